"""Numbers about groups of people: which may be shown, so that nobody's answer can be worked out from them.

A number is shown only when it is `LEAST` or more, and the parts of a total only together. An attacker who knows the
total and this rule then works out no part that is hidden; tests/oracles/disclosure.py plays that attacker.
"""

from collections.abc import Mapping, Sequence
from statistics import median

LEAST = 10


def one(n: int, least: int = LEAST) -> int | None:
    """A number that belongs to no total; None when it is too small to show."""
    return n if n >= least else None


def parts(counts: Mapping[str, int], least: int = LEAST) -> Mapping[str, int | None]:
    """The parts of a total that may be known: all of them, or none when one of them is too small to show.

    Hiding some and showing others lets whoever knows the total, and how it is chosen, work out what was hidden.
    """
    small = any(n < least for n in counts.values())
    return {name: None if small else n for name, n in counts.items()}


def middle(values: Sequence[int], least: int = LEAST) -> int | None:
    """The median as a whole number, of `least` values or more; else None."""
    return round(median(values)) if len(values) >= least else None
