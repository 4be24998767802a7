"""The list of erasures: ids only, so that they can be done again after an old back-up is restored."""

import uuid

from django.db import models

from luwte.rules.retention import Erased, Keeping, Kept


class Erasure(models.Model):
    """One dossier that was erased."""

    keeping = Keeping("none: the data is gone", Kept.LOG_TERM, Erased.IDS_REMAIN)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    dossier_id = models.UUIDField(unique=True)
    practice_id = models.UUIDField()
    erased_at = models.DateTimeField()

    class Meta:
        app_label = "records"
