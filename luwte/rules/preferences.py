"""What a coachee chooses for themselves: measuring or not, screen-free hours, and the wish when nothing comes in."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import Any

MORNING = time(6)


class Wish(StrEnum):
    """What the coachee wants from the coach when nothing comes in for a while."""

    NOTHING = "nothing"
    MESSAGE = "message"
    CALL = "call"


@dataclass(frozen=True, slots=True)
class Preferences:
    """The choices; `screen_free_from` and `screen_free_until` are times on the practice's clock, None: never."""

    measuring: bool = True
    screen_free_from: time | None = None
    screen_free_until: time = MORNING
    wish: Wish | None = None
    shifts: bool = True  # whether a lasting shift in one's own days may be looked for

    def to_json(self) -> dict[str, Any]:
        """A JSON object that `from_json` takes back."""
        start = self.screen_free_from
        return {
            "measuring": self.measuring,
            "screen_free_from": start.isoformat("minutes") if start else None,
            "screen_free_until": self.screen_free_until.isoformat("minutes"),
            "wish": self.wish.value if self.wish else None,
            "shifts": self.shifts,
        }


def from_json(value: dict[str, Any]) -> Preferences:
    """The preferences that `to_json` gave; what is missing is as if nothing was chosen."""
    start, wish = value.get("screen_free_from"), value.get("wish")
    return Preferences(
        bool(value.get("measuring", True)),
        time.fromisoformat(start) if start else None,
        time.fromisoformat(value.get("screen_free_until") or MORNING.isoformat("minutes")),
        Wish(wish) if wish else None,
        bool(value.get("shifts", True)),
    )


def screen_free(chosen: Preferences, now: time) -> bool:
    """Whether `now` (the practice's clock) lies in the chosen hours, which may run past midnight."""
    start, end = chosen.screen_free_from, chosen.screen_free_until
    if start is None or start == end:
        return False
    return start <= now < end if start < end else now >= start or now < end
