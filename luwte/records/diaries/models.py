"""A diary that someone kept elsewhere: the import as a whole, and its days."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.rules.retention import of_a_dossier


class DiaryImport(DossierRow):
    """One file that was brought; sealed: its name, the confirmed columns and the counts. Undone as one step."""

    keeping = of_a_dossier("diary.csv")

    state = models.CharField(max_length=10, default="read")  # read, kept, undone

    class Meta:
        app_label = "records"


class DiaryDay(DossierRow):
    """A day from an imported diary; sealed: its values on 0-10."""

    keeping = of_a_dossier("diary.csv")

    diary = models.ForeignKey(DiaryImport, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["diary", "day"], name="one_diary_day_per_day")]
        indexes = [models.Index(fields=["dossier", "day"])]
