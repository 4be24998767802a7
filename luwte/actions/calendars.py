"""Calendars around the sessions: when a coach is away, a coachee's quiet days, addresses to read at, and answers."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, timedelta
from enum import StrEnum
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from luwte.actions.dossiers import NotThere, born, change, insert, receive, replayed, there
from luwte.actions.session_notes import asked
from luwte.actions.tokens import hashed, link
from luwte.actions.writing import Denied, writing
from luwte.exchange.ical.reading import Answer, Unfit, busy, reply
from luwte.records import keys
from luwte.records.eyes import Eyes, Role
from luwte.records.sessions.calendars import whole_days
from luwte.records.sessions.models import Absence, CalendarFeed, CoachingSession, QuietDays
from luwte.records.sessions.queries import by_uid
from luwte.rules.access import Act
from luwte.rules.coaching_sessions import OPEN, State, Wish

AHEAD = timedelta(days=731)
SPANS_MOST = 40
LONGEST = timedelta(days=366)


class Told(StrEnum):
    """What became of an answer from a calendar."""

    KEPT = "kept"
    OLD = "old"
    STRANGER = "stranger"
    UNKNOWN = "unknown"
    UNFIT = "unfit"


class NotTaken(Exception):
    """These days cannot be: the last before the first, past, or too many."""


def go_away(by: Eyes, kind: str, first: date, last: date) -> None:
    """The coach is away, or wants quiet days; no reason is asked. The same twice is one."""
    if last < first or last < by.today or last - first > LONGEST or first > by.today + AHEAD:
        raise NotTaken
    if kind not in {"away", "quiet"} or by.role is not Role.COACH:
        raise Denied("only a coach is away")
    when = whole_days(first, last, by.zone)
    with writing(by, Act.GUIDE, practice_id=by.here) as pen:
        row, new = Absence.objects.get_or_create(
            practice_id=by.here, person_id=by.me, kind=kind, starts_at=when.start, ends_at=when.end
        )
        if new:
            pen.log("calendars.go_away", "C", "absence", row.id)


def be_back(by: Eyes, row_id: UUID) -> None:
    """That absence falls away."""
    with writing(by, Act.GUIDE, practice_id=by.here) as pen:
        gone = Absence.objects.filter(id=row_id, person_id=by.me, practice_id=by.here).delete()[0]
        if not gone:
            raise NotThere
        pen.log("calendars.be_back", "D", "absence", row_id)


def bring(by: Eyes, data: bytes) -> int:
    """The coach's own calendar as a file: only the times are kept, in the place of those of before. Unfit if none."""
    if by.role is not Role.COACH:
        raise Denied("only a coach brings a calendar")
    spans = busy(data, by.at, by.at + AHEAD, ZoneInfo(by.zone))
    with writing(by, Act.GUIDE, practice_id=by.here) as pen:
        mine = {"practice_id": by.here, "person_id": by.me, "kind": "busy"}
        Absence.objects.filter(**mine).delete()
        Absence.objects.bulk_create(Absence(**mine, starts_at=start, ends_at=end) for start, end in spans)
        pen.log("calendars.bring", "U", "absence", None)
    return len(spans)


def be_quiet(
    by: Eyes,
    dossier_id: UUID,
    weekdays: Iterable[int],
    spans: Sequence[tuple[date, date]],
    *,
    client_id: UUID,
    base_revision: int,
) -> bool:
    """The coachee's quiet days; False when they were changed elsewhere since, and stay as they are."""
    dossier = there(by, dossier_id)
    if len(spans) > SPANS_MOST or any(b < a or b - a > LONGEST for a, b in spans):
        raise NotTaken
    days = sorted({day for day in weekdays if 0 <= day <= 6})
    new = {"weekdays": days, "spans": [[a.isoformat(), b.isoformat()] for a, b in sorted(set(spans))]}
    with writing(by, Act.CHOOSE, dossier=dossier) as pen:
        if replayed(by, dossier, client_id):
            return True
        row = QuietDays.objects.filter(dossier=dossier).first()
        ring = keys.ring([dossier.id])
        if row is None:
            row = QuietDays(**born(by, dossier))
            insert(row, ring, new)
        elif row.revision != base_revision and ring.open(row) != new:
            return False
        else:
            change(by, row, ring, new)
        receive(pen, client_id, "quiet_days", row)
        pen.log("calendars.be_quiet", "U", "quiet_days", row.id)
    return True


def open_feed(by: Eyes) -> UUID:
    """An address at which the own calendar program reads; the one before it, if any, is revoked."""
    if by.role not in {Role.COACHEE, Role.COACH}:
        raise Denied("only who has appointments has a calendar")
    dossier = there(by, by.dossier_id) if by.role is Role.COACHEE else None
    row_id = uuid4()
    act = Act.CHOOSE if dossier else Act.GUIDE
    with writing(by, act, dossier=dossier, practice_id=by.here) as pen:
        _mine(by).update(revoked_at=by.at)
        CalendarFeed.objects.create(
            id=row_id,
            practice_id=by.here,
            person_id=by.me,
            dossier=dossier,
            token_hash=hashed(link("feed", row_id)),
            made_at=by.at,
        )
        pen.log("calendars.open_feed", "C", "calendar_feed", row_id)
    return row_id


def close_feed(by: Eyes) -> None:
    """Nobody reads there any more, from the next look on."""
    if by.role not in {Role.COACHEE, Role.COACH}:
        raise Denied("only who has appointments has a calendar")
    dossier = there(by, by.dossier_id) if by.role is Role.COACHEE else None
    act = Act.CHOOSE if dossier else Act.GUIDE
    with writing(by, act, dossier=dossier, practice_id=by.here) as pen:
        if _mine(by).update(revoked_at=by.at):
            pen.log("calendars.close_feed", "U", "calendar_feed", None)


def answered(by: Eyes, data: bytes, sender: str = "") -> Told:
    """Reads one answer from a calendar. `sender` is the address that the mail came from, where it came by mail.

    Only the coachee of that session answers it: whoever else does, is refused. No answer moves or cancels anything:
    a decline is told to the coach as a question.
    """
    try:
        said = reply(data)
    except Unfit:
        return Told.UNFIT
    row = by_uid(by, said.uid)
    if row is None:
        return Told.UNKNOWN
    own = row.dossier.person.email.lower()
    if said.email != own or (sender and sender.strip().lower() != own):
        return Told.STRANGER
    if said.sequence != row.sequence or State(row.state) not in OPEN or row.ends_at < by.at.astimezone(UTC):
        return Told.OLD
    _take(by, row, said.answer)
    return Told.KEPT


def _take(by: Eyes, row: CoachingSession, answer: Answer) -> None:
    with writing(by, Act.READ_ANSWER, dossier=row.dossier) as pen:
        ring = keys.ring([row.dossier_id])
        value = ring.open(row)
        before = value.get("answer")
        if before == answer.value:
            return
        change(by, row, ring, {**value, "answer": answer.value})
        pen.log("calendars.answer", "U", "coaching_session", row.id)
        if answer is Answer.DECLINED and not value.get("asked"):
            asked(pen, row, Wish.MOVE, "")


def _mine(by: Eyes) -> QuerySet[CalendarFeed]:
    rows = CalendarFeed.objects.filter(person_id=by.me, practice_id=by.here, revoked_at=None)
    return rows.filter(dossier=None) if by.dossier_id is None else rows.filter(dossier_id=by.dossier_id)
