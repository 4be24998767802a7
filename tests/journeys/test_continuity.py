"""Someone stands in and sees contact only; a coachee picks what goes along; a list is brought along."""

import pytest
from playwright.sync_api import expect

from luwte.actions import people
from luwte.records.eyes import Role, looking, operator
from tests.building import now
from tests.journeys.conftest import accessible
from tests.journeys.test_a_day import enter
from tests.journeys.test_may_begin import as_

pytestmark = pytest.mark.journey


def another_coach(world):
    house = operator(now())
    with looking(house):
        person = people.add_person(house, "sam@voorbeeld.invalid", "Sam")
        people.add_member(house, world.practice, person, Role.COACH)
    return person


def test_a_substitute_sees_contact_only(world, person):
    # given: a coach who will be away
    sam, today = another_coach(world), world.eyes("coach").today
    enter(person, world.coach)
    person.goto("/caseload/bereikbaar/")
    person.get_by_role("link", name="Een collega laten waarnemen").click()
    accessible(person)
    # when
    person.get_by_role("group", name="Wie neemt het waar?").get_by_role("radio", name="Sam").check()
    person.get_by_label("Laatste dag").fill(today.isoformat())
    person.get_by_role("button", name="Opslaan en mailen").click()
    expect(person.get_by_text("Opgeslagen. Elke coachee krijgt er een mail over.")).to_be_visible()
    accessible(person)
    # then: the substitute sees how to reach people, and no dossier
    as_(person, sam)
    person.goto("/caseload/")
    person.get_by_role("link", name="Je neemt waar voor een collega").click()
    expect(person.get_by_role("link", name="anna@voorbeeld.invalid")).to_be_visible()
    expect(person.get_by_role("link", name="Anna", exact=True)).to_have_count(0)
    accessible(person)
    person.goto(f"/caseload/{world.dossier.id}/")
    expect(person.get_by_text("anna@")).to_have_count(0)
    # and the coachee reads who it is
    as_(person, world.anna)
    person.goto("/wie-ziet-wat/")
    expect(person.get_by_text("Neemt nu waar voor je coach.")).to_be_visible()
    accessible(person)


def test_a_coachee_picks_what_goes_along(world, person):
    another_coach(world)
    enter(person, world.manager)
    person.goto(f"/praktijk/dossier/{world.dossier.id}/")
    accessible(person)
    person.get_by_role("button", name="Van Coach naar Sam").click()
    expect(person.get_by_text("Voorgesteld.", exact=False).first).to_be_visible()
    accessible(person)
    as_(person, world.anna)
    person.goto("/vandaag/")
    person.get_by_role("link", name="Sam kan je coach worden.").click()
    accessible(person)
    person.get_by_role("checkbox").first.check()
    person.get_by_role("button", name="Verder met Sam").click()
    expect(person.get_by_text("Opgeslagen. Sam is nu je coach.")).to_be_visible()
    accessible(person)
    as_(person, world.coach)
    person.goto("/caseload/")
    expect(person.get_by_role("link", name="Anna", exact=True)).to_have_count(0)


def test_a_list_is_brought_along_and_everything_is_put_to_rest(world, person):
    enter(person, world.coach)
    person.goto("/caseload/uitnodigen/")
    person.get_by_role("link", name="Lopende trajecten meebrengen").click()
    accessible(person)
    person.get_by_label("Een persoon per regel").fill("Jo Maes; jo@voorbeeld.invalid; 5-1-2026\nzonder adres")
    person.get_by_role("button", name="Kijk eerst hoe het gelezen wordt").click()
    expect(person.get_by_text("Regel 2: er staat geen mailadres.")).to_be_visible()
    accessible(person)
    person.get_by_label("Een persoon per regel").fill("Jo Maes; jo@voorbeeld.invalid; 5-1-2026")
    person.get_by_role("button", name="Kijk eerst hoe het gelezen wordt").click()
    accessible(person)
    person.get_by_role("button", name="Nodig deze mensen uit").click()
    expect(person.get_by_text("1 uitnodiging is onderweg.")).to_be_visible()
    person.get_by_role("button", name="Neem deze uitnodigingen terug").click()
    expect(person.get_by_text("Teruggenomen.", exact=False)).to_be_visible()
    person.goto(f"/caseload/{world.dossier.id}/")
    person.get_by_role("link", name="Alles stilleggen").click()
    accessible(person)
    person.get_by_role("button", name="Leg alles stil").click()
    expect(person.get_by_text("Er gaat niets meer uit voor dit dossier.")).to_be_visible()
    accessible(person)
    person.get_by_role("button", name="Terugdraaien").click()
    expect(person.get_by_text("Teruggezet. Alles is weer zoals het was.")).to_be_visible()
    accessible(person)
