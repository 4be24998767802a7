"""An invitation to one session together. The address is sealed until the mail has left, then it is gone."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.rules.retention import of_a_dossier


class JointInvitation(DossierRow):
    """A link to a page that tells what such a session is. Sealed: the address, as long as the mail waits."""

    keeping = of_a_dossier("joint-sessions.json")

    on = models.DateField()
    token_hash = models.CharField(max_length=64, unique=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "records"
