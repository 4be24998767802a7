"""How many minutes a week are asked of someone: under 10 in phase 1, under 25 later. The guide sees the sum first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_PHASE = 1
MOST_FIRST, MOST_LATER = 10, 25
CHECK_IN = 4  # a week of evening check-ins at half a minute each
WEEK_REVIEW = 5  # looking back on a week of building up
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Given:
    """Something that was given: when, the day that it is for, and about how long it takes."""

    on: date
    comes: date | None
    minutes: int


@dataclass(frozen=True, slots=True)
class Sum:
    """What is asked this week: the check-in, lists that were given, new pieces, and the most for this phase."""

    check_in: int
    given: int
    most: int
    pieces: int = 0

    @property
    def total(self) -> int:
        """All together."""
        return self.check_in + self.given + self.pieces


def this_week(given: Iterable[Given], today: date, phase: int | None, measuring: bool = True) -> Sum:
    """The sum of the seven days from today: what was given in the last week or comes in the next."""
    counting = sum(one.minutes for one in given if _counts(one, today))
    most = MOST_FIRST if phase in (None, FIRST_PHASE) else MOST_LATER
    return Sum(CHECK_IN if measuring else 0, counting, most)


def _counts(one: Given, today: date) -> bool:
    if one.comes is None:
        return False
    return max(one.on, one.comes) > today - WEEK and one.comes < today + WEEK
