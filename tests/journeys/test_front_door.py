"""The front door: where to begin, help and away, a consent that is taken back, four questions to a payer."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from luwte.jobs.worker import once
from luwte.library.country import crisis_help
from tests.building import fill_in
from tests.journeys.conftest import WIDTHS, accessible
from tests.journeys.test_a_day import enter

pytestmark = pytest.mark.journey


@pytest.fixture
def other(chromium, live_server):
    """Someone else, with a browser of their own."""
    width, height = WIDTHS["phone"]
    context = chromium.new_context(
        locale="nl-NL", base_url=live_server.url, viewport={"width": width, "height": height}
    )
    context.set_default_timeout(8_000)
    yield context.new_page()
    context.close()


def test_a_visitor_reads_where_to_begin_and_nothing_is_kept(world, person):
    # given: someone on the front page
    person.goto("/")
    person.get_by_role("link", name="Waar begin ik?").click()
    accessible(person)
    # when: two explanations are opened, one question each
    person.get_by_text("De huisarts", exact=True).click()
    expect(person.get_by_text("Het eerste adres bij klachten.")).to_be_visible()
    person.get_by_text("De coach", exact=True).click()
    expect(person.get_by_text("Helpt bij rust, energie en nieuwe gewoontes.")).to_be_visible()
    person.get_by_text("Wat kost een coach?").click()
    expect(person.get_by_text("Vaak 80 tot 125 euro per uur.")).to_be_visible()
    accessible(person)
    # then: no more than 500 words are on screen, and this device keeps nothing
    assert len(person.locator("main").inner_text().split()) <= 500
    assert person.context.cookies() == []
    assert person.evaluate("localStorage.length + sessionStorage.length") == 0
    # and the other country has its own words
    person.get_by_role("link", name="Lees het voor België").click()
    expect(person.get_by_text("De arbeidsarts", exact=True)).to_be_visible()
    assert person.context.cookies() == []
    accessible(person)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_help_is_read_and_left_without_a_trace(world, chromium, live_server, script):
    context = chromium.new_context(locale="nl-NL", base_url=live_server.url, java_script_enabled=script)
    page, away = context.new_page(), crisis_help("NL").leave
    heads = []

    def weather(route):
        heads.append(route.request.headers)
        route.fulfill(body="<title>Weer</title>Het wordt droog.", content_type="text/html")

    context.route(f"{away}**", weather)
    # given: help, from the front page
    page.goto("/")
    page.get_by_role("link", name="Nu hulp nodig?").click()
    assert page.title() == "Luwte"
    expect(page.locator("a[href='tel:113']")).to_be_visible()
    length = page.evaluate("history.length") if script else 0
    # when
    page.get_by_role("link", name="Snel weg").click()
    page.get_by_text("Het wordt droog.").wait_for()
    # then: the other side does not hear where from; with script the back button skips the page
    assert [head.get("referer") for head in heads] == [None]
    if script:
        assert page.evaluate("history.length") == length
        page.go_back()
        assert page.url == f"{live_server.url}/"
    context.close()


def test_help_stands_without_script_and_when_the_server_is_away(world, chromium, live_server):
    context = chromium.new_context(locale="nl-NL", base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/hulp/")
    context.set_offline(True)
    page.get_by_text("Ben je in België?").click()
    expect(page.locator("a[href='tel:1813']")).to_be_visible()
    context.close()


def test_what_is_taken_back_is_gone_at_the_coachs_next_request(world, person, other):
    # given: two browsers; the coach sees the days
    fill_in(world)
    enter(other, world.coach)
    enter(person, world.anna)
    other.goto(f"/caseload/{world.dossier.id}/")
    other.get_by_text("De dagen als tabel").click()
    expect(other.get_by_role("cell", name="3", exact=True)).to_be_visible()
    person.goto("/check-in/")
    expect(person.get_by_text("Jij ziet dit, en ook: Coach.")).to_be_visible()
    # when: the coachee takes it back
    person.goto("/wie-ziet-wat/")
    accessible(person)
    person.get_by_role("button", name=re.compile("^Niet meer laten zien ?: Mijn dagen, Coach")).click()
    expect(person.get_by_text("Dit geldt meteen.")).to_be_visible()
    accessible(person)
    # then: the coach's next request does not have them
    other.reload()
    expect(other.get_by_text("deelt de dagen niet")).to_be_visible()
    expect(other.locator("td", has_text="3")).to_have_count(0)
    expect(other.get_by_text("De dagen als tabel")).to_have_count(0)
    person.goto("/check-in/")
    expect(person.get_by_text("Alleen jij ziet dit.")).to_be_visible()
    # and it is given back as easily, with a proof to keep
    person.goto("/wie-ziet-wat/")
    person.get_by_text("Kies wat Coach mag zien").click()
    person.get_by_role("link", name=re.compile("^Laten zien ?: Mijn dagen, Coach")).click()
    accessible(person)
    person.get_by_label("Tot ik het terugneem").check()
    person.get_by_role("button", name="Laten zien aan Coach").click()
    expect(person.get_by_text("Opgeslagen. Dit geldt meteen.")).to_be_visible()
    other.reload()
    other.get_by_text("De dagen als tabel").click()
    expect(other.get_by_role("cell", name="3", exact=True)).to_be_visible()
    person.get_by_role("link", name=re.compile("^Bewijs ?: Mijn dagen, Coach")).first.click()
    expect(person.get_by_text("Deze toestemming geldt nu.")).to_be_visible()
    accessible(person)


def test_the_client_organisation_is_asked_and_the_coachee_reads_first(world, person, other, chromium, live_server):
    # given: Anna asks Els
    enter(person, world.anna)
    person.goto("/opdrachtgever/")
    accessible(person)
    person.get_by_label("Naam van je contactpersoon").fill("Els")
    person.get_by_label("Mailadres van je contactpersoon").fill("els@werk.invalid")
    person.get_by_role("button", name="Vraag het").click()
    expect(person.get_by_text("Jij ziet de antwoorden als eerste.").first).to_be_visible()
    accessible(person)
    once()
    link = re.search(r"//[^/]+(/\S+)", mail.outbox[-1].body)[1]
    # when: Els answers on a device of her own
    other.goto(link)
    accessible(other)
    other.get_by_label("Wat hoop je").fill("Een rustige start")
    other.get_by_role("button", name="Versturen").click()
    expect(other.get_by_text("Uw antwoorden zijn opgeslagen.")).to_be_visible()
    accessible(other)
    # then: Anna reads, the coach does not, until she shows it
    coach = chromium.new_context(locale="nl-NL", base_url=live_server.url).new_page()
    enter(coach, world.coach)
    coach.goto(f"/caseload/{world.dossier.id}/")
    expect(coach.get_by_text("Een rustige start")).to_have_count(0)
    person.goto("/opdrachtgever/")
    expect(person.get_by_text("Een rustige start")).to_be_visible()
    accessible(person)
    person.get_by_role("button", name="Laten zien aan mijn coach").click()
    coach.reload()
    expect(coach.get_by_text("Een rustige start")).to_be_visible()
    accessible(coach)
    # and withdrawn it is gone for everyone
    person.get_by_role("link", name="Intrekken en wissen").click()
    accessible(person)
    person.get_by_role("button", name="Ja, trek in").click()
    expect(person.get_by_text("Ingetrokken.")).to_be_visible()
    coach.reload()
    expect(coach.get_by_text("Een rustige start")).to_have_count(0)
    other.goto(link)
    expect(other.get_by_text("Deze link werkt niet meer")).to_be_visible()
    coach.context.close()
