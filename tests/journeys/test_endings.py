"""A trajectory is closed with a summary, and three months later the coachee says whether a talk is wanted."""

import pytest
from playwright.sync_api import expect

from tests import ending
from tests.journeys.conftest import accessible
from tests.journeys.test_may_begin import as_, choose, save

pytestmark = pytest.mark.journey


def test_closing_and_three_months_later(world, person):
    # given: a trajectory of four months that ended three months ago, by the coach's own hand
    ending.start(world, 210)
    as_(person, world.coach)
    person.goto(f"/caseload/{world.dossier.id}/")
    person.get_by_role("link", name="Het traject afronden").click()
    accessible(person)
    person.get_by_label("De laatste dag").fill("2999-01-01")
    person.get_by_label("Wat jullie deden").fill("Jullie liepen elke twee weken door het park.")
    save(person, "Afronden")
    expect(person.get_by_role("link", name="Deze dag moet nog komen.")).to_be_visible()
    accessible(person)
    on = world.eyes("coach").today
    person.get_by_label("De laatste dag").fill(on.replace(day=1).isoformat())
    save(person, "Afronden")
    expect(person.get_by_text("Je coachee kan de samenvatting lezen.")).to_be_visible()
    accessible(person)
    # when: the coachee reads the summary, and adds words of their own
    as_(person, world.anna)
    person.goto("/meer/")
    person.get_by_role("link", name="Na het traject").click()
    accessible(person)
    person.get_by_role("link", name="De samenvatting").click()
    expect(person.get_by_text("Jullie liepen elke twee weken door het park.")).to_be_visible()
    person.get_by_label("Wat neem ik mee?").fill("Ik mag eerder stoppen.")
    save(person)
    accessible(person)
    with person.expect_download() as got:
        person.get_by_role("link", name="Bewaren of printen als PDF").click()
    assert got.value.suggested_filename == "samenvatting.pdf"


def test_a_talk_is_wanted_after_three_months(world, person):
    # given: a trajectory that ended three months ago
    ending.start(world, 210)
    ending.end(world, 92)
    as_(person, world.anna)
    person.goto("/vandaag/")
    person.get_by_role("link", name="Even kijken hoe het nu is").click()
    expect(person.get_by_text("Overslaan mag.")).to_be_visible()
    accessible(person)
    # when: one tap and a few words
    choose(person, "Wil je een gesprek?", "Ik wil graag een gesprek")
    person.get_by_label("Iets erbij, als je wilt").fill("Het is weer druk.")
    save(person)
    expect(person.get_by_text("Meer hoeft niet.")).to_be_visible()
    accessible(person)
    person.goto("/vandaag/")
    expect(person.get_by_role("link", name="Even kijken hoe het nu is")).to_have_count(0)
    # then: the coach reads it on the list, and notes that there was contact
    as_(person, world.coach)
    person.goto("/caseload/")
    expect(person.get_by_text("je coachee wil graag een gesprek")).to_be_visible()
    accessible(person)
    person.goto(f"/caseload/{world.dossier.id}/afronden/")
    expect(person.get_by_text("Het is weer druk.")).to_be_visible()
    accessible(person)
    save(person, "Ik heb contact gehad")
    person.goto("/caseload/")
    expect(person.get_by_text("je coachee wil graag een gesprek")).to_have_count(0)
