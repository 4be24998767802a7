"""Proposing a report or letter, releasing it, opening it by a link with a code, withdrawing it, noting a reply."""

import hmac
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from luwte.actions import report_papers, tokens
from luwte.actions.dossiers import NotThere, born, change, insert, receive, replayed, there
from luwte.actions.papers import digest
from luwte.actions.writing import Denied, writing
from luwte.library.reports import current
from luwte.records import keys
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes, Role
from luwte.records.people.models import Person
from luwte.records.releases.models import Release
from luwte.records.releases.queries import Released, by_link, opened
from luwte.records.sessions.queries import held_days
from luwte.records.trajectories.queries import periods
from luwte.rules.access import Act
from luwte.rules.neutral import telling
from luwte.rules.releases import (
    NAME_MOST,
    REPLY_MOST,
    Kind,
    Letter,
    Report,
    State,
    Wrong,
    wrong_letter,
    wrong_report,
)

OPENED_MOST = 50


class NotTaken(Exception):
    """It cannot be proposed like this; `why` says why."""

    def __init__(self, why: Wrong) -> None:
        super().__init__(why)
        self.why = why


class NotNow(Exception):
    """It does not stand where this can be done."""


def made(by: Eyes, dossier: Dossier, first: date, last: date, agreements: Sequence[str]) -> Report:
    """What a report of this period holds, from what is on record."""
    if why := wrong_report(first, last, agreements, current().sentences, by.today):
        raise NotTaken(why)
    started, ended = periods(by, dossier.id)
    held = sum(first <= on <= last for on in held_days(by, dossier.id))
    coach = Person.objects.get(id=by.me).name
    names = dossier.person.name, coach, dossier.practice.name
    shown = ended if ended and ended <= last else None
    return Report(*names, first, last, started, shown, held, tuple(dict.fromkeys(agreements)))


def propose(
    by: Eyes,
    dossier_id: UUID,
    first: date,
    last: date,
    agreements: Sequence[str],
    to: str,
    email: str,
    *,
    client_id: UUID,
) -> UUID:
    """The coach lays a report before the coachee: one version, for one address, about one period."""
    dossier = _with_person(there(by, dossier_id))
    found, to = made(by, dossier, first, last, agreements), to.strip()
    if not to or len(to) > NAME_MOST:
        raise NotTaken(Wrong.NAME)
    if telling(to):
        raise NotTaken(Wrong.TELLING)
    paper = report_papers.report(found, to, by.today)
    return _propose(by, dossier, Kind.REPORT, paper, {"name": to, "email": email}, client_id)


def write(by: Eyes, dossier_id: UUID, said: Letter, *, client_id: UUID) -> UUID:
    """The coach lays a letter to a doctor before the coachee, who alone carries it."""
    dossier = _with_person(there(by, dossier_id))
    if why := wrong_letter(said):
        raise NotTaken(why)
    coach = Person.objects.get(id=by.me).name
    paper = report_papers.letter(said, dossier.person.name, coach, dossier.practice.name, by.today)
    return _propose(by, dossier, Kind.LETTER, paper, {"name": said.to, "email": ""}, client_id)


