"""A practice manager adapts a module, a coach publishes it, the coachee reads it; then the original is renewed."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from luwte.library import originals
from tests.journeys.conftest import accessible
from tests.journeys.test_may_begin import as_, save

pytestmark = pytest.mark.journey
NAME = ("module", "op-de-rem", "nl")
PAGE = "/praktijk/teksten/module/op-de-rem/nl/"


@pytest.mark.desk
def test_a_module_is_adapted_reviewed_read_and_upgraded(world, person, monkeypatch):
    # given: a manager who looks for a text
    as_(person, world.manager)
    person.goto("/praktijk/")
    person.get_by_role("link", name="Teksten van de praktijk").click()
    accessible(person)
    person.get_by_text("Lezen, Nederlands").click()
    person.get_by_role("link", name="Je mag op de rem").click()
    accessible(person)
    # when: it gets another title, and first something that cannot be
    person.get_by_role("button", name="Aanpassen voor onze praktijk").click()
    accessible(person)
    person.get_by_label("Titel").fill("Bij ons mag je op de rem")
    text = person.get_by_label("De tekst").input_value()
    person.get_by_label("De tekst").fill(text + "\n<script>alert(1)</script>\n")
    save(person, "Opslaan en lezen")
    expect(person.get_by_text("Hier staat HTML of programmacode.")).to_be_visible()
    accessible(person)
    person.get_by_role("link", name="Verder met aanpassen").click()
    person.get_by_label("De tekst").fill(text)
    save(person, "Opslaan en lezen")
    expect(person.get_by_role("heading", name="Bij ons mag je op de rem")).to_be_visible()
    person.get_by_role("link", name="Terug naar deze tekst").click()
    person.get_by_role("link", name="Wat er anders is dan het origineel").click()
    expect(person.locator(".lines .added")).to_have_count(1)
    accessible(person)
    person.goto(PAGE)
    save(person, "Klaar om na te kijken")
    expect(person.get_by_text("Een ander kijkt na wat jij schreef")).to_be_visible()
    accessible(person)
    # then: a coach reads and publishes it
    as_(person, world.coach)
    person.goto("/caseload/")
    person.get_by_role("link", name="Teksten van de praktijk").click()
    accessible(person)
    person.get_by_role("link", name="Bij ons mag je op de rem").click()
    accessible(person)
    save(person, "Publiceren")
    expect(person.get_by_text("Gepubliceerd.")).to_be_visible()
    accessible(person)
    # and: the coachee reads it, and begins
    as_(person, world.anna)
    person.goto("/stukjes/module/op-de-rem/")
    expect(person.get_by_role("heading", name="Bij ons mag je op de rem")).to_be_visible()
    person.get_by_role("button", name="Beginnen").click()
    # given: the original is renewed, in the title and elsewhere
    found = originals.original(*NAME)
    new = found.text.replace('title: "Je mag', 'title: "Jij mag', 1).replace(
        "## Uitleg\n", "## Uitleg\nIets nieuws.\n\n"
    )
    held = {**originals.originals(), NAME: replace(found, text=new)}
    monkeypatch.setattr(originals, "originals", lambda: held)
    as_(person, world.manager)
    person.goto("/praktijk/teksten/")
    expect(person.get_by_text("Het origineel is vernieuwd.")).to_be_visible()
    person.get_by_role("link", name="Bij ons mag je op de rem").click()
    person.get_by_role("link", name="Bekijk wat er nieuw is").click()
    accessible(person)
    # when: first without a choice
    save(person, "Overnemen in een concept")
    expect(person.get_by_text("Kies bij elke plek wat blijft.")).to_be_visible()
    accessible(person)
    person.get_by_label("onze tekst").check()
    save(person, "Overnemen in een concept")
    expect(person.get_by_text("Opgeslagen als concept.")).to_be_visible()
    person.get_by_role("link", name="Lezen zoals een coachee het leest").click()
    # then: both are in it, and who began reads on in the text of then
    expect(person.get_by_role("heading", name="Bij ons mag je op de rem")).to_be_visible()
    expect(person.get_by_text("Iets nieuws.")).to_be_visible()
    person.goto(PAGE)
    person.get_by_text("Jullie tekst intrekken").click()
    person.get_by_role("button", name="Intrekken").click()
    expect(person.get_by_text("Ingetrokken. Wie al begon")).to_be_visible()
    accessible(person)
    as_(person, world.anna)
    person.goto("/stukjes/module/op-de-rem/")
    expect(person.get_by_text("Jij gaat verder met de tekst waarmee je begon.")).to_be_visible()
    expect(person.get_by_role("heading", name="Bij ons mag je op de rem")).to_be_visible()
    accessible(person)


@pytest.mark.desk
def test_two_managers_lose_nothing(world, person):
    # given: a page of the editor, and someone else who saved since
    as_(person, world.manager)
    person.goto(PAGE)
    person.get_by_role("button", name="Aanpassen voor onze praktijk").click()
    other = person.context.new_page()
    other.goto(PAGE + "aanpassen/")
    other.get_by_label("Titel").fill("Van de ander")
    other.get_by_role("button", name="Opslaan", exact=True).click()
    other.get_by_text("Opgeslagen.").first.wait_for()
    other.close()
    # when: this one saves too
    person.get_by_label("Titel").fill("Van mij")
    save(person, "Opslaan en lezen")
    # then: both are there
    expect(person.get_by_text("De jouwe is ook bewaard: zie onderaan.")).to_be_visible()
    expect(person.get_by_label("Titel")).to_have_value("Van de ander")
    accessible(person)
    person.get_by_role("button", name="Deze versie gebruiken").click()
    expect(person.get_by_label("Titel")).to_have_value("Van mij")
    accessible(person)
