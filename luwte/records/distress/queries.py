"""Questions about the dated records of someone in distress: for whoever guides, and nobody else."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from luwte.records import keys
from luwte.records.distress.models import DistressRecord
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes
from luwte.records.eyes.values import GUIDES
from luwte.records.people.queries import name_of
from luwte.rules.distress import Basis, Record, Step


@dataclass(frozen=True, slots=True)
class Kept:
    """A record with who wrote it and when."""

    id: UUID
    at: datetime
    by: str
    record: Record


def records(eyes: Eyes, dossier_id: UUID) -> list[Kept]:
    """The records of a dossier, newest first."""
    if eyes.role not in GUIDES:
        return []
    rows = list(DistressRecord.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id).order_by("-made_at"))
    ring, names = keys.ring([dossier_id]), name_of(eyes, {row.recorded_by for row in rows})
    return [Kept(row.id, row.made_at, names.get(row.recorded_by, ""), _record(ring.open(row))) for row in rows]


def _record(value: dict[str, Any]) -> Record:
    told = {"on": date.fromisoformat(value["on"]), "steps": tuple(Step(one) for one in value["steps"])}
    return Record(**{**value, **told, "basis": Basis(value["basis"])})
