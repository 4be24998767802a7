"""The record as JSON and back: what is misspelled is refused with its place; what is left out stays left out."""

import re
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
COUNTRIES = ("NL", "BE")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MOST = 50  # professionals in one record
Word = TypeVar("Word", bound=StrEnum)


class Unreadable(Exception):
    """The record does not have the shape of the schema; `wrong` pairs each place with what is wrong there."""

    def __init__(self, wrong: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{place}: {what}" for place, what in wrong))
        self.wrong = wrong


def from_json(value: Any) -> Record:
    """The record in a JSON object, or Unreadable with every fault in it."""
    reader = _Reader()
    record = reader.record(value)
    if reader.wrong:
        raise Unreadable(reader.wrong)
    return record


def case(value: Any, now: date, latest: date) -> tuple[Record, str, date]:
    """The record with its country and day of judging (NL and `now` when left out, `latest` at most), or Unreadable."""
    reader = _Reader()
    record = reader.record(value)
    whole = value if isinstance(value, Mapping) else {}
    country, today = whole.get("country"), reader.day(whole, "today", "")
    if country not in (None, *COUNTRIES):
        reader.note("country", f"not one of {', '.join(COUNTRIES)}")
    if today is not None and today > latest:
        reader.note("today", "a day that has yet to come")
    if reader.wrong:
        raise Unreadable(reader.wrong)
    return record, str(country or COUNTRIES[0]), today or now


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


def _moment(text: str) -> datetime:
    """A day with a time as ISO 8601 writes it; a seventh decimal and further add nothing."""
    return datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", text))


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

    def record(self, value: Any) -> Record:
        if value is None:
            self.note("the record", "not an object")
        whole = self.object(value, "", "")
        who = self.object(whole.get("guide"), "guide", "guide")
        topics = whole.get("topics")
        if topics is not None and not isinstance(topics, Mapping):
            self.note("topics", "not an object")
        return Record(
            kind=self.word(whole, "kind", Kind),
            complaints_since=self.when(whole, "complaints_since"),
            worsened_on=self.when(whole, "worsened_on"),
            new_information_on=self.when(whole, "new_information_on"),
            started_on=self.when(whole, "started_on"),
            in_treatment=self.yes(whole, "in_treatment"),
            consulted=self.count(whole, "consulted"),
            guide=Guide(
                self.word(who, "capacity", Capacity, "guide."),
                self.text(who, "register", "guide."),
                self.text(who, "number", "guide."),
            ),
            topics=self.topics(topics if isinstance(topics, Mapping) else {}),
            professionals=self.professionals(whole.get("professionals")),
            notes=self.text(whole, "notes"),
        )

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
            if isinstance(found, str) and DAY.fullmatch(found[:10]):
                return date.fromisoformat(found) if len(found) == len("2026-11-24") else _moment(found)
            raise ValueError
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
        whole = isinstance(found, int) or (isinstance(found, float) and found.is_integer())
        if found is not None and (not whole or isinstance(found, bool) or found < 0):
            self.note(name, "not a whole number")
            return None
        return None if found is None else int(found)

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
            self.text(talk, "notes", f"{place}.")
            found[Topic(name)] = Discussed(state, on, ticked)
        return found

    def professionals(self, value: Any) -> tuple[Professional, ...]:
        if value is None:
            return ()
        if not isinstance(value, list):
            self.note("professionals", "not a list")
            return ()
        if len(value) > MOST:
            self.note("professionals", f"more than {MOST}")
            return ()
        return tuple(self._professional(inner, f"professionals.{place}") for place, inner in enumerate(value))

    def _professional(self, value: Any, place: str) -> Professional:
        one, at = self.object(value, place, "professional"), f"{place}."
        self.text(one, "notes", at)
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
        if not isinstance(value, list) or any(not isinstance(name, str) or name not in set(Topic) for name in value):
            self.note(place, "not a list of topics")
            return frozenset()
        return frozenset(Topic(name) for name in value)
