"""Energy entries: what gave, what cost."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.rules.retention import of_a_dossier


class EnergyEntry(DossierRow):
    """Sealed: whether it gave or cost, what it was, and how much."""

    keeping = of_a_dossier("energy-entries.csv")

    day = models.DateField()

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["dossier", "day"])]
