"""Reading questionnaires tolerantly: every kind of thing that a file may say, and every kind of sloppiness."""

import json
from decimal import Decimal

import pytest

from luwte.exchange.fhir.questionnaires import MOST_ITEMS, read
from luwte.exchange.fhir.taking import MOST_BYTES, MOST_NOTES, Code, Reason
from luwte.rules.instruments.values import Aside, Bounds, Coding, Condition, Operator, Quantity, Type
from tests.exchange.papers import (
    SDC,
    control,
    extension,
    first,
    item,
    noted,
    paper,
    reading,
    refused,
)

D = Decimal


# -- what is refused ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", Reason.NOT_JSON),
        (b"{", Reason.NOT_JSON),
        (b"<Questionnaire/>", Reason.NOT_JSON),
        (b'{"resourceType": NaN}', Reason.NOT_JSON),
        (b'{"a": 1e99999999999999999999}', Reason.NOT_JSON),
        (b'{"a": ' + b"9" * 5000 + b"}", Reason.NOT_JSON),
        (b"\x00\x01", Reason.NOT_JSON),
        (b" " * (MOST_BYTES + 1), Reason.TOO_BIG),
        (b"[" * 100_000, Reason.TOO_DEEP),
        (b'{"a":' * 200 + b"1" + b"}" * 200, Reason.TOO_DEEP),
        (b"[]", Reason.NOT_A_QUESTIONNAIRE),
        (b'"Questionnaire"', Reason.NOT_A_QUESTIONNAIRE),
        ({"resourceType": "Patient"}, Reason.NOT_A_QUESTIONNAIRE),
        ({"resourceType": ["Questionnaire"]}, Reason.NOT_A_QUESTIONNAIRE),
        ({"resourceType": "Bundle"}, Reason.NOT_A_QUESTIONNAIRE),
        ({"resourceType": "Bundle", "entry": [{"resource": 3}, 4]}, Reason.NOT_A_QUESTIONNAIRE),
        (paper({"type": "string"}), Reason.MISSING_LINK_ID),
        (paper(item("")), Reason.MISSING_LINK_ID),
        (paper(item("  ")), Reason.MISSING_LINK_ID),
        (paper(item(["a"])), Reason.MISSING_LINK_ID),
        (paper(item("a"), item("g", "group", item=[item(" a ")])), Reason.DUPLICATE_LINK_ID),
        (paper(item("1"), item(1)), Reason.DUPLICATE_LINK_ID),
        (paper(modifierExtension=[{"url": "x"}]), Reason.MODIFIER_EXTENSION),
        (paper(item(modifierExtension={"url": "x"})), Reason.MODIFIER_EXTENSION),
        (paper(item(code=[{"code": "x", "modifierExtension": [{}]}])), Reason.MODIFIER_EXTENSION),
        (
            paper(item(enableWhen=[{"question": "b", "operator": "exists", "answerBoolean": True}])),
            Reason.UNKNOWN_QUESTION,
        ),
        (paper(item(enableWhen=[{"question": "a", "operator": "exists", "answerBoolean": True}])), Reason.LOOP),
        (paper(*[item(f"i{n}") for n in range(MOST_ITEMS + 1)]), Reason.TOO_MANY_ITEMS),
    ],
)
def test_what_is_refused(raw, reason):
    assert refused(raw) is reason


def test_an_empty_modifier_extension_changes_nothing():
    assert first(item(modifierExtension=[])).link_id == "a"


# -- what is taken anyway ----------------------------------------------------------------------------------------------


def test_a_byte_order_mark_and_other_encodings():
    value = json.dumps(paper(item(text="één")), ensure_ascii=False)
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        assert reading(None, value.encode(encoding)).questionnaire.items[0].words.plain == "één"
    found = reading(None, value.encode("latin-1"))
    assert found.questionnaire.items[0].words.plain == "één"
    assert (Code.ENCODING, "") in noted(found)


def test_out_of_a_bundle_with_its_value_sets():
    entries = [
        {
            "resource": {
                "resourceType": "ValueSet",
                "url": "http://x/vs",
                "compose": {"include": [{"system": "s", "concept": [{"code": "y"}]}]},
            }
        },
        {"resource": paper(item(type="choice", answerValueSet="http://x/vs|2"))},
        {"resource": paper(item("other"))},
    ]
    found = reading({"resourceType": "Bundle", "type": "collection", "entry": entries})
    assert found.questionnaire.items[0].options[0].value == Coding("y", "s")
    assert {(Code.BUNDLE, ""), (Code.MORE_THAN_ONE, "")} <= noted(found)
    assert json.loads(found.resource)["contained"][0]["url"] == "http://x/vs"


