"""Questions about what was given, what a week asks, and the one step of today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import TruncDate

from luwte.library import pieces as library
from luwte.records import keys
from luwte.records.adaptations.queries import SHIPPED, Shelf, shelf
from luwte.records.assignments.models import Assignment, DayRoom, PieceWork
from luwte.records.dossiers.queries import guides, guiding, visible
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import GUIDES, HOUSE
from luwte.records.trajectories.queries import course
from luwte.rules import day_room
from luwte.rules.asking import Sum
from luwte.rules.assignments import Kind, Purpose, Terms, is_full, left, may_be_given, new_minutes, upcoming
from luwte.rules.content.values import Kind as PieceKind
from luwte.rules.steps import FIRST_PHASE, NOTHING, Given, Piece, Step, Why, step

OWN = HOUSE | {Role.COACHEE}
WEEK = timedelta(days=6)  # the six days before today
BEGUN, DONE, AWAY = "begun", "done", "away"
LANGUAGE = "nl"  # the order, minutes and load of a piece are the same in every language


@dataclass(frozen=True, slots=True)
class Assigned:
    """Something that was given. `order` holds phase and name of each piece as it was that day, `digest` its version."""

    id: UUID
    kind: Kind
    slug: str
    digest: str
    order: tuple[tuple[int, str], ...]
    terms: Terms
    given_by: UUID | None
    given_on: date
    ended_on: date | None
    revision: int


@dataclass(frozen=True, slots=True)
class Work:
    """Where one piece stands, without its answers."""

    slug: str
    state: str
    begun_on: date
    done_on: tuple[date, ...]

    @property
    def done(self) -> bool:
        """Whether it was done, and is not under way again."""
        return self.state == DONE


@dataclass(frozen=True, slots=True)
class Today:
    """The step of today. `day` is None until the person says what it can hold; `later` may be taken anyway."""

    day: day_room.Day | None
    revision: int
    can_undo: bool
    step: Step
    later: Piece | None
    full: bool
    done: str
    waits: Terms | None


def given(eyes: Eyes, dossier_id: UUID, *, ended: bool = False) -> list[Assigned]:
    """What was given and runs, oldest first; with `ended` what ended. What the coachee took only the coachee sees."""
    if eyes.role not in GUIDES | OWN:
        return []
    rows = Assignment.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id, ended_on__isnull=not ended)
    rows = rows.filter(given_by__isnull=False) if eyes.role in GUIDES else rows
    ring = keys.ring([dossier_id])
    return [_assigned(row, ring.open(row)) for row in rows.order_by("given_on", "made_at")]


def has(eyes: Eyes, dossier_id: UUID) -> bool:
    """Whether anything runs in the own dossier: one query for who has nothing."""
    rows = Assignment.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id, ended_on=None)
    return eyes.role in OWN and rows.exists()


def works(eyes: Eyes, dossier_id: UUID) -> list[Work]:
    """The work on each piece, what was touched last at the end; whoever guides sees what is shown to them."""
    if eyes.role not in GUIDES | OWN:
        return []
    rows = PieceWork.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id).order_by("changed_at")
    rows = shown(eyes, rows) if eyes.role in GUIDES else rows
    ring = keys.ring([dossier_id])
    return [_work(ring.open(row)) for row in rows]


def shown(eyes: Eyes, rows: QuerySet[PieceWork]) -> QuerySet[PieceWork]:
    """Of these, what whoever guides sees: shown, and touched since they guide. Earlier it was shown to others."""
    since = guiding(eyes).filter(dossier_id=OuterRef("dossier_id"), since__lte=OuterRef("touched_on"))
    return rows.alias(touched_on=TruncDate("changed_at")).filter(Exists(since), shown=True)


def day(eyes: Eyes, dossier_id: UUID) -> tuple[day_room.Day | None, int, bool]:
    """What today can hold, its revision, and whether there is a word to take back; for the coachee."""
    row = DayRoom.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id, day=eyes.today).first()
    if row is None or eyes.role not in OWN:
        return None, 0, False
    value = keys.ring([dossier_id]).open(row)
    return (day_room.from_json(value["now"]) if value["now"] else None), row.revision, bool(value["before"])


def today(eyes: Eyes, dossier_id: UUID, asked: Sum, read: Shelf = SHIPPED) -> Today | None:
    """The step of today from what was given and the person's own word; None when nothing was given."""
    if eyes.role is not Role.COACHEE or not (held := given(eyes, dossier_id)):
        return None
    done_so_far = works(eyes, dossier_id)
    now, revision, can_undo = day(eyes, dossier_id)
    where = _where(pieces_of(held, read), course(eyes, dossier_id).phase, done_so_far, now, eyes.today)
    spent = sum(_minutes(one.slug, read) for one in done_so_far if eyes.today - WEEK <= one.begun_on)
    full = is_full(where, spent, left(asked))
    if full:
        where = _no_more(where)
    found = step(where, now.room) if now and not now.rest else NOTHING
    done = [one.slug for one in done_so_far if eyes.today in one.done_on]
    waits = [one.terms for one in held if one.terms.purpose is Purpose.WAITING_LIST]
    return Today(
        now,
        revision,
        can_undo,
        found,
        upcoming(where) if found.why is Why.NOTHING else None,
        full,
        done[-1] if done else "",
        waits[-1] if waits else None,
    )


