"""Questions about coaching sessions: the talks of a dossier, the week of a coach, and what was held."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from luwte.records import keys
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import HOUSE
from luwte.records.sessions.models import CoachingSession, SessionPreparation, WorkingNote
from luwte.rules.coaching_sessions import OPEN, Kind, Span, State, Where, Wish, where

MAY = HOUSE | {Role.COACHEE, Role.COACH}
FELT_DAYS = 3
STANDS = [one.value for one in (*OPEN, State.HELD)]
MET = [State.PROPOSED.value, State.PLANNED.value, State.HELD.value, State.NOT_COME.value, State.LATE_CANCELLED.value]


@dataclass(frozen=True, slots=True)
class Talk:
    """A coaching session as it stands. `number` is its place among the talks that were not simply called off."""

    id: UUID
    dossier_id: UUID
    guide_id: UUID
    starts_at: datetime
    ends_at: datetime
    kind: Kind
    state: State
    uid: UUID
    sequence: int
    revision: int
    changed_at: datetime
    number: int
    where: Where
    value: dict[str, Any]

    @property
    def span(self) -> Span:
        """From when until when."""
        return Span(self.starts_at, self.ends_at)

    @property
    def wish(self) -> Wish | None:
        """What the coachee asked about it."""
        asked = self.value.get("asked")
        return Wish(asked["wish"]) if asked else None


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the coachee wrote before a talk, and whether whoever guides sees it."""

    answers: dict[str, str]
    shown: bool
    revision: int
    kept: tuple[dict[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """The coach's own notes on a talk, and what came from a page that was behind."""

    words: dict[str, str]
    revision: int
    kept: tuple[dict[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A talk in a coach's week: with whom, and whether that person asked something about it."""

    talk: Talk
    name: str


def talks(eyes: Eyes, dossier_id: UUID) -> list[Talk]:
    """Every talk of a dossier, in order of time."""
    rows = list(_rows(eyes).filter(dossier_id=dossier_id).order_by("starts_at", "id"))
    ring = keys.ring([dossier_id]) if rows else None
    found, number = [], 0
    for row in rows:
        number += row.state in MET
        found.append(talk(row, ring.open(row), number))  # type: ignore[union-attr]
    return found


def one(eyes: Eyes, dossier_id: UUID, row_id: UUID) -> Talk | None:
    """One talk."""
    row = _rows(eyes).filter(dossier_id=dossier_id, id=row_id).first()
    if row is None:
        return None
    earlier = _rows(eyes).filter(dossier_id=dossier_id, state__in=MET, starts_at__lt=row.starts_at).count()
    return talk(row, keys.ring([dossier_id]).open(row), earlier + 1)


def next_talk(eyes: Eyes, dossier_id: UUID) -> Talk | None:
    """The first planned talk that is not over."""
    rows = _rows(eyes).filter(dossier_id=dossier_id, state=State.PLANNED.value, ends_at__gte=eyes.at)
    row = rows.order_by("starts_at").first()
    return talk(row, keys.ring([dossier_id]).open(row), 0) if row else None


def week(eyes: Eyes, first: date, days: int = 7) -> list[Line]:
    """The talks of a coach in some days, of every dossier that is guided: a constant number of queries."""
    zone = ZoneInfo(eyes.zone)
    start = datetime.combine(first, time(), zone)
    end = datetime.combine(first + timedelta(days=days), time(), zone)
    rows = list(
        _rows(eyes)
        .filter(guide_id=eyes.person_id, starts_at__gte=start, starts_at__lt=end)
        .exclude(state__in=[State.CANCELLED.value, State.LATE_CANCELLED.value])
        .select_related("dossier__person")
        .order_by("starts_at")
    )
    ring = keys.ring({row.dossier_id for row in rows})
    return [Line(talk(row, ring.open(row), 0), row.dossier.person.name) for row in rows]


def in_feed(eyes: Eyes, since: datetime) -> list[Talk]:
    """What a person's own calendar program reads: planned and held talks, from some time ago on."""
    mine = {"dossier_id": eyes.dossier_id} if eyes.role is Role.COACHEE else {"guide_id": eyes.person_id}
    stands = [State.PLANNED.value, State.HELD.value]
    rows = list(_rows(eyes).filter(**mine, state__in=stands, ends_at__gte=since).order_by("starts_at"))
    ring = keys.ring({row.dossier_id for row in rows})
    return [talk(row, ring.open(row), 0) for row in rows]


def moments(eyes: Eyes, dossier_ids: Collection[UUID]) -> dict[UUID, list[datetime]]:
    """When these people have a talk to come, for who stands in for their coach: moments, nothing sealed is opened."""
    if eyes.role is not Role.COACH:
        return {}
    found = defaultdict[UUID, list[datetime]](list)
    rows = CoachingSession.objects.filter(dossier_id__in=dossier_ids, state=State.PLANNED.value, ends_at__gte=eyes.at)
    for dossier_id, starts_at in rows.order_by("starts_at").values_list("dossier_id", "starts_at"):
        found[dossier_id].append(starts_at.astimezone(ZoneInfo(eyes.zone)))
    return found


def held_count(eyes: Eyes, dossier_id: UUID, since: date | None = None) -> int:
    """How many coaching sessions were held, from a day on."""
    rows = _rows(eyes).filter(dossier_id=dossier_id, state=State.HELD.value)
    if since is not None:
        rows = rows.filter(starts_at__gte=datetime.combine(since, time(), ZoneInfo(eyes.zone)))
    return rows.count()


def held(eyes: Eyes, dossier_id: UUID) -> list[tuple[UUID, datetime, int]]:
    """Each held session with its start and minutes, oldest first: facts for an invoice or a report, nothing more."""
    rows = _rows(eyes).filter(dossier_id=dossier_id, state=State.HELD.value).order_by("starts_at")
    return [(row.id, row.starts_at, Span(row.starts_at, row.ends_at).minutes) for row in rows]


def held_days(eyes: Eyes, dossier_id: UUID) -> list[date]:
    """The days of held sessions where these eyes are, oldest first; two on a day are two."""
    zone = ZoneInfo(eyes.zone)
    return [starts_at.astimezone(zone).date() for _id, starts_at, _minutes in held(eyes, dossier_id)]


def to_feel(eyes: Eyes, dossier_id: UUID) -> date | None:
    """The day of the newest talk that was held or is over, in the last three days: how did it leave you?"""
    rows = _rows(eyes).filter(
        dossier_id=dossier_id,
        state__in=[State.HELD.value, State.PLANNED.value],
        ends_at__lte=eyes.at,
        starts_at__gte=eyes.at - timedelta(days=FELT_DAYS),
    )
    found = rows.order_by("-starts_at").values_list("starts_at", flat=True).first()
    return found.astimezone(ZoneInfo(eyes.zone)).date() if found else None


def preparation(eyes: Eyes, talk_id: UUID) -> Prepared | None:
    """What the coachee prepared: one's own, and for whoever guides when it is shown."""
    rows = SessionPreparation.objects.filter(dossier__in=visible(eyes), session_id=talk_id)
    if eyes.role is not Role.COACHEE and eyes.role not in HOUSE:
        rows = rows.filter(shown=True) if eyes.role is Role.COACH else rows.none()
    row = rows.first()
    if row is None:
        return None
    value = keys.ring([row.dossier_id]).open(row)
    kept = tuple(value["kept"]) if eyes.role is Role.COACHEE else ()
    return Prepared(value["now"], row.shown, row.revision, kept)


def note(eyes: Eyes, talk_id: UUID) -> Note | None:
    """The own working notes of a coach on a talk; for nobody else in the app."""
    if eyes.role is not Role.COACH:
        return None
    rows = WorkingNote.objects.filter(dossier__in=visible(eyes), session_id=talk_id, author_id=eyes.person_id)
    row = rows.first()
    if row is None:
        return None
    value = keys.ring([row.dossier_id]).open(row)
    return Note(value["now"], row.revision, tuple(value["kept"]))


def others(eyes: Eyes, dossier_id: UUID, since: datetime, but: UUID | None = None) -> list[Span]:
    """When the same coach or the same coachee has a talk already."""
    rows = CoachingSession.objects.filter(dossier__in=visible(eyes), state__in=STANDS, ends_at__gte=since)
    rows = rows.filter(dossier_id=dossier_id) | rows.filter(guide_id=eyes.person_id)
    return [Span(*pair) for pair in rows.exclude(id=but).values_list("starts_at", "ends_at").distinct()]


def by_uid(eyes: Eyes, uid: UUID) -> CoachingSession | None:
    """The session with this calendar id, for the house that reads an answer."""
    if eyes.role not in HOUSE:
        return None
    return CoachingSession.objects.filter(uid=uid).select_related("dossier__person", "practice").first()


def talk(row: CoachingSession, value: dict[str, Any], number: int) -> Talk:
    """A row that was opened."""
    return Talk(
        row.id,
        row.dossier_id,
        row.guide_id,
        row.starts_at,
        row.ends_at,
        Kind(row.kind),
        State(row.state),
        row.uid,
        row.sequence,
        row.revision,
        row.changed_at,
        number,
        where(value["where"]),
        value,
    )


def _rows(eyes: Eyes) -> QuerySet[CoachingSession]:
    rows = CoachingSession.objects.filter(dossier__in=visible(eyes))
    return rows if eyes.role in MAY else rows.none()
