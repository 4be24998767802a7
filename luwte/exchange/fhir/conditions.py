"""When an item counts: enableWhen as values, also as STU3 wrote it."""

from luwte.exchange.fhir.elements import value, valued
from luwte.exchange.fhir.taking import Code, Json, Notes, extension, objects, text
from luwte.rules.instruments.values import Condition, Operator

OPERATORS = {operator.value: operator for operator in Operator} | {"==": Operator.SAME, "<>": Operator.OTHER}


def conditions(item: Json, notes: Notes, where: str) -> tuple[tuple[Condition, ...], bool]:
    """The conditions of an item, and whether one of them is enough.

    One that cannot be used counts as met: nothing is hidden by a guess.
    """
    if extension(item, "sdc-questionnaire-enableWhenExpression") is not None:
        notes.add(Code.CONDITION_EXPRESSION, where)
    told = objects(item.get("enableWhen"))
    if "enableWhen" in item and not told:
        notes.add(Code.WRONG_SHAPE, where)
    any_ = _any(item, len(told), notes, where)
    found = [_condition(one) for one in told]
    if None in found:
        notes.add(Code.CONDITION_NOT_USED, where)
        if any_:
            return (), True
    return tuple(one for one in found if one is not None), any_


def _any(item: Json, number: int, notes: Notes, where: str) -> bool:
    """R4 wants it said where there is more than one; STU3 meant any."""
    said = text(item.get("enableBehavior")).casefold()
    if said not in ("any", "all") and number > 1:
        notes.add(Code.WRONG_SHAPE, where, "enableBehavior")
    return said != "all"


def _condition(told: Json) -> Condition | None:
    question = text(told.get("question"))
    if not question:
        return None
    if "hasAnswer" in told:
        return Condition(question, Operator.EXISTS, value({"valueBoolean": told["hasAnswer"]}) is not False)
    operator = OPERATORS.get(text(told.get("operator")) or "=")
    asked = value(told, "answer")
    if asked is None:  # "answerInteger": "2022-09" says clearly enough what is meant
        asked = next((held for _kind, held in valued(told, "answer") if isinstance(held, str) and text(held)), None)
    if operator is None or asked is None:
        return None
    if operator is Operator.EXISTS and not isinstance(asked, bool):
        return None
    return Condition(question, operator, asked)
