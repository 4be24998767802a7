"""What someone prepared for a talk about work; one row for each of whom it is with."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.rules.retention import of_a_dossier


class WorkTalk(DossierRow):
    """Sealed: the card now, before, and what came from a page that was behind. The coachee's alone."""

    keeping = of_a_dossier("work-talks.json")

    whom = models.CharField(max_length=10)

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["dossier", "whom"], name="one_work_talk_per_person")]
