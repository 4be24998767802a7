"""A transfer: the practice proposes another coach, the coachee says what goes along."""

import uuid

from django.db import models

from luwte.records.dossiers.models import Dossier
from luwte.records.people.models import Person, Practice
from luwte.rules.retention import Erased, Keeping, Kept


class Transfer(models.Model):
    """From whom, to whom, and how it stands: "proposed", "taken" or "withdrawn". Never a reason."""

    keeping = Keeping("dossier.json", Kept.DOSSIER_TERM, Erased.WITH_ROWS)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    leaves = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    comes = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, default="proposed")
    proposed_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "records"
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=models.Q(state="proposed"), name="one_open_transfer_per_dossier"
            )
        ]
