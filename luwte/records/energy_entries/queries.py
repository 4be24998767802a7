"""Questions about energy entries."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from luwte.records import keys
from luwte.records.energy_entries.models import EnergyEntry
from luwte.records.eyes import Eyes
from luwte.records.shares.queries import allowed
from luwte.rules.consents import Scope


@dataclass(frozen=True, slots=True)
class Entry:
    """What gave (`gave` true) or cost energy, in own words."""

    id: UUID
    day: date
    gave: bool
    text: str


def between(eyes: Eyes, dossier_id: UUID, since: date, until: date) -> list[Entry]:
    """The energy entries of a dossier from `since` up to and with `until`, oldest first."""
    rows = allowed(eyes, Scope.DAYS, EnergyEntry.objects.filter(dossier_id=dossier_id, day__range=(since, until)))
    ring = keys.ring([dossier_id])
    opened = [(row, ring.open(row)) for row in rows.order_by("day", "made_at")]
    return [Entry(row.id, row.day, value["gave"], value["text"]) for row, value in opened]
