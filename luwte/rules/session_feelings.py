"""How a session left someone: more energy, the same or less. Nothing is concluded from it, and nothing is counted."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

BACK_DAYS = 14
NOTE_MOST = 280


class Feeling(StrEnum):
    """One tap."""

    MORE = "more"
    SAME = "same"
    LESS = "less"


class Wrong(StrEnum):
    """Why it is not taken."""

    FUTURE = "a day to come"
    TOO_LONG_AGO = "too long ago"
    NOTE_TOO_LONG = "too long"


@dataclass(frozen=True, slots=True)
class Left:
    """How it left someone, and a line of one's own."""

    feeling: Feeling
    note: str = ""

    def to_json(self) -> dict[str, str]:
        """What `from_json` takes back."""
        return {"feeling": self.feeling.value, "note": self.note}


def from_json(value: dict[str, Any]) -> Left:
    """What `to_json` gave."""
    return Left(Feeling(value["feeling"]), value["note"])


def wrongs(left: Left, day: date, today: date) -> tuple[Wrong, ...]:
    """What breaks a rule; nothing when it can be kept."""
    found = {
        Wrong.FUTURE: day > today,
        Wrong.TOO_LONG_AGO: day < today - timedelta(days=BACK_DAYS),
        Wrong.NOTE_TOO_LONG: len(left.note) > NOTE_MOST,
    }
    return tuple(wrong for wrong, so in found.items() if so)
