"""What cannot be kept of a plan of steps, told per step; a step that has begun stays what it was."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from luwte.rules.reintegration.course import Event, course, past
from luwte.rules.reintegration.values import Agreed, Plan, Step, laid_out, week_minutes

POSTS_MOST, STEPS_MOST, WEEKS_MOST, NAME_MOST, WORDS_MOST = 4, 30, 26, 80, 300
DAY = 24 * 60
FAR = timedelta(days=3 * 366)


class Wrong(StrEnum):
    """What is not right."""

    NO_STEPS = "there is no step"
    NO_POST = "there is no place"
    NO_NAME = "a name is missing"
    NO_START = "the first step has no day to begin"
    NOTHING = "a step with no day at all"
    WEEKS = "weeks that cannot be"
    DAYS = "days a week that cannot be"
    HOURS = "hours a day that cannot be"
    WEEK_FULL = "more hours than a week has"
    OVERLAP = "it begins before the step before it has ended"
    FAR = "a day that is years away"
    TOO_MANY = "too many"
    TOO_LONG = "too many words"
    BEGUN = "this step has begun"
    NOBODY = "nobody agreed"
    FUTURE = "agreed on a day to come"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is not right, and at which step (from 0) and place; -1 and "" when it is about the whole."""

    why: Wrong
    step: int = -1
    post: str = ""


def faults(plan: Plan, today: date) -> tuple[Fault, ...]:
    """What cannot be kept of a plan that is being written; a plan may still be unfinished."""
    found = [*_of_posts(plan)]
    if len(plan.steps) > STEPS_MOST:
        found.append(Fault(Wrong.TOO_MANY))
    for n, step in enumerate(plan.steps):
        found.extend(_of_step(n, step, today))
    return tuple(found) or tuple(_of_days(plan))


def lacking(plan: Plan, agreed: Sequence[Agreed], today: date) -> tuple[Fault, ...]:
    """What a plan lacks before it is put down as agreed."""
    found = [*faults(plan, today)]
    found.extend(Fault(why) for why, so in ((Wrong.NO_POST, not plan.posts), (Wrong.NO_STEPS, not plan.steps)) if so)
    found.extend(Fault(Wrong.NOTHING, n) for n, step in enumerate(plan.steps) if week_minutes(step) == 0)
    if plan.steps and plan.steps[0].starts_on is None:
        found.append(Fault(Wrong.NO_START, 0))
    if not agreed:
        found.append(Fault(Wrong.NOBODY))
    if any(one.on > today for one in agreed):
        found.append(Fault(Wrong.FUTURE))
    if any(today - one.on > FAR for one in agreed):
        found.append(Fault(Wrong.FAR))
    if any(len(one.name) > NAME_MOST for one in agreed):
        found.append(Fault(Wrong.TOO_LONG))
    return tuple(found)


def changes_the_past(old: Plan, new: Plan, events: Sequence[Event], today: date) -> tuple[Fault, ...]:
    """The steps that have begun and would become something else; what was done stays as it was."""
    before, after = (past(course(plan, events), today) for plan in (old, new))
    begun = sorted({one.step for one in before})
    kept = new.steps
    found = [n for n in begun if n >= len(kept) or kept[n].stints != old.steps[n].stints]
    if not found and before != after:
        found = begun[-1:] or [0]
    return tuple(Fault(Wrong.BEGUN, n) for n in found)


def _of_posts(plan: Plan) -> Iterator[Fault]:
    if len(plan.posts) > POSTS_MOST:
        yield Fault(Wrong.TOO_MANY)
    for one in plan.posts:
        if not one.name.strip():
            yield Fault(Wrong.NO_NAME, post=one.key)
        if len(one.name) > NAME_MOST:
            yield Fault(Wrong.TOO_LONG, post=one.key)


def _of_step(n: int, step: Step, today: date) -> Iterator[Fault]:
    if not 1 <= step.weeks <= WEEKS_MOST:
        yield Fault(Wrong.WEEKS, n)
    if step.starts_on is not None and abs(step.starts_on - today) > FAR:
        yield Fault(Wrong.FAR, n)
    for one in step.stints:
        if not 0 <= one.days <= 7:
            yield Fault(Wrong.DAYS, n, one.post)
        if not 0 <= one.minutes <= DAY or (one.days and not one.minutes):
            yield Fault(Wrong.HOURS, n, one.post)
        if max(map(len, (one.tasks, one.breaks, one.limits))) > WORDS_MOST:
            yield Fault(Wrong.TOO_LONG, n, one.post)
    if week_minutes(step) > 7 * DAY:
        yield Fault(Wrong.WEEK_FULL, n)


def _of_days(plan: Plan) -> Iterator[Fault]:
    days = laid_out(plan)
    for n, (before, here) in enumerate(pairwise(days), 1):
        if here[0] <= before[1]:
            yield Fault(Wrong.OVERLAP, n)
