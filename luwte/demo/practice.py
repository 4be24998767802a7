"""The demo practice, built as people would build it: each in their own eyes, on their own days."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from luwte.actions import caseload, check_ins, dossiers, energy_entries, people, recovery_moments, shares, trajectories
from luwte.demo import (
    adapting,
    compass,
    gate,
    intake,
    messages,
    offers,
    plan,
    programme,
    reports,
    sessions,
    signals,
    steps,
)
from luwte.demo.people import BESIDE, CARE, COACHEES, COACHES, MANAGER, SIGNALS, Made, address
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes, Role, looking, operator
from luwte.records.people.models import Person, Practice
from luwte.rules.check_ins import Values
from luwte.rules.consents import Scope

SEED = 2026
LATELY = 70  # days; before that the made-up people wrote less, and the demo is there sooner
GAVE = ("Wandelen met de hond", "Een uur in de tuin", "Koffie met een vriendin", "Vroeg naar bed")
COST = ("Een lang telefoongesprek", "Boodschappen in de drukte", "Mail van het werk", "Slecht geslapen")
MOMENTS = ("Thee op het balkon", "Tien minuten niets", "Even naar buiten", "Rustig geademd")


def build(now: datetime, told: Callable[[str], None] = lambda _: None) -> Practice:
    """The whole practice, as it would stand at `now`."""
    chance = random.Random(SEED)
    by = operator(now, access_point="demo")
    with looking(by):
        practice = people.add_practice(by, "Praktijk De Haven")
        coaches = [_member(by, practice, name, Role.COACH) for name in COACHES]
        manager = _member(by, practice, MANAGER, Role.PRACTICE_MANAGER)
        care = _member(by, practice, CARE, Role.CARE_PROFESSIONAL)
    _adapt(now, practice, manager, coaches[0], chance)
    for made in COACHEES:
        told(made.name)
        _coachee(now, practice, coaches[made.coach], made, chance)
    for name, scopes in BESIDE.items():
        _beside(now, practice, care, name, scopes)
    _money(now, practice, coaches[0], manager, chance)
    _second_life(now, coaches[1])
    return practice


def _adapt(now: datetime, practice: Practice, manager: Person, coach: Person, chance: random.Random) -> None:
    """What the practice made of the texts."""
    eyes = [
        Eyes(role, now, person.id, practice.id, access_point="demo")
        for role, person in ((Role.PRACTICE_MANAGER, manager), (Role.COACH, coach))
    ]
    adapting.adapt(eyes[0], eyes[1], lambda: _id(chance))


def _beside(now: datetime, practice: Practice, care: Person, name: str, scopes: tuple[Scope, ...]) -> None:
    """A care professional looks along with someone, and sees what that person releases."""
    by = operator(now, access_point="demo")
    with looking(by):
        person = people.add_person(by, address(name), name)
        dossier = dossiers.open_for(by, practice, person)
        dossiers.add_guide(by, dossier, care, Role.CARE_PROFESSIONAL.value)
    own = Eyes(Role.COACHEE, now, person.id, practice.id, dossier.id, access_point="demo")
    with looking(own):
        for scope in scopes:
            shares.give(own, dossier.id, care.id, scope)


def _member(by: Eyes, practice: Practice, name: str, role: Role) -> Person:
    person = people.add_person(by, address(name), name)
    people.add_member(by, practice, person, role)
    return person


def _coachee(now: datetime, practice: Practice, coach: Person, made: Made, chance: random.Random) -> None:
    begun = operator(now - timedelta(weeks=made.weeks + 1), access_point="demo")
    with looking(begun):
        person = people.add_person(begun, address(made.name), made.name)
        dossier = dossiers.open_for(begun, practice, person)
        dossiers.add_guide(begun, dossier, coach, Role.COACH.value)
    own = Eyes(Role.COACHEE, begun.at, person.id, practice.id, dossier.id, access_point="demo")
    guide = Eyes(Role.COACH, begun.at, coach.id, practice.id, access_point="demo")
    with looking(own):
        for scope in made.shares:
            shares.give(own, dossier.id, coach.id, scope)
    _intake(own, guide, dossier, made)
    _begin(guide, dossier, made, chance)
    for back in range(made.weeks * 7, 0, -1):
        if chance.random() < (0.55 if back <= LATELY else 0.2):
            _day(replace(own, at=now - timedelta(days=back)), dossier, made.level, chance)
    _facts(replace(guide, at=now), dossier, made)
    if made.talks:
        here = (replace(own, at=now), replace(guide, at=now))
        hour = 10 + COACHEES.index(made)
        sessions.held(*here, dossier.id, lambda: _id(chance), hour=hour)
        sessions.coming(*here, dossier.id, lambda: _id(chance), made.talks, hour=hour)
    messages.begin(replace(own, at=now), replace(guide, at=now), dossier.id, made.name, lambda: _id(chance))
    if made.programme:
        here = (replace(own, at=now), replace(guide, at=now))
        getattr(programme, made.programme)(*here, dossier.id, lambda: _id(chance))
    if made.plan:
        here = (replace(own, at=now), replace(guide, at=now))
        getattr(plan, made.plan)(*here, dossier.id, lambda: _id(chance))
    if made.compass:
        getattr(compass, made.compass)(replace(own, at=now), dossier.id, lambda: _id(chance))
    if made.steps:
        getattr(steps, made.steps)(replace(own, at=now), dossier.id, lambda: _id(chance))
    if made.name in SIGNALS:
        for weeks in (7, 1):
            signals.fill_in(
                replace(own, at=now - timedelta(weeks=weeks)), dossier.id, SIGNALS[made.name], weeks, chance
            )


def _intake(own: Eyes, guide: Eyes, dossier: Dossier, made: Made) -> None:
    """What was told before the first talk."""
    if made.intake:
        by = guide if made.intake == "by_phone" else own
        with looking(by):
            getattr(intake, made.intake)(by, dossier.id)


def _begin(guide: Eyes, dossier: Dossier, made: Made, chance: random.Random) -> None:
    """A trajectory needs the talk and a doctor's view on record; who has none yet waits for one of the two."""
    if made.waits is None and made.phase is None:
        return
    with looking(guide):
        gate.describe(guide, dossier.id, _id(chance))
        gate.discuss(guide, dossier.id, _id(chance), left=made.waits or ())
        if made.phase is None:
            gate.acquaint(guide, dossier.id, _id(chance))
            return
        gate.consult(guide, dossier.id, _id(chance))
        trajectories.start(guide, dossier.id, made.phase, (guide.today + timedelta(weeks=13),))


