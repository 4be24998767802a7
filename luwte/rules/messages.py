"""Messages: what one may send, how long it can be taken back, and when an answer may be expected."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

ANSWER_DAYS = 2  # working days of whoever answers
UNDO = timedelta(minutes=10)
TEXT_MOST = 5000
FILES_MOST = 3
KEPT_MOST = 5  # drafts that came from another page
AWAY_MOST = timedelta(days=366)
LOOK_AHEAD = 400  # days in which a working day is looked for
WEEK = frozenset(range(7))


class Wrong(StrEnum):
    """Why a message cannot be sent, or office hours cannot be kept."""

    EMPTY = "no words and no file"
    TOO_LONG = "too long"
    TOO_MANY = "too many files"
    NO_DAYS = "no day of the week"
    HOURS = "closes before it opens"
    AWAY_ENDS = "one day without the other, or the end before the begin"
    AWAY_PAST = "an absence that is over"
    AWAY_LONG = "an absence of more than a year"


@dataclass(frozen=True, slots=True)
class Away:
    """Days on which someone is not there, the last one included."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether `day` is one of them."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Office:
    """When someone answers: days of the week (Monday is 0), from and until what time, and an absence."""

    days: frozenset[int] = field(default=frozenset(range(5)))
    opens: time = time(9)
    closes: time = time(17)
    away: Away | None = None


def wrongs(text: str, files: int) -> tuple[Wrong, ...]:
    """What stands in the way of sending."""
    found = []
    if not text.strip() and not files:
        found.append(Wrong.EMPTY)
    if len(text) > TEXT_MOST:
        found.append(Wrong.TOO_LONG)
    if files > FILES_MOST:
        found.append(Wrong.TOO_MANY)
    return tuple(found)


def may_withdraw(sent: datetime, now: datetime) -> bool:
    """Whether one's own message can still be taken back."""
    return now - sent <= UNDO


def away(first: date | None, last: date | None) -> Away | None:
    """An absence of two days that were filled in; None unless both are."""
    return Away(first, last) if first and last else None


def office_wrongs(office: Office, first: date | None, last: date | None, today: date) -> tuple[Wrong, ...]:
    """What is odd about office hours, with the absence as it was filled in."""
    found = []
    if not office.days or not office.days <= WEEK:
        found.append(Wrong.NO_DAYS)
    if office.opens >= office.closes:
        found.append(Wrong.HOURS)
    if (first is None) != (last is None) or (first and last and last < first):
        found.append(Wrong.AWAY_ENDS)
    elif last and last < today:
        found.append(Wrong.AWAY_PAST)
    elif first and last and last - first > AWAY_MOST:
        found.append(Wrong.AWAY_LONG)
    return tuple(found)


def works(office: Office, day: date, holidays: Collection[date] = ()) -> bool:
    """Whether someone works on a day."""
    return day.weekday() in office.days and day not in holidays and not _gone(office, day)


def answer_by(office: Office, at: datetime, holidays: Collection[date] = ()) -> date | None:
    """The last day of the answer to what is written at `at`, on the practice's clock.

    A message comes in on the first working day that is not over yet; the answer is due some working days after it.
    None when nobody works for more than a year.
    """
    first = at.date() + timedelta(days=at.time() >= office.closes)
    working = _working(office, first, holidays)
    found = [day for day, _number in zip(working, range(ANSWER_DAYS + 1), strict=False)]
    return found[-1] if len(found) == ANSWER_DAYS + 1 else None


def _gone(office: Office, day: date) -> bool:
    return office.away is not None and office.away.holds(day)


def _working(office: Office, first: date, holidays: Collection[date]) -> Iterator[date]:
    days = (first + timedelta(days=number) for number in range(LOOK_AHEAD))
    return (day for day in days if works(office, day, holidays))
