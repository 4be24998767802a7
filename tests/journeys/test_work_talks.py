"""The law's dates from one day, and a talk about work on a card."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import accessible
from tests.journeys.test_may_begin import as_, save

pytestmark = pytest.mark.journey


def test_the_dates_of_the_law_and_a_card_for_the_talk(world, person):
    # given: someone who is ill for seven weeks
    today = world.eyes("coachee").today
    as_(person, world.anna)
    person.goto("/meer/")
    person.get_by_role("link", name="Data van de wet").click()
    # when: a day that has yet to come, then the right one
    day = person.get_by_label("Wat was je eerste ziektedag?")
    day.fill((today + timedelta(days=1)).isoformat())
    save(person)
    expect(person.get_by_role("link", name="Deze dag moet nog komen.")).to_be_visible()
    accessible(person)
    day.fill((today - timedelta(days=49)).isoformat())
    save(person)
    # then: what comes, in words, to check with the case manager
    expect(person.get_by_text("Jullie maken samen een plan van aanpak voor het werk.")).to_be_visible()
    expect(person.get_by_text("Controleer dit bij je casemanager.")).to_be_visible()
    expect(person.get_by_text("Alleen jij ziet dit")).to_be_visible()
    accessible(person)
    # when: the talk with the manager is prepared
    person.goto("/gesprek-over-werk/")
    accessible(person)
    person.get_by_role("link", name="Het gesprek met mijn leidinggevende").click()
    person.get_by_text("Goed om te weten").click()
    expect(person.get_by_text("Je werkgever mag niet vragen wat je hebt")).to_be_visible()
    person.get_by_label("Wat wil ik zeggen?").fill("Ik begin met twee ochtenden.\nIk wil een vaste plek.")
    person.get_by_label("Zinnen om te oefenen").fill("Daar praat ik met de bedrijfsarts over.")
    expect(person.locator(".saved")).to_contain_text("Opgeslagen")
    accessible(person)
    save(person)
    # then: a card of one page
    person.get_by_role("link", name="De kaart om mee te nemen").click()
    expect(person.get_by_role("listitem").filter(has_text="Ik wil een vaste plek.")).to_be_visible()
    accessible(person)
    person.emulate_media(media="print")
    expect(person.locator("article.print-card")).to_be_visible()
    expect(person.get_by_role("link", name="Terug", exact=True)).to_be_hidden()
