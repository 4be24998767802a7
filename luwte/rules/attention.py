"""What a coach's list is ordered by: facts of work, in one table. Never how someone is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum


class Kind(StrEnum):
    """A fact of work."""

    SESSION = "session"
    MESSAGE = "message"
    REFERRAL = "referral"
    TOPIC = "topic"
    PLAN = "plan"
    EVALUATION = "evaluation"
    APPROACH = "approach"
    FOLLOW_UP = "follow_up"
    REVIEW = "review"
    OFFER = "offer"
    INVOICE = "invoice"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something to do in a dossier. `on` is the day it is for, or the day since when it waits; `noted` when it came."""

    kind: Kind
    on: date
    noted: datetime | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """The coach's mark "seen": the moment, and the day on the practice's clock."""

    at: datetime
    on: date


@dataclass(frozen=True, slots=True)
class Row:
    """A rank (lower stands higher) and how many days before `on` the fact begins to count."""

    rank: int
    days_before: int


TABLE: dict[Kind, Row] = {
    Kind.SESSION: Row(1, 0),
    Kind.MESSAGE: Row(2, 0),
    Kind.REFERRAL: Row(3, 0),
    Kind.TOPIC: Row(4, 0),
    Kind.PLAN: Row(5, 0),
    Kind.EVALUATION: Row(6, 7),
    Kind.APPROACH: Row(7, 7),
    Kind.FOLLOW_UP: Row(8, 0),
    Kind.REVIEW: Row(9, 0),
    Kind.OFFER: Row(10, 0),
    Kind.INVOICE: Row(11, 0),
}
NOTHING = 99


def current(facts: Iterable[Fact], today: date) -> tuple[Fact, ...]:
    """The facts that count today, the highest first. A session counts on its own day only."""
    counting = [f for f in facts if _counts(f, today)]
    return tuple(sorted(counting, key=lambda f: (TABLE[f.kind].rank, f.on)))


def order(
    facts: Iterable[Fact], today: date, later_until: date | None = None, seen: Seen | None = None
) -> tuple[int, date]:
    """The key by which a row is ordered: rank, then the oldest first.

    What was put off until later, or was seen while nothing new came, counts no more: that row comes last.
    """
    first = next((fact for fact in current(facts, today) if not was_seen(fact, seen)), None)
    if first is None or (later_until is not None and today < later_until):
        return NOTHING, date.max
    return TABLE[first.kind].rank, first.on


def was_seen(fact: Fact, seen: Seen | None) -> bool:
    """Whether the fact was there, and counted, when the coach marked the row as seen."""
    if seen is None or _begins(fact) > seen.on:
        return False
    return fact.noted is None or fact.noted <= seen.at


def _counts(fact: Fact, today: date) -> bool:
    return fact.on == today if fact.kind is Kind.SESSION else today >= _begins(fact)


def _begins(fact: Fact) -> date:
    return fact.on - timedelta(days=TABLE[fact.kind].days_before)
