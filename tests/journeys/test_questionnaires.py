"""Questionnaires, lived: brought by the manager, given by the care professional, filled in, and every real file."""

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import expect

from luwte.actions.questionnaires import whole
from luwte.records.eyes import looking
from luwte.records.responses import queries
from luwte.rules.instruments.screens import screens
from tests import filling
from tests.journeys.conftest import accessible
from tests.journeys.test_a_day import enter

pytestmark = pytest.mark.journey
PHQ = filling.DATA / "questionnaires" / "test__data__R4__phq9.json"


def become(page, person):
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    enter(page, person)


@pytest.mark.parametrize("which", [0, pytest.param(3, marks=pytest.mark.long)])
def test_phq_9_is_brought_given_and_filled_in(world, person, tmp_path, which):
    # given: a practice manager with a file
    file = PHQ if PHQ.is_file() else tmp_path / "phq.json"
    if not PHQ.is_file():
        file.write_bytes(filling.phq())
    enter(person, world.manager)
    person.goto(reverse("practice:instrument_bring"))
    accessible(person)
    person.get_by_label("Bestand").set_input_files(file)
    person.get_by_role("button", name="Verder", exact=True).click()
    expect(person.get_by_role("heading", name="Lezen we het goed?")).to_be_visible()
    expect(person.get_by_text("Alleen een zorgprofessional kan hem geven")).to_be_visible()
    accessible(person)
    person.get_by_label("Naam van de lijst").fill("Negen vragen")
    person.get_by_role("button", name="In gebruik nemen").click()
    expect(person.get_by_role("heading", name="Negen vragen")).to_be_visible()
    accessible(person)
    # when: the coach cannot give it, the care professional does
    become(person, world.coach)
    person.goto(reverse("coach:questionnaires", args=[world.dossier.id]))
    expect(person.get_by_text("Negen vragen")).to_have_count(0)
    accessible(person)
    become(person, world.care)
    person.goto(reverse("care:questionnaires", args=[world.dossier.id]))
    person.get_by_role("radio", name="Negen vragen").check(force=True)
    person.get_by_role("radio", name="Nu", exact=True).check(force=True)
    person.get_by_role("button", name="Klaarzetten").click()
    expect(person.get_by_text("Deze week vraag je samen ongeveer")).to_be_visible()
    accessible(person)
    # then: the coachee fills it in, one question a screen
    become(person, world.anna)
    person.goto("/vragenlijsten/")
    accessible(person)
    person.get_by_role("link", name="Bekijken").click()
    accessible(person)
    person.get_by_role("button", name="Beginnen").click()
    ninth = False
    for _screen in range(12):
        if person.get_by_role("button", name="Verder", exact=True).count() == 0:
            break
        if person.get_by_text("Niemand leest dit vannacht").count():
            ninth = True
            person.get_by_role("radio").nth(which).check()
            person.get_by_text("Opgeslagen.").wait_for()
            expect(person.get_by_text("113").first).to_be_visible()
            accessible(person)
        elif person.get_by_role("radio").count():
            person.get_by_role("radio").nth(1).check()
        with person.expect_navigation():
            person.get_by_role("button", name="Verder", exact=True).click()
    assert ninth
    accessible(person)
    person.get_by_role("button", name="Dit is klaar").click()
    accessible(person)
    person.get_by_role("link", name="Toon het totaal van je antwoorden").click()
    expect(person.get_by_role("img", name="De totalen als plaatje")).to_be_visible()
    accessible(person)


@pytest.mark.long
def test_every_real_file_is_brought_and_rendered(world, person):
    files = sorted((filling.DATA / "questionnaires").glob("*.json"))
    if not files:
        pytest.skip("no data of others here")
    enter(person, world.anna)
    for file in files:
        instrument = filling.bring(world, file.read_bytes(), title=file.stem)
        row = filling.begin(world, instrument, filling.give(world, instrument))
        own = world.eyes("coachee")
        with looking(own):
            told = whole(queries.one(own, world.dossier.id, row).instrument)
        person.goto(reverse("coachee:response_all", args=[row]))
        expect(person.get_by_role("heading", level=1)).to_be_visible()
        accessible(person)
        for number in range(min(3, len(screens(told.questionnaire)))):
            person.goto(reverse("coachee:response_screen", args=[row, number]))
            expect(person.get_by_role("button", name="Verder", exact=True)).to_be_visible()


def test_a_long_list_is_saved_as_it_goes(world, person):
    instrument = filling.bring(world, filling.long())
    row = filling.begin(world, instrument, filling.give(world, instrument))
    enter(person, world.anna)
    person.goto(reverse("coachee:response_all", args=[row]))
    person.get_by_role("group", name="Stelling 40").get_by_role("radio", name="Vaak").check()
    person.get_by_text("Opgeslagen.").wait_for()
    person.reload()
    expect(person.get_by_role("group", name="Stelling 40").get_by_role("radio", name="Vaak")).to_be_checked()
    for _page in range(4):
        with person.expect_navigation():
            person.get_by_role("button", name="Verder", exact=True).click()
    expect(person.get_by_role("button", name="Dit is klaar")).to_be_visible()
    accessible(person)


def test_the_question_about_the_approach_and_a_talk(world, person):
    filling.live(world)
    enter(person, world.anna)
    person.goto("/aanpak/")
    accessible(person)
    person.get_by_role("button", name="Ik wil hier eerder over praten").click()
    person.get_by_role("radio", name="De aanpak past voor een deel").check(force=True)
    person.get_by_role("button", name="Opslaan").click()
    accessible(person)
    person.goto("/na-een-gesprek/")
    accessible(person)
    person.get_by_role("radio", name="Minder energie").check(force=True)
    person.get_by_role("button", name="Opslaan").click()
    expect(person.get_by_text("Een goed gesprek kan ook moe maken.")).to_be_visible()
    accessible(person)
    person.goto(reverse("coachee:questionnaire_totals", args=[world.instrument]) + "?toon=totaal")
    expect(person.get_by_role("heading", name="In eigen woorden")).to_be_visible()
    accessible(person)
    become(person, world.coach)
    for name in ("approach", "moments", "questionnaires"):
        person.goto(reverse(f"coach:{name}", args=[world.dossier.id]))
        accessible(person)
