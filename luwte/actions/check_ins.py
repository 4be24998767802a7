"""Saving an evening check-in and taking the last change back: one commit, once per form, nothing overwritten unseen."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from luwte.actions import shifts
from luwte.actions.caseload import keep
from luwte.actions.dossiers import NotThere, born, change, insert, receive, replayed, there
from luwte.actions.kept import KEPT_MOST, Outcome
from luwte.actions.writing import Pen, writing
from luwte.records import keys
from luwte.records.check_ins.models import CheckIn
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes
from luwte.rules.access import Act
from luwte.rules.check_ins import Values, Wrong, wrongs


@dataclass(frozen=True, slots=True)
class Saved:
    """The answer to a save: what became of it, the row and its revision."""

    outcome: Outcome
    check_in_id: UUID | None
    revision: int


class NotTaken(Exception):
    """The check-in breaks a rule; `why` says which."""

    def __init__(self, why: tuple[Wrong, ...]) -> None:
        super().__init__(", ".join(why))
        self.why = why


def save(by: Eyes, dossier_id: UUID, day: date, values: Values, *, client_id: UUID, base_revision: int) -> Saved:
    """Stores a day's check-in. A stale form (an older `base_revision`) is kept beside the newer one."""
    dossier = there(by, dossier_id)
    if why := wrongs(values, day, by.today):
        raise NotTaken(why)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        if receipt := replayed(by, dossier, client_id):
            return Saved(Outcome.AGAIN, receipt.row_id, receipt.revision)
        return _save(pen, dossier, day, values, client_id, base_revision)


def undo(by: Eyes, dossier_id: UUID, day: date) -> None:
    """Takes the last save of a day back: the values before, or no check-in when there were none."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        row = CheckIn.objects.filter(dossier_id=dossier.id, day=day).first()
        if row is None:
            raise NotThere
        ring = keys.ring([dossier.id])
        value = ring.open(row)
        if before := value.get("before"):
            change(by, row, ring, {"now": before, "before": None, "kept": value.get("kept", [])})
        else:
            row.delete()
        keep(by, dossier, ring)
        shifts.follow(pen, dossier, ring, day)
        pen.log("check_ins.undo", "U" if before else "D", "check_in", row.id or None)


def _save(pen: Pen, dossier: Dossier, day: date, values: Values, client_id: UUID, base_revision: int) -> Saved:
    ring = keys.ring([dossier.id])
    row = CheckIn.objects.filter(dossier_id=dossier.id, day=day).first()
    if row is None:
        row = CheckIn(**born(pen.by, dossier), day=day)
        insert(row, ring, {"now": values.to_json(), "before": None, "kept": []})
        outcome, act = Outcome.SAVED, "C"
    else:
        outcome, act = _merge(pen, row, ring, values, base_revision), "U"
    receive(pen, client_id, "check_in", row)
    keep(pen.by, dossier, ring, sign=day)
    shifts.follow(pen, dossier, ring, day)
    pen.log("check_ins.save", act, "check_in", row.id)
    return Saved(outcome, row.id, row.revision)


def _merge(pen: Pen, row: CheckIn, ring: keys.KeyRing, values: Values, base_revision: int) -> Outcome:
    value: dict[str, Any] = ring.open(row)
    new = values.to_json()
    if base_revision != row.revision and new != value["now"]:
        kept = [*value.get("kept", []), new][-KEPT_MOST:]
        change(pen.by, row, ring, {**value, "kept": kept})
        return Outcome.STALE
    change(pen.by, row, ring, {"now": new, "before": value["now"], "kept": value.get("kept", [])})
    return Outcome.SAVED
