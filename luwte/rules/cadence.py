"""The rhythm of coaching sessions: about five every two weeks, then every three to four, around days that fall away.

Pure: holidays, absences and the calendar of others come in as values. Each proposal depends on the session before it
and on what was agreed, so that proposing again without a change gives the same days.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WEEK = 7
SOONER = 4
"""A session may come this many days before its wish, and no more."""
FAR = 120
"""After so many days without a free one the rest is not proposed."""
WORKING_DAYS = frozenset(range(5))


@dataclass(frozen=True, slots=True)
class Pace:
    """Days between two sessions: never fewer than `least`, `wish` when it can be."""

    least: int
    wish: int


@dataclass(frozen=True, slots=True)
class Scheme:
    """How many sessions, and the pace before each of them but the first."""

    sessions: int
    paces: tuple[Pace, ...]


@dataclass(frozen=True, slots=True)
class Agreed:
    """What coachee and coach agreed: the weekdays that can be (0 is Monday), and the one they like most."""

    weekdays: frozenset[int] = WORKING_DAYS
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposed session. `wished` is the day it would have been; `passed` names the days that fell away, and why."""

    number: int
    day: date
    wished: date
    passed: tuple[tuple[date, str], ...] = ()


class NoRoom(Exception):
    """No free day within four months; `number` is the session that could not be placed, `after` the one before it."""

    def __init__(self, number: int, after: date) -> None:
        super().__init__(f"session {number}: no free day within {FAR} days after {after.isoformat()}")
        self.number = number
        self.after = after


TWO_WEEKS = Pace(14 - SOONER, 14)
THREE_WEEKS = Pace(21 - SOONER, 21)
FOUR_WEEKS = Pace(28 - SOONER, 28)


def scheme(sessions: int = 10) -> Scheme:
    """The usual scheme: the first half every two weeks, then three and four weeks by turns. ValueError below one."""
    if sessions < 1:
        raise ValueError("a scheme has at least one session")
    close = (sessions + 1) // 2
    later = (THREE_WEEKS, FOUR_WEEKS)
    paces = tuple(TWO_WEEKS if n < close else later[(n - close) % 2] for n in range(1, sessions))
    return Scheme(sessions, paces)


def propose(start: date, of: Scheme, fallen: Mapping[date, str], agreed: Agreed | None = None) -> tuple[Proposal, ...]:
    """All sessions from `start` on; `fallen` holds the days that fall away, with the reason. May raise NoRoom."""
    agreed = agreed or Agreed()
    first = _first(1, start, start, start, fallen, agreed)
    return (first, *_rest([first.day], of, fallen, agreed))


def rest(
    held: Sequence[date], of: Scheme, fallen: Mapping[date, str], agreed: Agreed | None = None
) -> tuple[Proposal, ...]:
    """What still has to come after the sessions that are `held` or fixed, in order; nothing of those is touched."""
    if not held:
        raise ValueError("without a session there is nothing to go on from: propose")
    return tuple(_rest(list(held), of, fallen, agreed or Agreed()))


def _rest(days: list[date], of: Scheme, fallen: Mapping[date, str], agreed: Agreed) -> list[Proposal]:
    found: list[Proposal] = []
    for number in range(len(days) + 1, of.sessions + 1):
        before = found[-1].day if found else days[-1]
        pace = of.paces[number - 2]
        wished = _near(before + timedelta(days=pace.wish), agreed)
        soonest = before + timedelta(days=pace.least)
        found.append(_first(number, wished, soonest, before, fallen, agreed))
    return found


def _near(day: date, agreed: Agreed) -> date:
    """The day of the liked weekday that lies closest; the day itself when none is liked more."""
    if agreed.weekday is None:
        return day
    off = (agreed.weekday - day.weekday()) % WEEK
    return day + timedelta(days=off if off <= WEEK // 2 else off - WEEK)


def _first(
    number: int, wished: date, soonest: date, before: date, fallen: Mapping[date, str], agreed: Agreed
) -> Proposal:
    """The free day that lies closest to the wish, the later of two; never before `soonest`."""
    passed: dict[date, str] = {}
    for away in range(FAR):
        for day in (wished + timedelta(days=away), wished - timedelta(days=away)):
            if day < soonest or day.weekday() not in agreed.weekdays:
                continue
            if day not in fallen:
                return Proposal(number, day, wished, tuple(sorted(passed.items())))
            passed[day] = fallen[day]
    raise NoRoom(number, before)
