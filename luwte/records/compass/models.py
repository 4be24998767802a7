"""The compass: a row for each part, one for the signals, one for the word of the week and one for the last look."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.rules.retention import of_a_dossier


class CompassPart(DossierRow):
    """Sealed: what stands now, before, and what came from a page that was behind."""

    keeping = of_a_dossier("compass.json")

    part = models.CharField(max_length=10)

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["dossier", "part"], name="one_compass_part")]
