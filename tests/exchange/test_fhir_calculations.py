"""The file's own calculations: what they may ask, what is not supported, and that hostile ones come to an end."""

from decimal import Decimal

import pytest

from luwte.exchange.fhir.calculations import calculate
from luwte.exchange.fhir.taking import Code
from luwte.rules.instruments.values import Coding, Place, Quantity
from tests.exchange.papers import SD, SDC, extension, item, noted, paper, reading

D = Decimal
OPTIONS = [
    {"valueCoding": {"code": f"c{n}", "system": "s"}, "extension": [extension("ordinalValue", "Decimal", n)]}
    for n in range(4)
]


def expression(text, name="", language="text/fhirpath"):
    return {"expression": text, "language": language, **({"name": name} if name else {})}


def total(text, kind="decimal", link_id="t", variables=(), **more):
    told = [extension("variable", "Expression", expression(said, name)) for name, said in variables]
    told.append(extension("sdc-questionnaire-calculatedExpression", "Expression", expression(text, **more), SDC))
    return item(link_id, kind, extension=told)


def asked(link_id, **more):
    return item(link_id, "choice", answerOption=OPTIONS, **more)


def coding(n):
    return (Coding(f"c{n}", "s"),)


def outcome(text, *others, variables=(), answers=None, kind="decimal"):
    found = reading(
        paper(asked("a"), asked("b"), item("n", "integer"), item("x", "decimal"), total(text, kind), *others)
    )
    told = answers or {Place("a"): coding(1), Place("b"): coding(3), Place("n"): (4,), Place("x"): (D("2.5"),)}
    return calculate(found.questionnaire, told, found.resource), found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("%resource.answers().value.ordinal().sum()", 4),
        ("%resource.answers().value.weight().sum()", 4),
        ("%resource.answers().ordinal().sum()", 4),
        ("answers().ordinal().sum()", None),
        ("%resource.item.where(linkId='a').answer.value.ordinal()", 1),
        ("%resource.item.where(linkId='n').answer.value * 2", 8),
        ("%resource.item.where(linkId='n').answer.valueInteger / 3", D(4) / D(3)),
        ("(%resource.item.where(linkId='n').answer.valueInteger / 3).round(2)", D("1.33")),
        ("(%resource.item.where(linkId='x').answer.value).round()", 3),
        ("%resource.item.answer.value.ofType(integer).sum()", 4),
        ("%resource.item.where(linkId='nowhere').answer.value.sum()", None),
        ("%resource.item.where(linkId='n').answer.value / 0", None),
        ("iif(%resource.item.where(linkId='a').answer.exists(), 7, {})", 7),
        ("%questionnaire.item.where(linkId='a').answerOption.value.ordinal().sum()", 6),
        ("1 + 1 // two", 2),
        ("%context.linkId.length()", 1),
        ("%qitem.count()", None),
    ],
)
def test_what_is_calculated(text, value):
    found, _paper = outcome(text)
    assert found.totals == ({} if value is None else {"t": value})


def test_the_kind_of_number_is_the_items():
    assert outcome("2.0", kind="integer")[0].values == {Place("t"): 2}
    assert outcome("2.5", kind="integer")[0].values == {Place("t"): D("2.5")}
    assert outcome("2", kind="quantity")[0].values == {Place("t"): Quantity(D(2))}
    unit = paper(asked("a"), {**total("2 'kg'", "quantity"), "code": [{"code": "x"}]})
    unit["item"][1]["extension"].append(extension("questionnaire-unit", "Coding", {"code": "kg"}))
    found = reading(unit)
    assert calculate(found.questionnaire, {Place("a"): coding(1)}, found.resource).totals == {"t": 2}


def test_the_same_code_may_score_otherwise_at_another_question():
    turned = [{**one, "extension": [extension("ordinalValue", "Decimal", 3 - n)]} for n, one in enumerate(OPTIONS)]
    questionnaire = paper(
        asked("a"),
        item("b", "choice", answerOption=turned),
        total("%resource.answers().value.ordinal().sum()"),
        total("%questionnaire.item[0].answerOption[0].valueCoding.code.ordinal()", link_id="u"),
    )
    found = reading(questionnaire)
    done = calculate(found.questionnaire, {Place("a"): coding(3), Place("b"): coding(3)}, found.resource)
    assert done.totals == {"t": 3}


def test_variables_of_the_file_of_groups_and_of_the_item():
    whole = [
        extension(
            "variable", "Expression", expression("%resource.item.item.where(linkId='a').answer.value.ordinal()", "one")
        )
    ]
    group = item(
        "g",
        "group",
        item=[asked("a"), total("%one + %two + %three", variables=[("three", "%two * 10")])],
        extension=[extension("variable", "Expression", expression("%one + 1", "two"))],
    )
    found = reading(paper(group, extension=whole))
    assert calculate(found.questionnaire, {Place("a"): coding(1)}, found.resource).totals == {"t": 23}


def test_one_calculation_may_need_another():
    later = total("%resource.item.where(linkId='u').answer.value + 1")
    earlier = total("%resource.answers().value.ordinal().sum()", link_id="u")
    found = reading(paper(asked("a"), later, earlier))
    assert calculate(found.questionnaire, {Place("a"): coding(2)}, found.resource).totals == {"t": 3, "u": 2}


