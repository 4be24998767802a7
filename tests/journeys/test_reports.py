"""A report to a client organisation: read and released by the coachee, opened with a code, and taken back."""

import re

import pytest
from playwright.sync_api import expect

from luwte.actions import releases
from tests import reporting
from tests.journeys.conftest import accessible
from tests.journeys.test_may_begin import as_, save

pytestmark = pytest.mark.journey


def test_released_opened_and_withdrawn(world, person):
    # given: a coach who makes a report of fixed sentences
    as_(person, world.coach)
    person.goto(f"/caseload/{world.dossier.id}/")
    person.get_by_role("link", name="Verslagen en brieven").click()
    accessible(person)
    person.get_by_role("link", name="Een verslag maken").click()
    person.get_by_label("De gesprekken zijn onder werktijd.").check()
    person.get_by_label("Voor wie?").fill("Salarisadministratie")
    person.get_by_label("Mailadres").fill("geen adres")
    accessible(person)
    person.get_by_label("Mailadres").fill("personeel@werk.invalid")
    save(person, "Klaarleggen voor je coachee")
    expect(person.get_by_text("Je coachee kan het nu lezen")).to_be_visible()
    accessible(person)
    # when: the coachee reads exactly that, and releases it
    as_(person, world.anna)
    person.goto("/verslagen/")
    accessible(person)
    person.get_by_role("link", name=re.compile("^Verslag,")).click()
    expect(person.get_by_text("Precies dit, en niets anders.")).to_be_visible()
    expect(person.get_by_text("Over de inhoud van de gesprekken gaat geen verslag.")).to_be_visible()
    accessible(person)
    save(person, "Vrijgeven en versturen")
    told = person.get_by_text("heeft deze code nodig").inner_text()
    accessible(person)
    row = person.url.rstrip("/").split("/")[-1]
    # then: whoever has the link and the code reads it, and a wrong code opens nothing
    person.context.clear_cookies()
    person.goto(f"/link/bericht/{releases.link(row, 0)}/")
    expect(person.get_by_text("Anna")).to_have_count(0)
    accessible(person)
    person.get_by_label("De code van zes cijfers").fill("12")
    save(person, "Openen")
    expect(person.get_by_role("link", name="Deze code klopt niet.")).to_be_visible()
    accessible(person)
    person.get_by_label("De code van zes cijfers").fill(re.search(r"\d{6}", told)[0])
    save(person, "Openen")
    expect(person.get_by_text("De gesprekken zijn onder werktijd.")).to_be_visible()
    accessible(person)
    with person.expect_download() as got:
        save(person, "Bewaren als PDF")
    assert got.value.suggested_filename == "verslag.pdf"
    # when: the coachee takes it back
    as_(person, world.anna)
    person.goto(f"/verslagen/{row}/")
    expect(person.get_by_role("heading", name="Wanneer het is geopend")).to_be_visible()
    save(person, "Intrekken")
    expect(person.get_by_text("De link opent niets meer.").first).to_be_visible()
    # then: the next request opens nothing and tells nothing
    person.context.clear_cookies()
    answer = person.goto(f"/link/bericht/{releases.link(row, 0)}/")
    assert answer.status == 410
    expect(person.get_by_text("Anna")).to_have_count(0)
    accessible(person)


def test_a_letter_is_read_and_carried(world, person):
    # given: a letter that waits
    row = reporting.write(world)
    as_(person, world.anna)
    person.goto(f"/verslagen/{row}/")
    expect(person.get_by_text("Luwte verstuurt hem niet.")).to_be_visible()
    accessible(person)
    # when: it is right
    save(person, "Deze brief klopt")
    # then: the coach notes what came back, and the coachee reads it
    as_(person, world.coach)
    person.goto(f"/caseload/{world.dossier.id}/verslagen/{row}/")
    person.get_by_label("Wat antwoordde de arts?").fill("Over een week terugkomen")
    accessible(person)
    save(person)
    as_(person, world.anna)
    person.goto(f"/verslagen/{row}/")
    expect(person.get_by_text("Over een week terugkomen")).to_be_visible()
