"""The intake: a sealed row per chunk, the topics that it asks to talk about, and whom the coach may call."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.rules.retention import of_a_dossier


class IntakeChunk(DossierRow):
    """One chunk of the intake. Sealed: the answers now and before, versions from a stale page, and who filled it in."""

    keeping = of_a_dossier("intake.json")

    chunk = models.CharField(max_length=40)  # its name, the same for everyone
    done_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["dossier", "chunk"], name="one_row_per_intake_chunk")]


class TopicTicks(DossierRow):
    """Which topics the coachee wants to talk about, or rather in the talk; sealed: topic -> moment of the tick.

    Whoever guides reads it to know what is still to be discussed; the answer itself stays in the intake.
    """

    keeping = of_a_dossier("intake.json")

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["dossier"], name="one_row_of_ticks_per_dossier")]


class Contacts(DossierRow):
    """Whom the coach may call, and who the GP is; sealed. Whoever guides may read it, and the page says so."""

    keeping = of_a_dossier("contacts.json")

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["dossier"], name="one_row_of_contacts_per_dossier")]
