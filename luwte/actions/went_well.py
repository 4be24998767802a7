"""Noting what went well, and taking it away."""

from datetime import date
from uuid import UUID

from luwte.actions import day_notes
from luwte.records.eyes import Eyes
from luwte.records.went_well.models import WentWell

BACK = 366  # an old line that was taken away can come back on its own day


def add(by: Eyes, dossier_id: UUID, day: date, text: str, *, client_id: UUID) -> UUID | None:
    """Something that went well on a day, in own words."""
    return day_notes.add(by, dossier_id, WentWell, "went_well", day, {"text": text}, client_id, BACK)


def remove(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """Takes a line away."""
    day_notes.remove(by, dossier_id, WentWell, "went_well", row_id)
