"""A coaching session in words: when, how and where, the map, and why a moment cannot be."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _l

from luwte.records.sessions.queries import Talk
from luwte.rules.coaching_sessions import Ask, Kind, Span, State, Topic, Where, Wish, Wrong, where

KINDS = {
    Kind.OFFICE: _l("op kantoor"),
    Kind.ONLINE: _l("online"),
    Kind.WALKING: _l("wandelend"),
    Kind.HYBRID: _l("deels wandelend, deels binnen"),
}
STATES = {
    State.PROPOSED: _l("voorstel, nog niet afgesproken"),
    State.PLANNED: _l("afgesproken"),
    State.HELD: _l("geweest"),
    State.CANCELLED: _l("gaat niet door"),
    State.LATE_CANCELLED: _l("ging niet door"),
    State.NOT_COME: _l("ging niet door"),
}
WISHES = {Wish.MOVE: _l("een ander moment"), Wish.CANCEL: _l("dat het niet doorgaat")}
WRONGS = {
    Wrong.PAST: ("day", _l("Dit moment is al voorbij. Kies een moment dat nog komt.")),
    Wrong.TOO_FAR: ("day", _l("Dit is meer dan twee jaar vooruit. Klopt het jaar?")),
    Wrong.TOO_SHORT: ("minutes", _l("Kies 20 tot en met 90 minuten.")),
    Wrong.TOO_LONG: ("minutes", _l("Kies 20 tot en met 90 minuten.")),
    Wrong.NO_SUCH_TIME: ("at", _l("Dit tijdstip bestaat die dag niet. De klok gaat dan vooruit.")),
    Wrong.OVERLAPS: ("at", _l("Er is dan al een ander gesprek. Kies een ander moment.")),
    Wrong.TEXT_TOO_LONG: (None, _l("Dit is te lang om op te slaan. Maak het iets korter.")),
    Wrong.LINK: ("link", _l("Dit is geen link. Hij begint met https://.")),
    Wrong.POINT: ("point", _l("Schrijf het punt als 52.0907, 5.1214. Of laat het leeg.")),
}
ASKS = {
    Ask.HOLIDAY: _l("Die dag is een feestdag."),
    Ask.AWAY: _l("Je bent dan weg, of je wilt dan rust."),
    Ask.QUIET: _l("Je coachee heeft dan liever geen gesprek."),
    Ask.BUSY: _l("In je eigen agenda staat dan iets anders."),
}
RATHER_NOT = {
    "talk": _l("al een gesprek"),
    "busy": _l("iets in je eigen agenda"),
    "away": _l("je bent weg of wilt rust"),
    "quiet": _l("een rustdag van je coachee"),
    "clock": _l("dit tijdstip bestaat niet"),
}
TOPICS = {Topic.SHIFT.value: _l("Een blijvende verschuiving in de eigen dagen.")}
QUESTIONS = {
    "happened": _l("Wat is er gebeurd sinds het vorige gesprek?"),
    "about": _l("Waar wil je het over hebben?"),
    "helps": _l("Wat helpt jou in dit gesprek?"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A talk as a page shows it, on the practice's clock."""

    talk: Talk
    day: date
    start: datetime
    end: datetime
    minutes: int
    kind: str
    state: str
    map_url: str
    geo_url: str
    walks: bool
    wish: str


def told(talk: Talk, zone: str) -> Told:
    """A talk in words."""
    here = ZoneInfo(zone)
    start, end = talk.starts_at.astimezone(here), talk.ends_at.astimezone(here)
    return Told(
        talk,
        start.date(),
        start.replace(tzinfo=None),
        end.replace(tzinfo=None),
        talk.span.minutes,
        str(KINDS[talk.kind]),
        str(STATES[talk.state]),
        map_url(talk.where),
        "geo:{},{}".format(*talk.where.on_map) if talk.where.on_map else "",
        talk.kind in {Kind.WALKING, Kind.HYBRID},
        str(WISHES[talk.wish]) if talk.wish else "",
    )


def map_url(place: Where) -> str:
    """A plain link to a map: the point when there is one, else a search for the place."""
    if place.on_map:
        north, east = place.on_map
        return f"https://www.openstreetmap.org/?{urlencode({'mlat': north, 'mlon': east})}#map=17/{north}/{east}"
    return f"https://www.openstreetmap.org/search?{urlencode({'query': place.place})}" if place.place else ""


def kept(talk: Talk, zone: str) -> list[dict[str, Any]]:
    """The wishes for another moment that came from a page that was behind, newest last."""
    here = ZoneInfo(zone)
    return [
        {
            "start": datetime.fromisoformat(one["start"]).astimezone(here).replace(tzinfo=None),
            "kind": KINDS[Kind(one["kind"])],
            "place": where(one["where"]).place,
        }
        for one in talk.value["kept"]
    ]


def local(when: Span, zone: str) -> datetime:
    """A span's start on the practice's clock, as a page writes it."""
    return when.start.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
