"""Kan het traject beginnen: it waits, it may begin, and in week 5 it waits again while the contact goes on."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from luwte.actions import trajectories
from luwte.records.dossiers.models import Guide
from luwte.records.eyes import looking, operator
from luwte.records.eyes.guard import signed
from tests.building import now, open_gate
from tests.journeys.conftest import accessible
from tests.journeys.test_a_day import enter

pytestmark = pytest.mark.journey


def as_(person, who):
    person.context.clear_cookies()
    enter(person, who)


def choose(person, question, answer):
    person.get_by_role("group", name=question, exact=True).get_by_role("radio", name=answer, exact=True).check()


def save(person, words="Opslaan"):
    person.get_by_role("button", name=words, exact=True).first.click()


@pytest.mark.desk
def test_it_waits_then_talk_and_doctor_are_recorded_and_it_may_begin(world, person):
    today = world.eyes("coach").today
    # given: a coach opens the dossier of someone new
    enter(person, world.coach)
    person.goto(f"/caseload/{world.dossier.id}/")
    accessible(person)
    person.get_by_role("link", name="Kan het traject beginnen?").first.click()
    expect(person.get_by_text("We wachten nog met het traject.")).to_be_visible()
    accessible(person)
    # when: the situation is recorded
    person.get_by_role("link", name="Leg de situatie vast").click()
    accessible(person)
    choose(person, "Waarvoor komt je coachee?", "met klachten")
    person.get_by_label("Sinds wanneer zijn er klachten?").fill((today - timedelta(weeks=10)).isoformat())
    choose(person, "Ging het daarna nog duidelijk slechter?", "nee")
    choose(person, "Behandelt een arts, psycholoog of psychiater je coachee nu?", "nee")
    save(person)
    # and: the talk, part by part; one topic stays for later
    person.get_by_role("link", name="Leg het gesprek vast").click()
    for part in (1, 2, 3, 4):
        accessible(person)
        for card in person.locator("section.card").all():
            if card.get_by_role("heading").inner_text() != "Alcohol":
                card.get_by_role("radio", name="is er niet", exact=True).check()
        save(person, "Opslaan" if part == 4 else "Opslaan en verder")
    expect(person.get_by_text("Deze onderwerpen zijn nog niet besproken: alcohol.")).to_be_visible()
    person.get_by_role("link", name="Leg het gesprek vast").click()
    expect(person.get_by_text("Stap 2 van 4")).to_be_visible()
    alcohol = person.locator("section.card").filter(has=person.get_by_role("heading", name="Alcohol"))
    alcohol.get_by_role("radio", name="is er niet", exact=True).check()
    save(person, "Opslaan en verder")
    person.get_by_role("link", name="Stoppen").click()
    # then: only the doctor is left, and the coach's list says so
    expect(person.get_by_text("Een huisarts of bedrijfsarts heeft nog niet meegekeken.")).to_be_visible()
    accessible(person)
    person.get_by_role("link", name="Mijn coachees").click()
    expect(person.get_by_text("De huisarts of bedrijfsarts is nog niet vastgelegd.")).to_be_visible()
    # when: the doctor's view is recorded
    person.goto(f"/caseload/{world.dossier.id}/begin/")
    person.get_by_role("link", name="Leg vast wie meekeek").click()
    accessible(person)
    choose(person, "Wie was het?", "de huisarts")
    person.get_by_label("Naam", exact=True).fill("J. de Vries")
    person.get_by_label("Wanneer zag deze persoon je coachee?").fill((today - timedelta(days=3)).isoformat())
    choose(person, "Was dat voor deze klachten?", "ja")
    choose(person, "Is een lichamelijke oorzaak besproken?", "ja")
    choose(person, "Wat vindt deze persoon van begeleiding?", "begeleiding kan")
    choose(person, "Behandelt deze persoon je coachee nu?", "nee")
    choose(person, "Van wie heb je dit?", "van mijn coachee")
    save(person)
    # then: it may begin
    expect(person.get_by_text("Ja. Alles wat nodig is, staat in je verslag.")).to_be_visible()
    accessible(person)
    person.get_by_role("link", name="Begin het traject").click()
    accessible(person)
    save(person, "Begin vandaag")
    expect(person.get_by_text("Opgeslagen. Het traject is begonnen.")).to_be_visible()
    # and the coachee reads it
    as_(person, world.anna)
    person.goto("/traject/")
    expect(person.get_by_text(re.compile("Het traject begon op"))).to_be_visible()
    accessible(person)


def five_weeks(world):
    """Given: a trajectory that began five weeks ago."""
    eyes = world.eyes("coach", now() - timedelta(weeks=5))
    with looking(operator(now())), signed():
        Guide.objects.filter(dossier=world.dossier, until=None).update(since=eyes.today)
    with looking(eyes):
        open_gate(eyes, world.dossier.id)
        trajectories.start(eyes, world.dossier.id)


@pytest.mark.desk
def test_in_week_five_it_waits_again_and_the_contact_goes_on(world, person):
    five_weeks(world)
    # when: the coach hears something new, and gives an exercise along
    enter(person, world.coach)
    person.goto(f"/caseload/{world.dossier.id}/begin/")
    expect(person.get_by_text(re.compile("Het traject loopt"))).to_be_visible()
    person.get_by_role("link", name="Er is iets nieuws, of het gaat slechter").click()
    accessible(person)
    choose(person, "Wat is er?", "Het gaat duidelijk slechter")
    person.get_by_label("Wat spraken jullie af?").fill("Morgen belt Anna de huisarts. We spreken elkaar vrijdag.")
    save(person)
    expect(person.get_by_text("We wachten weer even met het plan.")).to_be_visible()
    accessible(person)
    person.goto(f"/caseload/{world.dossier.id}/kennismaking/")
    accessible(person)
    person.get_by_role("checkbox", name="Een rondje buiten").check()
    save(person, "Gesprek opslaan")
    accessible(person)
    # then: the coachee reads one calm line, and everything else is there
    as_(person, world.anna)
    person.goto("/vandaag/")
    expect(person.get_by_text("Jullie wachten even met het traject. Vandaag gaat gewoon door.")).to_be_visible()
    accessible(person)
    person.get_by_role("link", name="Hoe het staat").click()
    expect(person.get_by_text("blijft je contact.")).to_be_visible()
    accessible(person)
    person.goto("/vandaag/")
    person.get_by_role("link", name="Een rondje buiten").click()
    expect(person.get_by_role("heading", name="Een rondje buiten")).to_be_visible()
    accessible(person)
    person.goto("/vandaag/")
    person.get_by_role("link", name="Check-in").click()
    choose(person, "Hoeveel energie had je vandaag?", "3")
    save(person)
    expect(person.get_by_text("Opgeslagen. Klaar voor vandaag.")).to_be_visible()


def test_someone_in_distress_in_one_tap(world, person):
    # given: a coach on the list
    enter(person, world.coach)
    person.goto("/caseload/")
    # when
    person.get_by_role("link", name="Iemand in nood").click()
    # then
    expect(person.get_by_role("link", name="Bel 112")).to_be_visible()
    accessible(person)
    # and from the dossier, with a record afterwards
    person.goto(f"/caseload/{world.dossier.id}/")
    person.get_by_role("link", name="Iemand in nood").click()
    accessible(person)
    person.get_by_text("Vastleggen wat je deed").click()
    person.get_by_role("checkbox", name="Ik belde 112").check()
    save(person)
    expect(person.get_by_text("Opgeslagen. Zorg nu ook even voor jezelf.")).to_be_visible()
    accessible(person)
    # and the note that keeps two people apart
    person.goto(f"/caseload/{world.dossier.id}/apart/")
    accessible(person)
    person.get_by_label("Je notitie").fill("Ik plan ze op andere dagen.")
    save(person)
    expect(person.get_by_label("Je notitie")).to_have_value("Ik plan ze op andere dagen.")
