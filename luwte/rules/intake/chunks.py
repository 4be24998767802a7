"""The intake as values: pieces with questions, what an answer may be, and who filled it in. Nothing is judged."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from luwte.rules.intake.values import Topic
from luwte.rules.preferences import Wish

TEXT_MOST = 2000
LINE_MOST = 120
OLDEST = 120
AGE, SINCE, LIFE, REASON, WISH, GP = "age", "since", "life", "reason", "wish", "gp"

Answers = dict[str, Any]


class Kind(StrEnum):
    """What a question asks for."""

    TEXT = "text"  # words of one's own
    CHOICE = "choice"
    SEVERAL = "several"
    MONTH = "month"  # since when: "2026-03", or a year alone
    NUMBER = "number"
    CONTACT = "contact"  # whom to call: who, name, phone
    TOPIC = "topic"  # one topic of the talk, which may be left for the talk
    TOPICS = "topics"  # topics of the talk, each with a tick
    WISH = "wish"  # what to do when nothing comes in; kept with the preferences


class Tell(StrEnum):
    """What someone says of a topic; the first two put it on the list of what is still to be discussed."""

    TALK = "talk"
    RATHER = "rather"  # rather in the talk than here
    NO = "no"


class Way(StrEnum):
    """How the answers came in: by the coachee, or typed by whoever guides, with the coachee's consent."""

    SELF = "self"
    TOGETHER = "together"
    PHONE = "phone"
    PAPER = "paper"


class Life(StrEnum):
    """What someone's days are made of; more than one may apply."""

    EMPLOYEE = "employee"
    ENTREPRENEUR = "entrepreneur"
    STUDENT = "student"
    PARENT = "parent"
    CARER = "carer"
    NO_WORK = "no_work"


class Wrong(StrEnum):
    """Why an answer is not taken; the door has a sentence for each."""

    UNKNOWN = "not one of the choices"
    TOO_LONG = "too long"
    NO_MONTH = "not a month"
    NO_AGE = "not an age"


PARTS = ("who", "name", "phone")
CHOICES: dict[Kind, frozenset[str]] = {Kind.TOPIC: frozenset(Tell), Kind.WISH: frozenset(Wish)}


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its name, what it asks for, and the names of its choices."""

    name: str
    kind: Kind
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a few minutes; `for_life` names whose life it is for (empty: everyone's)."""

    name: str
    minutes: int
    minimum: bool
    for_life: frozenset[Life]
    questions: tuple[Question, ...]


def fit(chunk: Chunk, said: Mapping[str, Any]) -> tuple[Answers, dict[str, Wrong]]:
    """The answers as they are kept (known questions, without the empty ones), and what cannot be taken."""
    answers: Answers = {}
    wrong: dict[str, Wrong] = {}
    for question in chunk.questions:
        value = _bare(said.get(question.name))
        if value in (None, "", [], {}):
            continue
        if why := _wrong(question, value):
            wrong[question.name] = why
        else:
            answers[question.name] = value
    return answers, wrong


def ticked(chunk: Chunk, answers: Mapping[str, Any]) -> set[Topic]:
    """The topics that these answers put on the list of what is still to be discussed."""
    found: set[Topic] = set()
    for question in chunk.questions:
        value = answers.get(question.name)
        if question.kind is Kind.TOPICS:
            found |= {Topic(one) for one in value or ()}
        elif question.kind is Kind.TOPIC and value in (Tell.TALK, Tell.RATHER):
            found.add(Topic(question.name))
    return found


def contacts(chunk: Chunk, answers: Mapping[str, Any]) -> dict[str, dict[str, str] | None]:
    """What this piece says of whom to call, by question; None where it says nobody."""
    return {one.name: answers.get(one.name) for one in chunk.questions if one.kind is Kind.CONTACT}


def since(year: int | None, month: int | None, today: date) -> str:
    """Since when, as it is kept; a month without a year is the last one that was."""
    if month and not year:
        year = today.year if month <= today.month else today.year - 1
    return f"{year}-{month:02}" if month else str(year or "")


def lives(answers: Mapping[str, Mapping[str, Any]]) -> frozenset[Life]:
    """What someone's days are made of, from the answers by piece."""
    return frozenset(Life(one) for said in answers.values() for one in said.get(LIFE, ()))


def contained(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Whether everything of `old` is still in `new`, so that a kept version says nothing of its own."""
    return all(name in new and _within(value, new[name]) for name, value in old.items())


def _within(old: Any, new: Any) -> bool:
    if isinstance(old, str) and isinstance(new, str):
        return new.startswith(old)
    if isinstance(old, list) and isinstance(new, list):
        return set(old) <= set(new)
    if isinstance(old, dict) and isinstance(new, dict):
        return contained(old, new)
    return bool(old == new)


def _bare(value: Any) -> Any:
    """Without the space around it, and a contact without its empty parts."""
    if isinstance(value, str):
        return value.strip().replace("\r\n", "\n")
    if isinstance(value, Mapping):
        parts = {name: value[name].strip() for name in PARTS if isinstance(value.get(name), str)}
        return {name: part for name, part in parts.items() if part}
    if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
        return list(dict.fromkeys(value))
    return value


def _wrong(question: Question, value: Any) -> Wrong | None:
    match question.kind:
        case Kind.TEXT:
            return _text(value, TEXT_MOST)
        case Kind.CONTACT:
            return _contact(value)
        case Kind.SEVERAL | Kind.TOPICS:
            return None if isinstance(value, list) and all(one in question.options for one in value) else Wrong.UNKNOWN
        case Kind.MONTH:
            return None if isinstance(value, str) and _month(value) else Wrong.NO_MONTH
        case Kind.NUMBER:
            return None if isinstance(value, int) and 0 < value <= OLDEST else Wrong.NO_AGE
        case _:
            known = CHOICES.get(question.kind, question.options)
            return None if isinstance(value, str) and value in known else Wrong.UNKNOWN


def _contact(value: Any) -> Wrong | None:
    if not isinstance(value, dict):
        return Wrong.UNKNOWN
    return next((why for part in value.values() if (why := _text(part, LINE_MOST))), None)


def _text(value: Any, most: int) -> Wrong | None:
    if not isinstance(value, str):
        return Wrong.UNKNOWN
    return Wrong.TOO_LONG if len(value) > most else None


def _month(value: str) -> bool:
    """A year, or a year and a month."""
    year, dash, month = value.partition("-")
    known = year.isascii() and year.isdigit() and len(year) == 4 and year >= "1900"
    return known and (not dash or (month.isascii() and month.isdigit() and len(month) == 2 and "01" <= month <= "12"))
