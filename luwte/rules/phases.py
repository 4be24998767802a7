"""Phases: moving on or back is a decision of two with a reason, and both judge the questions in their own words.

Nothing here is computed from days, answers or totals. What someone says of a question decides nothing either: the two
decide. The words of the phases stand in `library/phases`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

FIRST, LAST = 1, 4
EVERY = tuple(range(FIRST, LAST + 1))
REASON_MOST = 500
WORDS_MOST = 500


class Said(StrEnum):
    """How one of the two sees a question now."""

    NOT_YET = "not_yet"
    A_LITTLE = "a_little"
    YES = "yes"


class Wrong(StrEnum):
    """What is not right about a move."""

    NO_PHASE = "there is no such phase"
    SAME = "that is the phase now"
    REASON = "a move has a reason in words"
    TOO_LONG = "too many words"
    FUTURE = "that day has yet to come"
    BEFORE = "that day is before the phase now began"


@dataclass(frozen=True, slots=True)
class Move:
    """To which phase, since which day, and why, in the words of whoever proposes it."""

    to: int
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """One side's view: an answer and words per question; each may be left open."""

    said: Mapping[str, Said] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


def wrongs(move: Move, now: int, since: date, today: date) -> tuple[Wrong, ...]:
    """What is not right about moving away from the phase of `now`, which began on `since`."""
    found = [
        (Wrong.NO_PHASE, move.to not in EVERY),
        (Wrong.SAME, move.to == now),
        (Wrong.REASON, not move.reason.strip()),
        (Wrong.TOO_LONG, len(move.reason) > REASON_MOST),
        (Wrong.FUTURE, move.on > today),
        (Wrong.BEFORE, move.on < since),
    ]
    return tuple(wrong for wrong, so in found if so)


def waits(now: int, to: int, *, gate_open: bool) -> bool:
    """Whether the move waits with the trajectory: moving on does, moving back to calm never."""
    return to > now and not gate_open


def fit(judged: Judged, questions: Collection[str]) -> Judged | None:
    """The view as it is kept: these questions only, words trimmed; None when words are too long."""
    words = {name: judged.words[name].strip() for name in questions if judged.words.get(name, "").strip()}
    if any(len(one) > WORDS_MOST for one in words.values()):
        return None
    return Judged({name: judged.said[name] for name in questions if name in judged.said}, words)