def test_lone_objects_and_wrong_shapes_are_taken_as_they_can_be():
    found = reading(paper() | {"item": item(code={"code": "c"}, required="true", repeats="yes", maxLength="5")})
    one = found.questionnaire.items[0]
    assert (one.codes, one.required, one.repeats, one.bounds.longest) == ((Coding("c"),), True, False, 5)
    assert (Code.WRONG_SHAPE, "item") in noted(found)
    odd = reading(paper(3, None, "x", item(text=["a"], enableWhen="no", maxLength=-1)))
    assert len(odd.questionnaire.items) == 1
    assert {(Code.WRONG_SHAPE, "a"), (Code.VALUE_NOT_USED, "a"), (Code.NO_TEXT, "a")} <= noted(odd)


def test_nothing_to_fill_in_is_noted():
    assert (Code.NO_ITEMS, "") in noted(reading(paper()))
    assert (Code.NO_ITEMS, "") in noted(reading({"resourceType": "Questionnaire"}))


def test_no_more_notes_than_a_person_reads():
    found = reading(paper(*[item(f"i{n}", "attachment") for n in range(MOST_NOTES + 50)]))
    assert len(found.notes) == MOST_NOTES + 1
    assert found.notes[-1].code is Code.MORE


def test_signs_that_no_database_keeps_are_gone():
    found = reading(
        None,
        b'{"resourceType": "Questionnaire", "item": [{"linkId": "a\\u0000", "text": "x\\ud800\\u0000y"}]}',
    )
    assert (found.questionnaire.items[0].link_id, found.questionnaire.items[0].words.plain) == ("a", "x?y")
    assert "\0" not in found.resource
    found.resource.encode()


def test_numbers_stay_exact():
    found = reading(
        None,
        json.dumps(paper(item(type="decimal", extension=[extension("maxValue", "Decimal", 0.1)])))
        .replace("0.1", "0.1000000000000000000001")
        .encode(),
    )
    assert found.questionnaire.items[0].bounds.highest == D("0.1000000000000000000001")


# -- items -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [kind for kind in Type if kind not in (Type.CHOICE, Type.ATTACHMENT, Type.REFERENCE)])
def test_every_type(kind):
    assert first(item(type=kind.value)).type is kind


def test_types_of_other_versions_and_none_at_all():
    options = [{"valueString": "x"}]
    found = reading(
        paper(
            item("1", "coding", answerOption=options),
            item("2", "coding", answerOption=options, answerConstraint="optionsOrString"),
            item("3", "Open_Choice", answerOption=options),
            item("4", "nonsense"),
            item("5", None, item=[item("5a")]),
            item("6", None, option=options),
            item("7", None),
            item("8", "question", answerOption=options),
        )
    )
    kinds = [one.type for one in found.questionnaire.items]
    assert kinds == [
        Type.CHOICE,
        Type.OPEN_CHOICE,
        Type.OPEN_CHOICE,
        Type.STRING,
        Type.GROUP,
        Type.CHOICE,
        Type.STRING,
        Type.CHOICE,
    ]
    assert {(Code.OLDER_VERSION, "1"), (Code.UNKNOWN_TYPE, "4"), (Code.NO_TYPE, "5"), (Code.NO_TYPE, "7")} <= noted(
        found
    )


def test_what_cannot_be_filled_in_here():
    found = reading(
        paper(item("f", "attachment"), item("r", "reference"), item("c", "choice"), item("o", "open-choice"))
    )
    assert [one.asks for one in found.questionnaire.items] == [False, False, False, True]
    assert {(Code.NOT_HERE, "f"), (Code.NOT_HERE, "r"), (Code.NO_OPTIONS, "c")} <= noted(found)


def test_a_total_is_not_asked_of_a_person():
    unit = extension("questionnaire-unit", "Coding", {"code": "{score}"})
    assert not first(item(type="decimal", extension=[unit])).asks
    assert first(item(type="decimal", extension=[unit, control("slider")])).asks


