"""Who is trusted, by a link that ends when they are removed; and a note that one of them sent."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.rules.retention import of_a_dossier

KEEPING = of_a_dossier("trusted.json")


class Trusted(DossierRow):
    """Sealed: the name and address, and what was chosen to see; empty after removal."""

    keeping = KEEPING

    token_hash = models.CharField(max_length=64, unique=True)
    turn = models.PositiveSmallIntegerField(default=0)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["dossier", "made_at"])]


class TrustedNote(DossierRow):
    """A kind note. Sealed: the words, and the name of who sent it."""

    keeping = KEEPING

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["dossier", "made_at"])]
