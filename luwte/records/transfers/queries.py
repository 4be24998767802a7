"""The question whether someone is about to go to another coach."""

from uuid import UUID

from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.transfers.models import Transfer

OPEN = "proposed"


def proposed(eyes: Eyes, dossier_id: UUID) -> Transfer | None:
    """The transfer that waits for the coachee, for the coachee and the manager."""
    if eyes.role not in {Role.COACHEE, Role.PRACTICE_MANAGER}:
        return None
    rows = Transfer.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id, state=OPEN)
    return rows.select_related("leaves", "comes").first()
