"""Someone in distress: what the coach did, when, and with whom it was shared for a vital interest."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.rules.retention import of_a_dossier


class DistressRecord(DossierRow):
    """One dated record. Sealed: steps taken, who was called, what was shared with whom and why, what was agreed."""

    keeping = of_a_dossier("distress.json")

    recorded_by = models.UUIDField()

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["dossier", "made_at"])]
