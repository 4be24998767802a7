"""Questions about moments to look back together: what was agreed, and when the question about the approach comes."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import GUIDES, HOUSE
from luwte.records.trajectories.models import EvaluationDate, Trajectory
from luwte.rules.approach import Cause, Course, Due, due
from luwte.rules.evaluations import APPROACH, ASKED, Kind

MAY = GUIDES | HOUSE | {Role.COACHEE}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A moment that was agreed, and the day on which it was held."""

    id: UUID
    kind: Kind
    due_on: date
    done_on: date | None


def agreed(eyes: Eyes, dossier_id: UUID) -> list[Evaluation]:
    """The agreed moments, in order; the question about the approach stands apart."""
    return [one for one in _all(eyes, dossier_id) if one.kind not in APPROACH]


def approach(eyes: Eyes, dossier_id: UUID) -> Due | None:
    """When the question about the approach comes, by the table of `rules.approach`."""
    return due(approach_course(eyes, dossier_id))


def approach_course(eyes: Eyes, dossier_id: UUID) -> Course:
    """All that the table looks at."""
    own = {"dossier_id": dossier_id, "dossier__in": visible(eyes)}
    found = _all(eyes, dossier_id)
    begun = Trajectory.objects.filter(**own, ended_on=None).order_by("-started_on")
    return Course(
        begun.values_list("started_on", flat=True).first() if eyes.role in MAY else None,
        tuple(one.done_on for one in found if one.kind in APPROACH and one.done_on),
        tuple(one.due_on for one in found if one.kind not in APPROACH and one.done_on is None),
        tuple((one.due_on, Cause[ASKED[one.kind]]) for one in found if one.kind in ASKED and one.done_on is None),
    )


def _all(eyes: Eyes, dossier_id: UUID) -> list[Evaluation]:
    if eyes.role not in MAY:
        return []
    rows = EvaluationDate.objects.filter(dossier_id=dossier_id, dossier__in=visible(eyes)).order_by("due_on", "kind")
    return [Evaluation(row.id, Kind(row.kind), row.due_on, row.done_on) for row in rows]
