"""Recovery moments: one is enough."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.rules.retention import of_a_dossier


class RecoveryMoment(DossierRow):
    """A moment of recovery; sealed: in one's own words, and minutes."""

    keeping = of_a_dossier("recovery-moments.csv")

    day = models.DateField()

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["dossier", "day"])]
