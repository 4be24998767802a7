"""Something else than FHIR asks, at every single place of a file: it is read or refused, and nothing else happens."""

import json
from copy import deepcopy
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from luwte.exchange.fhir import calculations, questionnaires, responses
from luwte.exchange.fhir.taking import NotReadable
from luwte.rules.instruments.checking import check
from luwte.rules.instruments.values import Place, Quantity, Type
from tests.exchange.papers import SDC, concept, control, extension, item, paper, value_set

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
WILD = [
    None,
    True,
    -1,
    10**40,
    1.5,
    "",
    "x",
    "\ud800\0",
    [],
    {},
    [[]],
    [None],
    [{}],
    {"a": {}},
    {"coding": [{}]},
    ["x", 3],
]
PAPER = paper(
    item(
        "a",
        "choice",
        _text={"extension": [extension("rendering-xhtml", "String", "<b>x</b>")]},
        answerValueSet="#v",
        code=[{"code": "c"}],
    ),
    item(
        "g",
        "group",
        repeats=True,
        enableWhen=[{"question": "a", "operator": "=", "answerCoding": {"code": "y", "system": "s"}}],
        item=[
            item(
                "b",
                "quantity",
                extension=[control("slider"), extension("minValue", "Integer", 1)],
                initial=[{"valueQuantity": {"value": 1}}],
            ),
            item("h", "display", extension=[control("help")]),
            item(
                "d",
                "open-choice",
                answerOption=[{"valueInteger": 1, "extension": [extension("ordinalValue", "Decimal", 2)]}],
            ),
        ],
    ),
    item(
        "t",
        "decimal",
        extension=[
            extension(
                "sdc-questionnaire-calculatedExpression",
                "Expression",
                {"expression": "answers().ordinal().sum() + %v", "language": "text/fhirpath"},
                SDC,
            )
        ],
    ),
    contained=[
        value_set(
            "v", include=[{"system": "s", "concept": [concept("y", designation=[{"language": "en", "value": "z"}])]}]
        )
    ],
    extension=[extension("variable", "Expression", {"name": "v", "expression": "1", "language": "text/fhirpath"})],
    title="T",
    url="http://x/q",
)
RESPONSE = {
    "resourceType": "QuestionnaireResponse",
    "questionnaire": "http://x/q",
    "status": "completed",
    "item": [
        {"linkId": "a", "answer": [{"valueCoding": {"code": "y", "system": "s"}}]},
        {"linkId": "g", "item": [{"linkId": "b", "answer": [{"valueQuantity": {"value": 2, "unit": "kg"}}]}]},
        {"linkId": "g", "item": [{"linkId": "d", "answer": [{"valueInteger": 1}]}]},
        {"linkId": "t", "answer": [{"valueDecimal": 3}]},
    ],
}
EXAMPLES = {Type.QUANTITY: Quantity(Decimal(2), "kg"), Type.DECIMAL: Decimal(1), Type.INTEGER: 1, Type.BOOLEAN: True}


def paths(value, at=()):
    """Every place in JSON."""
    yield at
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, held in inside:
        yield from paths(held, (*at, key))


def otherwise(value, at, wild):
    """The same JSON, with something else at one place."""
    if not at:
        return wild
    changed = deepcopy(value)
    holder = changed
    for key in at[:-1]:
        holder = holder[key]
    holder[at[-1]] = wild
    return changed


@pytest.mark.parametrize("wild", WILD, ids=repr)
def test_at_every_place_of_a_questionnaire(wild):
    accepted = 0
    for at in paths(PAPER):
        try:
            found = questionnaires.read(json.dumps(otherwise(PAPER, at, wild)).encode())
        except NotReadable:
            continue
        accepted += 1
        questionnaire = found.questionnaire
        assert questionnaires.stored(found.resource) == questionnaire
        answers = {
            Place(one.link_id): (one.options[0].value if one.options else EXAMPLES.get(one.type, "x"),)
            for one in questionnaire.walk()
            if one.asks
        }
        check(questionnaire, answers)
        totals = calculations.calculate(questionnaire, answers, found.resource).totals
        QuestionnaireResponse.model_validate(responses.write(questionnaire, answers, authored=NOW, totals=totals))
    assert accepted > 50


@pytest.mark.parametrize("wild", WILD, ids=repr)
def test_at_every_place_of_a_response(wild):
    questionnaire = questionnaires.read(json.dumps(PAPER).encode()).questionnaire
    accepted = 0
    for at in paths(RESPONSE):
        try:
            told = responses.read(json.dumps(otherwise(RESPONSE, at, wild)).encode(), questionnaire)
        except NotReadable:
            continue
        accepted += 1
        check(questionnaire, told.answers)
        QuestionnaireResponse.model_validate(
            responses.write(questionnaire, told.answers, authored=NOW, totals=told.totals)
        )
    assert accepted > 20
