"""Bringing a list of people whose course runs already: every invitation at once, or none; taken back as one."""

from collections.abc import Sequence
from uuid import UUID

from luwte.actions import people
from luwte.actions.dossiers import NotThere
from luwte.actions.writing import writing
from luwte.records.eyes import Eyes, Role
from luwte.records.people.models import Invitation
from luwte.records.people.queries import open_invitations
from luwte.rules.access import Act
from luwte.rules.bringing import Line, fine


class NotTaken(Exception):
    """A line of the list is not right."""


def bring(by: Eyes, lines: Sequence[Line], batch: UUID) -> int:
    """Invites everyone of the list in one transaction; the same batch again invites nobody. Gives how many."""
    if not fine(lines):
        raise NotTaken
    with writing(by, Act.INVITE_COACHEE) as pen:
        if Invitation.objects.filter(practice_id=by.here, batch=batch).exists():
            return 0
        for line in lines:
            people.invited(pen, line.email, line.name, Role.COACHEE, batch=batch, running_since=line.since)
        pen.log("bringing.bring", "C", "batch", batch)
    return len(lines)


def undo(by: Eyes, batch: UUID) -> int:
    """Takes back every invitation of a list that nobody took yet; gives how many."""
    with writing(by, Act.INVITE_COACHEE) as pen:
        if not (count := open_invitations(by).filter(batch=batch).update(withdrawn_at=by.at)):
            raise NotThere
        pen.log("bringing.undo", "U", "batch", batch)
    return count
