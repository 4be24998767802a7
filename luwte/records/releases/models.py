"""A report or a letter: proposed by the coach, released by the coachee, and for a report a link that ends."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.rules.retention import of_a_dossier


class Release(DossierRow):
    """One version for one reader. Sealed: the exact paper and its hash, for whom, when it was opened, and a reply."""

    keeping = of_a_dossier("releases.json")

    kind = models.CharField(max_length=10)
    state = models.CharField(max_length=10)
    by = models.UUIDField()
    token_hash = models.CharField(max_length=64, unique=True)
    turn = models.PositiveSmallIntegerField(default=0)  # which link and code: a renewed one is another
    tries = models.PositiveSmallIntegerField(default=0)
    released_on = models.DateField(null=True)

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["dossier", "made_at"])]
