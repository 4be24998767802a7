"""Noting something of a day once per form, and taking it away: what moments, energy and what went well share."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from luwte.actions.caseload import keep
from luwte.actions.dossiers import NotThere, born, insert, receive, replayed, there
from luwte.actions.writing import writing
from luwte.records import keys
from luwte.records.energy_entries.models import EnergyEntry
from luwte.records.eyes import Eyes
from luwte.records.recovery_moments.models import RecoveryMoment
from luwte.records.went_well.models import WentWell
from luwte.rules.access import Act
from luwte.rules.check_ins import BACK_DAYS

TEXT_MOST = 280
DayNote = RecoveryMoment | EnergyEntry | WentWell


class NotTaken(Exception):
    """The note breaks a rule: a day outside the last week or in the future, or too long or no text."""


def add(
    by: Eyes,
    dossier_id: UUID,
    model: type[DayNote],
    kind: str,
    day: date,
    value: dict[str, Any],
    client_id: UUID,
    back: int = BACK_DAYS,
) -> UUID | None:
    """A new row for a day, at most `back` days ago; the same form sent twice makes one row."""
    dossier = there(by, dossier_id)
    text = value.get("text", "").strip()
    if not by.today - timedelta(days=back) <= day <= by.today or not text or len(text) > TEXT_MOST:
        raise NotTaken
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        if receipt := replayed(by, dossier, client_id):
            return receipt.row_id
        row = model(**born(by, dossier), day=day)
        ring = keys.ring([dossier.id])
        insert(row, ring, {**value, "text": text})
        receive(pen, client_id, kind, row)
        keep(by, dossier, ring, sign=day)
        pen.log(f"{kind}.add", "C", kind, row.id)
    return row.id


def remove(by: Eyes, dossier_id: UUID, model: type[DayNote], kind: str, row_id: UUID) -> None:
    """Takes a note away."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        if not model._default_manager.filter(dossier_id=dossier.id, id=row_id).delete()[0]:
            raise NotThere
        pen.log(f"{kind}.remove", "D", kind, row_id)
