"""When the question "does this approach still fit you?" is put on the agenda of both. It is about the method only.

The table stands with its sources in docs/adr/0012-approach-review.md. What someone fills in of how they are, days,
answers, or how sessions left them, is no input: nothing is concluded from it.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MONTHS = 3
SETTLED = timedelta(weeks=4)  # before that an evaluation does not bring the question along


class Cause(StrEnum):
    """Why it comes on that day."""

    MONTHS = "three months have passed"
    EVALUATION = "it goes along with an agreed evaluation"
    COACHEE = "the coachee asked"
    GUIDE = "whoever guides put it on the agenda"


class Answer(StrEnum):
    """Whether the method fits, as one side sees it."""

    FITS = "fits"
    PARTLY = "partly"
    NOT = "not"
    UNSURE = "unsure"


class Change(StrEnum):
    """What changes; no reason is asked."""

    NOTHING = "nothing"
    OTHER_WAY = "other way"
    OTHER_COACH = "other coach"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Due:
    """The day on which the question stands on the agenda, and why."""

    on: date
    cause: Cause


@dataclass(frozen=True, slots=True)
class Course:
    """All that the table looks at: the start, the reviews that were held, agreed evaluations, and who asked when."""

    started_on: date | None
    held: tuple[date, ...] = ()
    evaluations: tuple[date, ...] = ()
    asked: tuple[tuple[date, Cause], ...] = ()


def due(course: Course) -> Due | None:
    """The first moment that the table gives; None when there is no trajectory and nobody asked."""
    found = sorted(_moments(course), key=lambda one: (one.on, list(Cause).index(one.cause)))
    return found[0] if found else None


def after(day: date, months: int = MONTHS) -> date:
    """The same day so many months later; the last of the month where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _moments(course: Course) -> Iterable[Due]:
    for on, cause in course.asked:
        yield Due(on, cause)
    if course.started_on is None:
        return
    since = max([course.started_on, *course.held])
    last = after(since)
    yield Due(last, Cause.MONTHS)
    for on in course.evaluations:
        if since + SETTLED <= on < last:
            yield Due(on, Cause.EVALUATION)
