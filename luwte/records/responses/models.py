"""Questionnaires of a practice, to whom they were given, and what was answered."""

import uuid

from django.db import models

from luwte.records.dossiers.models import Dossier, DossierRow
from luwte.records.people.models import Practice
from luwte.rules.retention import Erased, Keeping, Kept, of_a_dossier


class Instrument(models.Model):
    """A questionnaire that a practice uses: the file as it was brought, and the scoring facts that belong to it."""

    keeping = Keeping("instruments.json", Kept.HOUSE_TERM, Erased.NOT_OF_A_DOSSIER)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    resource = models.TextField()  # the FHIR Questionnaire, as JSON
    facts = models.CharField(max_length=60, blank=True)  # the name of its scoring facts, if any
    assignable_by = models.CharField(max_length=20, default="coach")
    shipped = models.CharField(max_length=60, blank=True)  # the name of a questionnaire that comes with Luwte
    brought_at = models.DateTimeField()
    brought_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["practice", "title"])]


class InstrumentRequest(models.Model):
    """A questionnaire that was given to someone: by whom, when, and for which moment."""

    keeping = Keeping("responses.json", Kept.DOSSIER_TERM, Erased.WITH_ROWS)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="+")
    moment = models.CharField(max_length=20, blank=True)  # start, middle, end, after; empty: in between
    asked_by = models.UUIDField()
    asked_on = models.DateField()
    withdrawn_on = models.DateField(null=True)

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["dossier", "asked_on"])]


class Response(DossierRow):
    """The answers to one questionnaire. Sealed: answers, stated and recomputed totals, versions for undo and stale."""

    keeping = of_a_dossier("responses.json")

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey(InstrumentRequest, on_delete=models.PROTECT, related_name="+", null=True)
    day = models.DateField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["dossier", "day"])]
