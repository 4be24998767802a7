"""Questions about what went well."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from luwte.records import keys
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import HOUSE
from luwte.records.went_well.models import WentWell


@dataclass(frozen=True, slots=True)
class Line:
    """Something that went well on a day, in own words."""

    id: UUID
    day: date
    text: str


def between(eyes: Eyes, dossier_id: UUID, since: date, until: date) -> list[Line]:
    """The lines from `since` up to and with `until`, newest first; for the coachee alone, no consent covers them."""
    if eyes.role not in HOUSE | {Role.COACHEE}:
        return []
    rows = WentWell.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id, day__range=(since, until))
    ring = keys.ring([dossier_id])
    return [Line(row.id, row.day, ring.open(row)["text"]) for row in rows.order_by("-day", "-made_at")]
