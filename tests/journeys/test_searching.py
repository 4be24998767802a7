"""Searching a piece: with a typing error and back again, without a script, and by a coach who then gives it."""

import pytest
from playwright.sync_api import expect

from luwte.library import searching
from tests.journeys.conftest import accessible
from tests.journeys.test_a_day import enter
from tests.journeys.test_may_begin import as_, save

pytestmark = pytest.mark.journey


@pytest.fixture(autouse=True)
def warm():
    """The index of what ships is made once in a process; a journey does not wait for that."""
    searching.shelf("NL", "nl")


def look_for(page, words):
    page.get_by_label("Zoek een stukje").fill(words)
    page.get_by_role("button", name="Zoeken").click()


def test_someone_finds_a_piece_and_comes_back_to_what_was_found(world, person):
    enter(person, world.anna)
    person.goto("/stukjes/")
    accessible(person)
    look_for(person, "slaapen")
    person.get_by_role("heading", name="Gevonden bij ‘slaapen’").wait_for()
    assert "slaap" not in person.url
    accessible(person)
    person.get_by_role("link", name="Slapen zonder strijd").click()
    person.get_by_role("button", name="Beginnen").wait_for()
    person.go_back()
    expect(person.get_by_role("link", name="Slapen zonder strijd")).to_be_visible()
    # and another word at once, that is nowhere
    look_for(person, "kwantumfysica")
    person.get_by_role("heading", name="Niets gevonden").wait_for()
    accessible(person)
    person.get_by_role("link", name="Zelf een stukje kiezen").click()
    accessible(person)
    person.get_by_text("Alles wat je nu kunt kiezen").click()
    accessible(person)


def test_without_a_script(world, chromium, live_server):
    context = chromium.new_context(base_url=live_server.url, locale="nl-NL", java_script_enabled=False)
    page = context.new_page()
    enter(page, world.anna)
    page.goto("/stukjes/")
    look_for(page, "moe")
    expect(page.get_by_role("heading", name="Gevonden bij ‘moe’")).to_be_visible()
    context.close()


def test_a_coach_finds_reads_and_gives(world, person):
    as_(person, world.coach)
    person.goto(f"/caseload/{world.dossier.id}/stukjes/")
    accessible(person)
    look_for(person, "bodyscan")
    accessible(person)
    person.get_by_role("link", name="Langs je lichaam gaan").click()
    expect(person.get_by_text("Van dit stukje zie je niets.")).to_be_visible()
    accessible(person)
    person.get_by_role("link", name="Dit stukje geven").click()
    expect(person.get_by_role("radio", name="Langs je lichaam gaan")).to_be_checked()
    save(person, "Klaarzetten")
    expect(person.get_by_text("Klaargezet.")).to_be_visible()
    accessible(person)