def week(eyes: Eyes, dossier_id: UUID, asked: Sum, more: Sequence[Piece] = (), read: Shelf = SHIPPED) -> Sum:
    """What a week asks of this person, new pieces too; `more` is what is about to be given."""
    phase = course(eyes, dossier_id).phase
    held = pieces_of(given(eyes, dossier_id), read)
    minutes = new_minutes([*held, *more], phase, left(asked))
    return Sum(asked.check_in, asked.given, asked.most, minutes)


def to_give(eyes: Eyes, dossier_id: UUID, purpose: Purpose) -> list[library.Piece]:
    """The modules and exercises that may go to this person now: what is not done alone only with a coach."""
    phase, coached = course(eyes, dossier_id).phase, with_coach(eyes, dossier_id)
    fitting = (PieceKind.MODULE, PieceKind.EXERCISE)
    return [
        one
        for one in shelf(eyes).pieces(LANGUAGE)
        if one.heading.kind in fitting
        and may_be_given(one.heading.phase, phase, not_alone=one.heading.not_alone, with_coach=coached, purpose=purpose)
    ]


def with_coach(eyes: Eyes, dossier_id: UUID) -> bool:
    """Whether a coach guides this dossier today."""
    return any(one.role == Role.COACH.value for one in guides(eyes, dossier_id))


def pieces_of(held: Sequence[Assigned], read: Shelf = SHIPPED) -> list[Piece]:
    """The pieces in the order in which they are met: what was given apart first, each once.

    A programme brings nothing that is not done alone: a coach gives that apart, after talking about it. A piece that
    ships no more is left out.
    """
    apart = [one for one in held if one.kind is not Kind.PROGRAMME]
    found: dict[str, Piece] = {}
    for one in [*apart, *(one for one in held if one.kind is Kind.PROGRAMME)]:
        for phase, slug in one.order:
            if (made := as_step(slug, phase, one.kind is not Kind.PROGRAMME, read)) is not None:
                found.setdefault(slug, made)
    return list(found.values())


def as_step(slug: str, phase: int, apart: bool, read: Shelf = SHIPPED) -> Piece | None:
    """A piece as a step weighs it, as it is read here; None when it ships no more, or is not met alone."""
    there = read.piece(slug, LANGUAGE)
    if there is None or (there.heading.not_alone and not apart):
        return None
    heading = there.heading
    return Piece(slug, heading.minutes, heading.load, phase, heading.kind is PieceKind.EXERCISE)


def _where(pieces: list[Piece], phase: int | None, done: list[Work], now: day_room.Day | None, today: date) -> Given:
    return Given(
        pieces,
        phase or FIRST_PHASE,
        begun=frozenset(one.slug for one in done if one.state == BEGUN),
        done=tuple(one.slug for one in done if one.done),
        new_today=any(one.begun_on == today for one in done),
        apart=(*(now.apart if now else ()), *(one.slug for one in done if one.state == AWAY)),
    )


def _no_more(where: Given) -> Given:
    return Given(where.pieces, where.phase, where.begun, where.done, True, where.apart)


def _minutes(slug: str, read: Shelf) -> int:
    there = read.piece(slug, LANGUAGE)
    return there.heading.minutes if there else 0


def _work(value: dict[str, Any]) -> Work:
    done = tuple(date.fromisoformat(one) for one in value["done_on"])
    return Work(value["slug"], value["state"], date.fromisoformat(value["begun_on"]), done)


def _assigned(row: Assignment, value: dict[str, Any]) -> Assigned:
    terms = Terms(Purpose(value["purpose"]), row.review_on, value["contact"], value["call"])
    order = tuple((phase, slug) for phase, slug in value["order"])
    return Assigned(
        row.id,
        Kind(row.kind),
        value["slug"],
        value["digest"],
        order,
        terms,
        row.given_by,
        row.given_on,
        row.ended_on,
        row.revision,
    )
