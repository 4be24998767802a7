"""Questions about check-ins: a day, or the days in between, opened for the eyes that may see them."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from luwte.records import keys
from luwte.records.check_ins.models import CheckIn
from luwte.records.eyes import Eyes
from luwte.records.shares.queries import allowed
from luwte.rules.check_ins import Values, from_json
from luwte.rules.consents import Scope


@dataclass(frozen=True, slots=True)
class Day:
    """A day's check-in: values, its row and revision, and versions that came from a stale page."""

    id: UUID
    day: date
    revision: int
    values: Values
    kept: tuple[Values, ...] = ()
    can_undo: bool = False


def days(eyes: Eyes, dossier_id: UUID, since: date | None = None, until: date | None = None) -> list[Day]:
    """The check-ins of a dossier from `since` up to and with `until`, oldest first."""
    rows = allowed(eyes, Scope.DAYS, CheckIn.objects.filter(dossier_id=dossier_id)).order_by("day")
    rows = rows.filter(day__gte=since) if since else rows
    rows = rows.filter(day__lte=until) if until else rows
    ring = keys.ring([dossier_id])
    return [opened(row, ring.open(row)) for row in rows]


def on(eyes: Eyes, dossier_id: UUID, day: date) -> Day | None:
    """The check-in of one day, if there is one."""
    return next(iter(days(eyes, dossier_id, day, day)), None)


def opened(row: CheckIn, value: dict[str, Any]) -> Day:
    """A row with what was sealed in it."""
    kept = tuple(from_json(v) for v in value.get("kept", ()))
    return Day(row.id, row.day, row.revision, from_json(value["now"]), kept, value.get("before") is not None)
