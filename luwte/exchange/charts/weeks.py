"""Hours a week as bars: an open bar for what was agreed, a full one inside it for what was kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

WIDTH, HEIGHT = 420, 200
LEFT, RIGHT, TOP, FOOT = 40, 8, 12, 30
INSIDE = 0.5  # how wide the full bar is, of the open one


@dataclass(frozen=True, slots=True)
class Week:
    """A week by its Monday: hours agreed, and hours kept, if they were."""

    on: date
    agreed: float
    done: float | None = None


def svg(weeks: Sequence[Week], title: str, description: str, ends: tuple[str, str]) -> str:
    """The picture as one `<svg>`; `ends` are the words under the first and the last week."""
    most = max([1.0, *(max(one.agreed, one.done or 0.0) for one in weeks)])
    parts = [
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" xmlns="http://www.w3.org/2000/svg"',
        ' aria-labelledby="weeks-title weeks-text">',
        f'<title id="weeks-title">{escape(title)}</title><desc id="weeks-text">{escape(description)}</desc>',
    ]
    for value in (0.0, most):
        y = _y(value, most)
        edge = 'stroke="currentColor" stroke-opacity=".45"'
        parts.append(f'<line class="chart-axis" x1="{LEFT}" y1="{_n(y)}" x2="{WIDTH - RIGHT}" y2="{_n(y)}" {edge}/>')
        parts.append(_text(LEFT - 6, y + 4, f"{value:g}", "end"))
    wide = (WIDTH - LEFT - RIGHT) / max(len(weeks), 1)
    for n, one in enumerate(weeks):
        parts.extend(_bars(one, LEFT + n * wide, wide, most))
    parts.append(_text(LEFT, HEIGHT - 8, ends[0], "start"))
    if len(weeks) > 1:
        parts.append(_text(WIDTH - RIGHT, HEIGHT - 8, ends[1], "end"))
    return "".join([*parts, "</svg>"])


def _bars(one: Week, x: float, wide: float, most: float) -> Iterator[str]:
    open_ = wide * 0.8
    if one.agreed:
        yield _bar(x + wide * 0.1, open_, one.agreed, most, 'fill="none" stroke="currentColor" stroke-width="1.5"')
    if one.done:
        size = open_ * INSIDE
        yield _bar(x + wide * 0.1 + (open_ - size) / 2, size, one.done, most, 'fill="currentColor"')


def _bar(x: float, wide: float, value: float, most: float, look: str) -> str:
    y = _y(value, most)
    return f'<rect class="chart-bar" x="{_n(x)}" y="{_n(y)}" width="{_n(wide)}" height="{_n(_y(0, most) - y)}" {look}/>'


def _text(x: float, y: float, words: str, anchor: str) -> str:
    place = f'x="{_n(x)}" y="{_n(y)}" font-size="12" text-anchor="{anchor}"'
    return f'<text class="chart-number" {place} fill="currentColor">{escape(words)}</text>'


def _y(value: float, most: float) -> float:
    return TOP + (HEIGHT - TOP - FOOT) * (1 - value / most)


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
