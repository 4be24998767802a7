"""Questions about sessions together: the coachee's own, and what a guest's link tells."""

from uuid import UUID

from luwte.records import keys
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.joint_sessions.models import JointInvitation
from luwte.rules.continuity import link_holds


def asked(eyes: Eyes, dossier_id: UUID) -> list[JointInvitation]:
    """What was asked and can still be read, for the coachee."""
    if eyes.role is not Role.COACHEE:
        return []
    rows = JointInvitation.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id, withdrawn_at=None)
    return [row for row in rows.order_by("-made_at") if link_holds(row.on, eyes.today)]


def by_link(eyes: Eyes) -> tuple[JointInvitation, str] | None:
    """What a guest's link is for, with the name of who invites, while it can be read."""
    if eyes.role is not Role.GUEST or not eyes.token:
        return None
    rows = JointInvitation.objects.filter(token_hash=eyes.token, withdrawn_at=None, dossier__closed_at=None)
    row = rows.select_related("practice").first()
    if row is None or not link_holds(row.on, eyes.today):
        return None
    return row, str(keys.ring([row.dossier_id]).open(row)["who"])
