"""Talks: a series in two steps, moving a walking session, and preparing, holding and agreeing."""

from datetime import timedelta

import pytest
import time_machine
from playwright.sync_api import expect

from luwte.actions import trajectories
from luwte.records.eyes import looking
from tests.building import a_talk, now, open_gate
from tests.journeys.conftest import accessible
from tests.journeys.test_may_begin import as_, choose, save

pytestmark = pytest.mark.journey


def test_moving_a_walking_session(world, person):
    # given: a walk was planned, and the coachee sees where it begins
    a_talk(world, 6)
    as_(person, world.anna)
    person.goto("/gesprekken/")
    accessible(person)
    person.get_by_role("link", name="Waar, hoe, en wat als het regent").click()
    expect(person.get_by_text("Dan binnen.")).to_be_visible()
    assert "openstreetmap.org" in person.get_by_role("link", name="Op de kaart").get_attribute("href")
    accessible(person)
    # when: another moment is asked, without a reason
    person.get_by_role("link", name="Een ander moment, of liever niet").click()
    accessible(person)
    choose(person, "Wat vraag je?", "een ander moment")
    save(person, "Stuur mijn vraag")
    expect(person.get_by_text("Verstuurd.")).to_be_visible()
    accessible(person)
    # then: the coach sees it in the week of that talk, and moves it
    as_(person, world.coach)
    person.goto(f"/caseload/{world.dossier.id}/gesprekken/")
    expect(person.get_by_text("Je coachee vraagt: een ander moment.")).to_be_visible()
    accessible(person)
    person.goto(f"/caseload/{world.dossier.id}/gesprekken/{world.talk}/verzetten/")
    person.get_by_label("Welke dag?").fill((now().date() + timedelta(days=8)).isoformat())
    person.get_by_label("Hoe laat?").fill("14:30")
    accessible(person)
    save(person)
    if person.get_by_text("Toch op dit moment?").count():
        person.get_by_label("Ja, dat spraken we zo af").check()
        save(person)
    expect(person.get_by_text("Opgeslagen. Je coachee hoort het.")).to_be_visible()
    accessible(person)
    # and: the coachee reads the new moment; nothing is asked any more
    as_(person, world.anna)
    person.goto("/gesprekken/")
    expect(person.get_by_text("van 14:30 tot 15:30 uur")).to_be_visible()
    expect(person.get_by_text("Je vroeg")).to_have_count(0)


def test_preparing_holding_and_agreeing(world, person):
    # given: a talk to come, and three short questions
    a_talk(world, 1, at=now() - timedelta(days=3))
    with time_machine.travel(now() - timedelta(days=2, hours=12), tick=True):
        as_(person, world.anna)
        person.goto("/gesprekken/")
        person.get_by_role("link", name="Voorbereiden").click()
        accessible(person)
        person.get_by_label("Waar wil je het over hebben?").fill("Over de maandagen")
        choose(
            person,
            "Mag je coach dit zien? Je coach ziet dan ook welke afspraken je aantikte: gedaan of losgelaten.",
            "Ja, mijn coach mag dit zien",
        )
        save(person)
        expect(person.get_by_text("Opgeslagen. Meer hoeft niet.")).to_be_visible()
        accessible(person)
    # when: the coach reads it, and records the talk when it was held
    as_(person, world.coach)
    person.goto(f"/caseload/{world.dossier.id}/gesprekken/{world.talk}/")
    expect(person.get_by_text("Over de maandagen")).to_be_visible()
    accessible(person)
    person.get_by_role("link", name="Gesprek vastleggen").click()
    expect(person.get_by_text("Niet gedeeld in de app. Je coachee mag ernaar vragen, bij wet.")).to_be_visible()
    accessible(person)
    person.get_by_label("Wat maakte je coachee mee sinds het vorige gesprek?").fill("Een volle maandag")
    person.get_by_label("Afspraak 1").fill("Op maandag een rondje")
    save(person, "Het gesprek was er. Opslaan")
    expect(person.get_by_text("Opgeslagen. De afspraken staan bij je coachee op Vandaag.")).to_be_visible()
    accessible(person)
    # then: a light line on Vandaag, to tick or to leave, and how the talk left someone
    as_(person, world.anna)
    person.goto("/vandaag/")
    expect(person.get_by_role("heading", name="Afgesproken met je coach")).to_be_visible()
    expect(person.get_by_text("gaf het energie?")).to_be_visible()
    accessible(person)
    person.get_by_role("button", name="Gedaan Op maandag een rondje").click()
    expect(person.get_by_text("Hier hoeft nu niets.")).to_be_visible()
    accessible(person)


def test_a_series_in_two_steps(world, person):
    # given: a trajectory that runs
    coach = world.eyes("coach")
    with looking(coach):
        open_gate(coach, world.dossier.id)
        trajectories.start(coach, world.dossier.id, 1)
    as_(person, world.coach)
    person.goto(f"/caseload/{world.dossier.id}/gesprekken/")
    accessible(person)
    # when: step one, then step two
    person.get_by_role("link", name="Een reeks plannen").click()
    accessible(person)
    choose(person, "Hoeveel gesprekken?", "6")
    day = coach.today + timedelta(days=3)
    person.get_by_label("Welke dag?").fill((day + timedelta(days=(7 - day.weekday()) % 7)).isoformat())
    person.get_by_label("Hoe laat?").fill("10:00")
    choose(person, "Hoe spreken jullie elkaar?", "op kantoor")
    save(person, "Toon het voorstel")
    expect(person.get_by_text("Stap 2 van 2")).to_be_visible()
    expect(person.locator("ul.rows li")).to_have_count(6)
    accessible(person)
    save(person, "Afspreken en uitnodigen")
    # then: all of it stands there, and the week shows what is in it
    expect(person.get_by_text("Afgesproken. Je coachee krijgt er één mail over.")).to_be_visible()
    accessible(person)
    person.get_by_role("link", name="Deze week").click()
    accessible(person)
