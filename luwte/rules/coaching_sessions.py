"""A coaching session: how, how long, in which state, and what makes a moment that cannot be or that is asked first.

Pure: the clock, the time zone, holidays and the calendars of both come in as values.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from luwte.rules.neutral import telling

SHORTEST, LONGEST = 20, 90
FAR = timedelta(days=731)
"""Nobody agrees a talk more than two years ahead; a year typed wrong is caught by it."""
LATE = timedelta(hours=48)
"""Within two days a cancelling may be called late, as is usual. Whether it is, the coach says."""
SERIES = (10, 6, 8, 15)
AGREEMENTS_MOST = 3
TEXT_MOST = 2000
LINE_MOST = 280
TELLING = ("coach", "zorg", "energie", "burn")
"""Beside words of health: a practice whose name says one of these stands in no calendar, as others look at it too."""


class Kind(StrEnum):
    """How the two meet."""

    OFFICE = "office"
    ONLINE = "online"
    WALKING = "walking"
    HYBRID = "hybrid"


class State(StrEnum):
    """Where a session stands."""

    PROPOSED = "proposed"
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"
    LATE_CANCELLED = "late_cancelled"
    NOT_COME = "not_come"


class Wrong(StrEnum):
    """Why a moment cannot be."""

    PAST = "past"
    TOO_FAR = "too_far"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NO_SUCH_TIME = "no_such_time"
    OVERLAPS = "overlaps"
    TEXT_TOO_LONG = "text_too_long"
    LINK = "link"
    POINT = "point"


class Ask(StrEnum):
    """What is asked before a moment is taken; the answer may be yes."""

    HOLIDAY = "holiday"
    AWAY = "away"
    QUIET = "quiet"
    BUSY = "busy"


class Topic(StrEnum):
    """What a coachee put on the agenda of a talk with one tap; a word only, nothing of what it is about."""

    SHIFT = "shift"


class Wish(StrEnum):
    """What a coachee may ask about a session, or what a calendar answered for them."""

    MOVE = "move"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Span:
    """From a moment until a moment, both in UTC: Python compares two moments of one zone by their wall clocks."""

    start: datetime
    end: datetime

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share time; touching is no overlap."""
        return self.start < other.end and other.start < self.end

    @property
    def minutes(self) -> int:
        """How long it takes on a clock that does not jump."""
        return int((self.end - self.start).total_seconds() // 60)


OPEN = frozenset({State.PROPOSED, State.PLANNED})
_NEXT: dict[State, frozenset[State]] = {
    State.PROPOSED: frozenset({State.PLANNED, State.CANCELLED}),
    State.PLANNED: frozenset({State.HELD, State.CANCELLED, State.LATE_CANCELLED, State.NOT_COME}),
    State.HELD: frozenset({State.NOT_COME, State.PLANNED}),
    State.CANCELLED: frozenset({State.LATE_CANCELLED}),
    State.LATE_CANCELLED: frozenset({State.CANCELLED}),
    State.NOT_COME: frozenset({State.HELD, State.LATE_CANCELLED, State.CANCELLED}),
}


def may_become(now: State, then: State, start: datetime, at: datetime) -> bool:
    """Whether a session in state `now` may become `then` at this moment.

    Held and not come are said from the start on; what was called off stays off: a new session is made for it.
    """
    if then in {State.HELD, State.NOT_COME} and at < start:
        return False
    return then in _NEXT[now]


def is_late(start: datetime, at: datetime) -> bool:
    """Whether calling off now is within two days; a fact of the clock, no judgement and no price."""
    return at > start - LATE


def moment(day: date, at: time, zone: tzinfo) -> datetime | None:
    """A day and a time of the clock on the wall as a moment in UTC; None for the hour that a spring night skips.

    The hour that an autumn night has twice is the first of the two.
    """
    if not date.min + timedelta(days=2) < day < date.max - timedelta(days=2):
        return None
    wall = datetime.combine(day, at.replace(tzinfo=None, fold=0))
    found = wall.replace(tzinfo=zone).astimezone(UTC)
    return found if found.astimezone(zone).replace(tzinfo=None) == wall else None


def span(start: datetime, minutes: int) -> Span:
    """From a moment on, so many minutes of real time, also through a night in which the clock is moved."""
    begin = start.astimezone(UTC)
    return Span(begin, begin + timedelta(minutes=minutes))


def wrongs(wanted: Span, at: datetime, others: Iterable[Span] = ()) -> tuple[Wrong, ...]:
    """Why this moment cannot be; `others` are the sessions of the same coach and of the same coachee."""
    found = {
        Wrong.PAST: wanted.start <= at,
        Wrong.TOO_FAR: wanted.start > at + FAR,
        Wrong.TOO_SHORT: wanted.minutes < SHORTEST,
        Wrong.TOO_LONG: wanted.minutes > LONGEST,
        Wrong.OVERLAPS: any(wanted.overlaps(one) for one in others),
    }
    return tuple(wrong for wrong, so in found.items() if so)


def asks(
    wanted: Span,
    day: date,
    holidays: Mapping[date, str],
    away: Iterable[Span],
    quiet: Iterable[date],
    busy: Iterable[Span],
) -> tuple[Ask, ...]:
    """What is asked before this moment on `day` is taken. None of it forbids: the two may want it all the same."""
    found = {
        Ask.HOLIDAY: day in holidays,
        Ask.AWAY: any(wanted.overlaps(one) for one in away),
        Ask.QUIET: day in set(quiet),
        Ask.BUSY: any(wanted.overlaps(one) for one in busy),
    }
    return tuple(ask for ask, so in found.items() if so)


def taken_days(
    spans: Iterable[tuple[Span, str]], at: time, minutes: int, first: date, days: int, zone: tzinfo
) -> dict[date, str]:
    """The days on which a session at this time would meet one of the spans, each with the word of the first."""
    found: dict[date, str] = {}
    last = first + timedelta(days=days - 1)
    for one, word in sorted(spans, key=lambda pair: pair[0].start):
        # A session that begins late on a day may last into the next.
        day = max(first, one.start.astimezone(zone).date() - timedelta(days=1))
        while day <= min(last, one.end.astimezone(zone).date()):
            start = moment(day, at, zone)
            if day not in found and start is not None and one.overlaps(span(start, minutes)):
                found[day] = word
            day += timedelta(days=1)
    return found


def skipped_days(at: time, first: date, days: int, zone: tzinfo) -> list[date]:
    """The days on which this time of the clock does not exist."""
    every = (first + timedelta(days=n) for n in range(days))
    return [day for day in every if moment(day, at, zone) is None]


@dataclass(frozen=True, slots=True)
class Where:
    """Where the two meet: a place or meeting point, its point on the map, a link, the route, and what if it rains."""

    place: str = ""
    point: str = ""
    link: str = ""
    route: str = ""
    rain: str = ""

    def to_json(self) -> dict[str, str]:
        """What `where` takes back."""
        return {"place": self.place, "point": self.point, "link": self.link, "route": self.route, "rain": self.rain}

    @property
    def on_map(self) -> tuple[float, float] | None:
        """Latitude and longitude, when the point is one."""
        parts = [part.strip() for part in self.point.split(",")]
        try:
            north, east = (float(part) for part in parts)
        except ValueError:
            return None
        return (north, east) if abs(north) <= 90 and abs(east) <= 180 else None


NOWHERE = Where()


def where(value: Mapping[str, str]) -> Where:
    """What `to_json` gave."""
    return Where(**value)


def where_wrongs(told: Where) -> tuple[Wrong, ...]:
    """What is not right about a place: too many words, or a link that is none."""
    link = told.link.lower()
    found = {
        Wrong.TEXT_TOO_LONG: any(len(words) > LINE_MOST for words in told.to_json().values()),
        Wrong.LINK: bool(link) and (not link.startswith(("https://", "http://")) or any(c.isspace() for c in link)),
        Wrong.POINT: bool(told.point) and told.on_map is None,
    }
    return tuple(wrong for wrong, so in found.items() if so)


def neutral_title(practice: str, word: str) -> str:
    """What stands in a calendar: a word for an appointment and the practice, unless that name itself tells."""
    tells = bool(telling(practice)) or any(one in practice.lower() for one in TELLING)
    return word if tells or not practice else f"{word} · {practice}"
