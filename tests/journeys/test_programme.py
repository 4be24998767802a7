"""The programme: given in two taps, met as one small step, left for another day; and someone who waits."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.actions.test_giving import give
from tests.building import now
from tests.journeys.conftest import accessible
from tests.journeys.test_may_begin import as_, choose, save

pytestmark = pytest.mark.journey


@pytest.mark.desk
def test_a_programme_in_two_taps_is_one_small_step_on_vandaag(world, person):
    # given: a coach on the page of a coachee
    as_(person, world.coach)
    person.goto(f"/caseload/{world.dossier.id}/")
    # when: two taps, the sum first
    person.get_by_role("link", name="Programma en stukjes").click()
    expect(person.get_by_text("Nu vraag je samen ongeveer 4 minuten per week")).to_be_visible()
    accessible(person)
    person.get_by_role("button", name="Geef het programma").click()
    expect(person.get_by_text("Klaargezet.")).to_be_visible()
    accessible(person)
    # then: the coachee is asked one word, and gets one step
    as_(person, world.anna)
    person.goto("/vandaag/")
    accessible(person)
    person.get_by_role("button", name="Een beetje").click()
    expect(person.locator("#stap h3")).to_have_count(1)
    accessible(person)
    person.get_by_text("Nog iets voor vandaag").click()
    accessible(person)
    person.get_by_role("link", name="Wat er voor je klaarstaat").click()
    accessible(person)
    # and: something that went well, in own words
    person.goto("/vandaag/")
    person.get_by_text("Nog iets voor vandaag").click()
    person.get_by_role("link", name="Wat lukte er?").click()
    person.get_by_label("Wat lukte er vandaag?").fill("Even in de zon gezeten")
    save(person)
    expect(person.get_by_text("Even in de zon gezeten").first).to_be_visible()
    accessible(person)


def test_a_day_with_not_today(world, person):
    # given: someone with a programme
    give(world)
    as_(person, world.anna)
    person.goto("/vandaag/")
    person.get_by_role("button", name="Gewoon").click()
    first = person.locator("#stap h3").inner_text()
    # when: something else, less, and then not today
    person.get_by_role("button", name="Iets anders").click()
    expect(person.locator("#stap h3")).not_to_have_text(first)
    person.get_by_role("button", name="Minder").click()
    accessible(person)
    person.get_by_role("button", name="Niet vandaag").click()
    # then: nothing is asked, nothing is said about it, and it can be taken back
    expect(person.get_by_text("Goed. Vandaag hoeft er niets.")).to_be_visible()
    expect(person.locator("#stap h3")).to_have_count(0)
    accessible(person)
    person.locator("#stap").get_by_role("button", name="Ongedaan maken").click()
    expect(person.locator("#stap h3")).to_have_count(1)


@pytest.mark.desk
def test_who_waits_has_a_name_and_a_number(world, person):
    # given: a care professional who gives to someone on a waiting list
    as_(person, world.care)
    person.goto(f"/zorg/{world.dossier.id}/")
    person.get_by_role("link", name="Programma en stukjes").click()
    person.get_by_role("link", name="Eén stukje geven, of voor een andere tijd").click()
    choose(person, "Wat geef je?", "Het programma Uit de wind")
    choose(person, "Voor welke tijd?", "op een wachtlijst")
    # when: without a contact
    save(person, "Klaarzetten")
    expect(person.get_by_text("Schrijf wie het contact is zolang iemand wacht.").first).to_be_visible()
    accessible(person)
    person.get_by_label("Contact zolang iemand wacht").fill("Noor, op 000 00 00")
    person.get_by_label("Wie belt iemand als het erger wordt?").fill("je huisarts")
    person.get_by_label("Wanneer kijk je er opnieuw naar?").fill((now().date() + timedelta(days=14)).isoformat())
    save(person, "Klaarzetten")
    expect(person.get_by_text("Contact: Noor, op 000 00 00.")).to_be_visible()
    accessible(person)
    # then: the person who waits reads whom to call, on Vandaag
    as_(person, world.anna)
    person.goto("/vandaag/")
    expect(person.get_by_text("Zolang je wacht, is Noor, op 000 00 00 je contact.")).to_be_visible()
    expect(person.get_by_text("Wordt het erger? Bel je huisarts.")).to_be_visible()
    accessible(person)
