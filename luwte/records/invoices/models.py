"""Invoices: a row of the practice, not of a dossier. It outlives the dossier, so it is sealed with the practice's key.

`about` is the dossier's id and no relation: emptied when the dossier is erased, while the invoice stays for its term.
"""

import uuid

from django.db import models

from luwte.records.people.models import Practice
from luwte.rules.retention import Erased, Keeping, Kept


class Invoice(models.Model):
    """An invoice or credit note; a draft has no number. Sealed: who pays, and the paper."""

    keeping = Keeping("invoices.json", Kept.BOOK_TERM, Erased.STAYS_APART)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+")
    about = models.UUIDField(null=True)
    revision = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    sealed = models.BinaryField()
    kind = models.CharField(max_length=10)  # invoice, credit
    state = models.CharField(max_length=10, default="draft")
    year = models.PositiveSmallIntegerField(null=True)
    number = models.PositiveIntegerField(null=True)
    issued_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    paid_on = models.DateField(null=True)
    reminded_on = models.DateField(null=True)
    credits = models.UUIDField(null=True)  # the invoice that this note takes back
    credited_by = models.UUIDField(null=True)  # the note that took this one back

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["practice", "made_at"]), models.Index(fields=["about"])]
        constraints = [models.UniqueConstraint(fields=["practice", "year", "number"], name="one_invoice_per_number")]

    @property
    def dossier_id(self) -> uuid.UUID:
        """Whose key seals the row: the practice's own, made with its billing settings."""
        return self.practice_id
