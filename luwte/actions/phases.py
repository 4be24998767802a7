"""The phase as the two see it: each one's view on the questions, a move that one proposes and the other agrees to."""

from typing import Any
from uuid import UUID

from luwte.actions.dossiers import NotThere, born, change, insert, receive, replayed, there
from luwte.actions.kept import KEPT_MOST, Outcome, Saved
from luwte.actions.plans import ACTS, Waits, follow, may_begin, name_of, side_of
from luwte.actions.writing import Denied, Pen, writing
from luwte.library.phases import phases
from luwte.records import keys
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes
from luwte.records.plans.models import PhaseProposal, PhaseView
from luwte.records.plans.phases import Now, now
from luwte.records.trajectories.models import PhaseChange, Trajectory
from luwte.rules.phases import Judged, Move, Wrong, fit, waits, wrongs


class NotTaken(Exception):
    """A move that breaks a rule; `why` says which."""

    def __init__(self, why: tuple[Wrong, ...]) -> None:
        super().__init__(", ".join(why))
        self.why = why


class TooLong(Exception):
    """The words are too long to keep."""


class Asked(Exception):
    """A move is on the table already; the two answer that one first."""


def judge(by: Eyes, dossier_id: UUID, judged: Judged, *, client_id: UUID, base_revision: int, shown: bool) -> Saved:
    """Keeps one's own view on the questions of the phase now; `shown` lets the other read it."""
    side, dossier = side_of(by), there(by, dossier_id)
    with writing(by, ACTS[side], dossier=dossier) as pen:
        if receipt := replayed(by, dossier, client_id):
            return Saved(Outcome.AGAIN, receipt.revision)
        period = _now(by, dossier).period
        view = fit(judged, [one.name for one in phases().of(period.phase).criteria])
        if view is None:
            raise TooLong
        row = PhaseView.objects.filter(change_id=period.id, side=side.value).first()
        said: dict[str, Any] = {"said": {name: one.value for name, one in view.said.items()}, "words": dict(view.words)}
        row, outcome = _viewed(
            by, dossier, row or PhaseView(change_id=period.id, side=side.value), said, base_revision, shown
        )
        receive(pen, client_id, "phase_view", row)
        pen.log("phases.judge", "U", "phase_view", row.id)
    return Saved(outcome, row.revision)


def undo(by: Eyes, dossier_id: UUID) -> None:
    """One's own view as it was before the last change, or none."""
    side, dossier = side_of(by), there(by, dossier_id)
    with writing(by, ACTS[side], dossier=dossier) as pen:
        row = PhaseView.objects.filter(change_id=_now(by, dossier).period.id, side=side.value).first()
        if row is None:
            raise NotThere
        ring = keys.ring([dossier.id])
        value = ring.open(row)
        pen.log("phases.undo", "U" if value["before"] else "D", "phase_view", row.id)
        if value["before"]:
            change(by, row, ring, {**value, "now": value["before"], "before": value["now"]})
        else:
            row.delete()


def propose(by: Eyes, dossier_id: UUID, move: Move, *, client_id: UUID) -> None:
    """One of the two proposes to move on or back, with a reason and the day; the other answers."""
    side, dossier = side_of(by), there(by, dossier_id)
    with writing(by, ACTS[side], dossier=dossier) as pen:
        if replayed(by, dossier, client_id):
            return
        found = _now(by, dossier)
        _right(by, dossier, found, move)
        if found.proposal is not None:
            raise Asked
        row = PhaseProposal(**born(by, dossier), side=side.value, phase=move.to, since=move.on)
        value = {"reason": move.reason.strip(), "name": name_of(by), "talk": False}
        insert(row, keys.ring([dossier.id]), value)
        receive(pen, client_id, "phase_proposal", row)
        follow(pen, dossier)
        pen.log("phases.propose", "C", "phase_proposal", row.id)


def withdraw(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """Whoever proposed takes it from the table."""
    side, dossier = side_of(by), there(by, dossier_id)
    with writing(by, ACTS[side], dossier=dossier) as pen:
        if not PhaseProposal.objects.filter(dossier=dossier, side=side.value, id=row_id).delete()[0]:
            raise NotThere
        follow(pen, dossier)
        pen.log("phases.withdraw", "D", "phase_proposal", row_id)


def talk_first(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """The other wants to talk about it first; no reason is asked, and it stays on the table."""
    side, dossier = side_of(by), there(by, dossier_id)
    with writing(by, ACTS[side], dossier=dossier) as pen:
        row = PhaseProposal.objects.filter(dossier=dossier, side=side.other.value, id=row_id).first()
        if row is None:
            raise NotThere
        ring = keys.ring([dossier.id])
        change(by, row, ring, {**ring.open(row), "talk": True})
        pen.log("phases.talk_first", "U", "phase_proposal", row.id)


def decide(by: Eyes, dossier_id: UUID, row_id: UUID, *, client_id: UUID) -> None:
    """The other agrees: the phase is another one since that day, and what hangs on it follows."""
    side, dossier = side_of(by), there(by, dossier_id)
    with writing(by, ACTS[side], dossier=dossier) as pen:
        if replayed(by, dossier, client_id):
            return
        found = _now(by, dossier)
        asked = found.proposal
        if asked is None or asked.id != row_id:
            raise NotThere
        if asked.side is side:
            raise Denied("the other of the two decides")
        _right(by, dossier, found, Move(asked.phase, asked.since, asked.reason))
        row = PhaseChange(
            **born(by, dossier),
            trajectory_id=Trajectory.objects.values_list("id", flat=True).get(dossier=dossier, ended_on=None),
            phase=asked.phase,
            since=asked.since,
        )
        value = {"reason": asked.reason, "side": asked.side.value, "name": asked.by, "agreed_by": name_of(by)}
        insert(row, keys.ring([dossier.id]), value)
        PhaseProposal.objects.filter(id=row_id).delete()
        receive(pen, client_id, "phase_change", row)
        _follows(pen, dossier)
        pen.log("phases.decide", "C", "phase_change", row.id)


def _follows(pen: Pen, dossier: Dossier) -> None:
    """The load of the programme reads the phase itself; the days get a new baseline in a job, whoever decided."""
    follow(pen, dossier)
    pen.ask("shifts.recompute", dossier=str(dossier.id))


def _now(by: Eyes, dossier: Dossier) -> Now:
    if (found := now(by, dossier.id)) is None:
        raise NotThere
    return found


def _right(by: Eyes, dossier: Dossier, found: Now, move: Move) -> None:
    period = found.period
    if why := wrongs(move, period.phase, period.since, by.today):
        raise NotTaken(why)
    if waits(period.phase, move.to, gate_open=may_begin(by, dossier)):
        raise Waits


def _viewed(
    by: Eyes, dossier: Dossier, row: PhaseView, said: dict[str, Any], base_revision: int, shown: bool
) -> tuple[PhaseView, Outcome]:
    ring = keys.ring([dossier.id])
    if row.sealed == b"":
        row = PhaseView(**born(by, dossier), change_id=row.change_id, side=row.side, shown=shown)
        insert(row, ring, {"now": said, "before": None, "kept": []})
        return row, Outcome.SAVED
    value: dict[str, Any] = ring.open(row)
    if base_revision != row.revision and value["now"] != said:
        change(by, row, ring, {**value, "kept": [*value["kept"], said][-KEPT_MOST:]})
        return row, Outcome.STALE
    row.shown = shown
    before = value["before"] if value["now"] == said else value["now"]
    change(by, row, ring, {**value, "now": said, "before": before})
    return row, Outcome.SAVED
