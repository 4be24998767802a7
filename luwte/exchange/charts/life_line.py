"""Moments of a life on a line, high or low as one put them: numbers and years; the words stand beside the picture."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT, SIDE = 420, 190, 24
LEVELS = {"high": 50, "": 95, "low": 140}


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment with its year, when it is known, and where it lies: high, low, or on the line."""

    year: int | None
    level: str = ""


def in_order(moments: Sequence[Moment]) -> list[int]:
    """The numbers of the moments by year; one without a year stays behind the one that it was written after."""
    known: list[tuple[int, int]] = []
    last = min((one.year for one in moments if one.year is not None), default=0)
    for number, one in enumerate(moments):
        last = last if one.year is None else one.year
        known.append((last, number))
    return [number for _year, number in sorted(known)]


def svg(moments: Sequence[Moment], title: str, description: str, prefix: str) -> str:
    """The picture as one `<svg>`, the oldest moment first."""
    head = [
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" xmlns="http://www.w3.org/2000/svg"',
        f' aria-labelledby="{escape(prefix)}-title {escape(prefix)}-text">',
        f'<title id="{escape(prefix)}-title">{escape(title)}</title>',
        f'<desc id="{escape(prefix)}-text">{escape(description)}</desc>',
    ]
    return "".join([*head, *_drawn(moments), "</svg>"])


def _drawn(moments: Sequence[Moment]) -> Iterator[str]:
    middle = LEVELS[""]
    edge = 'stroke="currentColor" stroke-opacity=".45"'
    yield f'<line class="chart-axis" x1="0" y1="{middle}" x2="{WIDTH}" y2="{middle}" {edge}/>'
    step = (WIDTH - 2 * SIDE) / max(1, len(moments) - 1)
    places = [(SIDE + step * at, LEVELS.get(one.level, middle), one) for at, one in enumerate(moments)]
    line = " ".join(f"{x:.1f},{y}" for x, y, _one in places)
    yield f'<polyline class="chart-line" points="{line}" fill="none" stroke="currentColor" stroke-width="1.5"/>'
    for number, (x, y, one) in enumerate(places, 1):
        yield f'<circle class="chart-dots" cx="{x:.1f}" cy="{y}" r="5" fill="currentColor"/>'
        yield _text(x, y - 12, str(number), 14, "chart-label")
        if one.year is not None:
            yield _text(x, HEIGHT - 12 - 14 * (number % 2), str(one.year), 11, "chart-number")


def _text(x: float, y: float, words: str, size: int, name: str) -> str:
    place = f'x="{x:.1f}" y="{y}" font-size="{size}" text-anchor="middle"'
    return f'<text class="{name}" {place} fill="currentColor">{escape(words)}</text>'
