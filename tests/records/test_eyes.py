"""Who sees what: the first wall everywhere, the second wall on PostgreSQL."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luwte.actions import dossiers, people, shares
from luwte.records.caseload import queries as caseload
from luwte.records.check_ins import queries as check_ins
from luwte.records.check_ins.models import CheckIn
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import looking, operator
from luwte.records.eyes.guard import UnsignedWrite, signed
from luwte.records.people.models import Person
from luwte.rules.consents import Scope
from tests.building import fill_in, now

SEES = {
    "coachee": 1,
    "other coachee": 0,
    "coach": 1,
    "former coach": 0,
    "coach elsewhere": 0,
    "manager": 0,
    "nobody": 0,
}


@pytest.mark.parametrize("who", SEES)
def test_days_are_seen_by_whom_they_are_shared_with(world, who):
    fill_in(world)
    eyes = world.eyes(who)
    with looking(eyes):
        assert len(check_ins.days(eyes, world.dossier.id)) == SEES[who]


@pytest.mark.parametrize("who", SEES)
def test_a_query_that_forgets_its_scope_finds_nothing_more_on_postgresql(world, who):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has the first wall alone")
    fill_in(world)
    with looking(world.eyes(who)):
        assert CheckIn.objects.count() == SEES[who]


def test_without_eyes_postgresql_shows_nothing(world):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has the first wall alone")
    fill_in(world)
    with connection.cursor() as cursor:
        for name in ("role", "person", "practice", "dossier"):
            cursor.execute(f"SELECT set_config('luwte.{name}', '', true)")
    assert not CheckIn.objects.exists()
    assert not Person.objects.exists()
    assert not Dossier.objects.exists()


def test_a_withdrawn_share_holds_no_more(world):
    fill_in(world)
    own, coach = world.eyes("coachee"), world.eyes("coach")
    with looking(own):
        shares.withdraw(own, world.dossier.id, world.coach.id, Scope.DAYS)
    with looking(coach):
        assert check_ins.days(coach, world.dossier.id) == []


def test_a_person_who_is_coach_here_and_coachee_there_keeps_two_worlds(world):
    eyes = world.eyes("coach")
    with looking(eyes):
        names = [line.name for line in caseload.lines(eyes)]
    assert names == ["Anna", "Bram"]


def test_the_list_shows_only_what_is_shared(world):
    fill_in(world)
    fill_in(world, who="other coachee")
    eyes = world.eyes("coach")
    with looking(eyes):
        lines = {line.name: line for line in caseload.lines(eyes)}
    assert lines["Anna"].last_sign == eyes.today
    assert (lines["Anna"].shift, lines["Anna"].wish) == (None, None)
    assert (lines["Bram"].last_sign, lines["Bram"].shift, lines["Bram"].wish) == (None, None, None)


def test_a_write_outside_an_action_is_refused(world):
    with looking(operator(now())), pytest.raises(UnsignedWrite):
        Person.objects.update(name="x")


def test_the_guard_lets_a_signed_write_through(world):
    with looking(operator(now())), signed():
        assert Person.objects.filter(id=world.anna.id).update(name="Anna") == 1


def test_the_list_asks_as_many_queries_for_one_dossier_as_for_many(world):
    eyes = world.eyes("coach")

    def asked():
        with looking(eyes), CaptureQueriesContext(connection) as queries:
            caseload.lines(eyes)
        return len(queries)

    few = asked()
    with looking(operator(now())) as by:
        for number in range(12):
            person = people.add_person(by, f"meer{number}@voorbeeld.invalid", f"Meer {number}")
            dossiers.add_guide(by, dossiers.open_for(by, world.practice, person), world.coach, "coach")
    with looking(eyes):
        assert len(caseload.lines(eyes)) == 14
    assert asked() == few
