"""The running state of a dossier's shift chart, with a checkpoint eight days back."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.rules.retention import of_a_dossier


class ShiftState(DossierRow):
    """Sealed: the state at the checkpoint and the state now, per series. `checkpoint` is the day it stands at."""

    keeping = of_a_dossier("shifts.json")

    checkpoint = models.DateField(null=True)

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["dossier"], name="one_shift_state_per_dossier")]
