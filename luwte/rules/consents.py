"""What can be shared, until when, and what is asked at which moment. A scope that is not given does not exist."""

from calendar import monthrange
from collections.abc import Collection, Iterable
from datetime import date, datetime
from enum import StrEnum


class Scope(StrEnum):
    """What a coachee can let someone see, each on its own."""

    DAYS = "days"  # check-ins, recovery moments, energy entries, an imported diary
    LAST_SIGN = "last_sign"  # how many days ago something came in
    SHIFT = "shift"  # a lasting shift in one's own days
    WISH = "wish"  # what to do when nothing comes in
    INTAKE = "intake"  # the answers of the intake
    RESPONSES = "responses"  # answers to questionnaires
    SESSION_FEELING = "session_feeling"  # how a session left me
    APPROACH = "approach"  # whether the approach still fits
    STEPS = "steps"  # the steps back to work, and turns in them
    COMPASS = "compass"  # one's own compass
    DIRECTIONS = "directions"  # ways to go on, laid beside each other
    WEEK_REVIEW = "week_review"  # looking back on a week of building up


class Party(StrEnum):
    """Who may be shared with: whoever guides, or whoever pays."""

    GUIDE = "guide"
    PAYER = "payer"


class Term(StrEnum):
    """Until when a consent is given."""

    OPEN = "open"  # until it is taken back
    MONTHS = "months"  # three months
    DAY = "day"  # until a day of one's own


MONTHS = 3
BEFORE_THE_FIRST, BEFORE_THE_THIRD = 0, 2
IN_CRISIS: tuple[Scope, ...] = (Scope.LAST_SIGN,)
AT_THE_START = (Scope.INTAKE,)
AT_THE_THIRD = (Scope.INTAKE, Scope.LAST_SIGN, Scope.WISH, Scope.DAYS)


def ask_now(
    given: Collection[Scope], sessions_held: int, in_crisis: bool, party: Party = Party.GUIDE
) -> tuple[Scope, ...]:
    """What may be asked today, in this order. `sessions_held` counts from the start, or from when a crisis passed.

    A payer is never asked for. Whom the coach may call is no scope: filling it in is the consent.
    """
    if party is Party.PAYER:
        return ()
    calm: dict[int, tuple[Scope, ...]] = {BEFORE_THE_FIRST: AT_THE_START, BEFORE_THE_THIRD: AT_THE_THIRD}
    asked = IN_CRISIS if in_crisis else calm.get(sessions_held, ())
    return tuple(scope for scope in asked if scope not in given)


def given_in_crisis(
    given: Iterable[tuple[Scope, datetime]], crises: Iterable[tuple[datetime, datetime | None]]
) -> frozenset[Scope]:
    """What was given while there was a crisis that has passed: that is asked again, as if it was not given."""
    over = [(start, end) for start, end in crises if end is not None]
    return frozenset(scope for scope, at in given if any(start <= at <= end for start, end in over))


def ends(term: Term, today: date, day: date | None = None) -> date | None:
    """The first day on which a consent of this term no longer holds; None while it is not taken back."""
    if term is Term.OPEN:
        return None
    return _later(today, MONTHS) if term is Term.MONTHS else day


def wrong_end(until: date | None, today: date) -> bool:
    """Whether a consent with this end would never hold."""
    return until is not None and until <= today


def _later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
