"""Days and moments side by side: a day without a clock time never counts as earlier than a moment on that day."""

import calendar
from datetime import date, datetime

from luwte.rules.intake.values import Moment, Never, When

MONTHS = 12


def on_day(when: When) -> date | None:
    """The day of a moment; None for never and for nothing said."""
    if when is None or isinstance(when, Never):
        return None
    return when.date() if isinstance(when, datetime) else when


def earlier(one: When, than: Moment | None) -> bool:
    """Whether `one` surely lies before `than` (never: yes). What is not known is not earlier."""
    if isinstance(one, Never):
        return True
    if isinstance(one, datetime) and isinstance(than, datetime) and (one.tzinfo is None) == (than.tzinfo is None):
        return one <= than
    first, second = on_day(one), on_day(than)
    return first is not None and second is not None and first < second


def later(one: When, than: Moment) -> bool:
    """Whether `one` surely lies after `than`; by the clock when both have one, else by the day."""
    if isinstance(one, datetime) and isinstance(than, datetime) and (one.tzinfo is None) == (than.tzinfo is None):
        return one > than
    first, second = on_day(one), on_day(than)
    return first is not None and second is not None and first > second


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier; the last of the month where that day does not exist."""
    return _moved(day, -months)


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where that day does not exist."""
    return _moved(day, months)


def _moved(day: date, months: int) -> date:
    years, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    if not date.min.year <= years <= date.max.year:
        return date.min if months < 0 else date.max
    last = calendar.monthrange(years, month + 1)[1]
    return date(years, month + 1, min(day.day, last))
