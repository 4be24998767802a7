"""A report to a client organisation and a letter to a doctor: what each may hold, and how long a link opens it.

A report holds the fields of `Report` and nothing else; docs/adr/0026-releases.md says why each may be there, and a test
reads that list. There is no field for free text, for hours, or for what was said.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

LINK_DAYS = 30  # how long a link opens a released report
TRIES_MOST = 5  # wrong codes, before the link opens nothing more
PERIOD_MOST = timedelta(days=3 * 366)
NAME_MOST, QUESTION_MOST, WORDS_MOST, REPLY_MOST = 120, 400, 1500, 1500
SENTENCES_MOST = 6


class Kind(StrEnum):
    """What is released."""

    REPORT = "report"
    LETTER = "letter"


class State(StrEnum):
    """Where it stands. A letter that is released is carried by the coachee."""

    PROPOSED = "proposed"
    RELEASED = "released"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Wrong(StrEnum):
    """Why it is not taken."""

    PERIOD = "the last day lies before the first"
    FUTURE = "the period ends after today"
    LONG = "the period is longer than three years"
    SENTENCE = "none of the fixed sentences"
    TOO_MANY = "too many sentences"
    NAME = "a name is missing"
    TELLING = "a name that tells of health"
    TOO_LONG = "too many words"
    QUESTION = "the question is missing"


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report can hold. A field more is a decision on paper (ADR 26)."""

    coachee: str
    coach: str
    practice: str
    first: date
    last: date
    started_on: date | None
    ended_on: date | None
    held: int
    agreements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to a doctor: the question first. It may hold more, and goes by the coachee's own hand."""

    to: str
    question: str
    seen: str = ""
    done: str = ""


def wrong_report(
    first: date, last: date, agreements: Collection[str], known: Collection[str], today: date
) -> Wrong | None:
    """Why a report of this period with these fixed sentences cannot be proposed."""
    found = {
        Wrong.PERIOD: last < first,
        Wrong.FUTURE: last > today,
        Wrong.LONG: last - first > PERIOD_MOST,
        Wrong.SENTENCE: not set(agreements) <= set(known),
        Wrong.TOO_MANY: len(agreements) > SENTENCES_MOST,
    }
    return next((wrong for wrong, so in found.items() if so), None)


def wrong_letter(letter: Letter) -> Wrong | None:
    """Why a letter cannot be proposed."""
    found = {
        Wrong.NAME: not letter.to.strip(),
        Wrong.QUESTION: not letter.question.strip(),
        Wrong.TOO_LONG: len(letter.to) > NAME_MOST
        or len(letter.question) > QUESTION_MOST
        or max(len(letter.seen), len(letter.done)) > WORDS_MOST,
    }
    return next((wrong for wrong, so in found.items() if so), None)


def opens(state: State, released_on: date | None, tries: int, today: date) -> bool:
    """Whether a link still leads to a report: released, not too long ago, and not guessed at too often."""
    if state is not State.RELEASED or released_on is None or tries >= TRIES_MOST:
        return False
    return today < released_on + timedelta(days=LINK_DAYS)
