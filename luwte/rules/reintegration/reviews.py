"""Looking back on a week of building up: what cost, what gave, what helped, one thing to change. Nothing is concluded.

Extra attention in the third week of a step is knowledge from practice: no study was found for it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from luwte.rules.reintegration.course import Stretch
from luwte.rules.reintegration.values import WEEK, Plan, week_minutes

WORDS_MOST = 500
BACK_WEEKS = 4  # how long ago a week may be that is filled in
MINUTES_MOST = 7 * 24 * 60
DAYS = 7


class Occasion(StrEnum):
    """Why a week has something more to look at."""

    BEFORE_STEP = "before_step"  # a next step begins in the week after
    THIRD_WEEK = "third_week"  # the third week of a step


class Wrong(StrEnum):
    """Why a review is not taken."""

    FUTURE = "a week to come"
    TOO_LONG_AGO = "too long ago"
    TOO_LONG = "too many words"
    NOTHING = "nothing was filled in"
    HOURS = "hours that cannot be"


@dataclass(frozen=True, slots=True)
class Review:
    """A week in own words; `done` holds minutes per place when someone wants to keep them."""

    cost: str = ""
    gave: str = ""
    helped: str = ""
    hindered: str = ""
    change: str = ""
    done: Mapping[str, int] = field(default_factory=dict)

    @property
    def words(self) -> tuple[str, ...]:
        """All that was written."""
        return (self.cost, self.gave, self.helped, self.hindered, self.change)


@dataclass(frozen=True, slots=True)
class Sums:
    """A week beside what was agreed: minutes agreed, and minutes done when they were kept."""

    week: date
    agreed: int
    done: int | None = None


def monday(day: date) -> date:
    """The week that a day lies in, by its Monday."""
    return day - timedelta(days=day.weekday())


def occasions(laid: Sequence[Stretch], week: date) -> frozenset[Occasion]:
    """What more there is to look at in the week of this Monday."""
    return frozenset(_occasions(laid, week, week + WEEK))


def wrongs(review: Review, week: date, today: date) -> tuple[Wrong, ...]:
    """Why this review of the week of this Monday cannot be kept."""
    found = {
        Wrong.FUTURE: week > today,
        Wrong.TOO_LONG_AGO: week < monday(today) - BACK_WEEKS * WEEK,
        Wrong.TOO_LONG: max(map(len, review.words)) > WORDS_MOST,
        Wrong.NOTHING: not any(review.words) and not review.done,
        Wrong.HOURS: not all(0 <= minutes <= MINUTES_MOST for minutes in review.done.values())
        or sum(review.done.values()) > MINUTES_MOST,
    }
    return tuple(wrong for wrong, so in found.items() if so)


def sums(plan: Plan, laid: Sequence[Stretch], done: Mapping[date, int], until: date) -> tuple[Sums, ...]:
    """Each week from the first to the one of `until`: what was agreed by its days, and what was done.

    A step that begins or ends within a week counts for the share of its days; a standstill counts nothing.
    """
    if not laid or laid[0].first > until:
        return ()
    first, found = monday(laid[0].first), []
    for n in range((monday(until) - first).days // DAYS + 1):
        week = first + n * WEEK
        found.append(Sums(week, _agreed(plan, laid, week), done.get(week)))
    return tuple(found)


def to_json(review: Review) -> dict[str, Any]:
    """A review as it is sealed."""
    return {"words": list(review.words), "done": dict(review.done)}


def from_json(value: Mapping[str, Any]) -> Review:
    """A review as it was sealed."""
    cost, gave, helped, hindered, change = value["words"]
    return Review(cost, gave, helped, hindered, change, dict(value["done"]))


def _occasions(laid: Sequence[Stretch], week: date, following: date) -> Iterator[Occasion]:
    steps = [one for one in laid if not one.held]
    if any(following <= one.first < following + WEEK for one in steps[1:] if one.done == 0):
        yield Occasion.BEFORE_STEP
    for one in steps:
        third = one.first + 2 * WEEK - timedelta(days=one.done)
        if week <= third < following and one.first <= third and one.last is not None and third <= one.last:
            yield Occasion.THIRD_WEEK


def _agreed(plan: Plan, laid: Sequence[Stretch], week: date) -> int:
    whole = 0
    for one in laid:
        if one.held or one.last is None:
            continue
        days = (min(one.last, week + WEEK - timedelta(days=1)) - max(one.first, week)).days + 1
        whole += max(days, 0) * week_minutes(plan.steps[one.step])
    return whole // DAYS
