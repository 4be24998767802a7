"""Preparing a talk with a manager or company doctor: what to say, what need not be said, what to ask, sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

WORDS_MOST = 600


class With(StrEnum):
    """Whom the talk is with."""

    MANAGER = "manager"
    DOCTOR = "doctor"


class Wrong(StrEnum):
    """Why it is not kept."""

    TOO_LONG = "too many words"
    NOTHING = "nothing was filled in"


@dataclass(frozen=True, slots=True)
class Card:
    """A talk on one card, in own words."""

    say: str = ""
    keep: str = ""
    ask: str = ""
    sentences: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """All that was written."""
        return (self.say, self.keep, self.ask, self.sentences)

    def to_json(self) -> list[str]:
        """What `from_json` takes back."""
        return list(self.words)


def from_json(value: list[str]) -> Card:
    """What `to_json` gave."""
    return Card(*value)


def wrongs(card: Card) -> tuple[Wrong, ...]:
    """What breaks a rule; nothing when it can be kept."""
    found = {Wrong.TOO_LONG: max(map(len, card.words)) > WORDS_MOST, Wrong.NOTHING: not any(card.words)}
    return tuple(wrong for wrong, so in found.items() if so)


def lines(words: str) -> list[str]:
    """Words by line, without empty ones."""
    return [one.strip() for one in words.splitlines() if one.strip()]


def told(card: Card) -> Mapping[str, Any]:
    """A card as lines, for a page."""
    return {name: lines(getattr(card, name)) for name in ("say", "keep", "ask", "sentences")}
