"""What is released of a closed year: numbers that passed the rule of small groups, and nothing of anyone."""

import uuid

from django.db import models

from luwte.records.people.models import Practice
from luwte.rules.retention import Erased, Keeping, Kept


class Outcome(models.Model):
    """One year of one practice; a number that is too small stays empty, for ever."""

    keeping = Keeping("none: numbers of the practice, of nobody", Kept.HOUSE_TERM, Erased.NOT_OF_A_DOSSIER)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    begun = models.PositiveIntegerField(null=True)
    ended = models.PositiveIntegerField(null=True)
    weeks = models.PositiveIntegerField(null=True)
    held = models.PositiveIntegerField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["practice", "year"], name="one_outcome_per_year")]
