"""One cell of a diary: a day or a number, as people and apps write them."""

import re
from collections.abc import Iterable
from datetime import date
from math import isfinite

from luwte.rules.diary.values import DayOrder

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan", "feb", "mar mrt maa", "apr", "may mei", "jun", "jul", "aug", "sep", "oct okt", "nov", "dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
NUMERIC = re.compile(r"^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?=$|[T ,])")
NAMED_FIRST = re.compile(r"\b([^\W\d_]{3})[^\W\d_]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
NAMED_SECOND = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|e)?[- ]([^\W\d_]{3})[^\W\d_]*\.?[- ,]+(\d{2,4})")
YES, NO = {"ja", "yes", "true", "waar", "x", "j", "y"}, {"nee", "no", "false", "onwaar", "n"}
NUMBER = re.compile(r"^([-+]?\d+(?:[.,]\d+)?)(?: ?%| ?/ ?\d+)?$")
EARLIEST = 1900


def day(text: str, order: DayOrder) -> date | None:
    """The day in a cell (a time after it is left out), or None."""
    text = text.strip()
    if found := NUMERIC.match(text):
        return _date(*_sorted(found.groups(), order))
    low = text.lower()
    if found := NAMED_SECOND.search(low):
        return _date(found[3], MONTHS.get(found[2], 0), int(found[1]))
    if found := NAMED_FIRST.search(low):
        return _date(found[3], MONTHS.get(found[1], 0), int(found[2]))
    return None


def order(texts: Iterable[str]) -> tuple[DayOrder, bool]:
    """The order that fits these cells, and whether day and month could as well be the other way round."""
    parts = [found.groups() for text in texts if (found := NUMERIC.match(text.strip()))]
    if not parts or any(len(one[0]) == 4 for one in parts):
        return DayOrder.YMD, False
    if any(int(one[1]) > 12 for one in parts):
        return DayOrder.MDY, False
    return DayOrder.DMY, not any(int(one[0]) > 12 for one in parts)


def number(text: str) -> float | None:
    """The number in a cell: decimal comma or point, a percentage, "3/10", or ja/nee as 1/0."""
    text = text.strip().lower()
    if text in YES or text in NO:
        return float(text in YES)
    if not (found := NUMBER.match(text)):
        return None
    value = float(found[1].replace(",", "."))
    return value if isfinite(value) else None


def _sorted(parts: tuple[str, ...], order: DayOrder) -> tuple[str, int, int]:
    one, two, three = parts
    if len(one) == 4:
        return one, int(two), int(three)
    return (three, int(two), int(one)) if order is not DayOrder.MDY else (three, int(one), int(two))


def _date(year: str, month: int, day: int) -> date | None:
    try:
        found = date(int(year) + (2000 if len(year) <= 2 else 0), month, day)
    except ValueError:
        return None
    return found if found.year >= EARLIEST else None
