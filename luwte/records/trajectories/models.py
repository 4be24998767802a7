"""Trajectories: a period in a dossier, its phases, its evaluation dates, and the record on which it may begin."""

import uuid

from django.db import models

from luwte.records.dossiers.models import Dossier, DossierRow
from luwte.records.people.models import Practice
from luwte.rules.retention import Erased, Keeping, Kept, of_a_dossier

READABLE = Keeping("trajectory.json", Kept.DOSSIER_TERM, Erased.WITH_ROWS)


class GateRecord(DossierRow):
    """The coach's dated record of the safety conversation and the doctor's view. The latest one counts."""

    keeping = of_a_dossier("gate.json")

    recorded_by = models.UUIDField()

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["dossier", "made_at"])]


class Trajectory(models.Model):
    """A period of coaching in a dossier."""

    keeping = READABLE

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    started_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        app_label = "records"


class TakenOver(models.Model):
    """A course that ran already when the dossier came here; the talk about safety is still to be recorded."""

    keeping = READABLE

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    since = models.DateField()
    noted_at = models.DateTimeField()

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["dossier"], name="one_taking_over_per_dossier")]


class PhaseChange(DossierRow):
    """The day on which coach and coachee moved to a phase; the reason is sealed."""

    keeping = of_a_dossier("trajectory.json")

    trajectory = models.ForeignKey(Trajectory, on_delete=models.CASCADE, related_name="+")
    phase = models.PositiveSmallIntegerField()
    since = models.DateField()

    class Meta:
        app_label = "records"


class EvaluationDate(models.Model):
    """A day on which coach and coachee look back together."""

    keeping = READABLE

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    due_on = models.DateField()
    done_on = models.DateField(null=True)

    class Meta:
        app_label = "records"