def test_everything_that_an_extension_may_say():
    told = item(
        type="decimal",
        prefix="1.",
        code=[{"code": "c", "system": "s", "display": "d"}, {}],
        required=True,
        repeats=True,
        readOnly=True,
        maxLength=9,
        extension=[
            extension("questionnaire-hidden", "Boolean", True),
            control("slider"),
            extension("entryFormat", "String", "00,0"),
            extension("questionnaire-unit", "Coding", {"code": "kg"}),
            extension("questionnaire-unitOption", "Coding", {"code": "g"}),
            extension("questionnaire-unitOption", "Coding", {"code": "kg"}),
            extension("questionnaire-unitOption", "Coding", {"code": "g"}),
            extension("questionnaire-sliderStepValue", "Integer", 2),
            extension("minValue", "Decimal", 1.5),
            extension("maxValue", "Integer", "9"),
            extension("minLength", "Integer", 2),
            extension("maxDecimalPlaces", "Integer", 1),
            extension("questionnaire-minOccurs", "Integer", 1),
            extension("questionnaire-maxOccurs", "Integer", 3),
            extension("regex", "String", "(a+)+$"),
            extension("sdc-questionnaire-candidateExpression", "Expression", {"expression": "x"}, SDC),
            extension("sdc-questionnaire-initialExpression", "Expression", {"expression": "x"}, SDC),
            extension("sdc-questionnaire-enableWhenExpression", "Expression", {"expression": "x"}, SDC),
        ],
    )
    found = reading(paper(told))
    one = found.questionnaire.items[0]
    assert (one.prefix, one.codes, one.required, one.repeats, one.read_only, one.hidden) == (
        "1.",
        (Coding("c", "s", "d"),),
        True,
        True,
        True,
        True,
    )
    assert (one.control, one.entry_format, one.unit, one.step) == ("slider", "00,0", Coding("kg"), 2)
    assert one.units == (Coding("g"), Coding("kg"))
    assert one.bounds == Bounds(D("1.5"), 9, 2, 9, 1, 1, 3)
    assert {Code.REGEX, Code.OUTSIDE_OPTIONS, Code.VALUE_NOT_USED, Code.CONDITION_EXPRESSION} <= {
        note.code for note in found.notes
    }


def test_units_out_of_a_value_set():
    units = {"resourceType": "ValueSet", "id": "u", "expansion": {"contains": [{"code": "kg"}, {"code": "g"}]}}
    told = item(type="quantity", extension=[extension("questionnaire-unitValueSet", "Canonical", "#u")])
    assert first(told, contained=[units]).units == (Coding("kg"), Coding("g"))
    assert (Code.OUTSIDE_OPTIONS, "a") in noted(reading(paper(told)))


def test_texts_beside_a_question_go_to_it():
    beside = [
        item("h", "display", "Uitleg", extension=[control("help")]),
        item("i", "display", "Zo doe je het", extension=[control("instructions", "questionnaire-displayCategory")]),
        item("l", "display", "Nooit", extension=[control("lower")]),
        item("u", "display", "Altijd", extension=[control("Upper")]),
        item("n", "display", "kg", extension=[control("unit")]),
        item("p", "display", "Hoeveel", extension=[control("prompt")]),
        item("f", "display", "Kort", extension=[control("flyover")]),
        item("d", "display", "Los"),
    ]
    one = first(item(type="integer", item=beside))
    assert [(help.kind, help.words.plain) for help in one.helps] == [
        (Aside.HELP, "Uitleg"),
        (Aside.INSTRUCTIONS, "Zo doe je het"),
        (Aside.LOWER, "Nooit"),
        (Aside.UPPER, "Altijd"),
        (Aside.UNIT, "kg"),
        (Aside.PROMPT, "Hoeveel"),
        (Aside.FLYOVER, "Kort"),
    ]
    assert [inner.link_id for inner in one.items] == ["d"]
    assert refused(paper(item(item=beside), item("h"))) is Reason.DUPLICATE_LINK_ID


def test_what_is_filled_in_beforehand():
    assert first(item(initial=[{"valueString": "x"}])).initial == ("x",)
    assert first(item(type="boolean", initial=[{"valueBoolean": False}])).initial == (False,)
    assert first(item(type="integer", repeats=True, initial=[{"valueInteger": 1}, {"valueInteger": 2}])).initial == (
        1,
        2,
    )
    older = reading(paper(item(initialString="x")))
    assert older.questionnaire.items[0].initial == ("x",)
    assert (Code.OLDER_VERSION, "a") in noted(older)
    options = [{"valueCoding": {"code": "y", "display": "Ja"}}, {"valueCoding": {"code": "n"}, "initialSelected": True}]
    assert first(item(type="choice", answerOption=options)).initial == (Coding("n"),)
    told = item(type="choice", answerOption=options, initial=[{"valueCoding": {"code": "y"}}])
    assert first(told).initial == (Coding("y", display="Ja"),)
    for odd in ([{"valueInteger": 1}], [{"valueString": "x"}, {"valueString": "y"}], [{}]):
        assert (Code.VALUE_NOT_USED, "a") in noted(reading(paper(item(initial=odd))))
    assert first(item(type="group", initial=[{"valueString": "x"}])).initial == ()


