"""Giving a share, withdrawing it, and giving back what was withdrawn a moment ago."""

from datetime import date, timedelta
from uuid import UUID

from luwte.actions.dossiers import NotThere, replayed, there
from luwte.actions.writing import Denied, Pen, writing
from luwte.library.consents import current
from luwte.records.dossiers.models import Dossier, WriteReceipt
from luwte.records.dossiers.queries import guides
from luwte.records.eyes import Eyes
from luwte.records.shares import queries
from luwte.records.shares.models import Share
from luwte.records.shares.queries import valid
from luwte.rules.access import Act
from luwte.rules.consents import Scope, wrong_end

PURPOSE = "coaching"
UNDO = timedelta(days=1)


class NeverHolds(Exception):
    """The day until which a share would hold is today or past."""


class TextChanged(Exception):
    """The text was renewed since it was agreed to: read it first."""


def give(
    by: Eyes,
    dossier_id: UUID,
    party_id: UUID,
    scope: Scope,
    *,
    until: date | None = None,
    language: str = "nl",
    client_id: UUID | None = None,
    anew: bool = False,
) -> None:
    """The coachee lets a guide see `scope` from today until the day `until`, or until it is withdrawn.

    A form that is sent again after the share was withdrawn gives nothing. With `anew` a share that holds makes room:
    what was given in a crisis is agreed to again.
    """
    dossier = there(by, dossier_id)
    if wrong_end(until, by.today):
        raise NeverHolds
    with writing(by, Act.SHARE, dossier=dossier) as pen:
        _give(pen, dossier, party_id, scope, until, current(scope, language).name, client_id, anew=anew)


def withdraw(by: Eyes, dossier_id: UUID, party_id: UUID, scope: Scope) -> UUID | None:
    """The coachee takes a share back; it holds no more from the next request on. Gives which, so that it can return."""
    dossier = there(by, dossier_id)
    withdrawn = None
    with writing(by, Act.SHARE, dossier=dossier) as pen:
        rows = Share.objects.filter(valid(by.today), dossier=dossier, party_id=party_id, scope=scope.value)
        for share in rows:
            share.withdrawn_at, withdrawn = by.at, share.id
            share.save(update_fields=["withdrawn_at"])
            pen.log("shares.withdraw", "U", "share", share.id)
    return withdrawn


def give_back(by: Eyes, dossier_id: UUID, share_id: UUID, *, client_id: UUID) -> None:
    """What was withdrawn within the last day is given anew, on the text that was agreed to, until the same day."""
    dossier = there(by, dossier_id)
    before = queries.one(by, dossier.id, share_id)
    if before is None or before.withdrawn_at is None or before.withdrawn_at + UNDO < by.at:
        raise NotThere
    scope, _version, language = Scope(before.scope), *before.text_version.partition("/")[::2]
    if current(scope, language).name != before.text_version or wrong_end(before.until, by.today):
        raise TextChanged
    with writing(by, Act.SHARE, dossier=dossier) as pen:
        _give(pen, dossier, before.party_id, scope, before.until, before.text_version, client_id)


def _give(
    pen: Pen,
    dossier: Dossier,
    party_id: UUID,
    scope: Scope,
    until: date | None,
    text: str,
    client_id: UUID | None,
    *,
    anew: bool = False,
) -> None:
    if party_id not in {guide.person_id for guide in guides(pen.by, dossier.id)}:
        raise Denied("only who guides this dossier can be shared with")
    if client_id is not None and replayed(pen.by, dossier, client_id):
        return
    held = Share.objects.filter(valid(pen.by.today), dossier=dossier, party_id=party_id, scope=scope.value).first()
    if held and anew:
        held.withdrawn_at = pen.by.at
        held.save(update_fields=["withdrawn_at"])
        pen.log("shares.withdraw", "U", "share", held.id)
        held = None
    share = held or _new(pen, dossier, party_id, scope, until, text)
    if client_id is not None:
        _receive(pen, dossier, client_id, share)


def _new(pen: Pen, dossier: Dossier, party_id: UUID, scope: Scope, until: date | None, text: str) -> Share:
    share = Share.objects.create(
        practice_id=dossier.practice_id,
        dossier=dossier,
        party_id=party_id,
        purpose=PURPOSE,
        scope=scope.value,
        since=pen.by.today,
        until=until,
        given_at=pen.by.at,
        text_version=text,
    )
    pen.log("shares.give", "C", "share", share.id)
    return share


def _receive(pen: Pen, dossier: Dossier, client_id: UUID, share: Share) -> None:
    # A share has no revision, so `dossiers.receive` does not take it.
    WriteReceipt.objects.create(
        practice_id=dossier.practice_id,
        dossier=dossier,
        client_id=client_id,
        kind="share",
        row_id=share.id,
        made_at=pen.by.at,
    )
