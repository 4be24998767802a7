"""Noting a recovery moment, and taking it away."""

from datetime import date
from uuid import UUID

from luwte.actions import day_notes
from luwte.records.eyes import Eyes
from luwte.records.recovery_moments.models import RecoveryMoment


def add(
    by: Eyes, dossier_id: UUID, day: date, text: str, *, client_id: UUID, minutes: int | None = None
) -> UUID | None:
    """A moment of recovery, in own words; `minutes` when an exercise counted them."""
    value = {"text": text, "minutes": minutes}
    return day_notes.add(by, dossier_id, RecoveryMoment, "recovery_moment", day, value, client_id)


def remove(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """Takes a moment away."""
    day_notes.remove(by, dossier_id, RecoveryMoment, "recovery_moment", row_id)
