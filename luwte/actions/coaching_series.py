"""A series of coaching sessions in the agreed rhythm: proposed, confirmed or put away; the rest anew on request."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from luwte.actions.coaching_sessions import NotTaken, Slot, add, follow, move, row_of
from luwte.actions.dossiers import NotThere, receive, replayed, there
from luwte.actions.trajectories import Waits
from luwte.actions.writing import writing
from luwte.library.holidays import public
from luwte.records import keys
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes
from luwte.records.sessions import calendars, queries
from luwte.records.sessions.models import CoachingSession
from luwte.records.trajectories.queries import gate
from luwte.rules import cadence
from luwte.rules.access import Act
from luwte.rules.coaching_sessions import (
    NOWHERE,
    OPEN,
    Kind,
    Span,
    State,
    Where,
    Wrong,
    moment,
    skipped_days,
    span,
    taken_days,
    where,
    where_wrongs,
    wrongs,
)

WINDOW = 900
YEARS = 4
TALK, BUSY, AWAY, QUIET, CLOCK = "talk", "busy", "away", "quiet", "clock"


@dataclass(frozen=True, slots=True)
class Series:
    """What is agreed for a series: how many, from when, at what time, how long, how, where, on which weekdays."""

    sessions: int
    first: date
    at: time
    minutes: int
    kind: Kind
    where: Where = NOWHERE
    weekdays: frozenset[int] = cadence.WORKING_DAYS
    weekday: int | None = None
    region: str = ""


class Changed(Exception):
    """What was shown is not what would happen now: look again first."""


def propose(by: Eyes, dossier_id: UUID, series: Series, *, client_id: UUID) -> None:
    """The whole series, or what still has to come of it, as a proposal: nobody is invited yet.

    Waits while the gate does: that pauses the plan, and never the next talk. A proposal before this one is put away.
    """
    dossier = there(by, dossier_id)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        if replayed(by, dossier, client_id):
            return
        _may_plan(by, dossier)
        CoachingSession.objects.filter(dossier=dossier, state=State.PROPOSED.value).delete()
        rows = [add(pen, dossier, when, _slot(series, day), State.PROPOSED) for day, when in days(by, dossier, series)]
        if rows:
            receive(pen, client_id, "coaching_session", rows[0])


def confirm(by: Eyes, dossier_id: UUID, *, client_id: UUID) -> int:
    """The proposal becomes the plan: the coachee gets one mail with all of it, and the first as an invitation."""
    dossier = there(by, dossier_id)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        if replayed(by, dossier, client_id):
            return 0
        _may_plan(by, dossier)
        rows = list(CoachingSession.objects.filter(dossier=dossier, state=State.PROPOSED.value).order_by("starts_at"))
        if not rows:
            raise NotThere
        for row in rows:
            when = Span(row.starts_at, row.ends_at)
            if why := wrongs(when, by.at, queries.others(by, dossier.id, by.at, row.id)):
                raise NotTaken(why)
            row.state, row.revision, row.changed_at = State.PLANNED.value, row.revision + 1, by.at
            row.save(update_fields=["state", "revision", "changed_at"])
            pen.log("coaching_sessions.confirm", "U", "coaching_session", row.id)
        receive(pen, client_id, "coaching_session", rows[0])
        kind = "mail.sessions" if len(rows) > 1 else "mail.session"
        pen.ask(kind, session=str(rows[0].id))
        follow(by, dossier)
    return len(rows)


def drop(by: Eyes, dossier_id: UUID) -> None:
    """The proposal is put away; nobody was invited."""
    dossier = there(by, dossier_id)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        gone = CoachingSession.objects.filter(dossier=dossier, state=State.PROPOSED.value).delete()[0]
        if gone:
            pen.log("coaching_sessions.drop", "D", "coaching_session", None)


def days(by: Eyes, dossier: Dossier, series: Series) -> list[tuple[date, Span]]:
    """The days of a series that still have to come, with their spans; may raise NotTaken and cadence.NoRoom."""
    zone = ZoneInfo(by.zone)
    start = moment(series.first, series.at, zone)
    if why := _series_wrongs(by, series, start):
        raise NotTaken(why)
    had = _days_had(by, dossier, zone)
    fallen = fallen_days(by, dossier, series)
    scheme, agreed = cadence.scheme(series.sessions), cadence.Agreed(series.weekdays, series.weekday)
    if had:
        found = cadence.rest(had, scheme, {**fallen, **_before(had[-1], series.first)}, agreed)
    else:
        found = cadence.propose(series.first, scheme, fallen, agreed)
    return _spans([one.day for one in found], series.at, series.minutes, zone)


def fallen_days(by: Eyes, dossier: Dossier, series: Series, *, but: Iterable[UUID] = ()) -> dict[date, str]:
    """The days on which this time cannot be, each with why: a holiday's name, or a word of this room."""
    zone, first = ZoneInfo(by.zone), series.first
    spans = [(one.span, BUSY if one.kind == "busy" else AWAY) for one in calendars.away(by, by.at)]
    spans += [(one, TALK) for one in _others(by, dossier, set(but))]
    years = range(first.year, min(first.year + YEARS, 9990))
    return {
        **dict.fromkeys(skipped_days(series.at, first, WINDOW, zone), CLOCK),
        **dict.fromkeys(calendars.quiet(by, dossier.id).days(first, WINDOW), QUIET),
        **taken_days(spans, series.at, series.minutes, first, WINDOW, zone),
        **public(dossier.practice.country, years, series.region),
    }


