"""How a session left someone: more energy or less, private unless shared."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.rules.retention import of_a_dossier


class SessionFeeling(DossierRow):
    """One row a day with a session. Sealed: more, the same or less, and one line."""

    keeping = of_a_dossier("session-feelings.csv")

    day = models.DateField()

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["dossier", "day"], name="one_feeling_per_day")]
