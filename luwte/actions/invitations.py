"""A talk, and a date of the law, as any calendar may hold it: composed of what is on record and what a format takes."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from luwte.exchange.ical.writing import Days, Event
from luwte.library.calendars import calendar
from luwte.library.holidays import public
from luwte.records.eyes import Eyes
from luwte.records.legal_dates.queries import noted
from luwte.records.sessions.queries import Talk
from luwte.rules.calendar import dates
from luwte.rules.coaching_sessions import neutral_title

YEARS = 3  # the law counts two years, and a holiday may lie in the third


def event(one: Talk, practice: str, zone: str, url: str) -> Event:
    """A talk as any calendar may hold it: when, where, and a neutral title."""
    place = ", ".join(part for part in (one.where.place, one.where.link) if part)
    return Event(
        uid=str(one.uid),
        sequence=one.sequence,
        start=one.starts_at,
        end=one.ends_at,
        zone=zone,
        title=neutral_title(practice, _("Afspraak")),
        changed=one.changed_at,
        place=place,
        point=one.where.on_map,
        url=url,
    )


def legal_days(by: Eyes, practice: str) -> list[Days]:
    """The law's dates that are to come, when the coachee wants them in their calendar; a word that tells nothing."""
    found = noted(by, by.dossier_id) if by.dossier_id else None
    if found is None or not found.in_calendar:
        return []
    on, url = found.on, settings.SITE_URL + reverse("coachee:legal")
    holidays = public(by.country, range(on.year - 1, on.year + YEARS))
    title = neutral_title(practice, _("Iets om na te kijken"))
    return [
        Days(f"{by.dossier_id}-{one.key}-{one.number}", one.first, one.last, title, found.changed_at, url)
        for one in dates(calendar(by.country).values(), on, holidays)
        if one.last >= by.today
    ]
