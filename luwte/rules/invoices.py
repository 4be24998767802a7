"""Invoices: their states, their lines in fixed words, their numbers, and when a reminder may go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from luwte.rules.money import HUNDRED, Payer

REMIND_AFTER = timedelta(days=7)  # after the due day, and after the last reminder
YEARS = (2000, 2999)


class Kind(StrEnum):
    """An invoice, or the note that takes one back."""

    INVOICE = "invoice"
    CREDIT = "credit"


class State(StrEnum):
    """A draft bears no number and can be thrown away; what was issued never changes."""

    DRAFT = "draft"
    ISSUED = "issued"


class Standing(StrEnum):
    """How it stands, for whoever reads a list."""

    DRAFT = "draft"
    OPEN = "open"
    LATE = "late"
    PAID = "paid"
    CREDITED = "credited"
    NOTE = "note"


class What(StrEnum):
    """What a line is for. No line has words of its own."""

    SESSION = "session"  # one session, by its place in the trajectory
    PART = "part"  # a part of the trajectory that was agreed
    LATE = "late"  # cancelled late: the coach decides, and only the coachee may pay it


class Wrong(StrEnum):
    """Why it cannot be done."""

    LATE_TO_PAYER = "a late cancellation is no line on the invoice of another"
    NOT_A_DRAFT = "it was issued"
    NOT_ISSUED = "it is still a draft"
    CREDITED = "it was taken back already"
    PAID = "it was paid"
    NOT_YET = "not due, or reminded a few days ago"
    OFF = "the practice does not invoice here"
    BAD_DAY = "a day that cannot be"
    TELLING = "a reference that tells of someone's health"
    AT_REST = "the dossier that it is about was put to rest"


@dataclass(frozen=True, slots=True)
class Item:
    """A line as it is kept: what, its place ("sessie 3"), its day when the payer may read it, and the money."""

    what: What
    number: int
    price: int
    on: date | None = None
    quantity: int = HUNDRED


def held(payer: Payer, days: Sequence[date], price: int, first: int = 1) -> tuple[Item, ...]:
    """A line for each session that was held; only the coachee reads the days."""
    shown = payer is Payer.COACHEE
    return tuple(
        Item(What.SESSION, number, price, day if shown else None) for number, day in enumerate(sorted(days), first)
    )


def parts(number: int, price: int) -> tuple[Item, ...]:
    """One agreed part of the trajectory."""
    return (Item(What.PART, number, price),)


def late(payer: Payer, day: date, price: int) -> tuple[Item, ...] | Wrong:
    """A session that was cancelled late; never on the invoice of whoever pays for another."""
    return (Item(What.LATE, 0, price, day),) if payer is Payer.COACHEE else Wrong.LATE_TO_PAYER


def number(year: int, place: int) -> str:
    """The number on paper: "2026-0001"."""
    return f"{year}-{place:04d}"


def due(issued: date, days: int) -> date:
    """The last day to pay."""
    return issued + timedelta(days=days)


def standing(
    kind: Kind, state: State, due_on: date | None, paid_on: date | None, credited: bool, today: date
) -> Standing:
    """How it stands today."""
    if state is State.DRAFT:
        return Standing.DRAFT
    if kind is Kind.CREDIT:
        return Standing.NOTE
    if credited:
        return Standing.CREDITED
    if paid_on is not None:
        return Standing.PAID
    return Standing.LATE if due_on is not None and due_on < today else Standing.OPEN


def cannot_remind(stands: Standing, due_on: date | None, reminded_on: date | None, today: date) -> Wrong | None:
    """Whether a person may send a reminder now: a week after the due day, and a week after the last one."""
    if stands is Standing.DRAFT:
        return Wrong.NOT_ISSUED
    if stands is Standing.PAID:
        return Wrong.PAID
    if stands is not Standing.LATE or due_on is None:
        return Wrong.CREDITED if stands in {Standing.CREDITED, Standing.NOTE} else Wrong.NOT_YET
    since = max(due_on, reminded_on or due_on)
    return Wrong.NOT_YET if today < since + REMIND_AFTER else None


def cannot_credit(stands: Standing) -> Wrong | None:
    """Whether a credit note may be made; the whole is taken back, once."""
    if stands is Standing.DRAFT:
        return Wrong.NOT_ISSUED
    return Wrong.CREDITED if stands in {Standing.CREDITED, Standing.NOTE} else None


def cannot_settle(stands: Standing) -> Wrong | None:
    """Whether it can be marked as paid, or as open again."""
    return Wrong.NOT_ISSUED if stands is Standing.DRAFT else cannot_credit(stands)


def day_wrong(days: Sequence[date], today: date) -> Wrong | None:
    """Whether a session could have been held on these days: not in the future, not years ago, not twice."""
    if len(set(days)) != len(days):
        return Wrong.BAD_DAY
    return Wrong.BAD_DAY if any(day > today or (today - day).days > 800 for day in days) else None
