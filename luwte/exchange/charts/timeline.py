"""A row of days as panels, one per series: gaps stay gaps, the usual range lies behind, phases are marked.

Panels instead of lines through each other: series are told apart without colour, and each has its own usual range.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

WIDTH = 420
LEFT, RIGHT, TOP, PANEL, BETWEEN, FOOT = 26, 8, 24, 72, 34, 26
LOW, HIGH = 0.0, 10.0
DOT, SMALL_DOT, MANY = 5, 3, 120


@dataclass(frozen=True, slots=True)
class Point:
    """A value on 0-10 of a day."""

    day: date
    value: float


@dataclass(frozen=True, slots=True)
class Panel:
    """One series: its name, its points in order of day, and the own usual range (low, high), if any."""

    label: str
    points: Sequence[Point]
    usual: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A day with a word: a phase begins, or a month."""

    day: date
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole picture. `every` is the number of days between points that belong together: 1, or 7 for weeks."""

    title: str
    description: str
    first: date
    last: date
    panels: Sequence[Panel]
    months: Sequence[Mark] = ()
    phases: Sequence[Mark] = ()
    every: int = 1


def svg(chart: Timeline, prefix: str) -> str:
    """The picture as one `<svg>`; `prefix` keeps its ids apart from others on the page."""
    height = TOP + len(chart.panels) * (PANEL + BETWEEN) - BETWEEN + FOOT
    parts = [
        f'<svg class="chart" viewBox="0 0 {WIDTH} {height}" role="img" xmlns="http://www.w3.org/2000/svg"',
        f' aria-labelledby="{escape(prefix)}-title {escape(prefix)}-text">',
        f'<title id="{escape(prefix)}-title">{escape(chart.title)}</title>',
        f'<desc id="{escape(prefix)}-text">{escape(chart.description)}</desc>',
        *_phases(chart, height),
        *(part for n, panel in enumerate(chart.panels) for part in _panel(chart, panel, TOP + n * (PANEL + BETWEEN))),
        *_months(chart, height),
        "</svg>",
    ]
    return "".join(parts)


def _panel(chart: Timeline, panel: Panel, top: float) -> Iterator[str]:
    yield _text("chart-label", LEFT, top - 7, panel.label, 14)
    if panel.usual is not None:
        low, high = (_y(value, top) for value in panel.usual)
        size = f'width="{WIDTH - LEFT - RIGHT}" height="{_n(max(low - high, 1.5))}"'
        yield f'<rect class="chart-usual" x="{LEFT}" y="{_n(high)}" {size} fill="currentColor" fill-opacity=".13"/>'
    for value in (LOW, HIGH):
        y = _y(value, top)
        yield _line("chart-axis", LEFT, y, WIDTH - RIGHT, y)
        yield _text("chart-number", LEFT - 6, y + 4, f"{value:.0f}", 11, "end")
    yield from _series(chart, panel, top)


def _series(chart: Timeline, panel: Panel, top: float) -> Iterator[str]:
    inside = [p for p in panel.points if chart.first <= p.day <= chart.last]
    places = [(p.day, f"{_n(_x(chart, p.day))},{_n(_y(p.value, top))}") for p in inside]
    dots = f'stroke="currentColor" stroke-linecap="round" stroke-width="{DOT if len(inside) <= MANY else SMALL_DOT}"'
    for run in _runs(places, chart.every):
        if len(run) > 1:
            line = 'fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"'
            yield f'<polyline class="chart-line" points="{" ".join(run)}" {line}/>'
        # A line of no length with round ends is a dot: one path of many costs a tenth of as many circles.
        yield f'<path class="chart-dots" d="{"".join(f"M{place}h0" for place in run)}" {dots}/>'


def _runs(places: Sequence[tuple[date, str]], every: int) -> Iterator[list[str]]:
    run: list[str] = []
    last: date | None = None
    for day, place in places:
        if last is not None and (day - last).days > every:
            yield run
            run = []
        run.append(place)
        last = day
    if run:
        yield run


def _phases(chart: Timeline, height: float) -> Iterator[str]:
    for mark in chart.phases:
        if chart.first <= mark.day <= chart.last:
            x = _x(chart, mark.day)
            yield _line("chart-phase", x, 12, x, height - FOOT, ' stroke-dasharray="3 3"')
            yield _text("chart-mark", x, 10, mark.label, 12, "start" if x < WIDTH / 2 else "end")


def _months(chart: Timeline, height: float) -> Iterator[str]:
    for mark in chart.months:
        if chart.first <= mark.day <= chart.last:
            x = _x(chart, mark.day)
            yield _line("chart-tick", x, height - FOOT, x, height - FOOT + 5)
            yield _text("chart-month", x, height - 6, mark.label, 12, "end" if x > WIDTH - 50 else "start")


def _text(name: str, x: float, y: float, words: str, size: int, anchor: str = "start") -> str:
    place = f'x="{_n(x)}" y="{_n(y)}" font-size="{size}" text-anchor="{anchor}"'
    return f'<text class="{name}" {place} fill="currentColor">{escape(words)}</text>'


def _line(name: str, x1: float, y1: float, x2: float, y2: float, more: str = "") -> str:
    place = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
    return f'<line class="{name}" {place} stroke="currentColor" stroke-opacity=".45"{more}/>'


def _x(chart: Timeline, day: date) -> float:
    days = max(1, (chart.last - chart.first).days)
    return LEFT + 4 + (WIDTH - LEFT - RIGHT - 8) * (day - chart.first).days / days


def _y(value: float, top: float) -> float:
    return top + PANEL * (HIGH - min(HIGH, max(LOW, value))) / (HIGH - LOW)


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
