"""The law's dates around sick leave, from one day on. Ranges, because sources differ on "in" or "after" a week."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

WEEK = 7
SATURDAY = 5
FAR = timedelta(days=3 * 366)


class Anchor(StrEnum):
    """The day from which the dates are counted."""

    FIRST_SICK_DAY = "first_sick_day"
    RESUMPTION = "resumption"


class Wrong(StrEnum):
    """Why there are no dates to give."""

    FUTURE = "the first sick day has yet to come"
    PASSED = "all dates are past"
    FAR = "this day is years away"


@dataclass(frozen=True, slots=True)
class Step:
    """What the law asks: in which weeks from the first sick day, or how many working days from the resumption.

    `weeks` (6, 6) is the whole sixth week; with `every` it comes back each so many weeks until week `until`.
    `working_days` (-1, -1) is the last working day before; 0 is the day itself.
    """

    key: str
    weeks: tuple[int, int] | None = None
    every: int | None = None
    until: int | None = None
    working_days: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A step with its first and last day. `number` counts a step that comes back, from 1."""

    key: str
    first: date
    last: date
    number: int = 1


def dates(steps: Iterable[Step], anchor: date, holidays: Collection[date] = ()) -> tuple[Dated, ...]:
    """Every step with its days, in order; `anchor` is the first sick day or the first day back at work."""
    found = [one for step in steps for one in _dated(step, anchor, holidays)]
    return tuple(sorted(found, key=lambda one: (one.first, one.last, one.key)))


def cannot(anchor: Anchor, day: date, last_week: int | None, today: date) -> Wrong | None:
    """Why these dates would say nothing: a first sick day to come, or one long past; a day that is years away."""
    if anchor is not Anchor.FIRST_SICK_DAY:
        return Wrong.FAR if abs(day - today) > FAR else None
    if day > today:
        return Wrong.FUTURE
    return Wrong.PASSED if last_week is not None and day + timedelta(days=last_week * WEEK) < today else None


def working_day(day: date, away: int, holidays: Collection[date] = ()) -> date:
    """The working day so many working days from `day`; with 0 the day itself, or the first one after it."""
    step = timedelta(days=-1 if away < 0 else 1)
    left = abs(away)
    if away == 0:
        while not _works(day, holidays):
            day += step
        return day
    while left:
        day += step
        left -= _works(day, holidays)
    return day


def _dated(step: Step, anchor: date, holidays: Collection[date]) -> Iterator[Dated]:
    if step.working_days is not None:
        first, last = step.working_days
        yield Dated(step.key, working_day(anchor, first, holidays), working_day(anchor, last, holidays))
    if step.weeks is not None:
        first, last = step.weeks
        until = step.until or first
        for number, week in enumerate(range(first, until + 1, step.every or until), 1):
            yield Dated(step.key, _begin(anchor, week), _begin(anchor, week + 1 + last - first), number)


def _begin(anchor: date, week: int) -> date:
    # The first sick day is the first day of week 1; "after week n" is the day on which week n + 1 begins.
    return anchor + timedelta(days=(week - 1) * WEEK)


def _works(day: date, holidays: Collection[date]) -> bool:
    return day.weekday() < SATURDAY and day not in holidays
