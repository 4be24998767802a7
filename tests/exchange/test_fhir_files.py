"""FHIR files that others made: read or refused, scored as they say or not, and no mutant breaks the reading."""

import json
import os
import random
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from luwte.exchange.fhir import calculations, questionnaires, responses
from luwte.exchange.fhir.taking import Code, NotReadable, Reason
from luwte.library.instruments import facts
from luwte.rules.instruments.checking import check, fits
from luwte.rules.instruments.enabling import enabled
from luwte.rules.instruments.matching import Remark, match
from luwte.rules.instruments.scoring import score
from luwte.rules.instruments.totals import for_response, totals
from luwte.rules.instruments.values import Place, Quantity, Type
from tests.others import DATA, files, needs_data

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
MUTANTS = int(os.environ.get("LUWTE_FILE_MUTANTS", "12"))  # `make prove` asks for more
REASONS = {
    "not-json-GAD-7": Reason.NOT_JSON,
    "test__data__R4__q-enableWhen-with-reference-loop": Reason.LOOP,
    "test__data__R4__q-with-modifierExtension": Reason.MODIFIER_EXTENSION,
    "test__data__questionnaire-enableWhen-missing-linkId": Reason.UNKNOWN_QUESTION,
}
WORDS = {Type.DATE: "2026-11-25", Type.DATETIME: "2026-11-25T10:00", Type.TIME: "10:00", Type.URL: "https://x.nl"}


def named(name):
    return lambda place: place.stem if place else name


def read(name, folder="questionnaires"):
    return (DATA / "fhir" / folder / f"{name}.json").read_bytes()


def an_answer(item):
    """Some answer that fits."""
    if item.options:
        return item.options[-1].value
    if item.type in (Type.DECIMAL, Type.INTEGER):
        return Decimal("1.5") if item.type is Type.DECIMAL else 3
    if item.type is Type.QUANTITY:
        return Quantity(Decimal(7), "cm")
    return True if item.type is Type.BOOLEAN else WORDS.get(item.type, "een antwoord")


@pytest.mark.parametrize("place", files("questionnaires"), ids=lambda place: place.stem)
def test_every_file_is_accepted_filled_in_and_written(place):
    found = questionnaires.read(place.read_bytes())
    questionnaire = found.questionnaire
    assert any(item.asks for item in questionnaire.walk())
    again = questionnaires.read(found.resource.encode())
    assert again.questionnaire == questionnaire
    assert again.resource == found.resource
    answers = {}
    for _round in range(4):  # what is answered opens more
        for at in enabled(questionnaire, answers):
            item = next(one for one in questionnaire.walk() if one.link_id == at.link_id)
            if item.asks:
                answers.setdefault(at, (an_answer(item),))
                assert fits(item, answers[at][0])
    answers = {at: values for at, values in answers.items() if at in enabled(questionnaire, answers)}
    assert answers
    assert check(questionnaire, answers) == ()
    calculated = calculations.calculate(questionnaire, answers, found.resource)
    assert calculated.notes == ()
    known = match(questionnaire, facts())
    scores = score(questionnaire, answers, known) if known else ()
    stated = for_response(totals(questionnaire, scores, calculated.totals))
    written = responses.write(questionnaire, answers, authored=NOW, totals=stated)
    QuestionnaireResponse.model_validate(written)
    back = responses.read(json.dumps(written).encode(), questionnaire)
    assert set(back.answers) == set(answers)
    assert check(questionnaire, back.answers) == ()
    assert back.totals == stated
    assert [note for note in back.notes if note.code is not Code.OTHER_QUESTIONNAIRE] == []


@pytest.mark.parametrize("place", files("refuse"), ids=lambda place: place.stem)
def test_every_file_to_refuse_is_refused_with_its_reason(place):
    with pytest.raises(NotReadable) as fault:
        questionnaires.read(place.read_bytes())
    assert fault.value.reason is REASONS.get(place.stem, fault.value.reason)


@needs_data
@pytest.mark.parametrize(
    ("response", "total", "stated", "notes"),
    [
        ("input__examples__questionnaireresponse-sdc-profile-example-PHQ9", 10, 13, set()),
        ("Tests__SpeziQuestionnaireTests__Resources__PHQ9_response_spezi", 27, None, {Code.MOVED}),
    ],
)
def test_totals_are_added_up_again(response, total, stated, notes):
    found = questionnaires.read(read("input__examples__questionnaire-sdc-profile-example-PHQ9"))
    told = responses.read(read(response, "responses"), found.questionnaire)
    known = match(found.questionnaire, facts())
    assert known.facts.id == "phq-9"
    calculated = calculations.calculate(found.questionnaire, told.answers, found.resource)
    scores = score(found.questionnaire, told.answers, known)
    for one in totals(found.questionnaire, scores, calculated.totals, told.totals):
        assert (one.value, one.stated, one.mismatch) == (total, stated, stated is not None)
    assert {note.code for note in told.notes} == notes
    assert check(found.questionnaire, told.answers) == ()


@needs_data
@pytest.mark.parametrize(
    ("name", "instrument"),
    [
        ("CIRG-PHQ-4", "phq-4"),
        ("Questionnaire-example-GAD7", "gad-7"),
        ("test__data__R4__argonaut-phq9-ish", "phq-9"),
        ("test__data__R4__phq9", "phq-9"),
    ],
)
def test_the_facts_belong_to_the_file(name, instrument):
    found = match(questionnaires.read(read(name)).questionnaire, facts())
    assert (found.facts.id, len(found.items), found.remarks) == (instrument, len(found.facts.items), ())


