"""A note for the coach alone. It never points to another dossier: it is words, not a link."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.rules.retention import of_a_dossier


class ConflictNote(DossierRow):
    """Two people of one household or team may both have a coach here; sealed: what the coach does about it."""

    keeping = of_a_dossier("conflict-note.json")

    recorded_by = models.UUIDField()

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["dossier", "recorded_by"], name="one_conflict_note_per_guide")]
