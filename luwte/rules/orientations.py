"""The orientation of the client organisation: its four questions, its states, and how often it may be asked."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

VALID = timedelta(days=14)
ASKS_MOST = 3  # within the days that a link is valid: a mail to someone else is no toy
ANSWER_MOST = 1000


class State(StrEnum):
    """Who may see it: nobody yet, the coachee, the coach too, nobody any more."""

    ASKED = "asked"
    ANSWERED = "answered"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"


class Question(StrEnum):
    """What is asked. Nothing on nature or cause of anyone's complaints, and no place to write it."""

    GOAL = "goal"
    SET_UP = "set_up"
    HEAR = "hear"
    CONTACT = "contact"


class Wrong(StrEnum):
    """Why it cannot be asked now."""

    ALREADY = "one is under way"
    TOO_OFTEN = "asked too often"


def cannot_ask(asked: Sequence[tuple[State, datetime]], now: datetime) -> Wrong | None:
    """Whether the coachee may ask; `asked` holds the state and the moment of each time before."""
    if any(state in {State.ANSWERED, State.RELEASED} or _waits(state, at, now) for state, at in asked):
        return Wrong.ALREADY
    return Wrong.TOO_OFTEN if sum(at + VALID > now for _state, at in asked) >= ASKS_MOST else None


def fit(answers: Mapping[str, str]) -> dict[str, str]:
    """The answers as they are kept: known questions only, without the empty ones, no longer than agreed."""
    said = {question.value: answers.get(question.value, "").strip()[:ANSWER_MOST] for question in Question}
    return {question: text for question, text in said.items() if text}


def _waits(state: State, at: datetime, now: datetime) -> bool:
    return state is State.ASKED and at + VALID > now
