"""Totals over time as panels, one per scale: points on the scale's own range, and the band that noise may fill.

The band lies around the first total: a later one inside it differs no more than the measurement noise assumed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

WIDTH = 420
LEFT, RIGHT, TOP, PANEL, BETWEEN, FOOT = 34, 12, 26, 80, 40, 28


@dataclass(frozen=True, slots=True)
class Panel:
    """One scale: its name and range, totals by day, and half the width of the band, if one is known."""

    label: str
    lowest: float
    highest: float
    points: Sequence[tuple[date, float]]
    band: float | None = None


def svg(panels: Sequence[Panel], title: str, description: str, days: Sequence[tuple[date, str]], prefix: str) -> str:
    """The picture as one `<svg>`; `days` are the days with the words under them."""
    height = TOP + len(panels) * (PANEL + BETWEEN) - BETWEEN + FOOT
    parts = [
        f'<svg class="chart" viewBox="0 0 {WIDTH} {height}" role="img" xmlns="http://www.w3.org/2000/svg"',
        f' aria-labelledby="{escape(prefix)}-title {escape(prefix)}-text">',
        f'<title id="{escape(prefix)}-title">{escape(title)}</title>',
        f'<desc id="{escape(prefix)}-text">{escape(description)}</desc>',
    ]
    span = (days[0][0], days[-1][0])
    for n, panel in enumerate(panels):
        parts.extend(_panel(panel, TOP + n * (PANEL + BETWEEN), span))
    for day, words in dict((days[0], days[-1])).items():
        anchor = "start" if day == span[0] else "end"
        parts.append(_text(_x(day, span), height - 8, words, 12, anchor))
    return "".join([*parts, "</svg>"])


def _panel(panel: Panel, top: float, span: tuple[date, date]) -> Iterator[str]:
    yield _text(LEFT, top - 8, panel.label, 14, "start", "chart-label")
    if panel.band is not None and panel.points:
        middle = panel.points[0][1]
        high, low = _y(panel, middle + panel.band, top), _y(panel, middle - panel.band, top)
        size = f'width="{WIDTH - LEFT - RIGHT}" height="{_n(max(low - high, 1.5))}"'
        yield f'<rect class="chart-usual" x="{LEFT}" y="{_n(high)}" {size} fill="currentColor" fill-opacity=".13"/>'
    for value in (panel.lowest, panel.highest):
        y = _y(panel, value, top)
        edge = 'stroke="currentColor" stroke-opacity=".45"'
        yield f'<line class="chart-axis" x1="{LEFT}" y1="{_n(y)}" x2="{WIDTH - RIGHT}" y2="{_n(y)}" {edge}/>'
        yield _text(LEFT - 6, y + 4, f"{value:g}", 11, "end")
    places = [f"{_n(_x(day, span))},{_n(_y(panel, value, top))}" for day, value in panel.points]
    if len(places) > 1:
        line = 'fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"'
        yield f'<polyline class="chart-line" points="{" ".join(places)}" {line}/>'
    dots = 'stroke="currentColor" stroke-linecap="round" stroke-width="7"'
    yield f'<path class="chart-dots" d="{"".join(f"M{place}h0" for place in places)}" {dots}/>'


def _text(x: float, y: float, words: str, size: int, anchor: str, name: str = "chart-number") -> str:
    place = f'x="{_n(x)}" y="{_n(y)}" font-size="{size}" text-anchor="{anchor}"'
    return f'<text class="{name}" {place} fill="currentColor">{escape(words)}</text>'


def _x(day: date, span: tuple[date, date]) -> float:
    first, last = span
    whole = (last - first).days
    part = (day - first).days / whole if whole else 0.5
    return LEFT + 8 + (WIDTH - LEFT - RIGHT - 16) * part


def _y(panel: Panel, value: float, top: float) -> float:
    range_ = panel.highest - panel.lowest or 1.0
    return top + PANEL * (panel.highest - min(panel.highest, max(panel.lowest, value))) / range_


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
