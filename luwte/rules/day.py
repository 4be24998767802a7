"""Days as values: what is usual for someone, and what a row of days tells in a few numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

LOW, HIGH = 0.0, 10.0
USUAL_LEAST = 10
RECENT_DAYS, RECENT_LEAST = 14, 3
TENTHS = 10


@dataclass(frozen=True, slots=True, order=True)
class DayValue:
    """One value on 0-10 of one day."""

    day: date
    value: float


@dataclass(frozen=True, slots=True)
class UsualRange:
    """Where eight of ten of someone's own days lie, and from how many days that was read."""

    low: float
    high: float
    days: int


class Place(StrEnum):
    """Where the last two weeks lie in someone's own usual range."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Summary:
    """A row of days in numbers; `recent` is the median of the last two weeks, None with fewer than three days."""

    days: int
    middle: float
    usual: UsualRange | None
    recent: float | None
    place: Place | None


def usual_range(values: Sequence[float]) -> UsualRange | None:
    """The range from the first to the last tenth of the values; None with fewer than ten.

    Percentiles by linear interpolation between ranks (Hyndman & Fan 1996, type 7).
    """
    if len(values) < USUAL_LEAST:
        return None
    ordered = sorted(values)
    return UsualRange(_rank(ordered, 1), _rank(ordered, TENTHS - 1), len(ordered))


def summary(values: Iterable[DayValue], until: date) -> Summary | None:
    """What the days up to and with `until` tell; None without any day."""
    found = [one for one in values if one.day <= until]
    if not found:
        return None
    usual = usual_range([one.value for one in found])
    last = [one.value for one in found if one.day > until - timedelta(days=RECENT_DAYS)]
    recent = median(last) if len(last) >= RECENT_LEAST else None
    return Summary(len(found), median(one.value for one in found), usual, recent, _place(recent, usual))


def by_week(values: Iterable[DayValue]) -> list[DayValue]:
    """The median of each week that has a value, on its Monday; weeks without a value stay away."""
    weeks: dict[date, list[float]] = {}
    for one in values:
        weeks.setdefault(one.day - timedelta(days=one.day.weekday()), []).append(one.value)
    return [DayValue(day, median(found)) for day, found in sorted(weeks.items())]


def _place(recent: float | None, usual: UsualRange | None) -> Place | None:
    if recent is None or usual is None:
        return None
    if recent < usual.low:
        return Place.BELOW
    return Place.ABOVE if recent > usual.high else Place.WITHIN


def _rank(ordered: Sequence[float], tenth: int) -> float:
    whole, part = divmod((len(ordered) - 1) * tenth, TENTHS)
    low = ordered[whole]
    return low if not part else low + (ordered[whole + 1] - low) * part / TENTHS
