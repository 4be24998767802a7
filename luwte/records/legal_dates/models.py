"""The day from which the law's dates are counted; one row a dossier, the coachee's alone."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.rules.retention import of_a_dossier


class LegalAnchor(DossierRow):
    """Sealed: the day, and whether the dates stand in the private calendar too."""

    keeping = of_a_dossier("legal-dates.json")

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["dossier"], name="one_legal_anchor_per_dossier")]
