"""Questions about the day from which the law counts: for the coachee alone, no consent covers it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from luwte.records import keys
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import HOUSE
from luwte.records.legal_dates.models import LegalAnchor


@dataclass(frozen=True, slots=True)
class Noted:
    """The day, whether it goes into the calendar, and when that was last changed."""

    on: date
    in_calendar: bool
    changed_at: datetime
    revision: int
    can_undo: bool = False


def noted(eyes: Eyes, dossier_id: UUID) -> Noted | None:
    """The day that was noted, if any."""
    if eyes.role not in HOUSE | {Role.COACHEE}:
        return None
    row = LegalAnchor.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id).first()
    if row is None:
        return None
    value = keys.ring([dossier_id]).open(row)
    now = value["now"]
    before = value["before"] is not None
    return Noted(date.fromisoformat(now["on"]), now["in_calendar"], row.changed_at, row.revision, before)
