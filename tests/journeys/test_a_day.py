"""One day, lived: from the mail to the coach's list."""

import re

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from playwright.sync_api import expect

from luwte.jobs.worker import once
from tests.journeys.conftest import accessible
from tests.web.doors import log_in

pytestmark = pytest.mark.journey


def enter(page, person):
    """Given: someone who is logged in already."""
    client = Client()
    log_in(client, person)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": value, "domain": "localhost", "path": "/"}]
    )


@pytest.mark.smoke
def test_a_coachee_logs_in_with_a_link_in_another_browser(world, person, chromium, live_server):
    # given: a coachee who asks for a link on one device
    person.goto("/inloggen/")
    accessible(person)
    person.get_by_label("Je mailadres").fill("anna@voorbeeld.invalid")
    person.get_by_role("button", name="Stuur mij de link").click()
    accessible(person)
    # when: the mail is opened on another
    once()
    address = re.search(r"/inloggen/link/\S+", mail.outbox[-1].body)[0]
    other = chromium.new_context(locale="nl-NL", base_url=live_server.url).new_page()
    other.goto(address)
    accessible(other)
    other.get_by_role("button", name="Inloggen").click()
    # then: Vandaag is there, and the first device still waits
    expect(other.get_by_role("heading", name="Vandaag")).to_be_visible()
    person.goto("/vandaag/")
    assert "/inloggen/" in person.url


@pytest.mark.smoke
def test_a_check_in_takes_three_taps_and_reaches_the_coach(world, person, live_server):
    # given
    enter(person, world.anna)
    person.goto("/vandaag/")
    accessible(person)
    # when: three taps
    person.get_by_role("link", name="Check-in").click()
    person.get_by_role("group", name="Hoeveel energie had je vandaag?").get_by_role(
        "radio", name="4", exact=True
    ).check()
    person.get_by_role("button", name="Opslaan").first.click()
    # then
    expect(person.get_by_text("Opgeslagen. Klaar voor vandaag.")).to_be_visible()
    accessible(person)
    # and the coach sees the day, because it is shared
    person.context.clear_cookies()
    enter(person, world.coach)
    person.goto("/caseload/")
    expect(person.get_by_text("Laatste teken: vandaag.")).to_be_visible()
    accessible(person)
    person.get_by_role("link", name="Anna").click()
    person.get_by_text("De dagen als tabel").click()
    expect(person.get_by_role("cell", name="4", exact=True)).to_be_visible()
    accessible(person)


def test_a_day_with_a_moment_energy_and_breath(world, person):
    enter(person, world.anna)
    # a recovery moment
    person.goto("/herstelmoment/")
    accessible(person)
    person.get_by_label("Wat was het?").fill("Thee op de stoep")
    person.get_by_role("button", name="Opslaan").click()
    expect(person.get_by_text("Thee op de stoep")).to_be_visible()
    # what gave energy
    person.goto("/energie/")
    accessible(person)
    person.get_by_role("radio", name="Gaf energie").check()
    person.get_by_label("Wat was het?").fill("De tuin")
    person.get_by_role("button", name="Opslaan").click()
    expect(person.get_by_text("Gaf: De tuin")).to_be_visible()
    # breathing starts, stops, and can be kept
    person.goto("/ademen/")
    accessible(person)
    person.get_by_role("button", name="Beginnen").click()
    expect(person.get_by_text("Adem in")).to_be_visible()
    person.get_by_role("button", name="Stoppen").click()
    person.get_by_role("button", name="Bewaren").click()
    expect(person.get_by_text("Rustig geademd")).to_be_visible()
    # and taken away again
    person.get_by_role("button", name="Weghalen").first.click()
    expect(person.get_by_text("Weggehaald: Thee op de stoep")).to_be_visible()


def test_sharing_is_withdrawn_at_once(world, person):
    enter(person, world.anna)
    person.goto("/wie-ziet-wat/")
    accessible(person)
    person.get_by_role("button", name="Niet meer laten zien").first.click()
    expect(person.get_by_text("Dit geldt meteen.")).to_be_visible()
    person.context.clear_cookies()
    enter(person, world.coach)
    person.goto(f"/caseload/{world.dossier.id}/")
    expect(person.get_by_text("deelt de dagen niet")).to_be_visible()
    accessible(person)


def test_without_javascript_the_check_in_works(world, chromium, live_server):
    page = chromium.new_context(
        locale="nl-NL", base_url=live_server.url, java_script_enabled=False, viewport={"width": 390, "height": 844}
    ).new_page()
    enter(page, world.anna)
    page.goto("/check-in/")
    page.locator("input[name=energy][value='7']").check(force=True)
    page.get_by_role("button", name="Opslaan").first.click()
    expect(page.get_by_text("Opgeslagen. Klaar voor vandaag.")).to_be_visible()


def test_public_pages_and_the_page_that_is_not_there(world, person):
    for path in ("/", "/hulp/", "/bestaat-niet/"):
        person.goto(path)
        accessible(person)
    expect(person.get_by_text("Deze bladzijde is er niet")).to_be_visible()


def test_what_is_tapped_is_kept_without_a_button(world, person):
    enter(person, world.anna)
    person.goto("/check-in/")
    person.get_by_role("group", name="Hoe gespannen was je?").get_by_role("radio", name="6", exact=True).check()
    person.locator(".saved", has_text="Opgeslagen").wait_for()
    accessible(person)
    person.goto("/check-in/")
    expect(person.locator("input[name=tension][value='6']")).to_be_checked()


def test_dark_quiet_and_large_stay_accessible(world, person):
    enter(person, world.anna)
    person.emulate_media(color_scheme="dark", reduced_motion="reduce", contrast="more")
    for path in ("/vandaag/", "/check-in/", "/ademen/", "/dagen/"):
        person.goto(path)
        accessible(person)
