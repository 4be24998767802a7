"""Messages, each in a conversation of the coachee with one person; and what is not sent yet."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.rules.retention import of_a_dossier


class Message(DossierRow):
    """One message. `guide` is the person with whom; who comes after them reads none of it. Sealed: the words."""

    keeping = of_a_dossier("messages.json")

    guide = models.UUIDField()
    by_guide = models.BooleanField()
    read_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "records"
        indexes = [
            models.Index(fields=["dossier", "guide", "made_at"]),
            models.Index(fields=["guide", "by_guide", "read_at"]),
        ]


class MessageDraft(DossierRow):
    """Words that are not sent yet; for their writer alone. Sealed: the words, and versions from another page."""

    keeping = of_a_dossier("none: not sent")

    guide = models.UUIDField()
    by_guide = models.BooleanField()

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["dossier", "guide", "by_guide"], name="one_draft_per_writer")]
