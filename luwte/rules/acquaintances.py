"""The acquaintance: what can be taken along, what each of the two can say, and when the other hears it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Exercise(StrEnum):
    """A recovery exercise from the small shelf, to take along at once."""

    BREATHING = "breathing"
    MOMENT = "moment"
    OUTSIDE = "outside"
    NOTHING = "nothing"
    END_OF_DAY = "end_of_day"
    HEAD = "head"


class Answer(StrEnum):
    """What one of the two says after the talk. Nobody is asked why."""

    YES = "yes"
    AGAIN = "again"
    OTHER = "other"
    NO = "no"


class Side(StrEnum):
    """Who says it."""

    COACHEE = "coachee"
    GUIDE = "guide"


class Wrong(StrEnum):
    """Why a talk is not taken."""

    FUTURE = "future"
    EXERCISES = "exercises"
    TOO_LONG = "too_long"


MOST = 3
NOTES_MOST = 2000


@dataclass(frozen=True, slots=True)
class Said:
    """What the two said; None is nothing yet."""

    coachee: Answer | None = None
    guide: Answer | None = None

    @property
    def both(self) -> bool:
        """Whether both said something; only then each hears the other."""
        return self.coachee is not None and self.guide is not None

    def seen_by(self, side: Side) -> "Said":
        """What one side may know: always the own answer, the other's when both said."""
        if self.both:
            return self
        return Said(coachee=self.coachee) if side is Side.COACHEE else Said(guide=self.guide)


def wrongs(held_on: date, exercises: Collection[Exercise], notes: str, today: date) -> tuple[Wrong, ...]:
    """Why a talk is not taken: a day to come, no or too many exercises, too many words."""
    found = {
        Wrong.FUTURE: held_on > today,
        Wrong.EXERCISES: not 1 <= len(set(exercises)) <= MOST,
        Wrong.TOO_LONG: len(notes) > NOTES_MOST,
    }
    return tuple(wrong for wrong, holds in found.items() if holds)


def asks_for_someone_else(said: Answer) -> bool:
    """Whether the practice is asked to look who else can guide."""
    return said is Answer.OTHER
