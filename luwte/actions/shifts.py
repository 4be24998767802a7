"""Keeping the running state of a dossier's shifts: a save replays at most eight days, everything else is a job."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from luwte.actions import shares
from luwte.actions.caseload import keep
from luwte.actions.dossiers import born, change, insert, there
from luwte.actions.writing import Pen, writing
from luwte.records import keys
from luwte.records.dossier_view.queries import DayView, days, values
from luwte.records.dossiers.models import Dossier
from luwte.records.dossiers.queries import preferences
from luwte.records.eyes import Eyes
from luwte.records.reintegration.queries import hour_steps
from luwte.records.shifts.models import ShiftState
from luwte.records.shifts.queries import SERIES
from luwte.records.trajectories.queries import phases
from luwte.rules import shifts
from luwte.rules.access import Act
from luwte.rules.consents import Scope
from luwte.rules.shifts import Refusal, Shift


def follow(pen: Pen, dossier: Dossier, ring: keys.KeyRing, changed: date) -> None:
    """After a change of one day, inside the transaction that made it; a day behind the checkpoint becomes a job."""
    by = pen.by
    begun = _begun(by, dossier)
    row = ShiftState.objects.filter(dossier_id=dossier.id).first()
    value = ring.open(row) if row else None
    if isinstance(begun, Refusal) or not preferences(by, dossier.id).shifts:
        return
    if row is None or value is None or value["from"] != begun.isoformat():
        _whole(by, dossier, ring, begun, row)
    elif row.checkpoint is not None and changed <= row.checkpoint:
        pen.ask("shifts.recompute", dossier=str(dossier.id))
    else:
        after = row.checkpoint + timedelta(days=1) if row.checkpoint else None
        checkpoint = {key: shifts.from_json(state) for key, state in value["checkpoint"].items()}
        _write(by, dossier, ring, row, begun, checkpoint, days(by, dossier.id, after, by.today))


def recompute(by: Eyes, dossier_id: UUID) -> None:
    """The whole state anew: after an import, an undo, or a change further back."""
    dossier = there(by, dossier_id)
    with writing(by, Act.RECOMPUTE, dossier=dossier):
        recomputed(by, dossier)


def recomputed(by: Eyes, dossier: Dossier) -> None:
    """The same, inside the transaction of whoever writes."""
    begun = _begun(by, dossier)
    ring = keys.ring([dossier.id])
    if isinstance(begun, Refusal) or not preferences(by, dossier.id).shifts:
        # Back in the first phase, or switched off: what was shown of it goes from the coach's list.
        keep(by, dossier, ring, shift=None)
        return
    row = ShiftState.objects.filter(dossier_id=dossier.id).first()
    _whole(by, dossier, ring, begun, row)


def show(by: Eyes, dossier_id: UUID, party_id: UUID) -> None:
    """The coachee lets someone see the shift that they looked at themselves; before that nobody sees one."""
    shares.give(by, dossier_id, party_id, Scope.SHIFT)
    dossier = there(by, dossier_id)
    with writing(by, Act.SHARE, dossier=dossier) as pen:
        ring = keys.ring([dossier.id])
        row = ShiftState.objects.filter(dossier_id=dossier.id).first()
        said = _said(ring.open(row)["now"]) if row else None
        keep(by, dossier, ring, shift=said)
        pen.log("shifts.show", "U", "dossier", dossier.id)


def switch(pen: Pen, dossier: Dossier, *, on: bool) -> None:
    """Looking back is switched off, and what it found is gone; or on, and the days are gone through by a job."""
    if on:
        pen.ask("shifts.recompute", dossier=str(dossier.id))
        return
    ShiftState.objects.filter(dossier_id=dossier.id).delete()
    keep(pen.by, dossier, keys.ring([dossier.id]), shift=None)


def _begun(by: Eyes, dossier: Dossier) -> date | Refusal:
    """A phase that changed, or agreed hours that did, begin a new baseline."""
    return shifts.baseline_from(phases(by, dossier.id), hour_steps(by, dossier.id))


def _whole(by: Eyes, dossier: Dossier, ring: keys.KeyRing, begun: date, row: ShiftState | None) -> None:
    since = begun if begun > date.min else None
    empty = {key: shifts.start(begun) for key in SERIES}
    _write(by, dossier, ring, row, begun, empty, days(by, dossier.id, since, by.today))


def _write(
    by: Eyes,
    dossier: Dossier,
    ring: keys.KeyRing,
    row: ShiftState | None,
    begun: date,
    checkpoint: dict[str, shifts.State],
    tail: list[DayView],
) -> None:
    until = by.today - timedelta(days=shifts.CHECKPOINT_DAYS)
    pairs = {key: shifts.replay(state, values(tail, key), until) for key, state in checkpoint.items()}
    value: dict[str, Any] = {
        "from": begun.isoformat(),
        "checkpoint": {key: shifts.to_json(moved) for key, (moved, _now) in pairs.items()},
        "now": {key: shifts.to_json(now) for key, (_moved, now) in pairs.items()},
    }
    if row is None:
        row = ShiftState(**born(by, dossier), checkpoint=until)
        insert(row, ring, value)
    else:
        row.checkpoint = until
        change(by, row, ring, value)
    if _said(value["now"]) is None:
        keep(by, dossier, ring, shift=None)


def _said(now: dict[str, Any]) -> dict[str, str] | None:
    """The first series with a shift, as the coach's list may hold it."""
    for key, state in now.items():
        answer = shifts.outcome(shifts.from_json(state))
        if isinstance(answer, Shift):
            return {"series": key, "direction": answer.direction.value, "since": answer.since.isoformat()}
    return None
