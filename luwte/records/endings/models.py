"""A summary of a trajectory that ended, with the coachee's own words; and an answer at a moment after the end."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.records.trajectories.models import Trajectory
from luwte.rules.retention import of_a_dossier

KEEPING = of_a_dossier("endings.json")


class TrajectoryEnd(DossierRow):
    """Sealed: the paper as it was laid before the coachee, and the coachee's own words now and before."""

    keeping = KEEPING

    trajectory = models.ForeignKey(Trajectory, on_delete=models.CASCADE, related_name="+")

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["trajectory"], name="one_end_per_trajectory")]


class FollowUp(DossierRow):
    """What the coachee said at the moment of this day. Sealed: one tap and a few words, now and before."""

    keeping = KEEPING

    due_on = models.DateField()

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["dossier", "due_on"], name="one_follow_up_per_moment")]
