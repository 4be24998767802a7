"""Reads a FHIR Questionnaire tolerantly: what is odd is noted, and only what cannot be trusted is refused."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from luwte.exchange.fhir.elements import codings
from luwte.exchange.fhir.items import item, variables
from luwte.exchange.fhir.markup import LONGEST_MARKUP, MARKUP, described, words, xhtml
from luwte.exchange.fhir.taking import Code, Json, Note, Notes, NotReadable, Reason, objects, resource, text
from luwte.exchange.fhir.valuesets import Sets, sets
from luwte.rules.instruments.enabling import loop
from luwte.rules.instruments.values import Item, Questionnaire

MOST_ITEMS = 2_000


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds; `resource` is its JSON without what could act, to be stored and read again."""

    questionnaire: Questionnaire
    notes: tuple[Note, ...]
    resource: str


def read(data: bytes) -> Read:
    """The questionnaire in a file, or NotReadable."""
    notes = Notes()
    found, beside = resource(data, "Questionnaire", Reason.NOT_A_QUESTIONNAIRE, notes)
    if "item" in found and not isinstance(found["item"], list):
        notes.add(Code.WRONG_SHAPE, "item")
    _refuse_link_ids(found)
    beside = (*objects(found.get("contained")), *beside)
    items = _items(found, sets(beside), notes)
    if not items:
        notes.add(Code.NO_ITEMS)
    questionnaire = _whole(found, items, notes)
    _refuse_conditions(questionnaire, found)
    return Read(questionnaire, _with_calculations(questionnaire, notes), _stored(found, beside))


@lru_cache(maxsize=32)
def stored(resource_: str) -> Questionnaire:
    """The questionnaire that was read and stored before; kept, for every page of it asks again."""
    return read(resource_.encode()).questionnaire


def _whole(found: Json, items: tuple[Item, ...], notes: Notes) -> Questionnaire:
    return Questionnaire(
        items,
        title=words(found, "title", notes, "title"),
        name=text(found.get("name"))[:500],
        url=text(found.get("url"))[:500],
        version=text(found.get("version"))[:100],
        language=text(found.get("language"))[:20],
        description=described(found, "description", notes),
        terms=text(found.get("copyright"))[:5_000],
        codes=codings(found.get("code") or found.get("concept")),
        variables=variables(found),
    )


def _items(told: Json, shelf: Sets, notes: Notes) -> tuple[Item, ...]:
    return tuple(item(one, _link_id(one), _items(one, shelf, notes), shelf, notes) for one in _inside(told))


def _inside(told: Json) -> list[Json]:
    return objects(told.get("item"))


def _link_id(told: Json) -> str:
    return text(told.get("linkId"))


def _walk(found: Json) -> Iterator[Json]:
    left = list(reversed(_inside(found)))
    while left:
        one = left.pop()
        yield one
        left.extend(reversed(_inside(one)))


def _refuse_link_ids(found: Json) -> None:
    seen: set[str] = set()
    for number, one in enumerate(_walk(found), 1):
        link_id = _link_id(one)
        if not link_id:
            raise NotReadable(Reason.MISSING_LINK_ID, text(one.get("text"))[:100] or f"item {number}")
        if link_id in seen:
            raise NotReadable(Reason.DUPLICATE_LINK_ID, link_id)
        if number > MOST_ITEMS:
            raise NotReadable(Reason.TOO_MANY_ITEMS, f"> {MOST_ITEMS}")
        seen.add(link_id)


def _refuse_conditions(questionnaire: Questionnaire, found: Json) -> None:
    """No condition on a question that is not there, and no items that wait for each other."""
    there = {_link_id(one) for one in _walk(found)}
    for one in questionnaire.walk():
        for condition in one.conditions:
            if condition.question not in there:
                raise NotReadable(Reason.UNKNOWN_QUESTION, f"{one.link_id} → {condition.question}")
    circle = loop(questionnaire)
    if circle:
        raise NotReadable(Reason.LOOP, ", ".join(circle[:10]))


def _with_calculations(questionnaire: Questionnaire, notes: Notes) -> tuple[Note, ...]:
    """The notes, with the calculations that are not supported; where there are none their library stays unread."""
    if any(one.expression for one in questionnaire.walk()):
        from luwte.exchange.fhir.calculations import unsupported

        for link_id, about in unsupported(questionnaire):
            notes.add(Code.NO_SCORE, link_id, about)
    return notes.all()


def _stored(found: Json, beside: tuple[Json, ...]) -> str:
    """The resource alone, with the value sets beside it inside, without narrative and without markup that acts."""
    kept = {key: value for key, value in found.items() if key not in ("text", "contained")}
    inside = [one for one in beside if one.get("resourceType") in ("ValueSet", "CodeSystem")]
    if inside:
        kept = {**kept, "contained": [{k: v for k, v in one.items() if k != "text"} for one in inside]}
    return json.dumps(_clean(kept), ensure_ascii=False, separators=(",", ":"))


def _clean(value: Any) -> Any:
    if isinstance(value, dict):
        name = text(value.get("url")).rsplit("/", 1)[-1]
        if name in MARKUP:
            return {_clean(key): _acting(held, name, key) for key, held in value.items()}
        return {_clean(key): _clean(held) for key, held in value.items()}
    if isinstance(value, list):
        return [_clean(one) for one in value]
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode().replace("\0", "")
    return _exact(value) if isinstance(value, Decimal) else value


def _acting(held: Any, name: str, key: str) -> Any:
    """Markup as it is shown; what is too long to be shown is not kept either."""
    if not (isinstance(held, str) and key.startswith("value")):
        return _clean(held)
    if len(held) > LONGEST_MARKUP:
        return ""
    return xhtml(text(held), Notes(), "") if name == MARKUP[0] else _clean(held)


def _exact(value: Decimal) -> float | str:
    """A number as JSON writes it; as words where that would change it."""
    near = float(value)
    return near if Decimal(repr(near)) == value else str(value)