def _day(own: Eyes, dossier: Dossier, level: int, chance: random.Random) -> None:
    def near(middle: int) -> int:
        return max(0, min(10, round(chance.gauss(middle, 1.3))))

    with looking(own):
        values = Values(near(level), near(10 - level), near(level + 1))
        check_ins.save(own, dossier.id, own.today, values, client_id=_id(chance), base_revision=0)
        if chance.random() < 0.3:
            recovery_moments.add(own, dossier.id, own.today, chance.choice(MOMENTS), client_id=_id(chance))
        if chance.random() < 0.3:
            gave = chance.random() < 0.5
            text = chance.choice(GAVE if gave else COST)
            energy_entries.add(own, dossier.id, own.today, text, gave=gave, client_id=_id(chance))


def _facts(guide: Eyes, dossier: Dossier, made: Made) -> None:
    with looking(guide):
        for kind, days in made.facts:
            caseload.note_fact(guide, dossier.id, kind, guide.today + timedelta(days=days))


def _second_life(now: datetime, coach: Person) -> None:
    """A coach of this practice is a coachee in another one: two capacities, two dossiers, one log-in."""
    by = operator(now, access_point="demo")
    with looking(by):
        other = people.add_practice(by, "Praktijk Aan de Leie", "BE")
        dossiers.open_for(by, other, coach)


def _money(now: datetime, practice: Practice, coach: Person, manager: Person, chance: random.Random) -> None:
    """The practice bills; the first coachee has an agreement, and a payer that accepted an offer."""
    with looking(operator(now, access_point="demo")):
        dossier = Dossier.objects.get(practice=practice, person__email=address(COACHEES[0].name))
    guide = Eyes(Role.COACH, now, coach.id, practice.id, access_point="demo")
    own = Eyes(Role.COACHEE, now, dossier.person_id, practice.id, dossier.id, access_point="demo")
    by = Eyes(Role.PRACTICE_MANAGER, now, manager.id, practice.id, access_point="demo")
    offers.show_all(guide, own, by, dossier.id, lambda: _id(chance))
    reports.show_all(guide, own, dossier.id, lambda: _id(chance))


def _id(chance: random.Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)
