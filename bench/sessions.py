"""Opening the page that prepares a talk, with ten years of diary: server time in process, and how many queries.

Run it with `python -m bench.sessions`; it makes a store of its own.
"""

import json
import os
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from bench.spread import spread

HOME = Path(tempfile.mkdtemp(prefix="luwte-bench-"))
os.environ.update(LUWTE_HOME=str(HOME), LUWTE_HOSTS="testserver", DJANGO_SETTINGS_MODULE="luwte.config.settings")
DIARIES = {"60 days, 2 talks": (60, 2), "10 years, 2 talks": (3650, 2), "10 years, 60 talks": (3650, 60)}
OPENS = 60


def main() -> None:
    """Builds, measures, prints."""
    from luwte.cli.house import make_secrets, wake

    make_secrets(HOME)
    wake()
    from django.core.management import call_command
    from django.db import connections
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from luwte.actions.installation import lay_tables

    lay_tables()
    call_command("collectstatic", verbosity=0, interactive=False)
    found: dict[str, object] = {"load when it began": round(os.getloadavg()[0], 1)}
    for name, (days, talks) in DIARIES.items():
        client = Client()
        address = _dossier(client, days, talks)
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
        found[name] = {"queries": len(asked), **spread(took)}
    print(json.dumps(found, indent=2))


def _dossier(client, days: int, talks: int) -> str:
    from django.conf import settings
    from django.db import transaction
    from django.urls import reverse

    from luwte.actions import check_ins, coaching_sessions, dossiers, people, session_notes, shares
    from luwte.records.eyes import Eyes, Role, looking, operator
    from luwte.rules.check_ins import Values
    from luwte.rules.coaching_sessions import Ask, Kind
    from luwte.rules.consents import Scope

    at = datetime.now(UTC).replace(hour=9)
    begun = at - timedelta(days=days + 1)
    with looking(operator(begun)) as by:
        practice = people.add_practice(by, f"Praktijk {days} {talks}")
        coach = people.add_person(by, f"coach-{days}-{talks}@voorbeeld.invalid", "Coach")
        people.add_member(by, practice, coach, Role.COACH)
        person = people.add_person(by, f"coachee-{days}-{talks}@voorbeeld.invalid", "Coachee")
        dossier = dossiers.open_for(by, practice, person)
        dossiers.add_guide(by, dossier, coach, "coach")
    own = Eyes(Role.COACHEE, begun, person.id, practice.id, dossier.id)
    with looking(own):
        for scope in Scope:
            shares.give(own, dossier.id, coach.id, scope)
    with transaction.atomic():
        for back in range(days, 0, -1):
            mine = Eyes(Role.COACHEE, at - timedelta(days=back), person.id, practice.id, dossier.id)
            with looking(mine):
                check_ins.save(
                    mine, dossier.id, mine.today, Values(back % 11, 5, 5), client_id=uuid4(), base_revision=0
                )

    def talk(back: int) -> UUID:
        before = Eyes(Role.COACH, at - timedelta(days=back + 1), coach.id, practice.id)
        slot = coaching_sessions.Slot(
            before.today + timedelta(days=1), datetime(2026, 1, 1, 12).time(), 60, Kind.OFFICE
        )
        with looking(before):
            return coaching_sessions.plan(before, dossier.id, slot, client_id=uuid4(), sure=set(Ask))

    for number in range(talks, 0, -1):
        row = talk(number * (days // (talks + 1)))
        after = Eyes(Role.COACH, at - timedelta(days=number * (days // (talks + 1)) - 1), coach.id, practice.id)
        with looking(after):
            said = {"met": "Een drukke week", "learned": "Rust vooraf", "question": "Wat hielp?"}
            session_notes.hold(
                after, dossier.id, row, said, ["Een rondje", "Een nee"], client_id=uuid4(), base_revision=1
            )
    row = talk(-3)
    client.force_login(coach, backend=settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": 0}]
    session.save()
    return reverse("coach:session", args=[dossier.id, row])


if __name__ == "__main__":
    main()
