"""The start of a trajectory, and its phases."""

from datetime import date
from uuid import UUID

from luwte.actions.dossiers import born, insert, there
from luwte.actions.evaluations import follow
from luwte.actions.writing import writing
from luwte.records import keys
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes
from luwte.records.trajectories.models import EvaluationDate, PhaseChange, Trajectory
from luwte.records.trajectories.queries import gate
from luwte.rules.access import Act


class Waits(Exception):
    """The trajectory cannot begin yet: the record does not open the gate."""


class Running(Exception):
    """A trajectory is running already."""


def start(by: Eyes, dossier_id: UUID, phase: int = 1, evaluations: tuple[date, ...] = ()) -> Trajectory:
    """Starts a trajectory today; Waits when the record does not open the gate."""
    dossier = there(by, dossier_id)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        found = gate(by, dossier.id)
        if found is None or not found.open or not found.entries:
            raise Waits
        if found.started_on is not None:
            raise Running
        trajectory = Trajectory.objects.create(practice_id=dossier.practice_id, dossier=dossier, started_on=by.today)
        insert(_phase(by, dossier, trajectory, phase), keys.ring([dossier.id]), {"reason": ""})
        EvaluationDate.objects.bulk_create(
            EvaluationDate(practice_id=dossier.practice_id, dossier=dossier, kind="agreed", due_on=on)
            for on in evaluations
        )
        follow(by, dossier)
        pen.log("trajectories.start", "C", "trajectory", trajectory.id)
    return trajectory


def _phase(by: Eyes, dossier: Dossier, trajectory: Trajectory, phase: int) -> PhaseChange:
    return PhaseChange(**born(by, dossier), trajectory=trajectory, phase=phase, since=by.today)
