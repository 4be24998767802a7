"""The compass: parts in own words, and own signals on own days, looked for only when someone asks. It says nothing of
tomorrow, and nothing of why.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

WORDS_MOST, NAME_MOST, BEACONS_MOST = 900, 80, 6
GAP = timedelta(days=7)  # entries further apart than this are no row
IN_A_ROW = range(2, 8)
SCALE = range(11)


class Part(StrEnum):
    """What stands on the compass, in this order."""

    FLAGS = "flags"  # how I notice that I must slow down
    WELL = "well"  # what I do when it goes well
    WAVERS = "wavers"
    WRONG = "wrong"
    PEOPLE = "people"  # who may tell me, and whom I call
    KEEP = "keep"  # how I maintain myself


class Series(StrEnum):
    """Which answer of the check-in a signal looks at."""

    ENERGY = "energy"
    TENSION = "tension"
    SLEEP = "sleep"


class Side(StrEnum):
    """On which side of the limit."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"


class Wrong(StrEnum):
    """Why it is not kept."""

    TOO_LONG = "too many words"
    NOTHING = "nothing was written"
    NO_NAME = "a name is missing"
    LIMIT = "a limit that is not on the scale, or that every day meets"
    ROW = "a number of times that cannot be"
    TOO_MANY = "too many signals"


@dataclass(frozen=True, slots=True)
class Beacon:
    """A signal of one's own: an answer on one side of a limit, so many times in a row."""

    name: str
    series: Series
    side: Side
    limit: int
    times: int

    def meets(self, value: int) -> bool:
        """Whether an answer lies on that side of the limit."""
        return value <= self.limit if self.side is Side.AT_MOST else value >= self.limit

    def to_json(self) -> dict[str, Any]:
        """What `beacon` takes back."""
        return {
            "name": self.name,
            "series": self.series.value,
            "side": self.side.value,
            "limit": self.limit,
            "times": self.times,
        }


@dataclass(frozen=True, slots=True)
class Row:
    """Answers in a row that met a signal: the first and the last day, and how many there were."""

    first: date
    last: date
    times: int


def beacon(value: Mapping[str, Any]) -> Beacon:
    """What `to_json` gave."""
    return Beacon(value["name"], Series(value["series"]), Side(value["side"]), value["limit"], value["times"])


def rows(found: Beacon, answers: Iterable[tuple[date, int]]) -> tuple[Row, ...]:
    """Where a signal was met, looking back: answers in a row, of days at most a week apart. Oldest first.

    A day without an answer is no answer: it does not end a row, but a gap of more than a week does.
    """
    told: list[Row] = []
    run: list[date] = []
    for day, value in [*sorted(answers), (date.max, None)]:
        if run and (value is None or not found.meets(value) or day - run[-1] > GAP):
            if len(run) >= found.times:
                told.append(Row(run[0], run[-1], len(run)))
            run = []
        if value is not None and found.meets(value):
            run.append(day)
    return tuple(told)


def wrong_words(words: str) -> Wrong | None:
    """Why a part cannot be kept."""
    if not words.strip():
        return Wrong.NOTHING
    return Wrong.TOO_LONG if len(words) > WORDS_MOST else None


def wrong_beacon(one: Beacon, there: int) -> Wrong | None:
    """Why a signal cannot be kept beside so many others."""
    every = {(Side.AT_MOST, SCALE[-1]), (Side.AT_LEAST, SCALE[0])}
    found = {
        Wrong.NO_NAME: not one.name.strip(),
        Wrong.TOO_LONG: len(one.name) > NAME_MOST,
        Wrong.LIMIT: one.limit not in SCALE or (one.side, one.limit) in every,
        Wrong.ROW: one.times not in IN_A_ROW,
        Wrong.TOO_MANY: there >= BEACONS_MOST,
    }
    return next((wrong for wrong, so in found.items() if so), None)


def lines(words: str) -> list[str]:
    """Words by line, without empty ones."""
    return [one.strip() for one in words.splitlines() if one.strip()]


def first_empty(parts: Mapping[Part, str]) -> Part | None:
    """The part to begin or go on with; None when each has words."""
    return next((one for one in Part if not parts.get(one)), None)


def chosen(names: Sequence[str]) -> tuple[Part, ...]:
    """Parts by name, in their own order; what is no part is left out."""
    return tuple(one for one in Part if one.value in names)
