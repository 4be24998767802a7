"""Questions about the end and what comes after, for the coachee and their coach."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from luwte.records import keys
from luwte.records.dossiers.queries import visible
from luwte.records.endings.models import FollowUp, TrajectoryEnd
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import HOUSE
from luwte.records.trajectories.evaluation_queries import agreed
from luwte.rules.evaluations import Kind
from luwte.rules.follow_ups import Answer, from_json

MAY = HOUSE | {Role.COACHEE, Role.COACH}


@dataclass(frozen=True, slots=True)
class Ending:
    """A trajectory that ended: the summary, and the coachee's own words, which the coach does not see."""

    id: UUID
    started_on: date
    ended_on: date
    paper: dict[str, Any]
    words: str
    revision: int
    kept: tuple[str, ...] = ()
    can_undo: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment after the end, whether it was held, and what the coachee said."""

    on: date
    done_on: date | None
    answer: Answer | None
    revision: int = 0


def ending(eyes: Eyes, dossier_id: UUID) -> Ending | None:
    """The newest trajectory that ended, while it did."""
    if eyes.role not in MAY:
        return None
    rows = TrajectoryEnd.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id).select_related("trajectory")
    row = rows.exclude(trajectory__ended_on=None).order_by("-made_at").first()
    if row is None:
        return None
    value, own = keys.ring([dossier_id]).open(row), eyes.role is not Role.COACH
    return Ending(
        row.id,
        row.trajectory.started_on,
        row.trajectory.ended_on,
        value["paper"],
        value["now"] if own else "",
        row.revision,
        tuple(value["kept"]) if own else (),
        own and value["before"] is not None,
    )


def moments(eyes: Eyes, dossier_id: UUID) -> list[Moment]:
    """The moments after the end, in order."""
    if eyes.role not in MAY:
        return []
    ring = keys.ring([dossier_id])
    rows = FollowUp.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id)
    said = {row.due_on: (from_json(ring.open(row)["now"]), row.revision) for row in rows}
    days = [one for one in agreed(eyes, dossier_id) if one.kind is Kind.AFTER]
    return [Moment(one.due_on, one.done_on, *said.get(one.due_on, (None, 0))) for one in days]
