"""What the columns of a diary may mean: a proposal, which the person confirms."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from luwte.rules.diary import cells
from luwte.rules.diary.values import NUMBERS, Columns, DayOrder, Form, Series, Target

SERIES_MOST = 60
SAMPLE = 400
EXAMPLES = 3
WORDS: tuple[tuple[str, Target, bool], ...] = (
    (
        r"demanding|active|actief|belast|inspan|exertion|load|stressful|drukte|stappen|steps|uren|hours",
        Target.LOAD,
        False,
    ),
    (r"crash|terugslag|slechte dag|zware dag|bad day|pem\b", Target.HARD, False),
    (r"notitie|note|opmerking|comment|dagboek|journal|tekst|text", Target.NOTE, False),
    (r"moe|vermoeid|fatigue|tired|exhaust|uitgeput", Target.ENERGY, True),
    (r"energ|fit\b|battery|kracht", Target.ENERGY, False),
    (r"spanning|stress|tension|gespannen|anxi|angst", Target.TENSION, False),
    (r"slaap|slapen|sleep|nacht", Target.SLEEP, False),
)
SCALES = ((0, 1), (0, 3), (1, 5), (0, 4), (0, 5), (1, 7), (0, 10), (0, 100))


@dataclass(frozen=True, slots=True)
class Seen:
    """A series as the file holds it: how often, the lowest and highest number, and the first few cells."""

    count: int
    low: float | None
    high: float | None
    examples: tuple[str, ...]


class NoDays(ValueError):
    """No column holds days."""


def guess(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Columns:
    """A proposal for these columns; NoDays when no column holds days."""
    sample = rows[:SAMPLE]
    columns = [[row[place] for row in sample] for place in range(len(header))]
    day = max(range(len(header)), key=lambda place: (_days(columns[place]), -place))
    if _days(columns[day]) * 2 <= len(sample):
        raise NoDays
    order, unsure = cells.order(columns[day])
    pair = _long(columns, day, order)
    if pair is None:
        names = [name for place, name in enumerate(header) if place != day]
        proposal = Columns(Form.WIDE, day, order, tuple(Series(name) for name in names[:SERIES_MOST]), unsure=unsure)
    else:
        names = list(dict.fromkeys(row[pair[0]] for row in rows if row[pair[0]]))
        series = tuple(Series(name) for name in names[:SERIES_MOST])
        proposal = Columns(Form.LONG, day, order, series, *pair, unsure=unsure)
    return _named(header, rows, proposal)


def seen(header: Sequence[str], rows: Iterable[Sequence[str]], columns: Columns) -> dict[str, Seen]:
    """What the file holds of each series."""
    found: dict[str, list[str]] = {one.name: [] for one in columns.series}
    for row in rows:
        for name, text in cells_of(header, row, columns):
            if text:
                found.setdefault(name, []).append(text)
    return {name: _seen(texts) for name, texts in found.items()}


def cells_of(header: Sequence[str], row: Sequence[str], columns: Columns) -> Iterable[tuple[str, str]]:
    """The (series, cell) pairs of one row."""
    if columns.name is not None and columns.value is not None:
        return [(row[columns.name], row[columns.value])]
    return [(name, row[place]) for place, name in enumerate(header) if place != columns.day]


def _named(header: Sequence[str], rows: Sequence[Sequence[str]], columns: Columns) -> Columns:
    held = seen(header, rows, columns)
    series = tuple(_series(one.name, held[one.name]) for one in columns.series)
    return Columns(columns.form, columns.day, columns.order, series, columns.name, columns.value, columns.unsure)


def _series(name: str, held: Seen) -> Series:
    words = ((target, turned) for pattern, target, turned in WORDS if re.search(pattern, name.lower()))
    target, turned = next(words, (Target.SKIP, False))
    if target in NUMBERS and held.low is None:
        target, turned = Target.SKIP, False
    low, high = _scale(held)
    return Series(name, target, low, high, turned)


def _scale(held: Seen) -> tuple[float, float]:
    if held.low is None or held.high is None:
        return 0.0, 10.0
    fitting = ((low, high) for low, high in SCALES if low <= held.low and held.high <= high)
    low, high = next(fitting, (held.low, held.high))
    return float(low), float(high)


def _seen(texts: Sequence[str]) -> Seen:
    numbers = [number for text in texts if (number := cells.number(text)) is not None]
    mostly = len(numbers) * 2 > len(texts)
    low, high = (min(numbers), max(numbers)) if mostly else (None, None)
    return Seen(len(texts), low, high, tuple(dict.fromkeys(text[:40] for text in texts))[:EXAMPLES])


def _days(texts: Sequence[str]) -> int:
    order, _unsure = cells.order(texts)
    return sum(cells.day(text, order) is not None for text in texts)


def _long(columns: Sequence[Sequence[str]], day: int, order: DayOrder) -> tuple[int, int] | None:
    """The places of name and value when days come back with the same few names again and again."""
    days = [cells.day(text, order) for text in columns[day]]
    if len(set(days)) * 1.5 > len(days):
        return None
    others = [place for place in range(len(columns)) if place != day]
    names = [place for place in others if _repeats(columns[place])]
    values = [place for place in others if sum(cells.number(t) is not None for t in columns[place]) * 2 > len(days)]
    if not names or not values:
        return None
    # The most different names: an app also has columns that group them.
    name = max(names, key=lambda place: (len(set(columns[place])), -place))
    return name, values[-1]


def _repeats(texts: Sequence[str]) -> bool:
    words = [text for text in texts if text and cells.number(text) is None]
    return len(words) * 2 > len(texts) and len(set(words)) * 2 <= len(words)
