"""Reading the days out of a diary, by columns that the person confirmed; nothing is dropped unseen."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import fmean
from typing import Any

from luwte.rules.diary import cells
from luwte.rules.diary.guessing import cells_of
from luwte.rules.diary.values import NUMBERS, Code, Columns, DiaryDay, Problem, Reading, Series, Target

PROBLEMS_MOST = 200
NOTE_MOST = 2000
TOP = 10.0


@dataclass(slots=True)
class _Heap:
    """What one day holds while the rows go by."""

    numbers: dict[tuple[Target, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    hard: bool | None = None
    notes: list[str] = field(default_factory=list)


def read(header: Sequence[str], rows: Sequence[Sequence[str]], columns: Columns, today: date) -> Reading:
    """The days of a diary up to `today`. A day that comes twice gets the mean of its numbers and all of its notes."""
    series = {one.name: one for one in columns.series}
    heaps: dict[date, _Heap] = defaultdict(_Heap)
    problems: list[Problem] = []
    used = 0
    for number, row in enumerate(rows, start=2):
        day, code = _day(row, columns, today)
        if day is None:
            problems.append(Problem(number, "", code))
            continue
        before = len(problems)
        taken = [
            _take(heaps, day, series[name], text, number, problems)
            for name, text in cells_of(header, row, columns)
            if name in series and text
        ]
        used += any(taken) and len(problems) >= before
    counts = Counter(one.code.value for one in problems)
    counts["used"] = used
    days = tuple(_told(day, heaps[day]) for day in sorted(heaps))
    return Reading(days, tuple(problems[:PROBLEMS_MOST]), counts, len(rows))


def _day(row: Sequence[str], columns: Columns, today: date) -> tuple[date | None, Code]:
    text = row[columns.day] if columns.day < len(row) else ""
    if not text:
        return None, Code.NO_DATE
    day = cells.day(text, columns.order)
    if day is None:
        return None, Code.NOT_A_DATE
    return (None, Code.FUTURE) if day > today else (day, Code.NO_DATE)


def _take(heaps: dict[date, _Heap], day: date, one: Series, text: str, row: int, problems: list[Problem]) -> bool:
    if one.target is Target.SKIP:
        return False
    if one.target is Target.NOTE:
        heaps[day].notes.append(text)
        return True
    value = cells.number(text)
    wrong = _wrong(value, one)
    if value is None or wrong is not None:
        problems.append(Problem(row, one.name, wrong or Code.NOT_A_NUMBER))
        return False
    if one.target is Target.HARD:
        heaps[day].hard = bool(heaps[day].hard) or value > one.low
        return True
    held = heaps[day].numbers[one.target, one.name]
    if held:
        problems.append(Problem(row, one.name, Code.SAME_DAY))
    held.append(_on_ten(value, one))
    return True


def _wrong(value: float | None, one: Series) -> Code | None:
    if value is None:
        return Code.NOT_A_NUMBER
    return None if one.low <= value <= one.high else Code.OFF_SCALE


def _on_ten(value: float, one: Series) -> float:
    width = one.high - one.low
    place = TOP * (value - one.low) / width if width else 0.0
    return TOP - place if one.turned else place


def _told(day: date, heap: _Heap) -> DiaryDay:
    means = {key: round(fmean(values), 2) for key, values in heap.numbers.items() if values}
    return DiaryDay(
        day,
        loads={name: value for (target, name), value in means.items() if target is Target.LOAD},
        hard=heap.hard,
        note="\n".join(dict.fromkeys(heap.notes))[:NOTE_MOST],
        **dict(_single(means)),
    )


def _single(means: dict[tuple[Target, str], float]) -> Iterator[tuple[str, Any]]:
    for target in NUMBERS - {Target.LOAD}:
        values = [value for (held, _name), value in means.items() if held is target]
        if values:
            yield target.value, round(fmean(values), 2)
