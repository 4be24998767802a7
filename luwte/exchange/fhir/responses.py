"""QuestionnaireResponses: answers that others sent, read tolerantly, and answers of ours written as R4."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from luwte.exchange.fhir.elements import value as read_value
from luwte.exchange.fhir.taking import Code, Json, Note, Notes, Reason, objects, resource, text
from luwte.exchange.fhir.tree import tree
from luwte.rules.instruments.checking import fits
from luwte.rules.instruments.comparing import same
from luwte.rules.instruments.enabling import counting
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

MOST_ANSWERS = 5_000
MOST_REPETITIONS = 1_000
STATUSES = ("in-progress", "completed", "amended", "entered-in-error", "stopped")
CANONICAL = re.compile(r"\S+")
NUMBERS = (Type.DECIMAL, Type.INTEGER, Type.QUANTITY)
LARGEST_INTEGER = 2**31 - 1


@dataclass(frozen=True, slots=True)
class ReadResponse:
    """The answers in a file; totals that it states itself stand apart, by linkId."""

    answers: dict[Place, tuple[Value, ...]]
    totals: dict[str, Decimal]
    notes: tuple[Note, ...]
    status: str = ""
    authored: str = ""


def read(data: bytes, questionnaire: Questionnaire) -> ReadResponse:
    """The answers to a questionnaire in a file, or NotReadable. Whether they fit is for `rules` to tell."""
    notes = Notes()
    found, _beside = resource(data, "QuestionnaireResponse", Reason.NOT_A_RESPONSE, notes)
    named, url = text(found.get("questionnaire")).split("|")[0], questionnaire.url.split("|")[0]
    if named and url and named != url:
        notes.add(Code.OTHER_QUESTIONNAIRE, "", named)
    status = text(found.get("status"))
    if status not in ("completed", "amended"):
        notes.add(Code.NOT_FINISHED, "", status)
    reading = _Reading(lines(questionnaire), notes)
    reading.items(found, {}, None)
    return ReadResponse(reading.answers, reading.totals, notes.all(), status, text(found.get("authored"))[:40])


@dataclass(slots=True)
class _Reading:
    known: Mapping[str, Line]
    notes: Notes
    answers: dict[Place, tuple[Value, ...]] = field(default_factory=dict)
    totals: dict[str, Decimal] = field(default_factory=dict)
    given: dict[Place, int] = field(default_factory=dict)
    number: int = 0

    def items(self, told: Json, around: Mapping[str, int], parent: str | None) -> None:
        """The items inside something; `around` tells which repetition of what it stands in."""
        times: dict[str, int] = {}
        for one in objects(told.get("item")):
            link_id = text(one.get("linkId"))
            line = self.known.get(link_id)
            if line is None:
                self.notes.add(Code.UNKNOWN_ITEM, link_id)
                self._inside(one, around, link_id)
                continue
            if line.parent != parent:
                self.notes.add(Code.MOVED, link_id)
            if line.item.repeats and line.item.type is Type.GROUP:
                times[link_id] = times.get(link_id, -1) + 1
                if times[link_id] >= MOST_REPETITIONS:
                    self.notes.add(Code.TOO_MANY_ANSWERS, link_id)
                    continue
                self._inside(one, {**around, link_id: times[link_id]}, link_id)
            else:
                self._question(one, line, around)

    def _inside(self, told: Json, around: Mapping[str, int], link_id: str) -> None:
        """What stands within an item that holds no answers, or none that are known."""
        self.items(told, around, link_id)
        for answer in objects(told.get("answer")):
            self.items(answer, around, link_id)

    def _question(self, told: Json, line: Line, around: Mapping[str, int]) -> None:
        link_id = line.item.link_id
        place = Place(link_id, tuple(around.get(one, 0) for one in line.around))
        self.items(told, around, link_id)
        for answer in objects(told.get("answer")):
            first = self.given.get(place, 0)
            found = read_value(answer)
            self.given[place] = first + (found is not None or "item" in answer)
            if found is not None:
                self._keep(line.item, place, found)
            elif set(answer) - {"item", "id", "extension"}:
                self.notes.add(Code.ANSWER_NOT_USED, link_id)
            self.items(answer, {**around, link_id: first} if line.item.repeats else around, link_id)

    def _keep(self, item: Item, place: Place, found: Value) -> None:
        if item.type in SILENT:
            self.notes.add(Code.ANSWER_NOT_USED, item.link_id)
            return
        stated = _number(found) if item.type in NUMBERS and not item.asks else None
        if stated is not None:
            self.totals.setdefault(item.link_id, stated)
            return
        self.number += 1
        if self.number > MOST_ANSWERS:
            self.notes.add(Code.TOO_MANY_ANSWERS)
            return
        self.answers[place] = (*self.answers.get(place, ()), fitted(item, found))


def fitted(item: Item, found: Value) -> Value:
    """An answer as the item's type has it, where that changes nothing of what was said."""
    if fits(item, found):
        return next((one.value for one in item.options if _alike(one.value, found)), found)
    number = _number(found)
    if number is not None and item.type is Type.DECIMAL:
        return number
    if number is not None and item.type is Type.INTEGER and number == number.to_integral_value():
        return int(number)
    if number is not None and item.type is Type.QUANTITY:
        return Quantity(number)
    return found


