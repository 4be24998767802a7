"""Giving a programme, a module or an exercise, looking at it again on a day, and ending it; or taking a piece."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from luwte.actions.caseload import keep
from luwte.actions.dossiers import NotThere, born, change, insert, receive, replayed, there
from luwte.actions.writing import writing
from luwte.library import pieces as library
from luwte.records import keys
from luwte.records.adaptations.queries import shelf
from luwte.records.assignments.models import Assignment
from luwte.records.assignments.queries import LANGUAGE, given, to_give
from luwte.records.caseload.models import CaseloadRow
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes
from luwte.rules.access import Act
from luwte.rules.assignments import Kind, Purpose, Terms, Wrong, wrongs
from luwte.rules.attention import Kind as Fact
from luwte.rules.content.values import Audience


class NotTaken(Exception):
    """The terms break a rule; `why` says which."""

    def __init__(self, why: tuple[Wrong, ...]) -> None:
        super().__init__(", ".join(why))
        self.why = why


class Already(Exception):
    """The same was given and runs still."""


def give(
    by: Eyes,
    dossier_id: UUID,
    kind: Kind,
    slug: str,
    terms: Terms,
    *,
    client_id: UUID,
    audience: Collection[Audience] = (),
) -> UUID | None:
    """Someone gets something to do, in the version of today; NotThere for what may not go to this person."""
    dossier = there(by, dossier_id)
    if why := wrongs(terms, by.today):
        raise NotTaken(why)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        if receipt := replayed(by, dossier, client_id):
            return receipt.row_id
        row = _given(by, dossier, kind, slug, terms, audience)
        receive(pen, client_id, "assignment", row)
        _follow(by, dossier)
        pen.log("assignments.give", "C", "assignment", row.id)
    return row.id


def take(by: Eyes, dossier_id: UUID, kind: Kind, slug: str, *, client_id: UUID) -> UUID | None:
    """The coachee takes a module or an exercise, without being asked."""
    dossier = there(by, dossier_id)
    if kind is Kind.PROGRAMME:
        raise NotThere
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        if receipt := replayed(by, dossier, client_id):
            return receipt.row_id
        row = _given(by, dossier, kind, slug, Terms(Purpose.OWN), ())
        receive(pen, client_id, "assignment", row)
        pen.log("assignments.take", "C", "assignment", row.id)
    return row.id


def review(by: Eyes, dossier_id: UUID, row_id: UUID, on: date | None, *, base_revision: int) -> bool:
    """Another day to look at it again, or none; False when it was changed elsewhere since, and stays as it is."""
    dossier = there(by, dossier_id)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        row = _running(dossier, row_id)
        ring = keys.ring([dossier.id])
        value = ring.open(row)
        if why := wrongs(Terms(Purpose(value["purpose"]), on, value["contact"], value["call"]), by.today):
            raise NotTaken(why)
        if row.revision != base_revision and row.review_on != on:
            return False
        row.review_on = on
        change(by, row, ring, value)
        _follow(by, dossier)
        pen.log("assignments.review", "U", "assignment", row.id)
    return True


def end(by: Eyes, dossier_id: UUID, row_id: UUID, *, ended: bool = True) -> None:
    """It ends today, or runs again; the work on its pieces stays with the coachee."""
    dossier = there(by, dossier_id)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        row = Assignment.objects.filter(dossier=dossier, id=row_id, given_by__isnull=False).first()
        if row is None:
            raise NotThere
        row.ended_on, row.changed_at = by.today if ended else None, by.at
        row.save(update_fields=["ended_on", "changed_at"])
        _follow(by, dossier)
        pen.log("assignments.end" if ended else "assignments.go_on", "U", "assignment", row.id)


def put_back(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """The coachee puts back what they took; the work on it stays."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        if not Assignment.objects.filter(dossier=dossier, id=row_id, given_by=None).delete()[0]:
            raise NotThere
        pen.log("assignments.put_back", "D", "assignment", row_id)


def _given(
    by: Eyes, dossier: Dossier, kind: Kind, slug: str, terms: Terms, audience: Collection[Audience]
) -> Assignment:
    """The new row: the order of a programme is kept as it is today, so that a change does not move someone."""
    order, digest = _order(by, dossier, kind, slug, terms.purpose, frozenset(audience))
    if any((one.kind, one.slug) == (kind, slug) for one in given(by, dossier.id)):
        raise Already
    by_whom = None if terms.purpose is Purpose.OWN else by.me
    row = Assignment(
        **born(by, dossier), kind=kind.value, given_by=by_whom, given_on=by.today, review_on=terms.review_on
    )
    value = {
        "slug": slug,
        "digest": digest,
        "order": order,
        "purpose": terms.purpose.value,
        "contact": terms.contact.strip(),
        "call": terms.call.strip(),
    }
    insert(row, keys.ring([dossier.id]), value)
    return row


def _order(
    by: Eyes, dossier: Dossier, kind: Kind, slug: str, purpose: Purpose, audience: frozenset[Audience]
) -> tuple[list[tuple[int, str]], str]:
    if kind is Kind.PROGRAMME:
        read = shelf(by)
        if (whole := read.programme(slug, LANGUAGE)) is None:
            raise NotThere
        path = library.path(whole.heading, LANGUAGE, audience, read.piece)
        return [(stage.phase, one.slug) for stage, pieces in path for one in pieces], whole.digest
    found = next((one for one in to_give(by, dossier.id, purpose) if one.slug == slug), None)
    if found is None or found.heading.kind.value != kind.value:
        raise NotThere
    return [(min(found.heading.phase), slug)], found.digest


def _running(dossier: Dossier, row_id: UUID) -> Assignment:
    row = Assignment.objects.filter(dossier=dossier, id=row_id, given_by__isnull=False, ended_on=None).first()
    if row is None:
        raise NotThere
    return row


def _follow(by: Eyes, dossier: Dossier) -> None:
    """The day to look again stands on the coach's list: the first one counts."""
    days = [one.terms.review_on for one in given(by, dossier.id) if one.terms.review_on]
    on = min(days).isoformat() if days else None
    ring = keys.ring([dossier.id])
    facts = ring.open(CaseloadRow.objects.get(dossier_id=dossier.id)).get("facts", [])
    if next((day for kind, day, _noted in facts if kind == Fact.REVIEW.value), None) == on:
        return
    kept = [fact for fact in facts if fact[0] != Fact.REVIEW.value]
    keep(by, dossier, ring, facts=[*kept, *([[Fact.REVIEW.value, on, by.at.isoformat()]] if on else [])])
