"""Responses in and out: odd places and types, repetitions, and R4 by the letter of another library."""

import json
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from hypothesis import given, settings

from luwte.exchange.fhir.responses import MOST_ANSWERS, MOST_REPETITIONS, read, write
from luwte.exchange.fhir.taking import Code, NotReadable, Reason
from luwte.rules.instruments.checking import Code as Wrong
from luwte.rules.instruments.checking import check
from luwte.rules.instruments.enabling import counting
from luwte.rules.instruments.values import (
    Coding,
    Condition,
    Item,
    Operator,
    Option,
    Place,
    Quantity,
    Questionnaire,
    Type,
    Words,
)
from tests.rules.test_enabling import answered

D = Decimal
NOW = datetime(2026, 11, 25, 10, 0, 5, tzinfo=timezone(timedelta(hours=1)))
YES = Coding("y", "s", "Ja")
EVERY = Questionnaire(
    (
        Item("boolean", Type.BOOLEAN),
        Item("decimal", Type.DECIMAL),
        Item("integer", Type.INTEGER),
        Item("date", Type.DATE),
        Item("datetime", Type.DATETIME),
        Item("time", Type.TIME),
        Item("string", Type.STRING, Words("Een vraag")),
        Item("url", Type.URL),
        Item("choice", Type.CHOICE, options=(Option(YES, Words("Ja")),)),
        Item("open", Type.OPEN_CHOICE, options=(Option(YES, Words("Ja")),)),
        Item(
            "days",
            Type.CHOICE,
            options=(Option("2026-01-01", Words("x")), Option("10:00:00", Words("x")), Option("a", Words("a"))),
        ),
        Item("quantity", Type.QUANTITY),
        Item("total", Type.QUANTITY, read_only=True, unit=Coding("{score}", "http://unitsofmeasure.org")),
        Item("sum", Type.INTEGER, read_only=True),
        Item("display", Type.DISPLAY),
        Item("group", Type.GROUP),
    ),
    url="http://x/q",
    version="1",
)


def response(*items, **more):
    return json.dumps(
        {"resourceType": "QuestionnaireResponse", "status": "completed", "item": list(items), **more}
    ).encode()


def answer(link_id, *values, **more):
    return {"linkId": link_id, "answer": list(values), **more}


def told(*items, paper=EVERY, **more):
    return read(response(*items, **more), paper)


def written(answers, questionnaire=EVERY, **more):
    found = write(questionnaire, answers, authored=NOW, **more)
    QuestionnaireResponse.model_validate(found)
    return found


def only(link_id, value, questionnaire=EVERY):
    [item] = written({Place(link_id): (value,)}, questionnaire)["item"]
    [given_] = item["answer"]
    return given_


@pytest.mark.parametrize(
    ("link_id", "value", "as_fhir"),
    [
        ("boolean", True, {"valueBoolean": True}),
        ("decimal", D("1.5"), {"valueDecimal": 1.5}),
        ("decimal", 2, {"valueDecimal": 2}),
        ("integer", 2, {"valueInteger": 2}),
        ("integer", 2**40, {"valueDecimal": 2**40}),
        ("date", "2026-11", {"valueDate": "2026-11"}),
        ("date", "gisteren", {"valueString": "gisteren"}),
        ("datetime", "2026-11-25T10:00", {"valueDateTime": "2026-11-25T10:00:00+01:00"}),
        ("datetime", "2026-11-25T10:00:00Z", {"valueDateTime": "2026-11-25T10:00:00+00:00"}),
        ("datetime", "2026-11-25", {"valueDateTime": "2026-11-25"}),
        ("time", "10:00", {"valueTime": "10:00:00"}),
        ("string", "x", {"valueString": "x"}),
        ("url", "https://x.nl", {"valueUri": "https://x.nl"}),
        ("url", "geen adres", {"valueString": "geen adres"}),
        ("choice", YES, {"valueCoding": {"system": "s", "code": "y", "display": "Ja"}}),
        ("choice", "y", {"valueString": "y"}),
        ("open", "anders", {"valueString": "anders"}),
        ("days", "2026-01-01", {"valueDate": "2026-01-01"}),
        ("days", "10:00:00", {"valueTime": "10:00:00"}),
        ("days", "a", {"valueString": "a"}),
        (
            "quantity",
            Quantity(D("1.5"), "kg", "http://unitsofmeasure.org", "kg"),
            {"valueQuantity": {"value": 1.5, "unit": "kg", "system": "http://unitsofmeasure.org", "code": "kg"}},
        ),
        ("quantity", Quantity(D(1), code="kg"), {"valueQuantity": {"value": 1, "unit": "kg"}}),
        ("string", 3, {"valueInteger": 3}),
        ("boolean", "ja", {"valueString": "ja"}),
    ],
)
def test_each_answer_by_its_type(link_id, value, as_fhir):
    assert only(link_id, value) == as_fhir


