"""The dossier: a person in a practice. Everything personal hangs on it and is sealed with its key."""

import uuid

from django.db import models

from luwte.records.people.models import Person, Practice
from luwte.rules.retention import Erased, Keeping, Kept, of_a_dossier


class Dossier(models.Model):
    """One person in one practice."""

    keeping = Keeping("dossier.json", Kept.DOSSIER_TERM, Erased.WITH_ROWS)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["practice", "person"], name="one_dossier_per_practice")]


class Guide(models.Model):
    """Who guides a dossier, from a day until a day: a coach, a substitute or a care professional."""

    keeping = Keeping("dossier.json", Kept.DOSSIER_TERM, Erased.WITH_ROWS)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["person", "practice"])]


class DossierRow(models.Model):
    """What each personal row bears: practice, dossier, a revision, and one sealed JSON value."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    sealed = models.BinaryField()

    class Meta:
        abstract = True


class Preferences(DossierRow):
    """What the coachee chose: measuring on or off, screen-free from, and the wish when nothing comes in."""

    keeping = of_a_dossier("preferences.json")

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["dossier"], name="one_preferences_per_dossier")]


class WriteReceipt(models.Model):
    """A form that was sent: its client-made id and the first answer, so that a replay gets that answer again."""

    keeping = Keeping("none: a receipt of sending", Kept.DAYS_30, Erased.WITH_ROWS)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    client_id = models.UUIDField()
    kind = models.CharField(max_length=40)
    row_id = models.UUIDField(null=True)
    revision = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["dossier", "client_id"], name="one_receipt_per_form")]
