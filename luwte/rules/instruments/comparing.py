"""When two answers are the same, and which of two is more."""

from datetime import datetime
from decimal import Decimal

from luwte.rules.instruments.values import Coding, Operator, Quantity, Value


def same(one: Value, other: Value) -> bool:
    """Whether two answers say the same. Without a system a code is compared by itself, without a code by its words."""
    if isinstance(one, Coding) and isinstance(other, Coding):
        return _same_coding(one, other)
    if isinstance(one, Coding) or isinstance(other, Coding):
        coding, words = (one, other) if isinstance(one, Coding) else (other, one)
        return isinstance(coding, Coding) and words != "" and words in (coding.code, coding.display)
    order = compared(one, other)
    return order == 0 if order is not None else type(one) is type(other) and one == other


def holds(operator: Operator, answer: Value, asked: Value) -> bool:
    """Whether one answer stands in the asked order to a value; what cannot be compared does not."""
    order = compared(answer, asked)
    if order is None:
        return False
    return {
        Operator.MORE: order > 0,
        Operator.LESS: order < 0,
        Operator.AT_LEAST: order >= 0,
        Operator.AT_MOST: order <= 0,
    }[operator]


def compared(one: Value, other: Value) -> int | None:
    """-1, 0 or 1; None where there is no order."""
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        alike = not (_unit(one) and _unit(other)) or _unit(one) == _unit(other)
        return _order(one.value, other.value) if alike else None
    left, right = _number(one), _number(other)
    if left is not None and right is not None:
        return _order(left, right)
    if isinstance(one, str) and isinstance(other, str):
        return _moments(one, other)
    return None


def _same_coding(one: Coding, other: Coding) -> bool:
    if one.code and other.code:
        return one.code == other.code and (not (one.system and other.system) or one.system == other.system)
    return bool(one.display) and one.display.casefold() == other.display.casefold()


def _unit(quantity: Quantity) -> str:
    return quantity.code or quantity.unit


def _number(value: Value) -> Decimal | int | None:
    """A number, also of a quantity; yes and no are none."""
    if isinstance(value, Quantity):
        return value.value
    return value if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def _order(one: Decimal | int, other: Decimal | int) -> int:
    return (one > other) - (one < other)


def _moments(one: str, other: str) -> int:
    """Two words in order; moments with a zone by the clock of the world."""
    left, right = _moment(one), _moment(other)
    if left and right:
        return (left > right) - (left < right)
    return (one > other) - (one < other)


def _moment(words: str) -> datetime | None:
    if "T" not in words:
        return None
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