def test_what_stands_around_the_answers():
    found = written({Place("string"): ("x",)}, status="in-progress")
    assert found["questionnaire"] == "http://x/q|1"
    assert (found["status"], found["authored"]) == ("in-progress", "2026-11-25T10:00:05+01:00")
    assert found["item"] == [{"linkId": "string", "text": "Een vraag", "answer": [{"valueString": "x"}]}]
    assert "questionnaire" not in written({}, Questionnaire((Item("a", Type.STRING),), url="not an address"))
    assert "item" not in written({Place("string"): ("  ",), Place("choice"): (Coding(),), Place("nowhere"): ("x",)})
    with pytest.raises(ValueError, match="klaar"):
        write(EVERY, {}, authored=NOW, status="klaar")


def test_totals_are_stated_and_read_apart():
    found = written(
        {Place("integer"): (1,)}, totals={"total": D(10), "sum": D("2.5"), "display": D(1), "nowhere": D(1)}
    )
    back = read(json.dumps(found).encode(), EVERY)
    assert back.totals == {"total": D(10), "sum": D("2.5")}
    assert back.answers == {Place("integer"): (1,)}
    assert found["item"][1]["answer"][0]["valueQuantity"]["code"] == "{score}"
    assert written({}, totals={"sum": D("2.0")})["item"][0]["answer"] == [{"valueInteger": 2}]


def test_what_does_not_count_does_not_go_out():
    questionnaire = Questionnaire(
        (Item("a", Type.STRING), Item("b", Type.STRING, conditions=(Condition("a", Operator.EXISTS, True),)))
    )
    assert "item" not in written({Place("b"): ("x",)}, questionnaire)


@settings(deadline=None)
@given(answered())
def test_there_and_back(case):
    questionnaire, answers = case
    answers = {place: values for place, values in answers.items() if all(n >= 0 for n in place.under)}
    found = write(questionnaire, answers, authored=NOW)
    QuestionnaireResponse.model_validate(found)
    back = read(json.dumps(found).encode(), questionnaire)
    known = {item.link_id: item for item in questionnaire.walk()}
    sent = {place: values for place, values in counting(questionnaire, answers).items() if known[place.link_id].asks}
    # Repetitions without an answer close up; the answers themselves stay, in order.
    for link_id in known:
        came = [values for place, values in sorted(back.answers.items()) if place.link_id == link_id]
        went = [values for place, values in sorted(sent.items()) if place.link_id == link_id]
        assert came == went
    assert not [note for note in back.notes if note.code is Code.MOVED]


def test_repetitions_each_in_their_own_place():
    group = Item(
        "g",
        Type.GROUP,
        repeats=True,
        items=(Item("a", Type.STRING), Item("h", Type.GROUP, repeats=True, items=(Item("b", Type.STRING),))),
    )
    asked = Item("q", Type.STRING, repeats=True, items=(Item("c", Type.STRING),))
    plain = Item("p", Type.STRING, items=(Item("d", Type.STRING),))
    questionnaire = Questionnaire((group, asked, plain))
    answers = {
        Place("a", (0,)): ("one",),
        Place("a", (1,)): ("two",),
        Place("b", (1, 0)): ("x",),
        Place("b", (1, 1)): ("y",),
        Place("q"): ("first", "second"),
        Place("c", (1,)): ("below the second",),
        Place("d"): ("below nothing",),
    }
    found = written(answers, questionnaire)
    assert read(json.dumps(found).encode(), questionnaire).answers == answers
    assert [item["linkId"] for item in found["item"]] == ["g", "g", "q", "p"]
    assert found["item"][2]["answer"][1]["item"][0]["answer"] == [{"valueString": "below the second"}]
    assert found["item"][3]["answer"] == [{"item": [{"linkId": "d", "answer": [{"valueString": "below nothing"}]}]}]


# -- reading what others wrote -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("raw", [b"{}", b"[]", b'{"resourceType": "Questionnaire"}', b'{"resourceType": "Bundle"}'])
def test_no_response(raw):
    with pytest.raises(NotReadable) as fault:
        read(raw, EVERY)
    assert fault.value.reason is Reason.NOT_A_RESPONSE


