"""Planning a coaching session, moving it, and calling it off; calendars hear of it, and the coach's list shows it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from luwte.actions.caseload import keep
from luwte.actions.dossiers import NotThere, born, insert, receive, replayed, there
from luwte.actions.dossiers import change as rewrite
from luwte.actions.kept import KEPT_MOST, TakenRow
from luwte.actions.writing import Pen, writing
from luwte.library.holidays import public
from luwte.records import keys
from luwte.records.caseload.models import CaseloadRow
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes
from luwte.records.sessions import calendars, queries
from luwte.records.sessions.models import CoachingSession
from luwte.records.trajectories.models import Trajectory
from luwte.rules.access import Act
from luwte.rules.attention import Kind as Fact
from luwte.rules.coaching_sessions import (
    NOWHERE,
    OPEN,
    Ask,
    Kind,
    Span,
    State,
    Where,
    Wrong,
    asks,
    may_become,
    moment,
    span,
    where_wrongs,
    wrongs,
)

FACTS_FOR = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Slot:
    """A wish for a session: the day and the time on the practice's clock, how long, how and where."""

    day: date
    at: time
    minutes: int
    kind: Kind
    where: Where = NOWHERE


class NotTaken(Exception):
    """It cannot be like this: `why` says what breaks a rule, `asks` what is asked before it is taken."""

    def __init__(self, why: tuple[Wrong, ...], asked: tuple[Ask, ...] = ()) -> None:
        super().__init__(", ".join((*why, *asked)))
        self.why, self.asks = why, asked


class NotNow(Exception):
    """A session in this state, at this moment, cannot become what was asked."""


def plan(by: Eyes, dossier_id: UUID, slot: Slot, *, client_id: UUID, sure: Collection[Ask] = ()) -> UUID | None:
    """One talk, planned at once, with or without a trajectory; the coachee gets an invitation."""
    dossier = there(by, dossier_id)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        if receipt := replayed(by, dossier, client_id):
            return receipt.row_id
        wanted = checked(by, dossier, slot, sure=sure)
        row = add(pen, dossier, wanted, slot, State.PLANNED)
        receive(pen, client_id, "coaching_session", row)
        pen.ask("mail.session", session=str(row.id))
        follow(by, dossier)
    return row.id


def change(
    by: Eyes,
    dossier_id: UUID,
    row_id: UUID,
    slot: Slot,
    *,
    client_id: UUID,
    base_revision: int,
    sure: Collection[Ask] = (),
) -> TakenRow:
    """Another moment or place. When someone changed it since, the newer stays, and this wish is kept and told."""
    dossier = there(by, dossier_id)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        row = row_of(dossier, row_id)
        if receipt := replayed(by, dossier, client_id):
            return TakenRow(row.id, receipt.revision)
        if State(row.state) not in OPEN:
            raise NotNow
        wanted = checked(by, dossier, slot, but=row, sure=sure)
        stale = base_revision != row.revision and not _same(row, wanted, slot)
        if stale:
            _keep(by, row, wanted, slot)
        else:
            move(pen, row, wanted, slot)
        receive(pen, client_id, "coaching_session", row)
        follow(by, dossier)
    return TakenRow(row.id, row.revision, stale)


def become(
    by: Eyes, dossier_id: UUID, row_id: UUID, state: State, *, base_revision: int, counts: bool = False
) -> TakenRow:
    """Called off, called off late, held, not come, or back from that. `counts` is the coach's own decision.

    Nothing is charged by it. Calling off takes the invitation back, with the next sequence.
    """
    dossier = there(by, dossier_id)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        row = row_of(dossier, row_id)
        if row.state == state.value:
            return TakenRow(row.id, row.revision)
        if row.revision != base_revision:
            return TakenRow(row.id, row.revision, stale=True)
        turn(pen, row, state, counts=counts)
        follow(by, dossier)
    return TakenRow(row.id, row.revision)


def turn(pen: Pen, row: CoachingSession, state: State, *, counts: bool = False) -> None:
    """The next state of a session, inside a transaction; NotNow when it cannot be."""
    before = State(row.state)
    if not may_become(before, state, row.starts_at, pen.by.at):
        raise NotNow
    ring = keys.ring([row.dossier_id])
    row.state = state.value
    if before is State.PLANNED and state in {State.CANCELLED, State.LATE_CANCELLED}:
        row.sequence += 1
        pen.ask("mail.session", session=str(row.id))
    rewrite(pen.by, row, ring, {**ring.open(row), "counts": counts, "asked": None})
    pen.log(f"coaching_sessions.{state.value}", "U", "coaching_session", row.id)


