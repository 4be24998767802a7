"""The intake, lived: half-way on the phone, on from there on another device, two versions, and the coach prepares."""

from uuid import uuid4

import pytest
from playwright.sync_api import expect

from luwte.actions import intakes, shares
from luwte.records.eyes import looking
from luwte.rules.consents import Scope
from tests.journeys.conftest import accessible
from tests.journeys.test_a_day import enter

pytestmark = pytest.mark.journey
REQUESTS_MOST, BYTES_MOST = 6, 40_000


@pytest.fixture
def laptop(chromium, live_server):
    """Another device of the same person."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, base_url=live_server.url, locale="nl-NL")
    context.set_default_timeout(8_000)
    yield context.new_page()
    context.close()


def saved(page):
    page.locator(".saved", has_text="Opgeslagen").wait_for()


@pytest.mark.smoke
def test_the_intake_over_two_devices(world, person, laptop):
    # given: someone on Vandaag, who has not begun
    enter(person, world.anna)
    person.goto("/vandaag/")
    accessible(person)
    person.get_by_role("link", name="Naar de intake").click()
    accessible(person)
    person.get_by_role("link", name="Beginnen").click()
    accessible(person)
    # when: they write a little, nothing is pressed, and they stop half-way
    person.get_by_label("Wie ben je, in je eigen woorden?").fill("Ik werk in de zorg")
    saved(person)
    # then: on another device they go on where they were
    enter(laptop, world.anna)
    laptop.goto("/intake/")
    laptop.get_by_role("link", name="Ga verder").click()
    words = laptop.get_by_label("Wie ben je, in je eigen woorden?")
    expect(words).to_have_value("Ik werk in de zorg")
    words.fill("Ik werk in de zorg, met plezier")
    saved(laptop)
    # and when the first device, which knows nothing of that, goes on too
    person.get_by_label("Wie ben je, in je eigen woorden?").fill("Ik werk in de zorg en heb twee kinderen")
    # then it is told, and both versions are kept
    person.get_by_text("Beide versies zijn bewaard.").wait_for()
    person.get_by_role("link", name="Bekijk de andere").click()
    accessible(person)
    expect(person.get_by_label("Wie ben je, in je eigen woorden?")).to_have_value("Ik werk in de zorg, met plezier")
    person.get_by_text("Ook bewaard, van een andere bladzijde").click()
    expect(person.get_by_text("Ik werk in de zorg en heb twee kinderen")).to_be_visible()
    accessible(person)
    person.get_by_role("button", name="Deze gebruiken").click()
    expect(person.get_by_text("De andere versie is ook bewaard.")).to_be_visible()
    # and the rest of the short part follows, with a place to stop
    person.get_by_label("Hoe oud ben je?").fill("41")
    person.get_by_role("button", name="Opslaan en verder").click()
    person.get_by_label("Wat weegt nu het zwaarst?").fill("De nachten")
    person.get_by_role("button", name="Opslaan en verder").click()
    accessible(person)
    person.get_by_role("button", name="Overslaan").click()
    expect(person.get_by_text("Het korte deel is klaar.", exact=False).first).to_be_visible()
    accessible(person)
    # and sharing is asked, once, with what will be seen
    person.get_by_role("link", name="Lees eerst wat dan te zien is").click()
    person.get_by_role("radio", name="Tot ik het terugneem").check()
    person.get_by_role("button", name="Laten zien aan Coach").click()
    expect(person.get_by_text("Dit geldt meteen.")).to_be_visible()
    # and the coach prepares the talk
    person.context.clear_cookies()
    enter(person, world.coach)
    person.goto(f"/caseload/{world.dossier.id}/")
    person.get_by_role("link", name="Intake en wie je mag bellen").click()
    expect(person.get_by_text("De nachten")).to_be_visible()
    accessible(person)


@pytest.mark.desk
def test_the_coach_types_it_with_the_coachee(world, person):
    own = world.eyes("coachee")
    with looking(own):
        shares.give(own, world.dossier.id, world.coach.id, Scope.INTAKE)
        said = {"topics": ["alcohol"], "thoughts_of_death": "rather"}
        intakes.save(own, world.dossier.id, "onderwerpen", said, client_id=uuid4(), base_revision=0)
    enter(person, world.coach)
    person.goto(f"/caseload/{world.dossier.id}/intake/")
    expect(person.get_by_text("nog te bespreken").first).to_be_visible()
    accessible(person)
    person.get_by_role("link", name="Vul samen in").click()
    accessible(person)
    person.get_by_role("radio", name="Aan de telefoon").check()
    person.get_by_label("Wie ben je, in je eigen woorden?").fill("Ik ben er even niet")
    saved(person)
    person.get_by_role("button", name="Opslaan en terug").click()
    expect(person.get_by_text("Ingevuld aan de telefoon, door Coach.")).to_be_visible()
    accessible(person)
    person.get_by_role("link", name="Een lege intake printen").click()
    accessible(person)


def test_topics_and_help_by_night(world, person):
    enter(person, world.anna)
    person.goto("/intake/onderwerpen/")
    accessible(person)
    group = person.get_by_role("group", name="Wil je praten over gedachten aan de dood?")
    for answer in ("Ja", "Nu niet"):
        group.get_by_role("radio", name=answer, exact=True).check()
        saved(person)
        expect(person.get_by_role("link", name="Bel 113")).to_be_visible()
        expect(person.get_by_text("Niemand leest dit vannacht.")).to_be_visible()
    person.emulate_media(color_scheme="dark", reduced_motion="reduce", contrast="more")
    for path in ("/intake/", "/intake/over-jou/", "/intake/bereiken/", "/intake/papier/", "/intake/jonger/"):
        person.goto(path)
        accessible(person)


def test_without_javascript_the_intake_works(world, chromium, live_server):
    page = chromium.new_context(
        locale="nl-NL", base_url=live_server.url, java_script_enabled=False, viewport={"width": 390, "height": 844}
    ).new_page()
    enter(page, world.anna)
    page.goto("/intake/lijf/")
    page.locator("input[value=tired]").check(force=True)
    page.get_by_role("button", name="Opslaan en stoppen").click()
    expect(page.get_by_text("Je kunt later verder")).to_be_visible()
    page.goto("/intake/lijf/")
    expect(page.locator("input[value=tired]")).to_be_checked()
    page.context.close()


def test_a_piece_is_light(world, person):
    enter(person, world.anna)
    asked = []
    person.on("requestfinished", lambda one: asked.append(one))
    person.goto("/intake/onderwerpen/", wait_until="networkidle")
    sizes = [one.sizes() for one in asked]
    assert len(asked) <= REQUESTS_MOST
    assert sum(one["responseBodySize"] + one["responseHeadersSize"] for one in sizes) <= BYTES_MOST
