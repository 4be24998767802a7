"""The evening check-in as values: what may be filled in, for which day, and when two versions differ."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

BACK_DAYS = 7
NOTE_MOST = 280
SCALE = range(11)


class Wrong(StrEnum):
    """Why a check-in is not taken; the door has a sentence for each."""

    FUTURE = "future"
    TOO_LONG_AGO = "too long ago"
    OFF_SCALE = "off the scale"
    NOTE_TOO_LONG = "note too long"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Values:
    """One evening: energy, tension and sleep on 0-10 (None: not answered), and one line."""

    energy: int | None = None
    tension: int | None = None
    sleep: int | None = None
    note: str = ""

    def to_json(self) -> dict[str, Any]:
        """A JSON object that `from_json` takes back."""
        return {"energy": self.energy, "tension": self.tension, "sleep": self.sleep, "note": self.note}


def from_json(value: dict[str, Any]) -> Values:
    """The values that `to_json` gave."""
    return Values(value.get("energy"), value.get("tension"), value.get("sleep"), value.get("note", ""))


def wrongs(values: Values, day: date, today: date) -> tuple[Wrong, ...]:
    """Everything that keeps this check-in from being taken; empty when it is fine."""
    numbers = (values.energy, values.tension, values.sleep)
    checks = {
        Wrong.FUTURE: day > today,
        Wrong.TOO_LONG_AGO: day < today - timedelta(days=BACK_DAYS),
        Wrong.OFF_SCALE: any(n is not None and n not in SCALE for n in numbers),
        Wrong.NOTE_TOO_LONG: len(values.note) > NOTE_MOST,
        Wrong.EMPTY: all(n is None for n in numbers) and not values.note.strip(),
    }
    return tuple(wrong for wrong, so in checks.items() if so)
