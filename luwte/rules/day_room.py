"""What today can hold, in the person's own word, and what they answered to the step: another, less, or not today."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from luwte.rules.steps import ORDER, Room, less


class Answer(StrEnum):
    """What someone says to the step of today."""

    NOT_TODAY = "not_today"
    OTHER = "other"
    LESS = "less"


@dataclass(frozen=True, slots=True)
class Day:
    """Today: the room, what is put apart for today, and whether nothing is asked any more."""

    room: Room
    apart: tuple[str, ...] = ()
    rest: bool = False

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        return {"room": self.room.value, "apart": list(self.apart), "rest": self.rest}


def from_json(value: Mapping[str, Any]) -> Day:
    """As it was kept."""
    return Day(Room(value["room"]), tuple(value["apart"]), value["rest"])


def said(day: Day | None, word: Room | Answer, piece: str = "") -> Day:
    """The day after one word. A room asks again; who never said a room has almost none."""
    held = day or Day(ORDER[0])
    if isinstance(word, Room):
        return replace(held, room=word, rest=False)
    if word is Answer.NOT_TODAY:
        return replace(held, rest=True)
    if word is Answer.LESS:
        return replace(held, room=less(held.room))
    return replace(held, apart=tuple(dict.fromkeys([*held.apart, *([piece] if piece else [])])))
