"""Steps as they are being written, as they were agreed, how they turned, and looking back on a week."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.rules.retention import of_a_dossier

KEEPING = of_a_dossier("reintegration.json")


class StepsDraft(DossierRow):
    """The steps as the coachee is writing them; one a dossier. Nobody else sees it."""

    keeping = KEEPING

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["dossier"], name="one_steps_draft_per_dossier")]


class StepsVersion(DossierRow):
    """The steps as they were put down as agreed, with who agreed and when. Never changed; the newest one counts."""

    keeping = KEEPING

    number = models.PositiveIntegerField()

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["dossier", "number"], name="one_steps_version_per_number")]


class StepsTurn(DossierRow):
    """From a day on: standing still, going on, the same step again, a step back. Sealed: which."""

    keeping = KEEPING

    on = models.DateField()

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["dossier", "on"])]


class WeekReview(DossierRow):
    """Looking back on the week of a Monday; one row a week."""

    keeping = KEEPING

    week = models.DateField()

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["dossier", "week"], name="one_review_per_week")]
