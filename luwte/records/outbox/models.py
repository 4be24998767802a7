"""The outbox: what must happen after a commit, as a kind and ids; written in the same transaction as its cause."""

import uuid

from django.db import models

from luwte.rules.retention import Erased, Keeping, Kept


class OutboxRow(models.Model):
    """One thing to do. `jobs` maps the kind to a function and removes the row when it is handed over."""

    keeping = Keeping("none: holds ids of work that is still to be done", Kept.UNTIL_DONE, Erased.IDS_REMAIN)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    kind = models.CharField(max_length=60)
    ids = models.JSONField(default=dict)
    made_at = models.DateTimeField()

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["made_at"])]
