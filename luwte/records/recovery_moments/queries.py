"""Questions about recovery moments."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from luwte.records import keys
from luwte.records.eyes import Eyes
from luwte.records.recovery_moments.models import RecoveryMoment
from luwte.records.shares.queries import allowed
from luwte.rules.consents import Scope


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment: the day, in own words, and minutes when known."""

    id: UUID
    day: date
    text: str
    minutes: int | None


def between(eyes: Eyes, dossier_id: UUID, since: date, until: date) -> list[Moment]:
    """The recovery moments of a dossier from `since` up to and with `until`, oldest first."""
    rows = allowed(eyes, Scope.DAYS, RecoveryMoment.objects.filter(dossier_id=dossier_id, day__range=(since, until)))
    ring = keys.ring([dossier_id])
    opened = [(row, ring.open(row)) for row in rows.order_by("day", "made_at")]
    return [Moment(row.id, row.day, value["text"], value.get("minutes")) for row, value in opened]
