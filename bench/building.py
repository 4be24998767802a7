"""People to measure with, built through actions."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import transaction

from luwte.actions import assignments, caseload, check_ins, dossiers, people, pieces
from luwte.library import pieces as library
from luwte.records.eyes import Eyes, Role, looking, operator
from luwte.rules.assignments import Kind as What
from luwte.rules.assignments import Purpose, Terms
from luwte.rules.attention import Kind
from luwte.rules.check_ins import Values
from luwte.rules.content.values import Audience


def coachee_with(client, days: int) -> None:
    """Logs `client` in as a coachee with so many days of check-ins, none today."""
    at = datetime.now(UTC)
    with looking(operator(at)) as by:
        practice = people.add_practice(by, f"Praktijk {days}")
        person = people.add_person(by, f"coachee-{days}@voorbeeld.invalid", "Coachee")
        dossier = dossiers.open_for(by, practice, person)
    with transaction.atomic():
        for back in range(days, 0, -1):
            own = Eyes(Role.COACHEE, at - timedelta(days=back), person.id, practice.id, dossier.id)
            with looking(own):
                values = Values(back % 11, 5, 5)
                check_ins.save(own, dossier.id, own.today, values, client_id=uuid4(), base_revision=0)
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])


def coach_with(client, size: int) -> None:
    """Logs `client` in as a coach of so many coachees."""
    at = datetime.now(UTC)
    with looking(operator(at)) as by, transaction.atomic():
        practice = people.add_practice(by, f"Praktijk van {size}")
        coach = people.add_person(by, f"coach-{size}@voorbeeld.invalid", "Coach")
        people.add_member(by, practice, coach, Role.COACH)
        made = []
        for number in range(size):
            person = people.add_person(by, f"c{size}-{number}@voorbeeld.invalid", f"Coachee {number:04}")
            made.append(dossiers.open_for(by, practice, person))
            dossiers.add_guide(by, made[-1], coach, "coach")
    guide = Eyes(Role.COACH, at, coach.id, practice.id)
    with looking(guide), transaction.atomic():
        for number, dossier in enumerate(made[::3]):
            caseload.note_fact(guide, dossier.id, list(Kind)[number % len(Kind)], guide.today)
    client.force_login(coach, backend=settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": 0}]
    session.save()


def programme_with(client) -> None:
    """Logs `client` in as a coachee with the whole programme, every piece of it begun or done."""
    at = datetime.now(UTC)
    with looking(operator(at)) as by:
        practice = people.add_practice(by, "Praktijk met programma")
        coach = people.add_person(by, "coach-programma@voorbeeld.invalid", "Coach")
        people.add_member(by, practice, coach, Role.COACH)
        person = people.add_person(by, "coachee-programma@voorbeeld.invalid", "Coachee")
        dossier = dossiers.open_for(by, practice, person)
        dossiers.add_guide(by, dossier, coach, "coach")
    guide = Eyes(Role.COACH, at, coach.id, practice.id)
    with looking(guide):
        terms, every = Terms(Purpose.DURING), frozenset(Audience)
        assignments.give(guide, dossier.id, What.PROGRAMME, "uit-de-wind", terms, client_id=uuid4(), audience=every)
    own = Eyes(Role.COACHEE, at, person.id, practice.id, dossier.id)
    with looking(own):
        for (slug, language), one in library.pieces().items():
            if language == "nl" and not one.heading.not_alone:
                pieces.begin(own, dossier.id, one.heading.kind, slug, language=language, client_id=uuid4())
                pieces.finish(own, dossier.id, one.heading.kind, slug)
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
