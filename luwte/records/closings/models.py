"""A dossier that was put to rest, and the day on which a practice stops."""

import uuid

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.records.people.models import Practice
from luwte.rules.retention import Erased, Keeping, Kept, of_a_dossier


class Closing(DossierRow):
    """From here on no mail, reminder or invoice leaves for this dossier. Sealed: a note of whoever did it."""

    keeping = of_a_dossier("none: a note of the practice after the end")

    stopped_by = models.UUIDField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "records"


class Farewell(models.Model):
    """The last day of a practice, as its coachees were told."""

    keeping = Keeping("practice.json", Kept.HOUSE_TERM, Erased.NOT_OF_A_DOSSIER)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+")
    last_day = models.DateField()
    told_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "records"
        constraints = [
            models.UniqueConstraint(
                fields=["practice"], condition=models.Q(withdrawn_at=None), name="one_farewell_per_practice"
            )
        ]
