"""Office hours and absence of whoever guides: days and times, never a reason, so nothing here needs sealing."""

import uuid

from django.db import models

from luwte.records.people.models import Person, Practice
from luwte.rules.retention import Erased, Keeping, Kept


class Office(models.Model):
    """When someone answers in a practice; `days` are weekdays as digits, Monday 0."""

    keeping = Keeping("practice.json", Kept.ACCOUNT_TERM, Erased.NOT_OF_A_DOSSIER)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    days = models.CharField(max_length=7)
    opens = models.TimeField()
    closes = models.TimeField()
    away_from = models.DateField(null=True)
    away_until = models.DateField(null=True)
    changed_at = models.DateTimeField()

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["practice", "person"], name="one_office_per_person")]


class Substitution(models.Model):
    """Who stands in for a coach, on which days. The substitute sees contact and appointments, nothing else."""

    keeping = Keeping("practice.json", Kept.ACCOUNT_TERM, Erased.NOT_OF_A_DOSSIER)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+")
    coach = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    substitute = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()
    begun_at = models.DateTimeField()
    begun_by = models.UUIDField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["practice", "substitute"])]
