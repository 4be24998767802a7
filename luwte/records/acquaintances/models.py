"""The acquaintance: when it was, what was taken along, and whether it clicks for both."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.rules.retention import of_a_dossier


class Acquaintance(DossierRow):
    """One talk without obligation. Sealed: exercises to take along, what each of the two says, and free notes."""

    keeping = of_a_dossier("acquaintance.json")

    guide_id = models.UUIDField()
    held_on = models.DateField(null=True)

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["dossier", "made_at"])]
