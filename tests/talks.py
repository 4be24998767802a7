"""Talks for tests, through the doors of the two of them."""

from datetime import time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from luwte.actions import calendars, coaching_series, coaching_sessions, session_notes, trajectories
from luwte.actions.coaching_series import Series
from luwte.actions.coaching_sessions import Slot
from luwte.library.holidays import public
from luwte.records.eyes import clock, looking, operator
from luwte.records.outbox.models import OutboxRow
from luwte.records.sessions import queries
from luwte.rules.coaching_sessions import Kind, Where
from tests.building import now, open_gate

ZONE = ZoneInfo("Europe/Amsterdam")


def later(days, world, hour=10):
    """A day `days` from now that is no holiday, at an hour."""
    day = (now() + timedelta(days=days)).astimezone(ZONE).date()
    while day in public("NL", [day.year]):
        day += timedelta(days=1)
    return Slot(day, time(hour), 60, Kind.OFFICE, Where("Kade 1"))


def plan(world, slot=None, who="coach", at=None, **more):
    eyes = world.eyes(who, at)
    with looking(eyes):
        return coaching_sessions.plan(eyes, world.dossier.id, slot or later(3, world), **{"client_id": uuid4(), **more})


def change(world, row, slot, base=None, at=None, **more):
    eyes = world.eyes("coach", at)
    with looking(eyes):
        base = queries.one(eyes, world.dossier.id, row).revision if base is None else base
        return coaching_sessions.change(
            eyes, world.dossier.id, row, slot, **{"client_id": uuid4(), "base_revision": base, **more}
        )


def become(world, row, state, at=None, base=None, **more):
    eyes = world.eyes("coach", at)
    with looking(eyes):
        base = queries.one(eyes, world.dossier.id, row).revision if base is None else base
        return coaching_sessions.become(eyes, world.dossier.id, row, state, base_revision=base, **more)


def one(world, row, who="coach"):
    eyes = world.eyes(who)
    with looking(eyes):
        return queries.one(eyes, world.dossier.id, row)


def begin(world, at=None):
    eyes = world.eyes("coach", at)
    with looking(eyes):
        open_gate(eyes, world.dossier.id)
        trajectories.start(eyes, world.dossier.id, 1)


def series(world, **more):
    first = later(3, world).day
    while first.weekday() > 4:
        first += timedelta(days=1)
    return Series(**{"sessions": 10, "first": first, "at": time(10), "minutes": 60, "kind": Kind.WALKING, **more})


def propose(world, made=None, **more):
    eyes = world.eyes("coach")
    with looking(eyes):
        coaching_series.propose(eyes, world.dossier.id, made or series(world), **{"client_id": uuid4(), **more})
        return queries.talks(eyes, world.dossier.id)


def confirm(world, **more):
    eyes = world.eyes("coach")
    with looking(eyes):
        return coaching_series.confirm(eyes, world.dossier.id, **{"client_id": uuid4(), **more})


def asked_of_the_post():
    with looking(operator(now())):
        return [row.kind for row in OutboxRow.objects.filter(kind__startswith="mail.session").order_by("made_at", "id")]


def prepare(world, row, base=0, shown=False, at=None, **answers):
    own = world.eyes("coachee", at)
    with looking(own):
        return session_notes.prepare(
            own, own.dossier_id, row, answers, shown=shown, client_id=uuid4(), base_revision=base
        )


def hold(world, row, agreed=("Een kwartier buiten", "Nee zeggen tegen donderdag"), at=None, base=None, **more):
    coach = world.eyes("coach", at or one(world, row).ends_at)
    with looking(coach):
        base = queries.one(coach, world.dossier.id, row).revision if base is None else base
        after = more.pop("after", {"met": "Een drukke week"})
        return session_notes.hold(
            coach, world.dossier.id, row, after, agreed, **{"client_id": uuid4(), "base_revision": base, **more}
        )


def answer(world, row, partstat="ACCEPTED", who="anna@voorbeeld.invalid", sender="", sequence=None, uid=None):
    found = one(world, row)
    lines = [
        "BEGIN:VCALENDAR",
        "METHOD:REPLY",
        "BEGIN:VEVENT",
        f"UID:{uid or found.uid}",
        f"SEQUENCE:{found.sequence if sequence is None else sequence}",
        f"ATTENDEE;PARTSTAT={partstat}:mailto:{who}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    house = clock(now())
    with looking(house):
        return calendars.answered(house, "\r\n".join(lines).encode(), sender)
