"""Giving a programme or a piece: what for, on which terms, to whom it may go, and how much new a week can hold."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from luwte.rules.asking import Sum
from luwte.rules.steps import FIRST_PHASE, TABLE, Given, Piece, Room, minutes_a_week

WORDS_MOST = 200
TOGETHER_FROM = 2  # the phase from which what is not done alone may be given


class Kind(StrEnum):
    """What can be given."""

    PROGRAMME = "programme"
    MODULE = "module"
    EXERCISE = "exercise"


class Purpose(StrEnum):
    """For which time it is given; `OWN` when the coachee took it."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    WAITING_LIST = "waiting_list"
    PREVENTION = "prevention"
    AFTERCARE = "aftercare"
    OWN = "own"


class Wrong(StrEnum):
    """What is not right about the terms."""

    CONTACT = "who waits has a contact with a name"
    CALL = "who waits knows whom to call when it gets worse"
    REVIEW = "who waits has a day on which someone looks again"
    PAST = "that day has been"
    TOO_LONG = "too many words"
    OWN = "only the coachee takes something"


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms something is given; `call` says whom to call when it gets worse."""

    purpose: Purpose
    review_on: date | None = None
    contact: str = ""
    call: str = ""


def wrongs(terms: Terms, today: date) -> tuple[Wrong, ...]:
    """What is not right: on a waiting list nobody is left without a name, a day and a number."""
    waits = terms.purpose is Purpose.WAITING_LIST
    found = [
        (Wrong.CONTACT, waits and not terms.contact.strip()),
        (Wrong.CALL, waits and not terms.call.strip()),
        (Wrong.REVIEW, waits and terms.review_on is None),
        (Wrong.PAST, terms.review_on is not None and terms.review_on < today),
        (Wrong.TOO_LONG, max(len(terms.contact), len(terms.call)) > WORDS_MOST),
        (Wrong.OWN, terms.purpose is Purpose.OWN),
    ]
    return tuple(wrong for wrong, so in found if so)


def may_be_given(
    phases: Collection[int], phase: int | None, *, not_alone: bool, with_coach: bool, purpose: Purpose
) -> bool:
    """Whether one piece may go to someone in this phase (None without a trajectory).

    What is not done alone, as the biography line, goes only from phase 2 and with a coach; never to who waits.
    """
    if min(phases) > (phase or FIRST_PHASE):
        return False
    if not not_alone:
        return True
    together = with_coach and phase is not None and phase >= TOGETHER_FROM
    return together and purpose not in {Purpose.WAITING_LIST, Purpose.OWN}


def left(asked: Sum) -> int:
    """The minutes that the week has left for something new, after the check-in and the questionnaires."""
    return max(0, asked.most - asked.total)


def new_minutes(pieces: Iterable[Piece], phase: int | None, room: int) -> int:
    """What the pieces ask at most in a week as something new: up to the minutes that are left, or one short piece."""
    reach = phase or FIRST_PHASE
    limit = TABLE[Room.USUAL][min(reach, len(TABLE[Room.USUAL])) - 1]
    near = [p for p in pieces if p.phase <= reach and p.load <= limit.load and p.minutes <= limit.minutes]
    return min(minutes_a_week(near), max(room, min(p.minutes for p in near))) if near else 0


def upcoming(given: Given) -> Piece | None:
    """What was begun, else the next new piece, whatever it weighs: the page can offer it by name."""
    wanted = [p for p in given.pieces if p.slug not in given.done and p.slug not in given.apart]
    begun = [p for p in wanted if p.slug in given.begun]
    return next(iter([*begun, *(p for p in wanted if p.phase <= given.phase)]), None)


def is_full(given: Given, spent: int, room: int) -> bool:
    """Whether the next new piece asks more than the week has left; the first one of a week always fits."""
    new = next((p for p in given.pieces if p.phase <= given.phase and _fresh(given, p)), None)
    return new is not None and spent > 0 and spent + new.minutes > room


def _fresh(given: Given, piece: Piece) -> bool:
    return piece.slug not in given.begun and piece.slug not in given.done and piece.slug not in given.apart
