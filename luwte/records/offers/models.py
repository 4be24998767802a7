"""The agreement and the offer are rows of a dossier. Sealed: who pays, what was agreed, the text, who accepted."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.rules.retention import of_a_dossier


class Offer(DossierRow):
    """One document. Its text is frozen when it is shown; `accepted_on` and `valid_until` are readable days."""

    keeping = of_a_dossier("offers.json")

    kind = models.CharField(max_length=10)  # agreement, offer
    state = models.CharField(max_length=10, default="draft")
    year = models.PositiveSmallIntegerField(null=True)
    number = models.PositiveIntegerField(null=True)
    made_by = models.UUIDField()
    token_hash = models.CharField(max_length=64, null=True, unique=True)
    valid_until = models.DateField()
    accepted_on = models.DateField(null=True)

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["dossier", "made_at"])]
        constraints = [models.UniqueConstraint(fields=["practice", "year", "number"], name="one_offer_per_number")]
