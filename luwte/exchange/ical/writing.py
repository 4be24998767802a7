"""Appointments as iCalendar (RFC 5545) and invitations (RFC 5546): one id for ever, a sequence that grows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

PRODUCT = "-//Luwte//NL"
# icalendar's own component begins summer time an hour late (onset in the new offset, where RFC 5545 asks the old one).
CENTRAL = frozenset({"Europe/Amsterdam", "Europe/Brussels"})
CLOCKS = (("DAYLIGHT", "CEST", 1, 2, "19700329T020000", 3), ("STANDARD", "CET", 2, 1, "19701025T030000", 10))


@dataclass(frozen=True, slots=True)
class Event:
    """An appointment: neutral words only. `start`, `end` and `changed` are moments; `zone` says on which clock."""

    uid: str
    sequence: int
    start: datetime
    end: datetime
    zone: str
    title: str
    changed: datetime
    place: str = ""
    point: tuple[float, float] | None = None
    url: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Days:
    """Whole days to look at something: neutral words only, the last day included; they keep nobody busy."""

    uid: str
    first: date
    last: date
    title: str
    changed: datetime
    url: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in an invitation."""

    email: str
    name: str


def request(event: Event, organizer: Person, attendee: Person) -> bytes:
    """An invitation, or its newer version: the same id, a higher sequence."""
    return _file("REQUEST", [_invited(event, organizer, attendee, "CONFIRMED")])


def cancel(event: Event, organizer: Person, attendee: Person) -> bytes:
    """The invitation taken back."""
    return _file("CANCEL", [_invited(event, organizer, attendee, "CANCELLED")])


def publish(events: Sequence[Event], name: str = "", days: Sequence[Days] = ()) -> bytes:
    """Appointments and whole days to read: a feed, or a file to bring into a calendar."""
    return _file("PUBLISH", [*(_event(one, "CONFIRMED") for one in events), *map(_days, days)], name)


def _invited(event: Event, organizer: Person, attendee: Person, status: str) -> Any:
    from icalendar import vCalAddress, vText

    made = _event(event, status)
    by = vCalAddress(f"mailto:{organizer.email}")
    by.params["CN"] = vText(organizer.name)
    made.add("organizer", by)
    whom = vCalAddress(f"mailto:{attendee.email}")
    whom.params.update({"CN": vText(attendee.name), "ROLE": "REQ-PARTICIPANT", "RSVP": "TRUE"})
    whom.params["PARTSTAT"] = "NEEDS-ACTION"
    made.add("attendee", whom, encode=0)
    return made


def _event(event: Event, status: str) -> Any:
    from icalendar import Event as Made

    zone = ZoneInfo(event.zone) if event.zone in CENTRAL else UTC
    made = Made()
    made.add("uid", event.uid)
    made.add("sequence", event.sequence)
    made.add("dtstamp", event.changed.astimezone(UTC))
    made.add("dtstart", event.start.astimezone(zone))
    made.add("dtend", event.end.astimezone(zone))
    made.add("summary", event.title)
    made.add("status", status)
    made.add("class", "PRIVATE")
    made.add("transp", "OPAQUE")
    for name, value in (("location", event.place), ("url", event.url), ("description", event.text)):
        if value:
            made.add(name, value)
    if event.point is not None:
        made.add("geo", event.point)
    return made


def _days(days: Days) -> Any:
    from icalendar import Event as Made

    made = Made()
    made.add("uid", days.uid)
    made.add("dtstamp", days.changed.astimezone(UTC))
    made.add("dtstart", days.first)
    made.add("dtend", days.last + timedelta(days=1))
    made.add("summary", days.title)
    made.add("class", "PRIVATE")
    made.add("transp", "TRANSPARENT")
    if days.url:
        made.add("url", days.url)
    return made


def _file(method: str, events: Sequence[Any], name: str = "") -> bytes:
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", method)
    if name:
        made.add("x-wr-calname", name)
    for zone in sorted({str(event["dtstart"].params.get("TZID", "")) for event in events} & CENTRAL):
        made.add_component(_zone(zone))
    for event in events:
        made.add_component(event)
    return bytes(made.to_ical())


def _zone(name: str) -> Any:
    """Summer and winter time, by the rule of the last Sundays of March and October."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

    made = Timezone()
    made.add("tzid", name)
    for kind, short, before, after, since, month in CLOCKS:
        clock = TimezoneDaylight() if kind == "DAYLIGHT" else TimezoneStandard()
        clock.add("tzname", short)
        clock.add("tzoffsetfrom", timedelta(hours=before))
        clock.add("tzoffsetto", timedelta(hours=after))
        clock.add("dtstart", datetime.strptime(since, "%Y%m%dT%H%M%S"))  # noqa: DTZ007
        clock.add("rrule", vRecur(FREQ="YEARLY", BYMONTH=month, BYDAY="-1SU"))
        made.add_component(clock)
    return made
