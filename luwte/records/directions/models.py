"""A way to go on: kept by the coachee, with what stood there before."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.rules.retention import of_a_dossier


class DirectionRow(DossierRow):
    """One way. Sealed: now, before, and what came from a page that was behind."""

    keeping = of_a_dossier("directions.json")

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["dossier", "made_at"])]
