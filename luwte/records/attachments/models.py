"""Attachments: the clean copy of a picture or a PDF, sealed in the database with the dossier's key."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.rules.retention import of_a_dossier


class Attachment(DossierRow):
    """One file of a message. Sealed: kind, name and size as one value, and the bytes apart (`content`)."""

    keeping = of_a_dossier("attachments/")

    message = models.UUIDField()  # the rooms stand beside each other, so an id
    guide = models.UUIDField()  # the conversation, as in the message
    place = models.PositiveSmallIntegerField()
    content = models.BinaryField()

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["message"])]