@needs_data
def test_a_file_may_forget_to_turn_items_round():
    """HL7's PSS-10 adds up as the answers stand; by the facts items 4, 5, 7 and 8 count the other way."""
    found = questionnaires.read(read("Questionnaire-example-PSS10"))
    known = match(found.questionnaire, facts())
    assert known.turned == {"4", "5", "7", "8"}
    assert Remark.ALREADY_REVERSED not in known.remarks
    answers = {Place(item.link_id): (item.options[4].value,) for item in found.questionnaire.walk() if item.asks}
    assert score(found.questionnaire, answers, known)[0].value == 24
    assert calculations.calculate(found.questionnaire, answers, found.resource).totals == {"H1/TS": 40}


@needs_data
def test_variables_and_rounding():
    found = questionnaires.read(read("test__data__R4__weightHeightQuestionnaire"))
    answers = {Place("/29463-7"): (Decimal(70),), Place("/8302-2"): (Decimal(70),)}
    assert calculations.calculate(found.questionnaire, answers, found.resource).totals == {"/39156-5": Decimal("22.1")}
    phq = questionnaires.read(read("test__data__R4__phq9"))
    answers = {
        Place(item.link_id): (item.options[2].value,) for item in phq.questionnaire.walk() if item.asks and item.options
    }
    assert calculations.calculate(phq.questionnaire, answers, phq.resource).totals == {"/44261-6": 18}


@needs_data
def test_words_that_a_file_calculates_are_no_score():
    for name in ("CIRG-PC-PTSD-5", "input__examples__questionnaire-sdc-profile-example-hunger-vital-signs"):
        found = questionnaires.read(read(name))
        assert Code.NO_SCORE in {note.code for note in found.notes}
        answers = {
            Place(item.link_id): (item.options[0].value,)
            for item in found.questionnaire.walk()
            if item.asks and item.options
        }
        assert calculations.calculate(found.questionnaire, answers, found.resource).values == {}


# -- a small fuzzer ----------------------------------------------------------------------------------------------------

WILD = [
    None,
    True,
    0,
    -1,
    10**40,
    1.5,
    "",
    "x",
    "\ud800",
    "a\0b",
    [],
    {},
    [[]],
    [None],
    [{}],
    {"a": {}},
    {"coding": [{}]},
    ["x", 3],
]
KEYS = [
    "linkId",
    "type",
    "item",
    "text",
    "_text",
    "enableWhen",
    "answerOption",
    "extension",
    "valueCoding",
    "answerValueSet",
]
KEYS += ["repeats", "required", "initial", "option", "options", "answer", "code", "contained", "valueExpression", "url"]


def holders(value):
    """Every object and list within."""
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, dict | list):
            yield one
            left.extend(one.values() if isinstance(one, dict) else one)


def mutated(source, chance):
    """The same JSON with a few things otherwise."""
    value = json.loads(source)
    for _change in range(chance.randint(1, 4)):
        holder = chance.choice(list(holders(value)))
        wild = json.loads(json.dumps(chance.choice(WILD)))
        if isinstance(holder, list):
            where = chance.randrange(len(holder) + 1)
            holder[where : where + chance.randint(0, 1)] = [chance.choice([wild, *holder[:1]])]
        elif holder and chance.random() < 0.7:
            key = chance.choice(list(holder))
            holder[key] = chance.choice([wild, [holder[key]], {"a": holder[key]}, str(holder[key])])
        else:
            holder[chance.choice(KEYS)] = wild
    return json.dumps(value).encode()


@pytest.mark.parametrize("place", files("questionnaires"), ids=lambda place: place.stem)
def test_no_mutant_of_a_questionnaire_breaks_the_reading(place):
    chance, source = random.Random(place.stem), place.read_text(encoding="utf-8-sig")
    read_, filled = 0, 0
    for _mutant in range(MUTANTS):
        try:
            found = questionnaires.read(mutated(source, chance))
        except NotReadable:
            continue
        read_ += 1
        found.resource.encode()
        questionnaire = found.questionnaire
        assert questionnaires.read(found.resource.encode()).questionnaire == questionnaire
        answers = {Place(one.link_id): (an_answer(one),) for one in questionnaire.walk() if one.asks}
        filled += bool(answers)
        calculated = calculations.calculate(questionnaire, answers, found.resource)
        known = match(questionnaire, facts())
        scores = score(questionnaire, answers, known) if known else ()
        stated = for_response(totals(questionnaire, scores, calculated.totals))
        QuestionnaireResponse.model_validate(responses.write(questionnaire, answers, authored=NOW, totals=stated))
    assert read_ > MUTANTS // 6
    assert filled > MUTANTS // 6


@pytest.mark.parametrize("place", files("responses"), ids=lambda place: place.stem)
def test_no_mutant_of_a_response_breaks_the_reading(place):
    questionnaire = questionnaires.read(read("input__examples__questionnaire-sdc-profile-example-PHQ9")).questionnaire
    chance, source = random.Random(place.stem), place.read_text(encoding="utf-8-sig")
    for _mutant in range(4 * MUTANTS):
        try:
            told = responses.read(mutated(source, chance), questionnaire)
        except NotReadable:
            continue
        check(questionnaire, told.answers)
        QuestionnaireResponse.model_validate(responses.write(questionnaire, told.answers, authored=NOW))
