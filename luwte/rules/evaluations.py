"""Moments at which coach and coachee look back together, and what is given for them."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

NEAR = timedelta(days=7)


class Kind(StrEnum):
    """What a moment is for."""

    AGREED = "agreed"
    START = "start"
    MIDDLE = "middle"
    END = "end"
    AFTER = "after"
    APPROACH = "approach"
    ASKED_BY_COACHEE = "asked_by_coachee"
    ASKED_BY_GUIDE = "asked_by_guide"


ASKED = {Kind.ASKED_BY_COACHEE: "COACHEE", Kind.ASKED_BY_GUIDE: "GUIDE"}
APPROACH = frozenset({Kind.APPROACH, *ASKED})
MOMENTS = (Kind.START, Kind.MIDDLE, Kind.END, Kind.AFTER)


def next_day(open_days: Iterable[date]) -> date | None:
    """The first day that still has to be held, also when it has passed."""
    return min(open_days, default=None)


def comes(kind: str, agreed: Iterable[tuple[Kind, date, date | None]], today: date) -> date | None:
    """The day for which something was given; today when it is for no moment, None while no day is agreed.

    A moment may have several days (after 3, 6 and 12 months): the first that was not held yet counts.
    """
    if not kind:
        return today
    days = [on for one, on, done in agreed if one == kind and done is None]
    return min(days, default=None)


def is_near(day: date | None, today: date) -> bool:
    """Whether it is to be filled in about now."""
    return day is not None and day - NEAR <= today
