"""The two documents: the agreement with the coachee and the offer to the payer; states, terms and days."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from luwte.rules.money import Payer, price_wrong
from luwte.rules.money import Wrong as MoneyWrong

WITHDRAWAL_DAYS = 14  # a consumer may step back without a reason
VALID_MOST = 365
READ_DAYS = 28  # so long a payer can still read what they were sent
SESSIONS_MOST, MINUTES_LEAST, MINUTES_MOST, WEEKS_MOST = 60, 15, 240, 260
TEXT_MOST, GOALS_MOST = 2000, 10


class Kind(StrEnum):
    """The agreement holds goals and stays between coachee and coach; the offer holds money and no goal."""

    AGREEMENT = "agreement"
    OFFER = "offer"


class State(StrEnum):
    """A draft is the coach's; shown is before the coachee; sent is before the payer."""

    DRAFT = "draft"
    SHOWN = "shown"
    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"
    RENEWED = "renewed"


class Move(StrEnum):
    """What someone does with it."""

    SHOW = "show"  # the coach shows it to the coachee
    RELEASE = "release"  # the coachee lets the offer go out
    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"  # the practice takes it back
    REVOKE = "revoke"  # the consumer steps back within 14 days
    RENEW = "renew"


class Wrong(StrEnum):
    """Why it cannot be done."""

    NOT_NOW = "not in this state"
    ALREADY = "it was accepted before"
    EXPIRED = "its day has passed"
    GONE = "it was taken back"
    LATE = "the days for stepping back have passed"
    NO_CONSUMER = "only a person who pays for themselves may step back without a reason"
    SESSIONS = "a number of sessions that cannot be"
    MINUTES = "a length that cannot be"
    PERIOD = "a period that cannot be"
    VALIDITY = "a last day that cannot be"


_TABLE: dict[tuple[Kind, Move], tuple[frozenset[State], State]] = {
    (Kind.AGREEMENT, Move.SHOW): (frozenset({State.DRAFT}), State.SHOWN),
    (Kind.OFFER, Move.SHOW): (frozenset({State.DRAFT}), State.SHOWN),
    (Kind.OFFER, Move.RELEASE): (frozenset({State.SHOWN}), State.SENT),
    (Kind.AGREEMENT, Move.ACCEPT): (frozenset({State.SHOWN}), State.ACCEPTED),
    (Kind.OFFER, Move.ACCEPT): (frozenset({State.SENT}), State.ACCEPTED),
    (Kind.AGREEMENT, Move.DECLINE): (frozenset({State.SHOWN}), State.DECLINED),
    (Kind.OFFER, Move.DECLINE): (frozenset({State.SHOWN, State.SENT}), State.DECLINED),
    (Kind.AGREEMENT, Move.WITHDRAW): (frozenset({State.DRAFT, State.SHOWN}), State.WITHDRAWN),
    (Kind.OFFER, Move.WITHDRAW): (frozenset({State.DRAFT, State.SHOWN, State.SENT}), State.WITHDRAWN),
    (Kind.AGREEMENT, Move.REVOKE): (frozenset({State.ACCEPTED}), State.REVOKED),
    (Kind.OFFER, Move.REVOKE): (frozenset({State.ACCEPTED}), State.REVOKED),
    (Kind.AGREEMENT, Move.RENEW): (frozenset({State.DRAFT, State.SHOWN, State.ACCEPTED}), State.RENEWED),
    (Kind.OFFER, Move.RENEW): (frozenset({State.DRAFT, State.SHOWN, State.SENT}), State.RENEWED),
}
_DEAD = frozenset({State.WITHDRAWN, State.DECLINED, State.REVOKED, State.RENEWED})


@dataclass(frozen=True, slots=True)
class Terms:
    """What both documents say: how many sessions of how long, over how many weeks, and until when it can be taken."""

    sessions: int
    minutes: int
    weeks: int
    valid_until: date
    price: int = 0  # cents for one session, without VAT; an agreement has none


def after(kind: Kind, state: State, move: Move) -> State | Wrong:
    """The state after a move, or why it cannot be made."""
    if (kind, move) not in _TABLE:
        return Wrong.NOT_NOW
    before, then = _TABLE[kind, move]
    if state in before:
        return then
    if state is State.ACCEPTED and move is Move.ACCEPT:
        return Wrong.ALREADY
    return Wrong.GONE if state in _DEAD else Wrong.NOT_NOW


def cannot_accept(kind: Kind, state: State, valid_until: date, today: date) -> Wrong | None:
    """Whether it can be taken today: not twice, not after its day, not when it was taken back."""
    then = after(kind, state, Move.ACCEPT)
    if isinstance(then, Wrong):
        return then
    return Wrong.EXPIRED if expired(state, valid_until, today) else None


def expired(state: State, valid_until: date, today: date) -> bool:
    """Whether its last day passed while it waited."""
    return state in {State.SHOWN, State.SENT} and today > valid_until


def link_holds(state: State, valid_until: date, accepted_on: date | None, today: date) -> bool:
    """Whether a payer's link still shows something: a while after its last day, or after the days to step back."""
    if state in {State.DRAFT, State.SHOWN}:
        return False
    last = step_back_until(accepted_on) if accepted_on else valid_until
    return today <= last + timedelta(days=READ_DAYS)


def step_back_until(accepted_on: date) -> date:
    """The last day on which a consumer may step back."""
    return accepted_on + timedelta(days=WITHDRAWAL_DAYS)


def cannot_step_back(payer: Payer, state: State, accepted_on: date | None, today: date) -> Wrong | None:
    """Whether whoever pays for themselves may still step back, without a reason."""
    if payer is Payer.ORGANISATION:
        return Wrong.NO_CONSUMER
    if state is not State.ACCEPTED or accepted_on is None:
        return Wrong.NOT_NOW
    return Wrong.LATE if today > step_back_until(accepted_on) else None


def terms_wrong(kind: Kind, terms: Terms, today: date) -> dict[str, Wrong | MoneyWrong]:
    """What is wrong with terms, by field."""
    found: dict[str, Wrong | MoneyWrong] = {}
    if not 1 <= terms.sessions <= SESSIONS_MOST:
        found["sessions"] = Wrong.SESSIONS
    if not MINUTES_LEAST <= terms.minutes <= MINUTES_MOST:
        found["minutes"] = Wrong.MINUTES
    if not 1 <= terms.weeks <= WEEKS_MOST:
        found["weeks"] = Wrong.PERIOD
    if not today <= terms.valid_until <= today + timedelta(days=VALID_MOST):
        found["valid_until"] = Wrong.VALIDITY
    if kind is Kind.OFFER and (why := price_wrong(terms.price)):
        found["price"] = why
    return found


def number(year: int, place: int) -> str:
    """The number of an offer on paper: "O2026-0001"."""
    return f"O{year}-{place:04d}"
