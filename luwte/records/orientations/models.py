"""The orientation of the client organisation: asked with the coachee's consent, and seen by the coachee first."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.rules.retention import of_a_dossier


class Orientation(DossierRow):
    """Four short questions by a mailed link. Sealed: who was asked, and the answers. `state` says who may see them."""

    keeping = of_a_dossier("orientation.json")

    state = models.CharField(max_length=10, default="asked")  # asked, answered, released, withdrawn
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()

    class Meta:
        app_label = "records"
