"""How the steps go in time: as agreed, and moved by a pause, the same step again or a step back. What was, stays.

A turn changes only what lies on its day or after it. That moves the coachee's own overview, and nothing elsewhere.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from luwte.rules.reintegration.values import Plan, laid_out

ONE = timedelta(days=1)


class Turn(StrEnum):
    """What the coachee noted: standing still, going on, the same step again, a step back."""

    HOLD = "hold"
    GO_ON = "go_on"
    AGAIN = "again"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Event:
    """A turn, from a day on."""

    turn: Turn
    on: date


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in one step, the last one included; `done` days of it lie before.

    `held` while standing still: then there is no last day until it ends.
    """

    step: int
    first: date
    last: date | None
    done: int = 0
    held: bool = False


def course(plan: Plan, events: Iterable[Event]) -> tuple[Stretch, ...]:
    """The stretches in order, none of them overlapping. A turn that does not fit where it stands changes nothing."""
    laid = [Stretch(n, *days) for n, days in enumerate(laid_out(plan))]
    for event in sorted(events, key=lambda one: one.on):
        if laid and fits(laid, event):
            laid = _turned(plan, laid, event)
    return tuple(laid)


def fits(laid: Sequence[Stretch], event: Event) -> bool:
    """Whether a turn means something on its day: one goes on from a standstill, and stands still from a step."""
    here = _here(laid, event.on)
    held = here.held
    if event.turn is Turn.HOLD:
        return not held and laid[-1].last is not None and event.on <= laid[-1].last
    if event.turn is Turn.GO_ON:
        return held
    return any(one.first < event.on for one in laid if not one.held)


def at(laid: Iterable[Stretch], day: date) -> Stretch | None:
    """The stretch that holds this day; nothing before the first, in a gap or after the last."""
    return next((one for one in laid if one.first <= day and (one.last is None or day <= one.last)), None)


def after(laid: Iterable[Stretch], day: date) -> Stretch | None:
    """The next stretch that begins after this day."""
    return next((one for one in laid if one.first > day), None)


def past(laid: Iterable[Stretch], today: date) -> tuple[Stretch, ...]:
    """What has begun, cut off at today."""
    begun = (one for one in laid if one.first <= today)
    return tuple(replace(one, last=min(one.last or today, today)) for one in begun)


def _here(laid: Sequence[Stretch], on: date) -> Stretch:
    """The last stretch that began on or before the day, else the first to come."""
    return next((one for one in reversed(laid) if one.first <= on), laid[0])


def _turned(plan: Plan, laid: Sequence[Stretch], event: Event) -> list[Stretch]:
    here = _here(laid, event.on)
    kept = [_until(one, event.on - ONE) for one in laid if one.first < event.on]
    whole = timedelta(weeks=plan.steps[here.step].weeks).days
    if event.turn is Turn.HOLD:
        done = min(here.done + max((event.on - here.first).days, 0), whole)
        return [*kept, Stretch(here.step, event.on, None, done, held=True)]
    if event.turn is Turn.GO_ON:
        if here.done in {0, whole}:
            return kept + _laid(plan, event.on, [], here.step + (here.done == whole))
        last = event.on + timedelta(days=whole - here.done - 1)
        return kept + _laid(plan, event.on, [Stretch(here.step, event.on, last, here.done)], here.step + 1)
    first = here.step if event.turn is Turn.AGAIN else max(here.step - 1, 0)
    anew = Stretch(first, event.on, event.on + timedelta(weeks=plan.steps[first].weeks) - ONE)
    return kept + _laid(plan, event.on, [anew], first + 1)


def _until(one: Stretch, last: date) -> Stretch:
    return replace(one, last=last if one.last is None else min(one.last, last))


def _laid(plan: Plan, on: date, begin: list[Stretch], following: int) -> list[Stretch]:
    """What follows, one after the other; a step with a day of its own does not begin before that day."""
    found = begin
    for n, step in enumerate(plan.steps[following:], following):
        free = (found[-1].last or on) + ONE if found else on
        first = max(free, step.starts_on or free)
        found = [*found, Stretch(n, first, first + timedelta(weeks=step.weeks) - ONE)]
    return found
