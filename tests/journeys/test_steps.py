"""Back to work: steps agreed elsewhere are written down, lived, looked back on in the third week, and slowed down."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from luwte.rules.consents import Scope
from tests import filling, stepping
from tests.journeys.conftest import accessible
from tests.journeys.test_may_begin import as_, choose, save

pytestmark = pytest.mark.journey


def test_from_agreed_elsewhere_to_the_third_week(world, person):
    # given: someone who agreed steps with a manager and a company doctor
    today = world.eyes("coachee").today
    as_(person, world.anna)
    person.goto("/meer/")
    person.get_by_role("link", name="Mijn stappen terug naar werk").click()
    expect(person.get_by_text("Luwte stelt niets voor en stuurt niets naar je werk.")).to_be_visible()
    accessible(person)
    # when: a place, and a step whose third week begins today
    person.get_by_role("link", name="Mijn stappen opschrijven").click()
    choose(person, "Waar bouw je op?", "bij een werkgever")
    person.get_by_label("Hoe noem je het?").fill("de bibliotheek")
    save(person, "Plek opslaan")
    person.get_by_role("link", name="De eerste stap").click()
    person.get_by_label("Hoeveel weken duurt deze stap?").fill("4")
    person.get_by_label("Op welke dag begint die?").fill((today - timedelta(days=14)).isoformat())
    person.get_by_label("Hoeveel dagen per week?").fill("2")
    # when: more hours than a day has, then as agreed
    person.get_by_label("Hoeveel uur per dag?").fill("25")
    save(person)
    expect(person.get_by_text("niet meer dan 24 uur")).to_be_visible()
    expect(person.get_by_label("Hoeveel dagen per week?")).to_have_value("2")
    accessible(person)
    person.get_by_label("Hoeveel uur per dag?").fill("1,5")
    save(person)
    expect(person.get_by_text("Stap 1: 3 uur per week, 4 weken. Samen 12 uur.")).to_be_visible()
    person.get_by_role("link", name="Nog een stap").click()
    person.get_by_label("Hoeveel dagen per week?").fill("3")
    save(person)
    accessible(person)
    # when: put down, with who agreed
    person.get_by_role("link", name="Vastleggen").click()
    person.get_by_role("group", name="Mijn leidinggevende").get_by_role("checkbox").check()
    person.get_by_role("group", name="Mijn bedrijfsarts").get_by_role("checkbox").check()
    accessible(person)
    save(person, "Vastleggen")
    # then: where one stands, and the third week says its word once
    expect(person.get_by_text("Je bent in stap 1 van 2.")).to_be_visible()
    expect(person.get_by_text("Dit is praktijkkennis, het is niet onderzocht.")).to_be_visible()
    accessible(person)
    person.goto("/vandaag/")
    person.get_by_role("link", name="De derde week van deze stap").click()
    person.get_by_label("Wat hielp je?").fill("de pauzes")
    accessible(person)
    expect(person.locator(".saved")).to_contain_text("Opgeslagen")
    save(person)
    expect(person.get_by_text("Klaar voor deze week.")).to_be_visible()
    accessible(person)
    person.goto("/vandaag/")
    expect(person.get_by_role("link", name="De derde week van deze stap")).to_have_count(0)


def test_this_step_again_and_what_a_coach_reads(world, person):
    # given: someone in a step, who shares the steps and not the weeks
    stepping.live(world)
    filling.share(world, Scope.STEPS)
    as_(person, world.anna)
    person.goto("/terug-naar-werk/")
    # when: this step again
    person.get_by_text("Even stilstaan, nog eens of een stap terug").click()
    expect(person.get_by_text("Bij je werkgever of het UWV verandert er niets.")).to_be_visible()
    choose(person, "Wat wil je?", "Deze stap nog eens, vanaf het begin")
    accessible(person)
    save(person)
    person.get_by_text("Alle stappen").click()
    expect(person.locator("details").get_by_role("heading", name="Stap 2")).to_have_count(2)
    person.get_by_text("Afgesproken en bijgehouden, per week").click()
    expect(person.get_by_role("img", name="Uren per week")).to_be_visible()
    accessible(person)
    # then: the coach reads the steps, and no week
    as_(person, world.coach)
    person.goto(f"/caseload/{world.dossier.id}/")
    person.get_by_role("link", name="Terug naar werk").click()
    expect(person.get_by_text("Een coach stelt geen uren voor.")).to_be_visible()
    expect(person.get_by_text("Deze stap nog eens, vanaf het begin")).to_be_visible()
    expect(person.get_by_text("meetings")).to_have_count(0)
    accessible(person)
    # and: the coachee takes the turn back
    as_(person, world.anna)
    person.goto("/terug-naar-werk/")
    person.get_by_role("button", name="Ongedaan maken").click()
    person.get_by_text("Alle stappen").click()
    expect(person.locator("details").get_by_role("heading", name="Stap 2")).to_have_count(1)