def release(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """The coachee releases this one version; a report's link leaves by mail, its code does not."""
    _move(by, dossier_id, row_id, {State.PROPOSED}, State.RELEASED, Act.SHARE)


def decline(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """The coachee does not release it; no reason is asked."""
    _move(by, dossier_id, row_id, {State.PROPOSED}, State.DECLINED, Act.SHARE)


def withdraw(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """From the next request on the link opens nothing. A coach takes back what was not released yet."""
    if by.role is Role.COACHEE:
        _move(by, dossier_id, row_id, {State.RELEASED}, State.WITHDRAWN, Act.SHARE)
    else:
        _move(by, dossier_id, row_id, {State.PROPOSED}, State.WITHDRAWN, Act.GUIDE)


def renew(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """Another link and code for the same version; the ones before open nothing any more."""
    dossier = there(by, dossier_id)
    with writing(by, Act.SHARE, dossier=dossier) as pen:
        row = _row(dossier, row_id)
        if row.state != State.RELEASED.value or row.kind != Kind.REPORT.value:
            raise NotNow
        row.turn, row.tries, row.released_on = row.turn + 1, 0, by.today
        row.token_hash = tokens.hashed(link(row.id, row.turn))
        row.save(update_fields=["turn", "tries", "released_on", "token_hash"])
        pen.ask("mail.report", dossier=str(dossier.id), release=str(row.id))
        pen.log("releases.renew", "U", "release", row.id)


def open_by_link(by: Eyes, code: str) -> Released | None:
    """The report, for whoever has the link and the code; None for a wrong code, which is counted.

    NotThere when the link leads nowhere. Each opening stands in the coachee's log.
    """
    with writing(by, Act.ANSWER_LINK, dossier=_linked(by).dossier) as pen:
        row = _linked(by)
        if not hmac.compare_digest(code_of(row.id, row.turn).encode(), code.strip().encode()):
            row.tries += 1
            row.save(update_fields=["tries"])
            pen.log("releases.wrong_code", "R", "release", row.id)
            return None
        ring = keys.ring([row.dossier_id])
        value = ring.open(row)
        change(by, row, ring, {**value, "opened": [*value["opened"], by.at.isoformat()][-OPENED_MOST:]})
        pen.log("releases.open", "R", "release", row.id)
    return opened(row)


def reply(by: Eyes, dossier_id: UUID, row_id: UUID, on: date, words: str) -> None:
    """The coach notes what came back on a letter; empty words take it away."""
    dossier = there(by, dossier_id)
    if len(words) > REPLY_MOST:
        raise NotTaken(Wrong.TOO_LONG)
    if on > by.today:
        raise NotTaken(Wrong.FUTURE)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        row = _row(dossier, row_id)
        if row.state != State.RELEASED.value or row.kind != Kind.LETTER.value:
            raise NotNow
        ring, said = keys.ring([dossier.id]), words.strip()
        noted = {"on": on.isoformat(), "words": said} if said else None
        change(by, row, ring, {**ring.open(row), "reply": noted})
        pen.log("releases.reply", "U", "release", row.id)


def link(row_id: UUID, turn: int) -> str:
    """The secret part of the mailed link."""
    return tokens.link(f"release.{turn}", row_id)


def code_of(row_id: UUID, turn: int) -> str:
    """The six digits that travel apart, by the coachee's or the coach's own voice."""
    return tokens.code(f"release.{turn}", row_id)


def _propose(
    by: Eyes, dossier: Dossier, kind: Kind, paper: dict[str, Any], to: dict[str, str], client_id: UUID
) -> UUID:
    if by.role is not Role.COACH:
        raise Denied("a coach proposes")
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        if receipt := replayed(by, dossier, client_id):
            return receipt.row_id or client_id
        row = Release(**born(by, dossier), kind=kind.value, state=State.PROPOSED.value, by=by.me)
        row.token_hash = tokens.hashed(link(row.id, row.turn))
        value: dict[str, Any] = {"paper": paper, "digest": digest(paper), "to": to, "opened": [], "reply": None}
        insert(row, keys.ring([dossier.id]), value)
        receive(pen, client_id, "release", row)
        pen.log("releases.propose", "C", "release", row.id)
    return row.id


def _move(by: Eyes, dossier_id: UUID, row_id: UUID, at: set[State], to: State, act: Act) -> None:
    dossier = there(by, dossier_id)
    with writing(by, act, dossier=dossier) as pen:
        row = _row(dossier, row_id)
        if State(row.state) is to:
            return
        if State(row.state) not in at:
            raise NotNow
        row.state = to.value
        if to is State.RELEASED:
            row.released_on = by.today
            if row.kind == Kind.REPORT.value:
                pen.ask("mail.report", dossier=str(dossier.id), release=str(row.id))
        row.save(update_fields=["state", "released_on"])
        pen.log(f"releases.{to.value}", "U", "release", row.id)


def _linked(by: Eyes) -> Release:
    """The report of a link; asked again under the lock, for it may have been withdrawn meanwhile."""
    if (row := by_link(by)) is None:
        raise NotThere
    return row


def _row(dossier: Dossier, row_id: UUID) -> Release:
    if (row := Release.objects.filter(dossier=dossier, id=row_id).first()) is None:
        raise NotThere
    return row


def _with_person(dossier: Dossier) -> Dossier:
    return Dossier.objects.select_related("person", "practice").get(id=dossier.id)
