"""A lasting shift in someone's own days: an EWMA chart on day means that looks back and says nothing of tomorrow.

Method: exponentially weighted moving average with time-varying limits (Roberts 1959; Lucas & Saccucci 1990), on one
value a day. The published figures of this way of looking are in FIGURES; they are not good, and pages say so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from math import sqrt
from typing import Any

from luwte.rules.day import HIGH, LOW, DayValue

VERSION = 1
BASELINE_DAYS = 28
WEIGHT = 0.1  # of one day in the average
WIDTH = 2.7  # limits in standard deviations of the average
STEADY_SD = 0.5  # a baseline that varies less says nothing about limits
LASTING_DAYS = 3  # valid days in a row outside the limits
CARRIED_MOST = 14
CHECKPOINT_DAYS = 8
FIRST_PHASE = 1


@dataclass(frozen=True, slots=True)
class Figures:
    """What is published of the error of an EWMA on day means (facts.md): shares of 1, and counts."""

    sensitivity: float = 0.68
    specificity: float = 0.74
    people: int = 41
    warned_before: int = 1
    episodes: int = 14


FIGURES = Figures()


class Direction(StrEnum):
    """To which side the days went; what is better or worse is not said here."""

    HIGHER = "higher"
    LOWER = "lower"


class Refusal(StrEnum):
    """Why nothing is said."""

    TOO_FEW_DAYS = "fewer than 28 days"
    NEARLY_CONSTANT = "a baseline that hardly varies"
    FIRST_PHASE = "in the first phase"


@dataclass(frozen=True, slots=True)
class State:
    """All that is kept of a series, of one size however long the diary is; days on 0-10.

    `days`, `mean` and `squares` are the baseline (Welford 1962) until it holds 28 days; `ewma` and `spread` (variance
    of the average in units of one day's variance) run after it; `carried` holds the last days of the present run.
    """

    baseline_from: date
    days: int = 0
    mean: float = 0.0
    squares: float = 0.0
    valid: int = 0
    last: date | None = None
    ewma: float = 0.0
    spread: float = 0.0
    direction: Direction | None = None
    run: int = 0
    since: date | None = None
    carried: tuple[DayValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """The average now, the middle of the baseline, and the limits around it; `days` are all valid days used."""

    ewma: float
    centre: float
    low: float
    high: float
    days: int


@dataclass(frozen=True, slots=True)
class Shift:
    """The days have lain outside the limits for some days in a row: since when, to which side, which days carry it."""

    direction: Direction
    since: date
    carried: tuple[DayValue, ...]
    limits: Limits


@dataclass(frozen=True, slots=True)
class NoShift:
    """The average lies within the limits, or not long enough outside."""

    limits: Limits


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing is said, and why; `days` valid days so far."""

    why: Refusal
    days: int


Answer = Shift | NoShift | Refused


def start(baseline_from: date) -> State:
    """An empty state; days before `baseline_from` do not count."""
    return State(baseline_from)


def step(state: State, one: DayValue) -> State:
    """The state after one more day. ValueError for a day that does not come later, or a value off 0-10."""
    if one.day < state.baseline_from:
        return state
    if state.last is not None and one.day <= state.last:
        raise ValueError(f"{one.day} does not come after {state.last}")
    if not LOW <= one.value <= HIGH:
        raise ValueError(f"{one.value} is off the scale")
    if state.days < BASELINE_DAYS:
        return _baseline(state, one)
    return _chart(state, one)


def outcome(state: State) -> Answer:
    """What the state says: a shift, none, or a refusal."""
    if state.days < BASELINE_DAYS:
        return Refused(Refusal.TOO_FEW_DAYS, state.valid)
    if _sd(state) < STEADY_SD:
        return Refused(Refusal.NEARLY_CONSTANT, state.valid)
    limits = _limits(state)
    if state.direction is None or state.since is None or state.run < LASTING_DAYS:
        return NoShift(limits)
    return Shift(state.direction, state.since, state.carried, limits)


def after(state: State, values: Iterable[DayValue]) -> State:
    """The state after these days, which come in order."""
    for one in values:
        state = step(state, one)
    return state


def replay(checkpoint: State, tail: Sequence[DayValue], until: date) -> tuple[State, State]:
    """The checkpoint moved up to and with `until`, and the state now; `tail` are the days after the checkpoint."""
    old = [one for one in tail if one.day <= until]
    moved = after(checkpoint, old)
    return moved, after(moved, tail[len(old) :])


def baseline_from(phases: Sequence[tuple[date, int]], hour_steps: Iterable[date] = ()) -> date | Refusal:
    """Since when days count: the last change of phase or agreed step in hours; FIRST_PHASE while that lasts."""
    if phases and phases[-1][1] == FIRST_PHASE:
        return Refusal.FIRST_PHASE
    return max([since for since, _phase in phases] + list(hour_steps), default=date.min)


def to_json(state: State) -> dict[str, Any]:
    """A JSON object that `from_json` takes back."""
    return {
        "version": VERSION,
        "baseline_from": state.baseline_from.isoformat(),
        "numbers": [state.days, state.mean, state.squares, state.valid, state.ewma, state.spread, state.run],
        "last": state.last.isoformat() if state.last else None,
        "direction": state.direction.value if state.direction else None,
        "since": state.since.isoformat() if state.since else None,
        "carried": [[one.day.isoformat(), one.value] for one in state.carried],
    }


def from_json(value: dict[str, Any]) -> State:
    """The state that `to_json` gave; ValueError for another version."""
    if value.get("version") != VERSION:
        raise ValueError("a state of another version")
    days, mean, squares, valid, ewma, spread, run = value["numbers"]
    carried = tuple(DayValue(date.fromisoformat(day), number) for day, number in value["carried"])
    direction = Direction(value["direction"]) if value["direction"] else None
    begun = date.fromisoformat(value["baseline_from"])
    last, since = _day(value["last"]), _day(value["since"])
    return State(begun, days, mean, squares, valid, last, ewma, spread, direction, run, since, carried)


def _baseline(state: State, one: DayValue) -> State:
    days = state.days + 1
    mean = state.mean + (one.value - state.mean) / days
    squares = state.squares + (one.value - state.mean) * (one.value - mean)
    return replace(state, days=days, valid=days, mean=mean, squares=squares, last=one.day, ewma=mean)


def _chart(state: State, one: DayValue) -> State:
    assert state.last is not None
    # A day after a gap weighs as much as the days it stands for would have; that widens the limits.
    weight = 1 - (1 - WEIGHT) ** (one.day - state.last).days
    ewma = state.ewma + weight * (one.value - state.ewma)
    spread = weight**2 + (1 - weight) ** 2 * state.spread
    moved = replace(state, valid=state.valid + 1, last=one.day, ewma=ewma, spread=spread)
    return _run(moved, one)


def _run(state: State, one: DayValue) -> State:
    side = _side(state)
    if side is None:
        return replace(state, direction=None, run=0, since=None, carried=())
    if side is not state.direction:
        return replace(state, direction=side, run=1, since=one.day, carried=(one,))
    return replace(state, run=state.run + 1, carried=(*state.carried, one)[-CARRIED_MOST:])


def _side(state: State) -> Direction | None:
    limits = _limits(state)
    if state.ewma > limits.high:
        return Direction.HIGHER
    return Direction.LOWER if state.ewma < limits.low else None


def _limits(state: State) -> Limits:
    # The middle itself is read from 28 days only: its own uncertainty widens the limits.
    half = WIDTH * _sd(state) * sqrt(state.spread + 1 / BASELINE_DAYS)
    return Limits(state.ewma, state.mean, state.mean - half, state.mean + half, state.valid)


def _sd(state: State) -> float:
    return sqrt(max(0.0, state.squares) / (state.days - 1))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
