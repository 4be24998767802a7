"""Does this approach still fit? The answer of the coachee and that of the coach, each a row."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.rules.retention import of_a_dossier


class ApproachReview(DossierRow):
    """One side's answer about the method, never about the person. Sealed: the answer and one line."""

    keeping = of_a_dossier("approach-reviews.json")

    side = models.CharField(max_length=10)  # coachee or coach
    due_on = models.DateField()

    class Meta:
        app_label = "records"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "side", "due_on"], name="one_approach_review_per_side")
        ]
