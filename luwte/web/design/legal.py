"""The law's dates in words: when, who does what, and what is good to know."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from luwte.library.calendars import Calendar
from luwte.library.holidays import public
from luwte.rules.calendar import Dated, dates

YEARS = 3
NEAR = 3  # what stands open; the rest is folded


@dataclass(frozen=True, slots=True)
class Moment:
    """A range of days with who does what."""

    dated: Dated
    when: str
    away: str
    who: str
    what: str


def moments(file: Calendar, anchor: date, country: str, today: date, language: str) -> list[Moment]:
    """Every moment of the law from a day on, in order."""
    holidays = public(country, range(anchor.year - 1, anchor.year + YEARS))
    found = dates(file.values(), anchor, holidays)
    return [_moment(one, file.step(one.key), today, language) for one in found]


def _moment(one: Dated, text: Any, today: date, language: str) -> Moment:
    when = date_format(one.first, "l j F Y")
    if one.last != one.first:
        last = date_format(one.last, "l j F Y")
        when = _("van %(first)s tot en met %(last)s") % {"first": when, "last": last}
    return Moment(one, when, _away(one, today), text.who.in_(language), text.what.in_(language))


def _away(one: Dated, today: date) -> str:
    days = (one.first - today).days
    if one.last < today:
        return _("geweest")
    if days <= 0:
        return _("nu")
    return _("morgen") if days == 1 else _("over %(n)s dagen") % {"n": days}
