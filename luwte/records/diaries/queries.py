"""Questions about diaries that were kept elsewhere: each import, and the days that it brought."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from luwte.records import keys
from luwte.records.diaries.models import DiaryDay, DiaryImport
from luwte.records.eyes import Eyes
from luwte.records.shares.queries import allowed
from luwte.rules.consents import Scope

READ, BUSY, KEPT, UNDONE = "read", "busy", "kept", "undone"


@dataclass(frozen=True, slots=True)
class Brought:
    """One file: its state, when it came, and what was sealed with it."""

    id: UUID
    state: str
    made_at: datetime
    value: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Day:
    """A day from a diary: values on 0-10, loads by name, whether the person called it a hard day, a note."""

    day: date
    energy: float | None = None
    tension: float | None = None
    sleep: float | None = None
    loads: dict[str, float] = field(default_factory=dict)
    hard: bool | None = None
    note: str = ""


def imports(eyes: Eyes, dossier_id: UUID) -> list[Brought]:
    """The files of a dossier that still count, newest first."""
    rows = allowed(eyes, Scope.DAYS, DiaryImport.objects.filter(dossier_id=dossier_id)).exclude(state=UNDONE)
    ring = keys.ring([dossier_id])
    return [Brought(row.id, row.state, row.made_at, ring.open(row)) for row in rows.order_by("-made_at")]


def one(eyes: Eyes, dossier_id: UUID, diary_id: UUID) -> Brought | None:
    """One file, or None when it does not exist for these eyes."""
    return next((found for found in imports(eyes, dossier_id) if found.id == diary_id), None)


def days(eyes: Eyes, dossier_id: UUID, since: date | None = None, until: date | None = None) -> list[Day]:
    """The days that kept diaries brought, oldest first; a later file wins where two hold the same day."""
    rows = allowed(eyes, Scope.DAYS, DiaryDay.objects.filter(dossier_id=dossier_id, diary__state=KEPT))
    rows = rows.filter(day__gte=since) if since else rows
    rows = rows.filter(day__lte=until) if until else rows
    ring = keys.ring([dossier_id])
    found = {row.day: Day(row.day, **ring.open(row)) for row in rows.order_by("diary__made_at", "day")}
    return [found[day] for day in sorted(found)]
