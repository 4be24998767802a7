"""The caseload: one row per dossier, kept current at write time, and what each coach marked as seen."""

import uuid

from django.db import models

from luwte.records.dossiers.models import Dossier, DossierRow
from luwte.records.people.models import Person, Practice
from luwte.rules.retention import Erased, Keeping, Kept, of_a_dossier


class CaseloadRow(DossierRow):
    """What the coach's list reads. Sealed: the facts of work, a shift that may be shared, the coachee's own wish."""

    keeping = of_a_dossier("none: derived from other rows")

    last_sign = models.DateField(null=True)

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["dossier"], name="one_caseload_row_per_dossier")]


class CaseloadMark(models.Model):
    """A coach's own mark on a row: seen at, or later."""

    keeping = Keeping("none: the coach's own marks", Kept.DOSSIER_TERM, Erased.WITH_ROWS)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(null=True)
    later_until = models.DateField(null=True)

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["dossier", "person"], name="one_mark_per_coach")]
