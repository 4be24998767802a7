"""Questions about trajectories: which phase since when, and the next evaluation."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes
from luwte.records.trajectories.models import EvaluationDate, PhaseChange, Trajectory


@dataclass(frozen=True, slots=True)
class Course:
    """Where a dossier stands: the day its trajectory began, each phase with its first day, the next evaluation."""

    started_on: date | None
    phases: tuple[tuple[date, int], ...]
    evaluation: date | None

    @property
    def phase(self) -> int | None:
        """The phase now; None without a trajectory."""
        return self.phases[-1][1] if self.phases else None


def course(eyes: Eyes, dossier_id: UUID) -> Course:
    """The course of a dossier up to today."""
    own = {"dossier_id": dossier_id, "dossier__in": visible(eyes)}
    begun = Trajectory.objects.filter(**own).order_by("-started_on").values_list("started_on", flat=True).first()
    phases = PhaseChange.objects.filter(**own, since__lte=eyes.today).order_by("since", "made_at")
    due = EvaluationDate.objects.filter(**own, done_on=None).order_by("due_on").values_list("due_on", flat=True).first()
    return Course(begun, tuple(phases.values_list("since", "phase")), due)
