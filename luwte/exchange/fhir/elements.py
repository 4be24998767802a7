"""The small elements of FHIR as values: a coding, a quantity, and `value[x]` whatever its x."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from luwte.exchange.fhir.taking import Json, number, objects, text, whole
from luwte.rules.instruments.values import Coding, Quantity, Value

LONGEST_CODE = 500
WORDS = ("String", "Date", "DateTime", "Time", "Uri", "Url", "Code", "Instant", "Id", "Markdown", "Canonical", "Oid")
NUMBERS = ("Decimal", "Integer", "PositiveInt", "UnsignedInt", "Integer64")
QUANTITIES = ("Quantity", "Duration", "Age", "Count", "Distance", "Money", "SimpleQuantity")


def coding(value: Any) -> Coding | None:
    """A coding, also where it stands in a CodeableConcept or is only words; None where it holds nothing."""
    if isinstance(value, str):
        return Coding(code=text(value)[:LONGEST_CODE]) if text(value) else None
    if not isinstance(value, dict):
        return None
    inside = objects(value.get("coding"))
    if inside and not value.get("code"):
        return coding(inside[0])
    display = text(value.get("display")) or text(value.get("text"))
    code, system = text(value.get("code"))[:LONGEST_CODE], text(value.get("system"))[:LONGEST_CODE]
    return Coding(code, system, display) if code or display else None


def codings(value: Any) -> tuple[Coding, ...]:
    """The codings in a list."""
    return tuple(found for one in objects(value) if (found := coding(one)) is not None)


def quantity(value: Any) -> Quantity | None:
    """A quantity; a lone number is one without a unit."""
    if not isinstance(value, dict):
        lone = number(value)
        return Quantity(lone) if lone is not None else None
    found = number(value.get("value"))
    if found is None:
        return None
    unit, system, code = (text(value.get(name))[:LONGEST_CODE] for name in ("unit", "system", "code"))
    return Quantity(found, unit, system, code)


def valued(element: Json, prefix: str = "value") -> Iterator[tuple[str, Any]]:
    """Each `value[x]` of an element: its x and what stands there."""
    for key, held in element.items():
        if key.startswith(prefix) and len(key) > len(prefix) and key[len(prefix)].isupper():
            yield key[len(prefix) :], held


def value(element: Any, prefix: str = "value") -> Value | None:
    """The first `value[x]` of an element that can be read, or None."""
    if not isinstance(element, dict):
        return None
    return next((found for kind, held in valued(element, prefix) if (found := typed(kind, held)) is not None), None)


def typed(kind: str, held: Any) -> Value | None:
    """What stands at a `value[x]`, or None where it cannot be read as x."""
    if kind == "Boolean":
        return _yes_or_no(held)
    if kind in NUMBERS:
        found = number(held)
        small = found is not None and kind != "Decimal" and found == found.to_integral_value()
        return whole(held) if small else found
    if kind in ("Coding", "CodeableConcept"):
        return coding(held)
    if kind in QUANTITIES:
        return quantity(held)
    if kind in WORDS and isinstance(held, str | int | Decimal):
        return text(held) or None
    return None


def _yes_or_no(held: Any) -> bool | None:
    if isinstance(held, bool):
        return held
    said = text(held).casefold()
    return {"true": True, "false": False}.get(said)