def test_in_each_repetition_its_own():
    group = item("g", "group", repeats=True, item=[asked("a"), total("%resource.item.count()")])
    found = reading(paper(group))
    done = calculate(found.questionnaire, {Place("a", (0,)): coding(1), Place("a", (1,)): coding(2)}, found.resource)
    assert done.values == {Place("t", (0,)): 2, Place("t", (1,)): 2}
    assert done.totals == {}


def test_of_no_answers_nothing_is_calculated_nor_of_what_does_not_count():
    assert outcome("7", answers={Place("nowhere"): ("x",)})[0].values == {}
    closed = {**total("7"), "enableWhen": [{"question": "b", "operator": "exists", "answerBoolean": True}]}
    found = reading(paper(asked("a"), asked("b"), closed))
    assert calculate(found.questionnaire, {Place("a"): coding(1)}, found.resource).values == {}


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("%unknown + 1", "%unknown"),
        ("unknown()", "unknown()"),
        ("now()", "now()"),
        ("today()", "today()"),
        ("'a'.matches('(a+)+$')", "matches()"),
        ("'a'.replaceMatches('a', 'b')", "replaceMatches()"),
        ("10.power(1000000)", "power()"),
        ("'x'.trace('x')", "trace()"),
        ("1 1", "cannot be read"),
        ("(((", "cannot be read"),
        ("'", "cannot be read"),
        ("{" * 50, "cannot be read"),
        ("(" * 250 + "1" + ")" * 250, "cannot be read"),
        ("1" + "+1" * 900, "too long"),
        ("1+" * 5000 + "1", "too long"),
    ],
)
def test_what_is_not_supported_is_imported_without_a_score(text, about):
    found, read = outcome(text)
    assert found.values == {}
    assert (Code.NO_SCORE, "t") in noted(read)
    assert about in {note.about for note in read.notes}
    assert {note.code for note in found.notes} == {Code.NO_SCORE}


def test_another_language_and_words_are_not_supported():
    cql = reading(paper(asked("a"), total("x", language="text/cql")))
    assert (Code.NO_SCORE, "t") in noted(cql)
    words = reading(paper(asked("a"), total("'hoog'", "string")))
    assert (Code.NO_SCORE, "t") in noted(words)
    assert calculate(words.questionnaire, {Place("a"): coding(1)}, words.resource).values == {}
    empty = reading(paper(asked("a"), total("   ")))
    assert empty.questionnaire.items[1].expression is None


@pytest.mark.parametrize(
    "text",
    [
        "'words'",
        "true",
        "%resource",
        "%resource.item",
        "1 | 2",
        "'a' * 2",
        "-'a'",
        "%resource.item.single()",
        "(1).round(99)",
        "(1 | 2).round(1)",
        "%questionnaire.item.answerOption.valueCoding.sum()",
        "1 'kg' + 2 'm'",
    ],
)
def test_a_calculation_that_fails_has_no_score_and_says_so(text):
    found, _read = outcome(text)
    assert found.values == {}
    assert {note.code for note in found.notes} <= {Code.SCORE_FAILED, Code.NO_SCORE}
    assert found.notes


@pytest.mark.parametrize(
    "text",
    [
        "1.repeat($this + 1)",
        "'a'" + ".select($this & $this)" * 100,
        "1" + ".select($this * 1000)" * 60,
        "%resource.descendants()" + ".combine(%resource.descendants())" * 60,
        "%resource" + ".select(%resource.descendants())" * 6,
        "%resource.descendants().where(%resource.descendants().where(%resource.descendants().exists()).exists()).count()",
        "(1 | 2 | 3 | 4)" + ".select(1 | 2 | 3 | 4 | $this)" * 20 + ".select(%resource.item.item.item)" * 40,
    ],
)
def test_hostile_calculations_come_to_an_end(text):
    many = [asked(f"m{n}") for n in range(60)]
    told = {Place(f"m{n}"): coding(n % 4) for n in range(60)}
    found, _read = outcome(text, *many, answers=told)
    assert found.values == {}
    assert found.notes


def test_work_is_counted_over_all_variables():
    doubling = [("v0", "'xxxxxxxxxx'"), *((f"v{n}", f"%v{n - 1} & %v{n - 1}") for n in range(1, 60))]
    found = reading(paper(asked("a"), total("%v59.length()", variables=doubling)))
    assert {note.code for note in calculate(found.questionnaire, {Place("a"): coding(1)}, found.resource).notes} == {
        Code.TOO_MUCH_WORK
    }


def test_addresses_of_extensions_are_those_of_the_standard():
    assert SD.startswith("http://hl7.org/fhir/")


def test_more_expressions_than_a_score_needs_are_not_read():
    many = [total(f"{n} + " + " + ".join(["1"] * 150), link_id=f"t{n}") for n in range(60)]
    found = reading(paper(asked("a"), *many))
    assert {note.code for note in found.notes} == {Code.NO_SCORE}
    assert calculate(found.questionnaire, {Place("a"): coding(1)}, found.resource).values == {}