def _alike(option: Value, found: Value) -> bool:
    """Whether words or a code without its system are an option of the question."""
    return isinstance(option, Coding) and isinstance(found, Coding | str) and same(option, found)


def _number(found: Value) -> Decimal | None:
    if isinstance(found, Quantity):
        return found.value
    return Decimal(found) if isinstance(found, int | Decimal) and not isinstance(found, bool) else None


def write(
    questionnaire: Questionnaire,
    answers: Answers,
    *,
    authored: datetime,
    status: str = "completed",
    totals: Mapping[str, Decimal] | None = None,
) -> dict[str, Any]:
    """A QuestionnaireResponse with the answers that count, and computed totals by linkId."""
    if status not in STATUSES:
        raise ValueError(status)
    told = {place: values for place, values in counting(questionnaire, answers).items() if values}
    known = lines(questionnaire)
    for link_id, total in (totals or {}).items():
        if link_id in known and not known[link_id].around and known[link_id].item.type not in SILENT:
            told[Place(link_id)] = (_total(known[link_id].item, total),)
    items, _nodes = tree(questionnaire, told, lambda item, value: given(item, value, authored))
    address = f"{questionnaire.url}|{questionnaire.version}" if questionnaire.version else questionnaire.url
    return {
        "resourceType": "QuestionnaireResponse",
        **({"questionnaire": address} if questionnaire.url and CANONICAL.fullmatch(address) else {}),
        "status": status,
        "authored": authored.isoformat(timespec="seconds"),
        **({"item": items} if items else {}),
    }


def given(item: Item, value: Value, authored: datetime | None = None) -> dict[str, Any] | None:
    """One answer as `value[x]`: by the item's type where it fits, else by what it is; None for an empty one."""
    if isinstance(value, bool):
        return {"valueBoolean": value}
    if isinstance(value, Coding):
        return {"valueCoding": _coding(value)} if value.code or value.display else None
    if isinstance(value, Quantity):
        return {"valueQuantity": _quantity(value)}
    if isinstance(value, int | Decimal):
        return _numbered(item, value)
    return _worded(item, value, authored) if value.strip() else None


def _total(item: Item, total: Decimal) -> Value:
    if item.type is Type.QUANTITY:
        unit = item.unit or Coding()
        return Quantity(total, unit.display or unit.code, unit.system, unit.code)
    return int(total) if item.type is Type.INTEGER and total == total.to_integral_value() else total


def _numbered(item: Item, value: int | Decimal) -> dict[str, Any]:
    whole = isinstance(value, int) and abs(value) <= LARGEST_INTEGER
    if whole and item.type is not Type.DECIMAL:
        return {"valueInteger": value}
    return {"valueDecimal": plain(value)}


def _worded(item: Item, value: str, authored: datetime | None) -> dict[str, Any]:
    if item.type is Type.URL and CANONICAL.fullmatch(value):
        return {"valueUri": value}
    if item.type in (Type.DATE, Type.DATETIME, Type.TIME) and fits(item, value):
        return _moment(item.type, value, authored)
    if item.type is Type.CHOICE or item.options:
        kind = next((_kind(one.value) for one in item.options if one.value == value), "String")
        return {f"value{kind}": value}
    return {"valueString": value}


def _kind(value: Value) -> str:
    """A date or a time among the options."""
    if isinstance(value, str):
        if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value) and fits(Item("", Type.DATE), value):
            return "Date"
        if re.fullmatch(r"\d\d:\d\d:\d\d", value) and fits(Item("", Type.TIME), value):
            return "Time"
    return "String"


def _moment(kind: Type, value: str, authored: datetime | None) -> dict[str, Any]:
    """R4 wants seconds in a time, and seconds and a zone in a moment; a browser gives neither."""
    if kind is Type.DATE:
        return {"valueDate": value}
    if kind is Type.TIME:
        from datetime import time

        return {"valueTime": time.fromisoformat(value).replace(tzinfo=None).isoformat(timespec="seconds")}
    if "T" not in value:
        return {"valueDateTime": value}
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None and authored is not None:
        moment = moment.replace(tzinfo=authored.tzinfo)
    return {"valueDateTime": moment.isoformat(timespec="seconds")}


def _coding(value: Coding) -> dict[str, str]:
    told = {"system": value.system, "code": value.code, "display": value.display}
    return {key: said for key, said in told.items() if said}


def _quantity(value: Quantity) -> dict[str, Any]:
    told = {"unit": value.unit, "system": value.system, "code": value.code}
    if value.code and not value.system:
        told = {"unit": value.unit or value.code}
    return {"value": plain(value.value), **{key: said for key, said in told.items() if said}}


def plain(value: int | Decimal) -> int | float:
    """A number as JSON has them."""
    return int(value) if value == int(value) else float(value)


def answered(items: list[Json]) -> Iterator[Json]:
    """Every answer in the items of a response, as they stand."""
    left = list(reversed(items))
    while left:
        one = left.pop()
        given_ = objects(one.get("answer"))
        yield from given_
        inside = [inner for holder in (one, *given_) for inner in objects(holder.get("item"))]
        left.extend(reversed(inside))
