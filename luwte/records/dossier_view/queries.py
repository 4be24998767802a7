"""Questions that draw on several rooms: a person's days, whatever way they came in."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from luwte.records.check_ins import queries as check_ins
from luwte.records.diaries import queries as diaries
from luwte.records.eyes import Eyes
from luwte.rules.day import DayValue


@dataclass(frozen=True, slots=True)
class DayView:
    """A day with what is known of it, on 0-10; `brought` when it comes from a diary that was kept elsewhere."""

    day: date
    energy: float | None = None
    tension: float | None = None
    sleep: float | None = None
    note: str = ""
    loads: dict[str, float] = field(default_factory=dict)
    hard: bool | None = None
    brought: bool = False


def days(eyes: Eyes, dossier_id: UUID, since: date | None = None, until: date | None = None) -> list[DayView]:
    """Each day that has something, oldest first. One's own check-in wins from a brought day; loads stay beside it."""
    found = {
        one.day: DayView(one.day, one.energy, one.tension, one.sleep, one.note, one.loads, one.hard, brought=True)
        for one in diaries.days(eyes, dossier_id, since, until)
    }
    for own in check_ins.days(eyes, dossier_id, since, until):
        v, brought = own.values, found.get(own.day)
        loads, hard = (brought.loads, brought.hard) if brought else ({}, None)
        found[own.day] = DayView(own.day, v.energy, v.tension, v.sleep, v.note, loads, hard)
    return [found[day] for day in sorted(found)]


def values(found: Iterable[DayView], key: str) -> list[DayValue]:
    """The days that hold a value of one series (`energy`, `tension` or `sleep`), in the order given."""
    return [DayValue(one.day, value) for one in found if (value := getattr(one, key)) is not None]


def loads(found: Iterable[DayView]) -> dict[str, dict[date, float]]:
    """Each brought load by day, on 0-10."""
    told: dict[str, dict[date, float]] = {}
    for one in found:
        for name, value in one.loads.items():
            told.setdefault(name, {})[one.day] = value
    return told