def test_out_of_a_bundle():
    inside = json.loads(response(answer("string", {"valueString": "x"})))
    found = read(json.dumps({"resourceType": "Bundle", "entry": [{"resource": inside}]}).encode(), EVERY)
    assert found.answers == {Place("string"): ("x",)}


def test_what_is_noted():
    found = told(
        answer("nowhere", {"valueString": "x"}, item=[answer("integer", {"valueInteger": 1})]),
        answer("string", {"valueAttachment": {}}, {"item": [answer("url", {"valueUri": "u"})]}),
        answer("group", {"valueString": "x"}),
        {"answer": [{"valueString": "x"}]},
        status="in-progress",
        questionnaire="http://x/other|1",
    )
    assert {(note.code, note.where) for note in found.notes} == {
        (Code.UNKNOWN_ITEM, "nowhere"),
        (Code.UNKNOWN_ITEM, ""),
        (Code.MOVED, "integer"),
        (Code.MOVED, "url"),
        (Code.ANSWER_NOT_USED, "string"),
        (Code.ANSWER_NOT_USED, "group"),
        (Code.NOT_FINISHED, ""),
        (Code.OTHER_QUESTIONNAIRE, ""),
    }
    assert found.answers == {Place("integer"): (1,), Place("url"): ("u",)}
    assert found.status == "in-progress"
    assert told(questionnaire="http://x/q|7", authored="2026-01-01").notes == ()


@pytest.mark.parametrize(
    ("link_id", "given_", "value"),
    [
        ("integer", {"valueDecimal": 2.0}, 2),
        ("integer", {"valueInteger": "2"}, 2),
        ("integer", {"valueQuantity": {"value": 2}}, 2),
        ("decimal", {"valueQuantity": {"value": 2.5}}, D("2.5")),
        ("quantity", {"valueInteger": 2}, Quantity(D(2))),
        ("boolean", {"valueBoolean": "true"}, True),
        ("choice", {"valueCoding": {"code": "y"}}, YES),
        ("choice", {"valueCoding": {"display": "ja"}}, YES),
        ("choice", {"valueString": "Ja"}, YES),
        ("choice", {"valueCodeableConcept": {"coding": [{"code": "y"}]}}, YES),
        ("open", {"valueString": "anders"}, "anders"),
    ],
)
def test_what_was_meant_is_clear(link_id, given_, value):
    found = told(answer(link_id, given_))
    assert found.answers == {Place(link_id): (value,)}
    assert check(EVERY, found.answers) == ()


@pytest.mark.parametrize(
    ("link_id", "given_", "wrong"),
    [
        ("integer", {"valueString": "twee"}, Wrong.WRONG_TYPE),
        ("integer", {"valueDecimal": 2.5}, Wrong.WRONG_TYPE),
        ("boolean", {"valueInteger": 1}, Wrong.WRONG_TYPE),
        ("choice", {"valueCoding": {"code": "z"}}, Wrong.UNKNOWN_OPTION),
        ("choice", {"valueInteger": 1}, Wrong.WRONG_TYPE),
        ("date", {"valueDate": "25-11-2026"}, Wrong.WRONG_TYPE),
    ],
)
def test_what_does_not_fit_is_kept_and_told(link_id, given_, wrong):
    found = told(answer(link_id, given_))
    assert [one.code for one in check(EVERY, found.answers)] == [wrong]


def test_an_item_that_comes_twice_keeps_both_answers():
    found = told(answer("string", {"valueString": "x"}), answer("string", {"valueString": "y"}))
    assert found.answers == {Place("string"): ("x", "y")}
    assert [one.code for one in check(EVERY, found.answers)] == [Wrong.TOO_MANY]


def test_no_more_answers_than_a_person_gives():
    many = told(answer("string", *[{"valueString": str(n)} for n in range(MOST_ANSWERS + 5)]))
    assert len(many.answers[Place("string")]) == MOST_ANSWERS
    assert (Code.TOO_MANY_ANSWERS, "") in {(note.code, note.where) for note in many.notes}
    group = Questionnaire((Item("g", Type.GROUP, repeats=True, items=(Item("a", Type.STRING),)),))
    often = told(
        *[{"linkId": "g", "item": [answer("a", {"valueString": "x"})]} for _n in range(MOST_REPETITIONS + 5)],
        paper=group,
    )
    assert len(often.answers) == MOST_REPETITIONS


def test_moments_of_ours_have_a_zone():
    assert write(EVERY, {}, authored=datetime(2026, 11, 25, 10, tzinfo=UTC))["authored"] == "2026-11-25T10:00:00+00:00"