def put_back(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """The moment before the last move, when both agree that it was a mistake; it counts as one more move."""
    dossier = there(by, dossier_id)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        row = row_of(dossier, row_id)
        value = keys.ring([dossier.id]).open(row)
        if State(row.state) not in OPEN or not value.get("before"):
            raise NotThere
        wanted, slot = _read(value["before"], by.zone)
        if why := wrongs(wanted, by.at, queries.others(by, dossier.id, by.at, row.id)):
            raise NotTaken(why)
        move(pen, row, wanted, slot)
        follow(by, dossier)


def add(pen: Pen, dossier: Dossier, wanted: Span, slot: Slot, state: State) -> CoachingSession:
    """A new session, inside a transaction."""
    running = Trajectory.objects.filter(dossier=dossier, ended_on=None).order_by("-started_on").first()
    row = CoachingSession(
        **born(pen.by, dossier),
        trajectory=running,
        guide_id=pen.by.me,
        starts_at=wanted.start,
        ends_at=wanted.end,
        kind=slot.kind.value,
        state=state.value,
    )
    insert(row, keys.ring([dossier.id]), {"where": slot.where.to_json(), "asked": None, "kept": [], "before": None})
    pen.log("coaching_sessions.plan", "C", "coaching_session", row.id)
    return row


def move(pen: Pen, row: CoachingSession, wanted: Span, slot: Slot) -> None:
    """Another moment, kind or place, inside a transaction; an invitation that went out gets its next version."""
    if _same(row, wanted, slot):
        return
    ring = keys.ring([row.dossier_id])
    value = ring.open(row)
    before = _written(Span(row.starts_at, row.ends_at), Kind(row.kind), value["where"])
    row.starts_at, row.ends_at, row.kind = wanted.start, wanted.end, slot.kind.value
    if row.state == State.PLANNED.value:
        row.sequence += 1
        pen.ask("mail.session", session=str(row.id))
    rewrite(pen.by, row, ring, {**value, "where": slot.where.to_json(), "before": before, "asked": None})
    pen.log("coaching_sessions.move", "U", "coaching_session", row.id)


def pass_on(pen: Pen, dossier: Dossier, leaves: UUID, comes: UUID) -> None:
    """Planned talks to come go along to another coach, inside a transaction; what was only proposed falls away."""
    rows = CoachingSession.objects.filter(dossier=dossier, guide_id=leaves, ends_at__gte=pen.by.at)
    rows.filter(state=State.PROPOSED.value).delete()
    for row_id in rows.filter(state=State.PLANNED.value).values_list("id", flat=True):
        CoachingSession.objects.filter(id=row_id).update(guide_id=comes)
        pen.log("coaching_sessions.pass_on", "U", "coaching_session", row_id)


def checked(
    by: Eyes, dossier: Dossier, slot: Slot, *, but: CoachingSession | None = None, sure: Collection[Ask] = ()
) -> Span:
    """The wish as a span of time, or NotTaken with all that is wrong and all that is asked first."""
    start = moment(slot.day, slot.at, ZoneInfo(by.zone))
    if start is None:
        raise NotTaken((Wrong.NO_SUCH_TIME, *where_wrongs(slot.where)))
    wanted = span(start, min(max(slot.minutes, 1), 24 * 60))
    taken = queries.others(by, dossier.id, by.at, but.id if but else None)
    stays = but is not None and Span(but.starts_at, but.ends_at) == wanted
    why = (*(() if stays else wrongs(wanted, by.at, taken)), *where_wrongs(slot.where))
    asked = () if stays else _asked(by, dossier, wanted, slot.day)
    if why or set(asked) - set(sure):
        raise NotTaken(why, asked)
    return wanted


def row_of(dossier: Dossier, row_id: UUID) -> CoachingSession:
    """One session of a dossier, or NotThere."""
    if (row := CoachingSession.objects.filter(dossier=dossier, id=row_id).first()) is None:
        raise NotThere
    return row


def follow(by: Eyes, dossier: Dossier) -> None:
    """The days with a talk stand on the coach's list, inside the transaction of whoever writes."""
    zone = ZoneInfo(by.zone)
    since = datetime.combine(by.today, time(), zone)
    rows = CoachingSession.objects.filter(
        dossier=dossier, state=State.PLANNED.value, starts_at__gte=since, starts_at__lt=since + FACTS_FOR
    )
    days = sorted({at.astimezone(zone).date() for at in rows.values_list("starts_at", flat=True)})
    held = CoachingSession.objects.filter(dossier=dossier, state=State.HELD.value, starts_at__gte=since)
    days = sorted({*days, *(at.astimezone(zone).date() for at in held.values_list("starts_at", flat=True))})
    ring = keys.ring([dossier.id])
    facts = ring.open(CaseloadRow.objects.get(dossier_id=dossier.id)).get("facts", [])
    noted = {on: at for kind, on, at in facts if kind == Fact.SESSION.value}
    told = [[Fact.SESSION.value, on, noted.get(on, by.at.isoformat())] for on in (day.isoformat() for day in days)]
    keep(by, dossier, ring, facts=[*(fact for fact in facts if fact[0] != Fact.SESSION.value), *told])


def _asked(by: Eyes, dossier: Dossier, wanted: Span, day: date) -> tuple[Ask, ...]:
    away = calendars.away(by, by.at)
    off = [one.span for one in away if one.kind != "busy"]
    busy = [one.span for one in away if one.kind == "busy"]
    quiet = calendars.quiet(by, dossier.id).days(day, 1)
    return asks(wanted, day, public(dossier.practice.country, [day.year]), off, quiet, busy)


def _same(row: CoachingSession, wanted: Span, slot: Slot) -> bool:
    value = keys.ring([row.dossier_id]).open(row)
    now = (row.starts_at, row.ends_at, row.kind, value["where"])
    return now == (wanted.start, wanted.end, slot.kind.value, slot.where.to_json())


def _keep(by: Eyes, row: CoachingSession, wanted: Span, slot: Slot) -> None:
    ring = keys.ring([row.dossier_id])
    value = ring.open(row)
    wish = _written(wanted, slot.kind, slot.where.to_json())
    rewrite(by, row, ring, {**value, "kept": [*value["kept"], wish][-KEPT_MOST:]})


def _written(when: Span, kind: Kind, place: dict[str, str]) -> dict[str, Any]:
    return {"start": when.start.isoformat(), "minutes": when.minutes, "kind": kind.value, "where": place}


def _read(wish: dict[str, Any], zone: str) -> tuple[Span, Slot]:
    start = datetime.fromisoformat(wish["start"]).astimezone(UTC)
    local = start.astimezone(ZoneInfo(zone))
    slot = Slot(local.date(), local.time(), wish["minutes"], Kind(wish["kind"]), Where(**wish["where"]))
    return span(start, wish["minutes"]), slot
