"""The evening check-in: one sealed row a day."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.rules.retention import of_a_dossier


class CheckIn(DossierRow):
    """Sealed: the values now, the values before (for undo), and versions that came from a stale page."""

    keeping = of_a_dossier("check-ins.csv")

    day = models.DateField()

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["dossier", "day"], name="one_check_in_per_day")]