# -- conditions --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("operator", list(Operator))
def test_every_operator(operator):
    asked = {"answerBoolean": True} if operator is Operator.EXISTS else {"answerInteger": 3}
    when = {"question": "b", "operator": operator.value, **asked}
    assert first(item(enableWhen=[when]), item("b")).conditions == (Condition("b", operator, *asked.values()),)


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ({"answerBoolean": False}, False),
        ({"answerDecimal": 1.5}, D("1.5")),
        ({"answerInteger": 1}, 1),
        ({"answerDate": "2026-01-01"}, "2026-01-01"),
        ({"answerDateTime": "2026-01-01T10:00:00Z"}, "2026-01-01T10:00:00Z"),
        ({"answerTime": "10:00:00"}, "10:00:00"),
        ({"answerString": "x"}, "x"),
        ({"answerCoding": {"code": "c", "system": "s"}}, Coding("c", "s")),
        ({"answerQuantity": {"value": 1, "unit": "kg"}}, Quantity(D(1), "kg")),
        ({"answerInteger": "2026-09"}, "2026-09"),
    ],
)
def test_every_kind_of_answer_that_is_asked(told, value):
    when = {"question": "b", "operator": "=", **told}
    assert first(item(enableWhen=[when]), item("b")).conditions[0].value == value


def conditions(*told, **more):
    found = reading(paper(item(enableWhen=list(told), **more), item("b"), item("c")))
    return found.questionnaire.items[0], noted(found)


EXISTS = {"question": "b", "operator": "exists", "answerBoolean": True}


def test_any_and_all():
    assert not conditions(EXISTS, EXISTS, enableBehavior="all")[0].any_condition
    assert conditions(EXISTS, EXISTS, enableBehavior="any")[0].any_condition
    silent, notes = conditions(EXISTS, EXISTS)
    assert silent.any_condition
    assert (Code.WRONG_SHAPE, "a") in notes


@pytest.mark.parametrize(
    "odd",
    [
        {},
        {"operator": "=", "answerInteger": 1},
        {"question": "b", "operator": "~", "answerInteger": 1},
        {"question": "b", "operator": "="},
        {"question": "b", "operator": "exists", "answerInteger": 1},
        {"question": "b", "operator": "=", "answerReference": {"reference": "x"}},
    ],
)
def test_a_condition_that_cannot_be_used_hides_nothing(odd):
    every, notes = conditions(EXISTS, odd, enableBehavior="all")
    assert every.conditions == (Condition("b", Operator.EXISTS, True),)
    assert (Code.CONDITION_NOT_USED, "a") in notes
    assert conditions(EXISTS, odd, enableBehavior="any")[0].conditions == ()


def test_conditions_as_stu3_wrote_them():
    assert conditions({"question": "b", "hasAnswer": False})[0].conditions == (Condition("b", Operator.EXISTS, False),)
    assert conditions({"question": "b", "answerString": "x"})[0].conditions == (Condition("b", Operator.SAME, "x"),)


# -- large -------------------------------------------------------------------------------------------------------------


def test_two_hundred_items_and_deep_groups():
    many = [item(f"q{n}", "choice", answerOption=[{"valueInteger": m} for m in range(5)]) for n in range(200)]
    assert len(list(reading(paper(*many)).questionnaire.walk())) == 200
    deep = item("deepest")
    for n in range(50):
        deep = item(f"g{n}", "group", item=[deep])
    assert len(list(reading(paper(deep)).questionnaire.walk())) == 51


def test_nearly_five_megabytes():
    big = json.dumps(paper(*[item(f"q{n}", text="x" * 2_400) for n in range(1_999)])).encode()
    assert 4_500_000 < len(big) <= MOST_BYTES
    assert len(read(big).questionnaire.items) == 1_999
    hostile = json.dumps(
        paper(
            *[
                item(f"q{n}", _text={"extension": [extension("rendering-xhtml", "String", "<" * 19_000)]})
                for n in range(250)
            ]
        )
    ).encode()
    assert len(read(hostile).questionnaire.items) == 250
