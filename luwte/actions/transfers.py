"""To another coach: the manager proposes, the coachee says what goes along, the earlier coach sees nothing any more."""

from collections.abc import Collection
from uuid import UUID, uuid4

from django.db.models import F

from luwte.actions import shares
from luwte.actions.coaching_sessions import pass_on
from luwte.actions.dossiers import NotThere, there
from luwte.actions.writing import Denied, writing
from luwte.records.assignments.models import PieceWork
from luwte.records.dossiers.models import Dossier, Guide
from luwte.records.dossiers.queries import coached, guidance
from luwte.records.eyes import Eyes, Role
from luwte.records.orientations.models import Orientation
from luwte.records.people.queries import coaches
from luwte.records.plans.models import PhaseView, PlanDraft
from luwte.records.sessions.models import AgreementMark, SessionPreparation
from luwte.records.shares.models import Share
from luwte.records.shares.queries import valid
from luwte.records.transfers.models import Transfer
from luwte.records.transfers.queries import proposed
from luwte.rules.access import Act
from luwte.rules.consents import Scope
from luwte.rules.orientations import State as Released
from luwte.rules.plans import Side

COACH = Role.COACH.value


class Already(Exception):
    """One waits already."""


def propose(by: Eyes, dossier_id: UUID, leaves: UUID, comes: UUID) -> UUID:
    """The manager proposes that `comes` guides instead of `leaves`; the coachee gets a mail and chooses."""
    dossier = there(by, dossier_id)
    if leaves not in {one.id for one in coached(by, dossier.id)} or guidance(by, dossier.id, comes, COACH):
        raise Denied("from who coached to who does not yet")
    if comes not in {person.id for person in coaches(by)}:
        raise Denied("only a coach of this practice")
    with writing(by, Act.ASSIGN, dossier=dossier) as pen:
        if proposed(by, dossier.id):
            raise Already
        row = Transfer.objects.create(
            id=uuid4(),
            practice_id=dossier.practice_id,
            dossier=dossier,
            leaves_id=leaves,
            comes_id=comes,
            proposed_at=by.at,
        )
        pen.ask("mail.transfer", dossier=str(dossier.id), transfer=str(row.id))
        pen.log("transfers.propose", "C", "transfer", row.id)
    return row.id


def withdraw(by: Eyes, dossier_id: UUID) -> None:
    """The manager takes the proposal back; nothing changes."""
    dossier = there(by, dossier_id)
    with writing(by, Act.ASSIGN, dossier=dossier) as pen:
        row = _there(by, dossier.id)
        _answer(by, row, "withdrawn")
        pen.log("transfers.withdraw", "U", "transfer", row.id)


def take(by: Eyes, dossier_id: UUID, picked: Collection[Scope], language: str = "nl") -> None:
    """The coachee goes to the new coach, who sees what is picked; the earlier coach sees nothing from here on."""
    dossier = there(by, dossier_id)
    with writing(by, Act.SHARE, dossier=dossier) as pen:
        row = _there(by, dossier.id)
        held = guidance(by, dossier.id, row.leaves_id, COACH)
        Guide.objects.filter(id__in=[guide.id for guide in held]).update(until=by.today)
        for share in Share.objects.filter(valid(by.today), dossier=dossier, party_id=row.leaves_id):
            shares.withdraw(by, dossier.id, row.leaves_id, Scope(share.scope))
        if not guidance(by, dossier.id, row.comes_id, COACH):
            Guide.objects.create(
                practice_id=dossier.practice_id, dossier=dossier, person_id=row.comes_id, role=COACH, since=by.today
            )
        pass_on(pen, dossier, row.leaves_id, row.comes_id)
        _hide(by, dossier)
        for scope in picked:
            shares.give(by, dossier.id, row.comes_id, scope, language=language)
        # Last: on PostgreSQL a coachee may change who guides only while it is proposed.
        _answer(by, row, "taken")
        # The coachee's eyes do not see what the earlier coach was still writing: the clock clears that.
        pen.ask("transfers.clear", dossier=str(dossier.id), transfer=str(row.id))
        pen.log("transfers.take", "U", "transfer", row.id)


def clear(by: Eyes, row: Transfer) -> None:
    """What the earlier coach wrote and never laid before the coachee is gone; by the clock, after the transfer."""
    with writing(by, None, dossier=row.dossier) as pen:
        old = {"dossier": row.dossier, "side": Side.COACH.value, "changed_at__lte": row.answered_at}
        PlanDraft.objects.filter(**old).delete()
        PhaseView.objects.filter(**old, shown=False).delete()
        pen.log("transfers.clear", "D", "transfer", row.id)


def _hide(by: Eyes, dossier: Dossier) -> None:
    """What was shown piece by piece was shown to the earlier coach: to the next one it is shown anew, or not."""
    released = Orientation.objects.filter(dossier=dossier, state=Released.RELEASED.value)
    released.update(state=Released.ANSWERED.value, changed_at=by.at, revision=F("revision") + 1)
    for model in (PieceWork, SessionPreparation, AgreementMark):
        model.objects.filter(dossier=dossier, shown=True).update(shown=False)
    PhaseView.objects.filter(dossier=dossier, side=Side.COACHEE.value, shown=True).update(shown=False)


def _there(by: Eyes, dossier_id: UUID) -> Transfer:
    if (row := proposed(by, dossier_id)) is None:
        raise NotThere
    return row


def _answer(by: Eyes, row: Transfer, state: str) -> None:
    Transfer.objects.filter(id=row.id).update(state=state, answered_at=by.at)
