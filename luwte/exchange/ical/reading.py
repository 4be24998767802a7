"""What comes in: busy times of someone's own calendar, and answers to an invitation. Nothing else is kept of a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Any
from uuid import UUID

LARGEST = 5_000_000
MOST = 2_000
DAY = timedelta(days=1)


class Unfit(ValueError):
    """This is no calendar that can be read."""


class Answer(StrEnum):
    """What someone's calendar answered."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: to which invitation, which version of it, and in whose name."""

    uid: UUID
    sequence: int
    email: str
    answer: Answer


def busy(data: bytes, first: datetime, last: datetime, zone: tzinfo) -> list[tuple[datetime, datetime]]:
    """From when until when someone is taken, in UTC and in order; repeated appointments are laid out.

    A day-long appointment takes its day on the clock of `zone`. What says that it is free, or called off, takes none.
    """
    found: set[tuple[datetime, datetime]] = set()
    for event in _calendar(data).walk("VEVENT"):
        if str(event.get("TRANSP", "")).upper() == "TRANSPARENT" or str(event.get("STATUS", "")).upper() == "CANCELLED":
            continue
        found.update(_times(event, first, last, zone))
        if len(found) > MOST:
            raise Unfit("more appointments than a calendar holds")
    return sorted(found)


def reply(data: bytes) -> Reply:
    """The answer in a calendar part with METHOD:REPLY; Unfit when it is none, or not for one person and one event."""
    found = _calendar(data)
    events = found.walk("VEVENT")
    if str(found.get("METHOD", "")).upper() != "REPLY" or len(events) != 1:
        raise Unfit("not an answer to one invitation")
    asked = events[0].get("ATTENDEE")
    if asked is None or isinstance(asked, list):
        raise Unfit("not an answer of one person")
    try:
        answer = Answer(str(asked.params.get("PARTSTAT", "")).lower())
        uid = UUID(str(events[0].get("UID", "")))
        sequence = int(events[0].get("SEQUENCE", 0))
    except (ValueError, TypeError):
        raise Unfit("not an answer that says yes or no") from None
    return Reply(uid, sequence, str(asked).lower().removeprefix("mailto:").strip(), answer)


def _calendar(data: bytes) -> Any:
    from icalendar import Calendar

    if len(data) > LARGEST:
        raise Unfit("too large")
    try:
        found = Calendar.from_ical(data)
    except Exception as fault:  # the parser lets through whatever a value of the file makes it meet
        raise Unfit("not a calendar") from fault
    if found.name != "VCALENDAR":
        raise Unfit("not a calendar")
    return found


def _times(event: Any, first: datetime, last: datetime, zone: tzinfo) -> Iterator[tuple[datetime, datetime]]:
    try:
        start, length = _start(event), _length(event)
        starts = _repeated(event, start, first - length, last) if "RRULE" in event else [start]
        for begin in starts:
            begun = _moment(begin, zone)
            span = (begun, begun + length if isinstance(begin, datetime) else _moment(begin + length, zone))
            if span[0] < last and span[1] > first:
                yield span
    except (ValueError, TypeError, OverflowError, AttributeError, KeyError):
        return  # one appointment that cannot be read takes no other with it


def _start(event: Any) -> date | datetime:
    found = event.decoded("DTSTART")
    if not isinstance(found, date):
        raise ValueError("no start")
    return found


def _length(event: Any) -> timedelta:
    start = _start(event)
    if "DTEND" in event:
        length = event.decoded("DTEND") - start
    elif "DURATION" in event:
        length = event.decoded("DURATION")
    else:
        length = timedelta() if isinstance(start, datetime) else DAY
    if not timedelta() <= length < timedelta(days=366):
        raise ValueError("no length")
    return timedelta(days=length.days, seconds=length.seconds)


def _repeated(event: Any, start: date | datetime, first: datetime, last: datetime) -> list[date | datetime]:
    """The times of a repeated appointment in the window, on its own wall clock; left-out days fall away."""
    from dateutil.rrule import rrulestr

    wall = start.replace(tzinfo=None) if isinstance(start, datetime) else datetime.combine(start, time())
    rules = event["RRULE"] if isinstance(event["RRULE"], list) else [event["RRULE"]]
    found: list[date | datetime] = []
    gone = set(_left_out(event))
    for rule in rules:
        text = rule.to_ical().decode()
        if any(word in text.upper() for word in ("SECONDLY", "MINUTELY", "HOURLY")):
            continue
        words = ";".join(part for part in text.split(";") if not part.upper().startswith("UNTIL="))
        until = rule.get("UNTIL", [None])[0]
        every = rrulestr(words, dtstart=wall)
        low, high = (at.astimezone(UTC).replace(tzinfo=None) for at in (first - DAY, last + DAY))
        for at in every.xafter(low, count=MOST, inc=True):
            if at > high or (until is not None and at.date() > _day(until)):
                break
            one = at.replace(tzinfo=start.tzinfo) if isinstance(start, datetime) else at.date()
            if one not in gone:
                found.append(one)
    return found


def _left_out(event: Any) -> Iterator[date | datetime]:
    lists = event.get("EXDATE", [])
    for one in lists if isinstance(lists, list) else [lists]:
        yield from (moment.dt for moment in one.dts)


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


def _moment(value: date | datetime, zone: tzinfo) -> datetime:
    if not isinstance(value, datetime):
        value = datetime.combine(value, time())
    return (value if value.tzinfo else value.replace(tzinfo=zone)).astimezone(UTC)
