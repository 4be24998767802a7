"""Billing settings and counters of a practice. Nothing here is about a coachee, so nothing is sealed."""

import uuid

from django.db import models

from luwte.records.people.models import Practice
from luwte.rules.retention import Erased, Keeping, Kept


class BillingSettings(models.Model):
    """What stands at the head of an offer and an invoice, and the practice's own usual terms and texts."""

    keeping = Keeping("practice.json", Kept.HOUSE_TERM, Erased.NOT_OF_A_DOSSIER)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+")
    invoicing = models.BooleanField(default=True)  # off: the practice invoices elsewhere
    name = models.CharField(max_length=120)  # the neutral name on paper, as sender and in the calendar
    street = models.CharField(max_length=120)
    postcode = models.CharField(max_length=12)
    city = models.CharField(max_length=80)
    email = models.EmailField()
    company_number = models.CharField(max_length=12)  # KvK or KBO
    vat_number = models.CharField(max_length=16, blank=True)
    regime = models.CharField(max_length=10, default="normal")
    iban = models.CharField(max_length=34)
    price = models.PositiveIntegerField(default=0)  # cents for one session, without VAT
    minutes = models.PositiveSmallIntegerField(default=60)
    pay_days = models.PositiveSmallIntegerField(default=14)
    valid_days = models.PositiveSmallIntegerField(default=30)
    cancel_hours = models.PositiveSmallIntegerField(default=48)
    code_of_conduct = models.TextField(blank=True)
    complaints = models.TextField(blank=True)
    terms = models.TextField(blank=True)  # the practice's own words under an offer; read for words of health
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["practice"], name="one_billing_settings_per_practice")]


class Counter(models.Model):
    """The last number of a series in a year. Locked when one is taken; never a database sequence, which leaves gaps."""

    keeping = Keeping("none: the last number given", Kept.HOUSE_TERM, Erased.NOT_OF_A_DOSSIER)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+")
    series = models.CharField(max_length=10)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["practice", "series", "year"], name="one_counter_per_series")]
