"""Ways to go on, laid beside each other in own words, and something small to try. Nothing is weighed or advised."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

MOST, NAME_MOST, WORDS_MOST = 6, 80, 400
FAR = timedelta(days=366)


class Kind(StrEnum):
    """What kind of way it is."""

    BACK = "back"  # the same work, as it was or otherwise
    OTHER_WORK = "other_work"
    BUSINESS = "business"
    STUDY = "study"
    CARE = "care"
    VOLUNTEERING = "volunteering"
    OWN_PACE = "own_pace"
    STOP = "stop"


class Wrong(StrEnum):
    """Why it is not kept."""

    NO_NAME = "a name is missing"
    TOO_LONG = "too many words"
    FAR = "a day that is years away"
    TOO_MANY = "too many ways"


@dataclass(frozen=True, slots=True)
class Direction:
    """A way: what it gives, what it costs, who or what is needed; something small to try, and what one noticed."""

    kind: Kind
    name: str
    gives: str = ""
    costs: str = ""
    needs: str = ""
    attempt: str = ""
    attempt_on: date | None = None
    noticed: str = ""

    def to_json(self) -> dict[str, Any]:
        """What `from_json` takes back."""
        on = self.attempt_on.isoformat() if self.attempt_on else None
        return {**asdict(self), "kind": self.kind.value, "attempt_on": on}


def from_json(value: Mapping[str, Any]) -> Direction:
    """What `to_json` gave."""
    on = date.fromisoformat(value["attempt_on"]) if value["attempt_on"] else None
    return Direction(**{**value, "kind": Kind(value["kind"]), "attempt_on": on})


def wrongs(one: Direction, today: date) -> tuple[Wrong, ...]:
    """What breaks a rule; nothing when it can be kept."""
    words = (one.gives, one.costs, one.needs, one.attempt, one.noticed)
    found = {
        Wrong.NO_NAME: not one.name.strip(),
        Wrong.TOO_LONG: len(one.name) > NAME_MOST or max(map(len, words)) > WORDS_MOST,
        Wrong.FAR: one.attempt_on is not None and abs(one.attempt_on - today) > FAR,
    }
    return tuple(wrong for wrong, so in found.items() if so)
