"""The key store: one wrapped data key per dossier, in a store of its own."""

import uuid

from django.db import models

from luwte.rules.retention import Erased, Keeping, Kept


class DossierKey(models.Model):
    """A dossier's data key, wrapped by the master key. It lives in the `keys` store, not beside the rows."""

    keeping = Keeping("none: a key is not data about a person", Kept.DOSSIER_TERM, Erased.KEY_DESTROYED)

    dossier_id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    wrapped = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        app_label = "records"
