"""Talks in the demo: three that were held, one today or soon, and some to come; a walk, a question, agreements."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from uuid import UUID
from zoneinfo import ZoneInfo

from luwte.actions import coaching_sessions, session_notes
from luwte.actions.coaching_sessions import Slot
from luwte.library.holidays import public
from luwte.records.eyes import Eyes, looking
from luwte.records.sessions.agreements import Did, latest
from luwte.rules.coaching_sessions import Ask, Kind, Where, Wish, moment

WALK = Where(
    "Bij de ingang van het stadspark", "52.0800, 5.1300", "", "Een half uur, op eigen tempo", "Dan in de praktijk."
)
ROOM = Where("Havenkade 12, eerste verdieping")
AGREED = (
    ("Twee keer per dag tien minuten niets", "De telefoon na acht uur in de gang"),
    ("Na de lunch een rondje buiten", "Eén keer nee zeggen, met mijn eigen zin"),
)
AFTER = {
    "met": "Een week met twee drukke dagen. Op woensdag bleef de lunch rustig.",
    "learned": "Vooraf een half uur leeg laten scheelt veel.",
    "question": "Wat maakt dat de woensdag lukte?",
}
NOTES = {"thought": "Praat vlot over werk, stiller over thuis.", "body": "Schouders zakten pas na een kwartier lopen."}
CARD = {"question": "Waar werd je deze week even lichter van?", "silence": "Vanaf de brug, vijf minuten.", "met": ""}
PREPARED = {"happened": "Het rondje na de lunch lukte vier keer.", "about": "De mail van mijn leidinggevende."}


def held(own: Eyes, guide: Eyes, dossier_id: UUID, made: Callable[[], UUID], *, hour: int) -> None:
    """Talks two and four weeks ago, both with agreements."""
    for weeks, agreed, kind in ((4, AGREED[0], Kind.OFFICE), (2, AGREED[1], Kind.WALKING)):
        then = replace(guide, at=guide.at - timedelta(weeks=weeks, hours=1))
        row = _plan(then, dossier_id, made, 1, hour, kind)
        with looking(replace(guide, at=guide.at - timedelta(weeks=weeks) + timedelta(days=2))) as by:
            session_notes.note(by, dossier_id, row, NOTES, client_id=made(), base_revision=0)
            session_notes.hold(by, dossier_id, row, AFTER, agreed, client_id=made(), base_revision=1)
    with looking(own):
        session_notes.mark(own, dossier_id, latest(own, dossier_id)[0].id, Did.DONE)


def coming(
    own: Eyes, guide: Eyes, dossier_id: UUID, made: Callable[[], UUID], days: tuple[int, ...], *, hour: int
) -> None:
    """Talks to come, the first prepared, and about the second something was asked."""
    rows = [_plan(guide, dossier_id, made, _working(guide, day), hour, Kind.WALKING) for day in days]
    with looking(guide):
        session_notes.card(guide, dossier_id, rows[0], CARD, base_revision=1)
    with looking(own):
        session_notes.prepare(own, dossier_id, rows[0], PREPARED, shown=True, client_id=made(), base_revision=0)
        if len(rows) > 1:
            session_notes.ask(own, dossier_id, rows[1], Wish.MOVE, "Liever in de middag.", client_id=made())


def _working(guide: Eyes, days: int) -> int:
    """So many days from now, or the first day after it that is no holiday."""
    day = guide.today + timedelta(days=days)
    return _working(guide, days + 1) if days and day in public(guide.country, [day.year]) else days


def _plan(guide: Eyes, dossier_id: UUID, made: Callable[[], UUID], days: int, hour: int, kind: Kind) -> UUID:
    """A talk some days from then; today's is the next quarter of an hour, so that it is always to come."""
    zone = ZoneInfo(guide.zone)
    day, at = guide.today + timedelta(days=days), time(hour)
    if days == 0:
        day, at = _soon(guide.at, zone)
    place = WALK if kind is Kind.WALKING else ROOM
    with looking(guide):
        row = coaching_sessions.plan(guide, dossier_id, Slot(day, at, 60, kind, place), client_id=made(), sure=set(Ask))
    if row is None:
        raise ValueError("a talk of the demo was not planned")
    return row


def _soon(now: datetime, zone: tzinfo) -> tuple[date, time]:
    """The first quarter of an hour from twenty minutes on that the clock shows once: not in a night that moves it."""
    to_come = now.astimezone(UTC).replace(second=0, microsecond=0) + timedelta(minutes=20)
    to_come += timedelta(minutes=-to_come.minute % 15)
    while True:
        wall = to_come.astimezone(zone)
        if moment(wall.date(), wall.time(), zone) == to_come:
            return wall.date(), wall.time()
        to_come += timedelta(minutes=15)
