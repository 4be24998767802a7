"""Whether answers fit a questionnaire: what does not is told by code and place, and nothing is thrown away."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum

from luwte.rules.instruments.comparing import compared, same
from luwte.rules.instruments.enabling import enabled
from luwte.rules.instruments.values import (
    SILENT,
    Answers,
    Coding,
    Item,
    Line,
    Place,
    Quantity,
    Questionnaire,
    Type,
    Value,
    lines,
)

PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class Code(StrEnum):
    """What is not as the questionnaire asks."""

    UNKNOWN_ITEM = "unknown item"
    NO_SUCH_PLACE = "no such repetition"
    NO_QUESTION = "not a question"
    HIDDEN = "does not count now"
    WRONG_TYPE = "wrong type"
    MISSING = "missing"
    TOO_LOW = "too low"
    TOO_HIGH = "too high"
    TOO_SHORT = "too short"
    TOO_LONG = "too long"
    TOO_PRECISE = "too many decimals"
    UNKNOWN_OPTION = "unknown option"
    TOO_FEW = "too few answers"
    TOO_MANY = "too many answers"
    NOT_ALONE = "goes with no other answer"


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that does not fit, and where."""

    code: Code
    place: Place


def check(questionnaire: Questionnaire, answers: Answers) -> tuple[Wrong, ...]:
    """All that does not fit, in the order of paper; what belongs to no item comes last."""
    known = lines(questionnaire)
    open_ = enabled(questionnaire, answers)
    rank = {link_id: n for n, link_id in enumerate(known)}
    wrong = {Wrong(code, place) for place, values in answers.items() for code in _given(place, values, known, open_)}
    wrong |= {Wrong(Code.MISSING, place) for place in _missing(known, answers, open_)}
    return tuple(sorted(wrong, key=lambda one: (rank.get(one.place.link_id, len(rank)), one.place, one.code)))


def fits(item: Item, value: Value) -> bool:
    """Whether an answer is of the item's type."""
    if item.type in (Type.CHOICE, Type.OPEN_CHOICE):
        return isinstance(value, Coding | str) or any(type(value) is type(one.value) for one in item.options)
    if item.type is Type.BOOLEAN:
        return isinstance(value, bool)
    if item.type is Type.INTEGER:
        return isinstance(value, int) and not isinstance(value, bool)
    if item.type is Type.DECIMAL:
        return isinstance(value, int | Decimal) and not isinstance(value, bool)
    if item.type is Type.QUANTITY:
        return isinstance(value, Quantity)
    return isinstance(value, str) and _written(item.type, value)


def _given(place: Place, values: tuple[Value, ...], known: dict[str, Line], open_: frozenset[Place]) -> Iterator[Code]:
    line = known.get(place.link_id)
    if not values:
        return
    if line is None:
        yield Code.UNKNOWN_ITEM
    elif line.item.type in SILENT:
        yield Code.NO_QUESTION
    elif len(place.under) != len(line.around) or any(n < 0 for n in place.under):
        yield Code.NO_SUCH_PLACE
    else:
        if place not in open_:
            yield Code.HIDDEN
        yield from _several(line.item, values)
        for value in values:
            yield from _one(line.item, value)


def _several(item: Item, values: tuple[Value, ...]) -> Iterator[Code]:
    most = (item.bounds.most or None) if item.repeats else 1
    if most is not None and len(values) > most:
        yield Code.TOO_MANY
    if item.repeats and len(values) < item.bounds.fewest:
        yield Code.TOO_FEW
    if len(values) > 1 and any(one.alone and same(one.value, value) for one in item.options for value in values):
        yield Code.NOT_ALONE


def _one(item: Item, value: Value) -> Iterator[Code]:
    if not fits(item, value):
        yield Code.WRONG_TYPE
        return
    bounds = item.bounds
    if isinstance(value, str):
        if bounds.longest is not None and len(value) > bounds.longest:
            yield Code.TOO_LONG
        if len(value) < bounds.shortest:
            yield Code.TOO_SHORT
    if bounds.lowest is not None and compared(value, bounds.lowest) == -1:
        yield Code.TOO_LOW
    if bounds.highest is not None and compared(value, bounds.highest) == 1:
        yield Code.TOO_HIGH
    if bounds.decimals is not None and _decimals(value) > bounds.decimals:
        yield Code.TOO_PRECISE
    if not _chosen(item, value):
        yield Code.UNKNOWN_OPTION


def _chosen(item: Item, value: Value) -> bool:
    """Whether an answer is among the options; words of one's own are welcome where the item is open."""
    if item.type is Type.OPEN_CHOICE and isinstance(value, str):
        return True
    if not item.options:
        return item.type not in (Type.CHOICE, Type.OPEN_CHOICE)
    return any(same(value, one.value) for one in item.options)


def _decimals(value: Value) -> int:
    number = value.value if isinstance(value, Quantity) else value
    exponent = number.as_tuple().exponent if isinstance(number, Decimal) else 0
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _written(kind: Type, words: str) -> bool:
    """Whether words are written as the type asks; a date may be a year or a month."""
    if kind in (Type.STRING, Type.TEXT):
        return True
    if kind is Type.URL:
        return bool(words) and not any(sign.isspace() for sign in words)
    try:
        if kind is Type.TIME:
            time.fromisoformat(words)
        elif kind is Type.DATETIME and "T" in words:
            datetime.fromisoformat(words)
        else:
            date.fromisoformat((words + "-01-01")[:10])
            return PARTIAL.fullmatch(words) is not None
    except ValueError:
        return False
    return True


def _missing(known: dict[str, Line], answers: Answers, open_: frozenset[Place]) -> Iterator[Place]:
    told = _told(known, answers)
    for place in open_:
        line = known[place.link_id]
        if not line.item.required or place in told or _absent(place, line, known, told):
            continue
        if line.item.asks or (line.item.type is Type.GROUP and any(one.asks for one in line.item.items)):
            yield place


def _told(known: dict[str, Line], answers: Answers) -> set[Place]:
    """Every place with an answer at it or within it."""
    told: set[Place] = set()
    for place, values in answers.items():
        line = known.get(place.link_id)
        while values and line is not None and len(place.under) >= len(line.around):
            here = Place(line.item.link_id, place.under[: len(line.around)])
            if here in told:
                break
            told.add(here)
            line = known.get(line.parent) if line.parent is not None else None
    return told


def _absent(place: Place, line: Line, known: dict[str, Line], told: set[Place]) -> bool:
    """Whether it stands in a repeating item that need not be there at all, and is not."""
    for depth, around in enumerate(line.around):
        if not known[around].item.required and Place(around, place.under[:depth]) not in told:
            return True
    return False
