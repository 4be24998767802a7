"""What the columns of a diary mean, the days that come out, and what could not be used."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class Form(StrEnum):
    """A row per day, or a row per day and name."""

    WIDE = "wide"
    LONG = "long"


class DayOrder(StrEnum):
    """How the numbers of a date follow each other."""

    YMD = "ymd"
    DMY = "dmy"
    MDY = "mdy"


class Target(StrEnum):
    """Where a series goes."""

    ENERGY = "energy"
    TENSION = "tension"
    SLEEP = "sleep"
    LOAD = "load"
    HARD = "hard"
    NOTE = "note"
    SKIP = "skip"


NUMBERS = frozenset({Target.ENERGY, Target.TENSION, Target.SLEEP, Target.LOAD})


@dataclass(frozen=True, slots=True)
class Series:
    """One series of the file: its name there, where it goes, its scale, and whether high there is low here."""

    name: str
    target: Target = Target.SKIP
    low: float = 0.0
    high: float = 10.0
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """How the file is to be read; places count from 0. `unsure`: day and month could be the other way round."""

    form: Form
    day: int
    order: DayOrder
    series: tuple[Series, ...]
    name: int | None = None
    value: int | None = None
    unsure: bool = False


class Code(StrEnum):
    """Why a row or a cell was not used."""

    NO_DATE = "no date"
    NOT_A_DATE = "not a date"
    FUTURE = "a day that has to come"
    NOT_A_NUMBER = "not a number"
    OFF_SCALE = "off the scale"
    SAME_DAY = "the same day twice"


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that was not used (or a day that came twice): the row as a spreadsheet counts it, the series, and why."""

    row: int
    series: str
    code: Code


@dataclass(frozen=True, slots=True)
class DiaryDay:
    """One day on 0-10; `hard` is what the person called a hard day."""

    day: date
    energy: float | None = None
    tension: float | None = None
    sleep: float | None = None
    loads: dict[str, float] = field(default_factory=dict)
    hard: bool | None = None
    note: str = ""

    def to_json(self) -> dict[str, Any]:
        """What is sealed of the day; the day itself is a column."""
        return {key: value for key, value in asdict(self).items() if key != "day" and value not in (None, {}, "")}


@dataclass(frozen=True, slots=True)
class Reading:
    """The days in order, what was not used (the first two hundred), and counts of it all."""

    days: tuple[DiaryDay, ...]
    problems: tuple[Problem, ...]
    counts: Counter[str]
    rows: int


def to_json(columns: Columns) -> dict[str, Any]:
    """A JSON object that `from_json` takes back."""
    return asdict(columns)


def from_json(value: Any) -> Columns:
    """The columns that `to_json` gave; ValueError for anything else."""
    try:
        series = tuple(
            Series(str(s["name"]), Target(s["target"]), float(s["low"]), float(s["high"]), bool(s["turned"]))
            for s in value["series"]
        )
        day, name, cell = int(value["day"]), _place(value["name"]), _place(value["value"])
        order, form = DayOrder(value["order"]), Form(value["form"])
        unsure = bool(value["unsure"])
    except (KeyError, TypeError, AttributeError) as fault:
        raise ValueError("not the columns of a diary") from fault
    if day < 0 or (name is None) != (cell is None):
        raise ValueError("a place before the first column, or half a pair")
    return Columns(form, day, order, series, name, cell, unsure)


def _place(value: Any) -> int | None:
    return None if value is None else int(value)
