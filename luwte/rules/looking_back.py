"""What went before the days that someone chose: loads on the days before, against all other days. No cause is said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import fmean

EPISODES_LEAST = 3
DAYS_LEAST = 28
APART_DAYS = 3  # hard days closer than this belong to one episode
LAGS = (1, 2, 3)
TURNS_MOST = 400
RARE = 0.05
ROUNDING = 1e-9  # two means of the same days, added up in another order, are the same


class Refusal(StrEnum):
    """Why nothing is compared."""

    TOO_FEW_EPISODES = "fewer than three episodes"
    TOO_FEW_DAYS = "fewer than 28 days with a load"


class Certainty(StrEnum):
    """How often moving the chosen days along the calendar gives a difference as large."""

    SELDOM = "seldom by chance alone"
    CHANCE = "may well be chance"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One load, so many days before: its mean there and on all other days, with counts.

    `turned` is the share of circular shifts of the calendar that give a difference at least as large.
    """

    load: str
    lag: int
    before: float
    before_days: int
    other: float
    other_days: int
    turned: float

    @property
    def certainty(self) -> Certainty:
        """The share in words."""
        return Certainty.SELDOM if self.turned <= RARE else Certainty.CHANCE


@dataclass(frozen=True, slots=True)
class Found:
    """The comparisons, and the first days of the episodes that they are about."""

    episodes: tuple[date, ...]
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing is compared, and why."""

    why: Refusal
    episodes: int


def look_back(
    chosen: Iterable[date], loads: Mapping[str, Mapping[date, float]], lags: Sequence[int] = LAGS
) -> Found | Refused:
    """Each load on the days before the chosen ones (`lags` in days) against all other days with a value."""
    begins = episodes(chosen)
    if len(begins) < EPISODES_LEAST:
        return Refused(Refusal.TOO_FEW_EPISODES, len(begins))
    if max((len(values) for values in loads.values()), default=0) < DAYS_LEAST:
        return Refused(Refusal.TOO_FEW_DAYS, len(begins))
    found = [_compare(name, values, begins, lag) for name, values in loads.items() for lag in lags]
    return Found(begins, tuple(one for one in found if one is not None))


def episodes(chosen: Iterable[date]) -> tuple[date, ...]:
    """The first day of each episode: chosen days less than three days apart are one."""
    begins: list[date] = []
    last: date | None = None
    for day in sorted(set(chosen)):
        if last is None or (day - last).days >= APART_DAYS:
            begins.append(day)
        last = day
    return tuple(begins)


def total(loads: Mapping[str, Mapping[date, float]]) -> dict[date, float]:
    """The sum of all loads, on the days that have every one of them."""
    whole = set.intersection(*(set(values) for values in loads.values())) if loads else set()
    return {day: sum(values[day] for values in loads.values()) for day in sorted(whole)}


def _compare(name: str, values: Mapping[date, float], begins: Sequence[date], lag: int) -> Comparison | None:
    if len(values) < DAYS_LEAST:
        return None
    first, last = min(values), max(values)
    length = (last - first).days + 1
    row = [values.get(first + timedelta(days=n)) for n in range(length)]
    places = [n for day in begins if 0 <= (n := (day - first).days - lag) < length]
    held = [n for n in places if row[n] is not None]
    if len(held) < EPISODES_LEAST:
        return None
    before, other = _means(row, places)
    return Comparison(name, lag, before, len(held), other, len(values) - len(held), _turned(row, places))


def _turned(row: Sequence[float | None], places: Sequence[int]) -> float:
    """The share of circular shifts whose difference is at least as large: it keeps the order of the days whole."""
    length = len(row)
    real = abs(_difference(row, places)) - ROUNDING
    step = max(1, length // TURNS_MOST)
    turns = range(step, length, step)
    as_large = sum(abs(_difference(row, [(n + by) % length for n in places])) >= real for by in turns)
    return (as_large + 1) / (len(turns) + 1)


def _difference(row: Sequence[float | None], places: Sequence[int]) -> float:
    before, other = _means(row, places)
    return before - other


def _means(row: Sequence[float | None], places: Sequence[int]) -> tuple[float, float]:
    inside = set(places)
    before = [value for n in places if (value := row[n]) is not None]
    other = [value for n, value in enumerate(row) if value is not None and n not in inside]
    return (fmean(before) if before else fmean(other), fmean(other))
