"""Does this approach still fit? Asking for it earlier, each side's answer, and what was decided together."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from luwte.actions.dossiers import NotThere, born, change, insert, receive, replayed, there
from luwte.actions.evaluations import follow
from luwte.actions.kept import KEPT_MOST, Taken
from luwte.actions.writing import Pen, writing
from luwte.records import keys
from luwte.records.approach_reviews.models import ApproachReview
from luwte.records.approach_reviews.queries import COACH, COACHEE
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes, Role
from luwte.records.trajectories.evaluation_queries import approach
from luwte.records.trajectories.models import EvaluationDate
from luwte.rules.access import Act
from luwte.rules.approach import Answer, Change
from luwte.rules.evaluations import APPROACH, ASKED, Kind, is_near

LINE_MOST = 500
ACT = {Role.COACHEE: Act.FILL_IN, Role.COACH: Act.GUIDE}


@dataclass(frozen=True, slots=True)
class Said:
    """One side's answer: about the method; `change` for the coachee a wish, for the coach what both decided."""

    answer: Answer
    change: Change | None = None
    line: str = ""

    def to_json(self) -> dict[str, Any]:
        """As it is sealed."""
        return {"answer": self.answer.value, "change": self.change.value if self.change else None, "line": self.line}


class TooEarly(Exception):
    """The question is not on the agenda yet; whoever wants it earlier asks for it."""


class TooLong(Exception):
    """The line is too long to keep."""


def ask(by: Eyes, dossier_id: UUID) -> None:
    """Puts the question on the agenda of both today, without a reason; asking twice is once."""
    dossier = there(by, dossier_id)
    kind = Kind.ASKED_BY_COACHEE if by.role is Role.COACHEE else Kind.ASKED_BY_GUIDE
    with writing(by, ACT.get(by.role, Act.GUIDE), dossier=dossier) as pen:
        if EvaluationDate.objects.filter(dossier=dossier, kind=kind.value, done_on=None).exists():
            return
        row = EvaluationDate.objects.create(
            practice_id=dossier.practice_id, dossier=dossier, kind=kind.value, due_on=by.today
        )
        follow(by, dossier)
        pen.log("approach_reviews.ask", "C", "evaluation", row.id)


def unask(by: Eyes, dossier_id: UUID) -> None:
    """Takes one's own asking back, as long as it was not discussed."""
    dossier = there(by, dossier_id)
    kind = Kind.ASKED_BY_COACHEE if by.role is Role.COACHEE else Kind.ASKED_BY_GUIDE
    with writing(by, ACT.get(by.role, Act.GUIDE), dossier=dossier) as pen:
        row = EvaluationDate.objects.filter(dossier=dossier, kind=kind.value, done_on=None).first()
        if row is None:
            raise NotThere
        pen.log("approach_reviews.unask", "D", "evaluation", row.id)
        row.delete()
        follow(by, dossier)


def answer(by: Eyes, dossier_id: UUID, due_on: date, said: Said, *, client_id: UUID, base_revision: int) -> Taken:
    """One side's answer for a moment. What a coach says has changed closes the moment."""
    dossier = there(by, dossier_id)
    if len(said.line) > LINE_MOST:
        raise TooLong
    with writing(by, ACT.get(by.role, Act.FILL_IN), dossier=dossier) as pen:
        if receipt := replayed(by, dossier, client_id):
            return Taken(receipt.revision)
        return _answer(pen, dossier, due_on, said, client_id, base_revision)


def undo(by: Eyes, dossier_id: UUID, due_on: date) -> None:
    """One's own answer as it was before, or none; a moment that was closed by it is open again."""
    dossier = there(by, dossier_id)
    with writing(by, ACT.get(by.role, Act.FILL_IN), dossier=dossier) as pen:
        row = _row(by, dossier, due_on)
        if row is None:
            raise NotThere
        ring = keys.ring([dossier.id])
        value = ring.open(row)
        pen.log("approach_reviews.undo", "U" if value["before"] else "D", "approach_review", row.id)
        if value["before"]:
            change(by, row, ring, {**value, "now": value["before"], "before": None})
        else:
            row.delete()
        if by.role is Role.COACH and not (value["before"] or {}).get("change"):
            _reopen(by, dossier, due_on)


def _answer(pen: Pen, dossier: Dossier, due_on: date, said: Said, client_id: UUID, base_revision: int) -> Taken:
    by, ring, stale = pen.by, keys.ring([dossier.id]), False
    row = _row(by, dossier, due_on)
    if row is None:
        _on_the_agenda(by, dossier, due_on)
        row = ApproachReview(**born(by, dossier), side=_side(by), due_on=due_on)
        insert(row, ring, {"now": said.to_json(), "before": None, "kept": []})
    else:
        value = ring.open(row)
        stale = base_revision != row.revision and said.to_json() != value["now"]
        new = (
            {"kept": [*value["kept"], said.to_json()][-KEPT_MOST:]}
            if stale
            else {"now": said.to_json(), "before": value["now"]}
        )
        change(by, row, ring, {**value, **new})
    if by.role is Role.COACH and said.change and not stale:
        _close(by, dossier, due_on)
    receive(pen, client_id, "approach_review", row)
    pen.log("approach_reviews.answer", "U", "approach_review", row.id)
    return Taken(row.revision, stale)


def _on_the_agenda(by: Eyes, dossier: Dossier, due_on: date) -> None:
    """A first answer needs the moment to be there: on the agenda now, or held already."""
    held = EvaluationDate.objects.filter(dossier=dossier, kind__in=[k.value for k in APPROACH], due_on=due_on)
    if held.exists():
        return
    due = approach(by, dossier.id)
    if due is None or due.on != due_on or not is_near(due.on, by.today):
        raise TooEarly


def _close(by: Eyes, dossier: Dossier, due_on: date) -> None:
    asked = EvaluationDate.objects.filter(dossier=dossier, kind__in=[kind.value for kind in ASKED], done_on=None)
    asked.update(done_on=by.today)
    EvaluationDate.objects.update_or_create(
        dossier=dossier,
        kind=Kind.APPROACH.value,
        due_on=due_on,
        defaults={"practice_id": dossier.practice_id, "done_on": by.today},
    )
    follow(by, dossier)


def _reopen(by: Eyes, dossier: Dossier, due_on: date) -> None:
    EvaluationDate.objects.filter(dossier=dossier, kind=Kind.APPROACH.value, due_on=due_on).delete()
    asked = EvaluationDate.objects.filter(dossier=dossier, kind__in=[kind.value for kind in ASKED], due_on=due_on)
    asked.update(done_on=None)
    follow(by, dossier)


def _row(by: Eyes, dossier: Dossier, due_on: date) -> ApproachReview | None:
    return ApproachReview.objects.filter(dossier_id=dossier.id, side=_side(by), due_on=due_on).first()


def _side(by: Eyes) -> str:
    return COACHEE if by.role is Role.COACHEE else COACH
