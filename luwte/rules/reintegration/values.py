"""What was agreed: places, steps of weeks x days x hours, and their sums. Hours are kept as whole minutes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

WEEK = timedelta(days=7)
CLOCK = re.compile(r"([0-9]{1,3})[:u]([0-5][0-9])?", re.ASCII)
HOURS = re.compile(r"[0-9]{1,3}([.,][0-9]{1,2})?", re.ASCII)


class Kind(StrEnum):
    """What someone builds up at; a plan may hold several."""

    EMPLOYER = "employer"
    BUSINESS = "business"
    STUDY = "study"
    CARE = "care"
    VOLUNTEERING = "volunteering"


class Where(StrEnum):
    """Where it happens."""

    THERE = "there"
    HOME = "home"
    BOTH = "both"


class Who(StrEnum):
    """Who agreed to the steps, as the coachee tells it."""

    ME = "me"
    MANAGER = "manager"
    DOCTOR = "doctor"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Post:
    """A place to build up at, under a key that stays the same, with a name of one's own."""

    key: str
    kind: Kind
    name: str


@dataclass(frozen=True, slots=True)
class Stint:
    """What a step holds at one post: days a week, minutes a day, and what was agreed about it in words."""

    post: str
    days: int
    minutes: int
    where: Where = Where.THERE
    tasks: str = ""
    breaks: str = ""
    limits: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step lasts whole weeks; it begins on a day, or without one right after the step before."""

    weeks: int
    stints: tuple[Stint, ...]
    starts_on: date | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Places and steps, in order."""

    posts: tuple[Post, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreed:
    """Who agreed, under which name, and on which day."""

    who: Who
    name: str
    on: date


def week_minutes(step: Step) -> int:
    """Minutes a week, over all places."""
    return sum(one.days * one.minutes for one in step.stints)


def whole_minutes(step: Step) -> int:
    """Minutes over the whole step."""
    return step.weeks * week_minutes(step)


def laid_out(plan: Plan) -> tuple[tuple[date, date], ...]:
    """The first and the last day of each step, as agreed; nothing while the first step has no day to begin."""
    found: list[tuple[date, date]] = []
    for step in plan.steps:
        first = step.starts_on or (found[-1][1] + timedelta(days=1) if found else None)
        if first is None:
            return ()
        found.append((first, first + step.weeks * WEEK - timedelta(days=1)))
    return tuple(found)


def minutes_of(text: str) -> int | None:
    """Minutes from hours as people write them: "2", "2,5", "2:30", "2u30"; None when it is no such thing."""
    told = text.strip().lower().removesuffix("uur").strip()
    if found := CLOCK.fullmatch(told):
        hours, minutes = found.groups()
        return int(hours) * 60 + int(minutes or 0)
    if found := HOURS.fullmatch(told):
        return round(float(found[0].replace(",", ".")) * 60)
    return None


def hours_of(minutes: int) -> str:
    """Hours as a Dutch form shows them: 2, 2,5 or 2:20; what `minutes_of` reads back."""
    hours, left = divmod(minutes, 60)
    if left in (0, 30):
        return f"{hours},5" if left else f"{hours}"
    return f"{hours}:{left:02}"


def to_json(plan: Plan) -> dict[str, Any]:
    """A plan as it is sealed."""
    return {
        "posts": [{"key": one.key, "kind": one.kind.value, "name": one.name} for one in plan.posts],
        "steps": [_step_to_json(one) for one in plan.steps],
    }


def from_json(value: Mapping[str, Any]) -> Plan:
    """A plan as it was sealed."""
    posts = tuple(Post(one["key"], Kind(one["kind"]), one["name"]) for one in value["posts"])
    return Plan(posts, tuple(_step_from_json(one) for one in value["steps"]))


def agreed_to_json(agreed: tuple[Agreed, ...]) -> list[dict[str, str]]:
    """Who agreed, as it is sealed."""
    return [{"who": one.who.value, "name": one.name, "on": one.on.isoformat()} for one in agreed]


def agreed_from_json(value: list[dict[str, str]]) -> tuple[Agreed, ...]:
    """Who agreed, as it was sealed."""
    return tuple(Agreed(Who(one["who"]), one["name"], date.fromisoformat(one["on"])) for one in value)


def _step_to_json(step: Step) -> dict[str, Any]:
    stints = [
        {
            "post": one.post,
            "days": one.days,
            "minutes": one.minutes,
            "where": one.where.value,
            "words": [one.tasks, one.breaks, one.limits],
        }
        for one in step.stints
    ]
    starts = step.starts_on.isoformat() if step.starts_on else None
    return {"weeks": step.weeks, "starts_on": starts, "stints": stints}


def _step_from_json(value: Mapping[str, Any]) -> Step:
    stints = tuple(
        Stint(one["post"], one["days"], one["minutes"], Where(one["where"]), *one["words"]) for one in value["stints"]
    )
    starts = date.fromisoformat(value["starts_on"]) if value["starts_on"] else None
    return Step(value["weeks"], stints, starts)