def rest_days(by: Eyes, dossier_id: UUID, row_id: UUID) -> list[tuple[UUID, Span, Span]]:
    """What would come of the talks after this one if the rhythm went on from it: which, from, to. Writes nothing."""
    dossier = there(by, dossier_id)
    return [(row.id, Span(row.starts_at, row.ends_at), new) for row, new in _rest(by, dossier, row_of(dossier, row_id))]


def repropose(by: Eyes, dossier_id: UUID, row_id: UUID, shown: Iterable[str], *, client_id: UUID) -> int:
    """The rest anew after a move, on request only and as it was `shown` (moments in ISO); gives how many moved."""
    dossier = there(by, dossier_id)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        if replayed(by, dossier, client_id):
            return 0
        anchor = row_of(dossier, row_id)
        found = _rest(by, dossier, anchor)
        if [new.start.isoformat() for _row, new in found] != list(shown):
            raise Changed
        for row, new in found:
            place = where(keys.ring([dossier.id]).open(row)["where"])
            local = new.start.astimezone(ZoneInfo(by.zone))
            move(pen, row, new, Slot(local.date(), local.time(), new.minutes, Kind(row.kind), place))
        receive(pen, client_id, "coaching_session", anchor)
        follow(by, dossier)
    return len(found)


def _rest(by: Eyes, dossier: Dossier, anchor: CoachingSession) -> list[tuple[CoachingSession, Span]]:
    if State(anchor.state) not in {*OPEN, State.HELD}:
        raise NotThere
    zone = ZoneInfo(by.zone)
    rows = list(CoachingSession.objects.filter(dossier=dossier, state__in=queries.STANDS).order_by("starts_at"))
    place = next(n for n, row in enumerate(rows) if row.id == anchor.id)
    later = [row for row in rows[place + 1 :] if State(row.state) in OPEN and row.starts_at > by.at]
    if not later:
        return []
    here = anchor.starts_at.astimezone(zone)
    fallen = _fallen_for(by, dossier, later, max(here.date(), by.today))
    had = [row.starts_at.astimezone(zone).date() for row in rows if row not in later]
    agreed = cadence.Agreed(cadence.WORKING_DAYS | {here.weekday()}, here.weekday())
    found = cadence.rest(had, cadence.scheme(max(len(rows), 10)), {**fallen, **_before(had[-1], by.today)}, agreed)
    return [(row, _on(one.day, row, zone)) for row, one in zip(later, found, strict=False)]


def _fallen_for(by: Eyes, dossier: Dossier, later: list[CoachingSession], first: date) -> dict[date, str]:
    """The days on which one of these talks, each at its own time, cannot be."""
    zone, but = ZoneInfo(by.zone), [row.id for row in later]
    times = {(row.starts_at.astimezone(zone).time(), Span(row.starts_at, row.ends_at).minutes) for row in later}
    fallen: dict[date, str] = {}
    for at, minutes in sorted(times):
        fallen |= fallen_days(by, dossier, Series(len(later), first, at, minutes, Kind.OFFICE), but=but)
    return fallen


def _on(day: date, row: CoachingSession, zone: ZoneInfo) -> Span:
    """A talk on another day, at its own time and as long."""
    start = moment(day, row.starts_at.astimezone(zone).time(), zone) or row.starts_at
    return span(start, Span(row.starts_at, row.ends_at).minutes)


def _may_plan(by: Eyes, dossier: Dossier) -> None:
    found = gate(by, dossier.id)
    if found is None or not found.open or found.started_on is None:
        raise Waits


def _series_wrongs(by: Eyes, series: Series, start: datetime | None) -> tuple[Wrong, ...]:
    first = (Wrong.NO_SUCH_TIME,) if start is None else wrongs(span(start, min(series.minutes, 1440)), by.at)
    return (*first, *where_wrongs(series.where))


def _days_had(by: Eyes, dossier: Dossier, zone: ZoneInfo) -> list[date]:
    had = [State.PLANNED.value, State.HELD.value, State.NOT_COME.value, State.LATE_CANCELLED.value]
    rows = CoachingSession.objects.filter(dossier=dossier, state__in=had, trajectory__ended_on=None)
    rows = rows.exclude(trajectory=None).order_by("starts_at")
    return [at.astimezone(zone).date() for at in rows.values_list("starts_at", flat=True)]


def _before(last: date, first: date) -> dict[date, str]:
    """Days between the last talk and the day from which the coach wants to go on."""
    gap = max((first - last).days, 0)
    return {date.fromordinal(last.toordinal() + n): CLOCK for n in range(min(gap, 400))}


def _others(by: Eyes, dossier: Dossier, but: set[UUID]) -> list[Span]:
    rows = CoachingSession.objects.filter(guide_id=by.me, ends_at__gte=by.at)
    rows = rows.filter(state__in=queries.STANDS).exclude(id__in=but)
    mine = rows.exclude(dossier=dossier, state=State.PROPOSED.value)
    return [Span(*pair) for pair in mine.values_list("starts_at", "ends_at")]


def _spans(found: Iterable[date], at: time, minutes: int, zone: ZoneInfo) -> list[tuple[date, Span]]:
    return [(day, span(start, minutes)) for day in found if (start := moment(day, at, zone)) is not None]


def _slot(series: Series, day: date) -> Slot:
    return Slot(day, series.at, series.minutes, series.kind, series.where)
