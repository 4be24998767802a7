"""A small world for tests, built through actions: two practices, coaches, a former coach, coachees."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

from luwte.actions import billing, check_ins, coaching_sessions, diaries, dossiers, invoices, people, shares
from luwte.demo import gate, offers
from luwte.exchange.csv.reading import read
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes, Role, looking, nobody, operator
from luwte.records.people.models import Person, Practice
from luwte.records.shares.queries import given
from luwte.rules.check_ins import Values
from luwte.rules.coaching_sessions import Ask, Kind, Where
from luwte.rules.consents import Scope
from luwte.rules.diary.guessing import guess
from luwte.rules.invoices import What


def now() -> datetime:
    return datetime.now(UTC)


@dataclass
class World:
    practice: Practice
    other: Practice
    anna: Person
    bram: Person
    coach: Person
    former: Person
    stranger: Person
    manager: Person
    care: Person
    dossier: Dossier
    bram_dossier: Dossier
    coach_dossier: Dossier
    care_member: Any
    member: Any = None
    share: Any = None
    diary: Any = None
    instrument: Any = None
    response: Any = None
    open_response: Any = None
    talk: Any = None
    attachment: Any = None
    offer: Any = None
    invoice: Any = None
    report: Any = None

    def eyes(self, who: str, at: datetime | None = None) -> Eyes:
        at = at or now()
        if who == "nobody":
            return nobody(at)
        if who == "coachee":
            return Eyes(Role.COACHEE, at, self.anna.id, self.practice.id, self.dossier.id)
        if who == "other coachee":
            return Eyes(Role.COACHEE, at, self.bram.id, self.practice.id, self.bram_dossier.id)
        person = {"coach": self.coach, "former coach": self.former, "coach elsewhere": self.stranger}.get(who)
        if person is not None:
            practice = self.other if who == "coach elsewhere" else self.practice
            return Eyes(Role.COACH, at, person.id, practice.id)
        if who == "care professional":
            return Eyes(Role.CARE_PROFESSIONAL, at, self.care.id, self.practice.id)
        return Eyes(Role.PRACTICE_MANAGER, at, self.manager.id, self.practice.id)


def build_world() -> World:
    before = operator(now() - timedelta(days=30))
    with looking(before):
        practice, other = people.add_practice(before, "De Haven"), people.add_practice(before, "Elders", "BE")
        names = ("anna", "bram", "coach", "former", "stranger", "manager", "care", "member")
        made = {name: people.add_person(before, f"{name}@voorbeeld.invalid", name.title()) for name in names}
        for name in ("coach", "former"):
            people.add_member(before, practice, made[name], Role.COACH)
        people.add_member(before, other, made["stranger"], Role.COACH)
        people.add_member(before, practice, made["manager"], Role.PRACTICE_MANAGER)
        care_member = people.add_member(before, practice, made["care"], Role.CARE_PROFESSIONAL).id
        dossier = dossiers.open_for(before, practice, made["anna"])
        bram_dossier = dossiers.open_for(before, practice, made["bram"])
        coach_dossier = dossiers.open_for(before, other, made["coach"])
        for mine in (dossier, bram_dossier):
            dossiers.add_guide(before, mine, made["coach"], "coach")
        dossiers.add_guide(before, dossier, made["care"], "care_professional")
        gone = dossiers.add_guide(before, dossier, made["former"], "coach")
        dossiers.add_guide(before, coach_dossier, made["stranger"], "coach")
    own = Eyes(Role.COACHEE, before.at, made["anna"].id, practice.id, dossier.id)
    with looking(own):
        for party in ("coach", "former"):
            shares.give(own, dossier.id, made[party].id, Scope.DAYS)
        shares.give(own, dossier.id, made["coach"].id, Scope.LAST_SIGN)
        share = given(own, dossier.id)[0].id
    later = operator(now() - timedelta(days=10))
    with looking(later):
        dossiers.end_guide(later, gone)
    mine = {"dossier": dossier, "bram_dossier": bram_dossier, "coach_dossier": coach_dossier, "share": share}
    mine["care_member"] = care_member
    return World(practice, other, **made, **mine)


def colleague(world: World) -> Person:
    """Another coach of the practice, who guides nobody."""
    house = operator(now() - timedelta(days=20))
    with looking(house):
        person = people.add_person(house, "sam@voorbeeld.invalid", "Sam")
        people.add_member(house, world.practice, person, Role.COACH)
    return person


def fill_in(world: World, back: int = 0, values: Values | None = None, who: str = "coachee", **more):
    eyes = world.eyes(who, now() - timedelta(days=back))
    more = {"client_id": uuid4(), "base_revision": 0, **more}
    with looking(eyes):
        return check_ins.save(eyes, eyes.dossier_id, eyes.today, values or Values(3, 7), **more)


def open_gate(eyes: Eyes, dossier_id: Any, **left: Any) -> None:
    """The talk and the GP's view on record, so that a trajectory may begin."""
    gate.describe(eyes, dossier_id, uuid4())
    gate.discuss(eyes, dossier_id, uuid4(), **left)
    gate.consult(eyes, dossier_id, uuid4())


def bring(world: World, text: str = "dag,energie,drukte\n2026-01-05,4,2\n2026-01-06,6,3\n"):
    """A diary in Anna's dossier, not yet confirmed."""
    table = read(BytesIO(text.encode()))
    eyes = world.eyes("coachee")
    with looking(eyes):
        columns = guess(table.header, table.rows)
        return diaries.bring(eyes, eyes.dossier_id, "dagboek.csv", table.header, table.rows, columns, client_id=uuid4())


def a_talk(world: World, days: int = 3, at: datetime | None = None, **more: Any):
    """A walk that is planned, some days from now."""
    eyes = world.eyes("coach", at)
    where = Where("Park <hek>", "52.09, 5.12", "https://praat.voorbeeld.invalid/a", "30 min", "Dan binnen.")
    slot = coaching_sessions.Slot(eyes.today + timedelta(days=days), time(10), 60, Kind.WALKING, where)
    with looking(eyes):
        world.talk = coaching_sessions.plan(
            eyes, world.dossier.id, slot, **{"client_id": uuid4(), "sure": set(Ask), **more}
        )
    return world.talk


def billed(world: World, payer: dict[str, str] = offers.EMPLOYER) -> None:
    """The practice bills; a payer accepted an offer for Anna, and one invoice went out."""
    with looking(world.eyes("manager")) as by:
        billing.set_up(by, offers.SETTINGS, base_revision=0)
    coach = world.eyes("coach")
    world.offer = offers.accepted(coach, world.eyes("coachee"), world.dossier.id, uuid4, payer=payer)
    with looking(coach):
        order = invoices.Order(What.SESSION, (coach.today,))
        world.invoice = invoices.draft(coach, world.dossier.id, world.offer, order, client_id=uuid4())
        invoices.issue(coach, [world.invoice])
