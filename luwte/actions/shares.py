"""Giving and withdrawing a share."""

from uuid import UUID

from luwte.actions.dossiers import there
from luwte.actions.writing import Denied, writing
from luwte.records.dossiers.queries import guides
from luwte.records.eyes import Eyes
from luwte.records.shares.models import Share
from luwte.records.shares.queries import valid
from luwte.rules.access import Act
from luwte.rules.consents import TEXT_VERSION, Scope


def give(by: Eyes, dossier_id: UUID, party_id: UUID, scope: Scope) -> None:
    """The coachee lets a guide see `scope` from today, until it is withdrawn."""
    dossier = there(by, dossier_id)
    if party_id not in {guide.person_id for guide in guides(by, dossier.id)}:
        raise Denied("only who guides this dossier can be shared with")
    with writing(by, Act.SHARE, dossier=dossier) as pen:
        if Share.objects.filter(valid(by.today), dossier=dossier, party_id=party_id, scope=scope.value).exists():
            return
        share = Share.objects.create(
            practice_id=dossier.practice_id,
            dossier=dossier,
            party_id=party_id,
            purpose="coaching",
            scope=scope.value,
            since=by.today,
            given_at=by.at,
            text_version=TEXT_VERSION,
        )
        pen.log("shares.give", "C", "share", share.id)


def withdraw(by: Eyes, dossier_id: UUID, party_id: UUID, scope: Scope) -> None:
    """The coachee takes a share back; it holds no more from the next request on."""
    dossier = there(by, dossier_id)
    with writing(by, Act.SHARE, dossier=dossier) as pen:
        rows = Share.objects.filter(dossier=dossier, party_id=party_id, scope=scope.value, withdrawn_at=None)
        for share in rows:
            share.withdrawn_at = by.at
            share.save(update_fields=["withdrawn_at"])
            pen.log("shares.withdraw", "U", "share", share.id)
