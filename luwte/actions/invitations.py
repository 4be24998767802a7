"""A talk as any calendar may hold it: composed of what is on record and what the format takes."""

from django.utils.translation import gettext as _

from luwte.exchange.ical.writing import Event
from luwte.records.sessions.queries import Talk
from luwte.rules.coaching_sessions import neutral_title


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
