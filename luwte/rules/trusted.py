"""Someone whom the coachee trusts: what they may see, what they may send, and when a name asks for a second thought.

Never a statutory confidant (vertrouwenspersoon): a friend, a partner, a sister.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MOST, NAME_MOST, NOTE_MOST, WORD_MOST, NOTES_MOST = 3, 80, 280, 20, 30
# Addresses at these are anyone's, so that the same domain says nothing.
OPEN_DOMAINS = frozenset(
    {
        *("gmail.com", "outlook.com", "hotmail.com", "live.com", "icloud.com", "yahoo.com", "proton.me", "outlook.be"),
        *("hotmail.nl", "live.nl", "ziggo.nl", "kpnmail.nl", "home.nl", "xs4all.nl", "planet.nl", "casema.nl"),
        *("hotmail.be", "telenet.be", "skynet.be", "proximus.be", "protonmail.com"),
    }
)


class How(StrEnum):
    """How it goes this week, in one word that the coachee sets by hand."""

    CALM = "calm"
    UP_AND_DOWN = "up_and_down"
    BUSY = "busy"
    HEAVY = "heavy"
    COME_BY = "come_by"


class Wrong(StrEnum):
    """Why someone is not invited, or a note is not sent."""

    NO_NAME = "a name is missing"
    OWN = "one's own address"
    TOO_MANY = "enough are invited"
    NOTHING_CHOSEN = "nothing was chosen to see"
    EMPTY = "no words"
    TOO_LONG = "too many words"


class Thought(StrEnum):
    """What asks for a second thought before someone is invited."""

    GUIDE = "who guides me"
    PAYER = "who pays, or works there"


@dataclass(frozen=True, slots=True)
class Saw:
    """A word on how it goes, and the Monday of the week that it is about."""

    how: How
    week: date


def thoughts(email: str, guides: Collection[str], payers: Collection[str]) -> tuple[Thought, ...]:
    """Whether this address is a guide's or has to do with who pays; the same domain counts unless it is anyone's."""
    here, domain = email.strip().lower(), _domain(email)
    known = {one.strip().lower() for one in payers}
    at_work = domain not in OPEN_DOMAINS and domain in {_domain(one) for one in known}
    found = {
        Thought.GUIDE: here in {one.strip().lower() for one in guides},
        Thought.PAYER: here in known or at_work,
    }
    return tuple(one for one, so in found.items() if so)


def wrong_note(words: str) -> Wrong | None:
    """Why a note is not sent."""
    if not words.strip():
        return Wrong.EMPTY
    return Wrong.TOO_LONG if len(words) > NOTE_MOST else None


def _domain(email: str) -> str:
    return email.strip().lower().rpartition("@")[2]
