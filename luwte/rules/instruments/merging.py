"""Two devices fill in the same questionnaire: what each changed is kept, and what collides is kept beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# Answers here are JSON values by the words of their place, as `answers.to_json` writes them.
Held = Mapping[str, list[Any]]
LOG_MOST = 60


@dataclass(frozen=True, slots=True)
class Step:
    """One save: the revision that it made, and what stood before at each place that it changed."""

    revision: int
    before: Held

    def to_json(self) -> list[Any]:
        """What `step` takes back."""
        return [self.revision, dict(self.before)]


@dataclass(frozen=True, slots=True)
class Merged:
    """The answers now, what this save changed (with what stood before), and what collided with a newer answer."""

    now: dict[str, list[Any]]
    before: dict[str, list[Any]]
    collided: dict[str, list[Any]]


def step(told: Sequence[Any]) -> Step:
    """What `to_json` gave."""
    return Step(told[0], told[1])


def merge(now: Held, posted: Held, base: int, revision: int, log: Sequence[Step]) -> Merged:
    """What was posted on revision `base`, laid over the answers of `revision`, place by place.

    A place that the other device changed since, and this one did not, stays as it is. Where both changed it, the
    newer answer stays and the other is kept. A page older than the log reaches is taken as if it had seen nothing.
    """
    known = base >= revision or _reaches(log, base)
    result, before, collided = dict(now), {}, {}
    for place, values in posted.items():
        there = list(now.get(place, []))
        seen = _at(now, log, place, base) if known else None
        if values in (there, seen):
            continue
        if seen != there:
            collided[place] = values
            continue
        before[place] = there
        if values:
            result[place] = values
        else:
            result.pop(place, None)
    return Merged(result, before, collided)


def undo(now: Held, log: Sequence[Step]) -> tuple[dict[str, list[Any]], tuple[Step, ...]]:
    """The answers before the last save, and the log without it."""
    result = dict(now)
    for place, values in log[-1].before.items():
        if values:
            result[place] = list(values)
        else:
            result.pop(place, None)
    return result, tuple(log[:-1])


def kept(log: Sequence[Step]) -> list[list[Any]]:
    """The log as it is stored: the last steps."""
    return [one.to_json() for one in log[-LOG_MOST:]]


def _reaches(log: Sequence[Step], base: int) -> bool:
    """Whether the log tells of everything since `base`."""
    return len(log) < LOG_MOST or log[0].revision <= base + 1


def _at(now: Held, log: Sequence[Step], place: str, base: int) -> list[Any]:
    """What stood at a place at revision `base`."""
    later = (one.before[place] for one in log if one.revision > base and place in one.before)
    return list(next(later, now.get(place, [])))
