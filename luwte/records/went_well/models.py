"""Small things that went well, noticed in own words; nobody counts them."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.rules.retention import of_a_dossier


class WentWell(DossierRow):
    """One line of a day; sealed."""

    keeping = of_a_dossier("went-well.csv")

    day = models.DateField()

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["dossier", "day"])]
