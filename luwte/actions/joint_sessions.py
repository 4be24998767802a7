"""Inviting someone close to one session; their address is forgotten as soon as the mail has left."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from luwte.actions import tokens
from luwte.actions.dossiers import NotThere, born, change, insert, receive, replayed, there
from luwte.actions.writing import writing
from luwte.records import keys
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes
from luwte.records.joint_sessions.models import JointInvitation
from luwte.records.joint_sessions.queries import asked
from luwte.rules.access import Act
from luwte.rules.continuity import TOGETHER_MOST, Wrong, day_wrong

OPEN_MOST = 3  # a mail to someone else is no toy
LATELY = timedelta(days=7)  # within which what was withdrawn counts too


class NotTaken(Exception):
    """The day is odd; `why` says how."""

    def __init__(self, why: Wrong) -> None:
        super().__init__(why)
        self.why = why


class TooMany(Exception):
    """Enough are open."""


def invite(by: Eyes, dossier_id: UUID, email: str, on: date, *, client_id: UUID) -> None:
    """The coachee lets someone close read about the session of that day."""
    dossier = there(by, dossier_id)
    if why := day_wrong(on, by.today, TOGETHER_MOST):
        raise NotTaken(why)
    with writing(by, Act.SHARE, dossier=dossier) as pen:
        if replayed(by, dossier, client_id):
            return
        lately = JointInvitation.objects.filter(dossier=dossier, made_at__gt=by.at - LATELY)
        if len(asked(by, dossier.id)) >= OPEN_MOST or lately.count() >= OPEN_MOST:
            raise TooMany
        row_id = uuid4()
        token = tokens.hashed(tokens.link("joint", row_id))
        row = JointInvitation(**{**born(by, dossier), "id": row_id}, on=on, token_hash=token)
        insert(row, keys.ring([dossier.id]), {"who": dossier.person.name, "to": email})
        receive(pen, client_id, "joint_session", row)
        pen.ask("mail.joint", dossier=str(dossier.id), invitation=str(row.id))
        pen.log("joint_sessions.invite", "C", "joint_session", row.id)


def withdraw(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """The link is worth nothing any more; a mail that waits does not leave."""
    dossier = there(by, dossier_id)
    with writing(by, Act.SHARE, dossier=dossier) as pen:
        row = next((one for one in asked(by, dossier.id) if one.id == row_id), None)
        if row is None:
            raise NotThere
        row.withdrawn_at = by.at
        change(by, row, keys.ring([dossier.id]), {"who": "", "to": ""})
        pen.log("joint_sessions.withdraw", "U", "joint_session", row.id)


def forget_all(by: Eyes, dossier: Dossier) -> None:
    """A mail that has not left will not leave any more, so the address of someone else need not wait here."""
    ring = keys.ring([dossier.id])
    with writing(by, None, dossier=dossier) as pen:
        for row in JointInvitation.objects.filter(dossier=dossier, withdrawn_at=None):
            if ring.open(row)["to"]:
                row.withdrawn_at = by.at
                change(by, row, ring, {"who": "", "to": ""})
                pen.log("joint_sessions.withdraw", "U", "joint_session", row.id)


def forget(by: Eyes, row: JointInvitation) -> None:
    """The mail has left: the address is gone from here."""
    ring = keys.ring([row.dossier_id])
    with writing(by, None, dossier=row.dossier):
        change(by, row, ring, {**ring.open(row), "to": ""})
