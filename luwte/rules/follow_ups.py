"""After the end: talks at three, six and twelve months, each only if wanted. A moment that passes is no failure.

Months: Koopmans 2011 and Roelen found recurrences over years, half of them within a year; the moments are a custom of
the field, and nothing is concluded from what someone says.
"""

from calendar import monthrange
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

MONTHS = (3, 6, 12)
WORDS_MOST = 600
BEFORE, AFTER = timedelta(days=7), timedelta(days=42)  # how long a moment stands open around its day


class Said(StrEnum):
    """What the coachee says at a moment; one tap."""

    TALK = "talk"  # I would like a talk
    NOT_NOW = "not_now"
    WELL = "well"  # no need, thank you


class Wrong(StrEnum):
    """Why it is not taken."""

    NO_MOMENT = "no moment is open"
    TOO_LONG = "too many words"
    BEFORE_START = "the last day lies before the first"
    FUTURE = "a day to come"


@dataclass(frozen=True, slots=True)
class Answer:
    """One tap, and a few words if wanted."""

    said: Said
    words: str = ""

    def to_json(self) -> dict[str, Any]:
        """What `from_json` takes back."""
        return {"said": self.said.value, "words": self.words}


def from_json(value: dict[str, Any]) -> Answer:
    """What `to_json` gave."""
    return Answer(Said(value["said"]), value["words"])


def moments(ended_on: date) -> tuple[date, ...]:
    """The days three, six and twelve months after the end; a day that a month lacks is its last."""
    return tuple(_later(ended_on, months) for months in MONTHS)


def open_now(days: Iterable[date], today: date) -> date | None:
    """The moment that stands open today, the latest first; None between them."""
    return max((on for on in days if on - BEFORE <= today <= on + AFTER), default=None)


def wrong_end(started_on: date, ended_on: date, today: date) -> Wrong | None:
    """Why a trajectory cannot end on this day."""
    if ended_on < started_on:
        return Wrong.BEFORE_START
    return Wrong.FUTURE if ended_on > today else None


def wrong_answer(answer: Answer, on: date, open_days: Collection[date]) -> Wrong | None:
    """Why an answer for the moment of this day is not taken."""
    if on not in open_days:
        return Wrong.NO_MOMENT
    return Wrong.TOO_LONG if len(answer.words) > WORDS_MOST else None


def _later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
