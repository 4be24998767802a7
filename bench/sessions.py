"""Opening the page that prepares a talk, with up to ten years of diary: server time in process, and its queries."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from datetime import time as clock
from uuid import UUID, uuid4

from bench.spread import spread

DIARIES = {"60 days, 2 talks": (60, 2), "10 years, 2 talks": (3650, 2), "10 years, 60 talks": (3650, 60)}
OPENS = 60


def main() -> dict[str, object]:
    """The times of one page for each diary; an answer that is no page stops the bench."""
    from django.db import connections
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    found: dict[str, object] = {}
    for name, (days, talks) in DIARIES.items():
        client = Client()
        address = _page(client, days, talks)
        client.get(address)
        with CaptureQueriesContext(connections["default"]) as asked:
            answer = client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"{address}: {answer.status_code}")
        took = []
        for _ in range(OPENS):
            began = time.perf_counter()
            client.get(address)
            took.append((time.perf_counter() - began) * 1000)
        found[f"preparing a talk, {name}"] = {**spread(took), "queries": len(asked)}
    return found


def _page(client, days: int, talks: int) -> str:
    """A coach with one coachee who wrote `days` days and held `talks` talks: the address of the talk to come."""
    from django.conf import settings
    from django.urls import reverse

    from luwte.records.people.models import Person

    at = datetime.now(UTC).replace(hour=9)
    own, guide = _two(at - timedelta(days=days + 1), f"{days}-{talks}")
    _fill(own, at, days)
    every = days // (talks + 1)
    for number in range(talks, 0, -1):
        _hold(guide, own.dossier_id, at - timedelta(days=number * every))
    row = _plan(guide, own.dossier_id, at + timedelta(days=3))
    client.force_login(Person.objects.get(id=guide.person_id), backend=settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": 0}]
    session.save()
    return reverse("coach:session", args=[own.dossier_id, row])


def _two(begun: datetime, mark: str):
    """Eyes of a coachee, who shares everything, and of their coach."""
    from luwte.actions import dossiers, people, shares
    from luwte.records.eyes import Eyes, Role, looking, operator
    from luwte.rules.consents import Scope

    with looking(operator(begun)) as by:
        practice = people.add_practice(by, f"Praktijk {mark}")
        coach = people.add_person(by, f"gesprek-coach-{mark}@voorbeeld.invalid", "Coach")
        people.add_member(by, practice, coach, Role.COACH)
        person = people.add_person(by, f"gesprek-coachee-{mark}@voorbeeld.invalid", "Coachee")
        dossier = dossiers.open_for(by, practice, person)
        dossiers.add_guide(by, dossier, coach, "coach")
    own = Eyes(Role.COACHEE, begun, person.id, practice.id, dossier.id)
    with looking(own):
        for scope in Scope:
            shares.give(own, dossier.id, coach.id, scope)
    return own, Eyes(Role.COACH, begun, coach.id, practice.id)


def _fill(own, at: datetime, days: int) -> None:
    from django.db import transaction

    from luwte.actions import check_ins
    from luwte.records.eyes import looking
    from luwte.rules.check_ins import Values

    with transaction.atomic():
        for back in range(days, 0, -1):
            mine = replace(own, at=at - timedelta(days=back))
            form = {"client_id": uuid4(), "base_revision": 0}
            with looking(mine):
                check_ins.save(mine, own.dossier_id, mine.today, Values(back % 11, 5, 5), **form)


def _plan(guide, dossier_id: UUID, day: datetime) -> UUID:
    from luwte.actions import coaching_sessions
    from luwte.records.eyes import looking
    from luwte.rules.coaching_sessions import Ask, Kind

    before = replace(guide, at=day - timedelta(days=1))
    slot = coaching_sessions.Slot(before.today + timedelta(days=1), clock(12), 60, Kind.OFFICE)
    with looking(before):
        return coaching_sessions.plan(before, dossier_id, slot, client_id=uuid4(), sure=set(Ask))


def _hold(guide, dossier_id: UUID, day: datetime) -> None:
    from luwte.actions import session_notes
    from luwte.records.eyes import looking

    row, after = _plan(guide, dossier_id, day), replace(guide, at=day + timedelta(days=1))
    said = {"met": "Een drukke week", "learned": "Rust vooraf", "question": "Wat hielp?"}
    form = {"client_id": uuid4(), "base_revision": 1}
    with looking(after):
        session_notes.hold(after, dossier_id, row, said, ["Een rondje", "Een nee"], **form)
