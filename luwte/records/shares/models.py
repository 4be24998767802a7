"""Shares: what a coachee lets someone else see. Every query for another's eyes joins this table."""

import uuid

from django.db import models

from luwte.records.dossiers.models import Dossier
from luwte.records.people.models import Person, Practice
from luwte.rules.retention import Erased, Keeping, Kept


class Share(models.Model):
    """One consent: purpose, party, scope and period. Withdrawing ends it at the next request."""

    keeping = Keeping("shares.json", Kept.DOSSIER_TERM, Erased.WITH_ROWS)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    party = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=30)
    scope = models.CharField(max_length=30)
    since = models.DateField()
    until = models.DateField(null=True)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    text_version = models.CharField(max_length=20)

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["dossier", "party", "scope"])]
