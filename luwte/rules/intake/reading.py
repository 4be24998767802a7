"""The record as JSON and back: what is misspelled is refused with its place; what is left out stays left out."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from luwte.rules.intake.values import (
    NEVER,
    Advice,
    Capacity,
    Discussed,
    Guide,
    Kind,
    Professional,
    Record,
    State,
    ToldBy,
    Topic,
    When,
    Who,
)

KEYS = {
    "": {
        "country", "today", "kind", "complaints_since", "worsened_on", "new_information_on", "started_on",
        "in_treatment", "consulted", "guide", "topics", "professionals", "notes",
    },
    "guide": {"capacity", "register", "number"},
    "topic": {"state", "on", "ticked_on", "notes"},
    "professional": {
        "who", "name", "contact", "seen_on", "for_these_complaints", "medical_cause_discussed", "advice", "told_by",
        "told_on", "treating", "topics", "notes",
    },
}  # fmt: skip
Word = TypeVar("Word", bound=StrEnum)


class Unreadable(Exception):
    """The record does not have the shape of the schema; `wrong` pairs each place with what is wrong there."""

    def __init__(self, wrong: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{place}: {what}" for place, what in wrong))
        self.wrong = wrong


def from_json(value: Any) -> Record:
    """The record in a JSON object, or Unreadable with every fault in it."""
    reader = _Reader()
    whole = reader.object(value, "", "")
    who = reader.object(whole.get("guide"), "guide", "guide")
    guide = Guide(reader.word(who, "capacity", Capacity), reader.text(who, "register"), reader.text(who, "number"))
    topics = whole.get("topics")
    if topics is not None and not isinstance(topics, Mapping):
        reader.note("topics", "not an object")
    record = Record(
        kind=reader.word(whole, "kind", Kind),
        complaints_since=reader.when(whole, "complaints_since"),
        worsened_on=reader.when(whole, "worsened_on"),
        new_information_on=reader.when(whole, "new_information_on"),
        started_on=reader.when(whole, "started_on"),
        in_treatment=reader.yes(whole, "in_treatment"),
        consulted=reader.count(whole, "consulted"),
        guide=guide,
        topics=reader.topics(topics if isinstance(topics, Mapping) else {}),
        professionals=reader.professionals(whole.get("professionals")),
        notes=reader.text(whole, "notes"),
    )
    if reader.wrong:
        raise Unreadable(reader.wrong)
    return record


def to_json(record: Record) -> dict[str, Any]:
    """A JSON object that `from_json` takes back."""
    return {
        "kind": record.kind,
        "complaints_since": _said(record.complaints_since),
        "worsened_on": _said(record.worsened_on),
        "new_information_on": _said(record.new_information_on),
        "started_on": _said(record.started_on),
        "in_treatment": record.in_treatment,
        "consulted": record.consulted,
        "guide": {"capacity": record.guide.capacity, "register": record.guide.register, "number": record.guide.number},
        "topics": {
            topic.value: {"state": one.state, "on": _said(one.on), "ticked_on": _said(one.ticked)}
            for topic, one in record.topics.items()
        },
        "professionals": [_professional(one) for one in record.professionals],
        "notes": record.notes,
    }


def _professional(one: Professional) -> dict[str, Any]:
    return {
        "who": one.who,
        "name": one.name,
        "contact": one.contact,
        "seen_on": _said(one.seen_on),
        "for_these_complaints": one.for_these_complaints,
        "medical_cause_discussed": one.medical_cause_discussed,
        "advice": one.advice,
        "told_by": one.told_by,
        "told_on": _said(one.told_on),
        "treating": one.treating,
        "topics": sorted(topic.value for topic in one.topics),
    }


def _said(when: When) -> str | None:
    if when is None:
        return None
    return NEVER.value if when is NEVER else when.isoformat()


class _Reader:
    """Reads field by field and keeps every fault."""

    def __init__(self) -> None:
        self.wrong: list[tuple[str, str]] = []

    def note(self, place: str, what: str) -> None:
        self.wrong.append((place, what))

    def object(self, value: Any, place: str, kind: str) -> Mapping[str, Any]:
        if value is None:
            return {}
        if not isinstance(value, Mapping):
            self.note(place or "the record", "not an object")
            return {}
        for name in sorted(set(value) - KEYS[kind], key=str):
            self.note(f"{place}.{name}".lstrip("."), "an unknown field")
        return value

    def word(self, value: Mapping[str, Any], name: str, words: type[Word], place: str = "") -> Word | None:
        found = value.get(name)
        if found is None:
            return None
        try:
            return words(found)
        except ValueError:
            self.note(place + name, f"not one of {', '.join(words)}")
            return None

    def when(self, value: Mapping[str, Any], name: str, place: str = "") -> When:
        found = value.get(name)
        if found is None or found == NEVER:
            return None if found is None else NEVER
        try:
            text = str(found)
            return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
        except ValueError:
            self.note(place + name, 'not a day as 2026-11-24, nor "never"')
            return None

    def day(self, value: Mapping[str, Any], name: str, place: str) -> date | None:
        found = self.when(value, name, place)
        if found is NEVER:
            self.note(place + name, "not a day as 2026-11-24")
            return None
        return found.date() if isinstance(found, datetime) else found

    def yes(self, value: Mapping[str, Any], name: str, place: str = "") -> bool | None:
        found = value.get(name)
        if found is not None and not isinstance(found, bool):
            self.note(place + name, "not true or false")
            return None
        return found

    def count(self, value: Mapping[str, Any], name: str) -> int | None:
        found = value.get(name)
        if found is not None and (not isinstance(found, int) or isinstance(found, bool) or found < 0):
            self.note(name, "not a whole number")
            return None
        return found

    def text(self, value: Mapping[str, Any], name: str, place: str = "") -> str:
        found = value.get(name)
        if found is not None and not isinstance(found, str):
            self.note(place + name, "not text")
        return found if isinstance(found, str) else ""

    def topics(self, value: Mapping[str, Any]) -> dict[Topic, Discussed]:
        found: dict[Topic, Discussed] = {}
        for name, inner in value.items():
            place = f"topics.{name}"
            if name not in set(Topic):
                self.note(place, "an unknown topic")
                continue
            talk = self.object(inner, place, "topic")
            on = self.when(talk, "on", f"{place}.")
            if on is NEVER:
                self.note(f"{place}.on", "not a day as 2026-11-24")
                on = None
            state, ticked = self.word(talk, "state", State, f"{place}."), self.when(talk, "ticked_on", f"{place}.")
            found[Topic(name)] = Discussed(state, on, ticked)
        return found

    def professionals(self, value: Any) -> tuple[Professional, ...]:
        if value is None:
            return ()
        if not isinstance(value, list):
            self.note("professionals", "not a list")
            return ()
        return tuple(self._professional(inner, f"professionals.{place}") for place, inner in enumerate(value))

    def _professional(self, value: Any, place: str) -> Professional:
        one, at = self.object(value, place, "professional"), f"{place}."
        return Professional(
            who=self.word(one, "who", Who, at),
            name=self.text(one, "name", at),
            contact=self.text(one, "contact", at),
            seen_on=self.day(one, "seen_on", at),
            for_these_complaints=self.yes(one, "for_these_complaints", at),
            medical_cause_discussed=self.yes(one, "medical_cause_discussed", at),
            advice=self.word(one, "advice", Advice, at),
            told_by=self.word(one, "told_by", ToldBy, at),
            told_on=self.day(one, "told_on", at),
            treating=self.yes(one, "treating", at),
            topics=self._known(one.get("topics"), f"{at}topics"),
        )

    def _known(self, value: Any, place: str) -> frozenset[Topic]:
        if value is None:
            return frozenset()
        if not isinstance(value, list) or any(name not in set(Topic) for name in value):
            self.note(place, "not a list of topics")
            return frozenset()
        return frozenset(Topic(name) for name in value)
