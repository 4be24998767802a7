"""Noting what gave or cost energy, and taking it away."""

from datetime import date
from uuid import UUID

from luwte.actions import day_notes
from luwte.records.energy_entries.models import EnergyEntry
from luwte.records.eyes import Eyes


def add(by: Eyes, dossier_id: UUID, day: date, text: str, *, gave: bool, client_id: UUID) -> UUID | None:
    """What gave (`gave` true) or cost energy on a day, in own words."""
    return day_notes.add(by, dossier_id, EnergyEntry, "energy_entry", day, {"text": text, "gave": gave}, client_id)


def remove(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """Takes an entry away."""
    day_notes.remove(by, dossier_id, EnergyEntry, "energy_entry", row_id)
