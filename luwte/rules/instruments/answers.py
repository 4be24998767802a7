"""Answers as JSON and back: what is stored is what was entered."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from luwte.rules.instruments.values import Answers, Coding, Place, Quantity, Value

PLACE = re.compile(r"((?:\d{1,4}(?:\.\d{1,4})*)?)#(.+)", re.DOTALL)
DIGITS = 40


class Unreadable(Exception):
    """The JSON holds no answers; `where` is the key that is not as it must be."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where


def to_json(answers: Answers) -> dict[str, list[Any]]:
    """A JSON object that `from_json` takes back."""
    return {str(place): [value_to_json(value) for value in values] for place, values in answers.items()}


def from_json(value: Any) -> dict[Place, tuple[Value, ...]]:
    """The answers in a JSON object, or Unreadable."""
    if not isinstance(value, Mapping):
        raise Unreadable("")
    found = {}
    for key, held in value.items():
        if not isinstance(held, list):
            raise Unreadable(str(key))
        found[place(str(key))] = tuple(value_from_json(one, str(key)) for one in held)
    return found


def place(words: str) -> Place:
    """The place that `str(place)` wrote, as in the name of a field; or Unreadable."""
    match = PLACE.fullmatch(words)
    if match is None:
        raise Unreadable(words)
    return Place(match[2], tuple(int(n) for n in match[1].split(".") if n))


def value_to_json(value: Value) -> Any:
    """One answer: yes, no, whole numbers and words as they are, the rest as an object that names its kind."""
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, Coding):
        return {"coding": {"code": value.code, "system": value.system, "display": value.display}}
    if isinstance(value, Quantity):
        named = {"unit": value.unit, "system": value.system, "code": value.code}
        return {"quantity": {"value": str(value.value), **named}}
    return value


def value_from_json(value: Any, where: str = "") -> Value:
    """One answer back, or Unreadable."""
    if isinstance(value, bool | int | str):
        return value
    if isinstance(value, Mapping) and len(value) == 1:
        [(kind, held)] = value.items()
        if kind == "decimal":
            return _number(held, where)
        if kind == "coding" and isinstance(held, Mapping):
            return Coding(*(_word(held, name, where) for name in ("code", "system", "display")))
        if kind == "quantity" and isinstance(held, Mapping):
            named = (_word(held, name, where) for name in ("unit", "system", "code"))
            return Quantity(_number(held.get("value"), where), *named)
    raise Unreadable(where)


def _word(held: Mapping[str, Any], name: str, where: str) -> str:
    word = held.get(name, "")
    if not isinstance(word, str):
        raise Unreadable(where)
    return word


def _number(value: Any, where: str) -> Decimal:
    try:
        number = Decimal(value) if isinstance(value, str) else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite() or abs(number.adjusted()) > DIGITS:
        raise Unreadable(where)
    return number
