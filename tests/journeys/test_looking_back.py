"""A diary of one's own comes along, and is looked back on; choices hold; what was typed survives log-out."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from luwte.actions import preferences
from luwte.jobs.worker import once
from luwte.records.eyes import looking
from luwte.rules.preferences import Preferences
from tests.journeys.conftest import accessible
from tests.journeys.test_a_day import enter
from tests.journeys.test_second_key import log_in_by_link

pytestmark = pytest.mark.journey
REAL = Path(os.environ.get("LUWTE_SHARED_DATA", Path(__file__).parents[3] / "shared/data")) / "diary"
HARD = {14, 25, 41, 52, 70, 83}


def made_up(folder):
    last = timezone.localdate() - timedelta(days=3)
    rows = ["Datum;Energie ;Drukte;Zware dag"]
    for n in range(90):
        day = last - timedelta(days=89 - n)
        rows.append(f"{day:%d-%m-%Y};{4 + n % 3},5;{5 if n + 1 in HARD else n % 3};{int(n in HARD)}")
    file = folder / "mijn dagboek.csv"
    file.write_bytes("\r\n".join(rows).encode("cp1252"))
    return file


def bring(person, file, days):
    person.goto("/dagboek/")
    accessible(person)
    person.get_by_label("Je bestand").set_input_files(file)
    person.get_by_role("button", name="Verder").click()
    expect(person.get_by_text(f"We lezen {days} dagen.")).to_be_visible()
    accessible(person)
    person.get_by_role("button", name="Dit klopt. Bewaren").click()
    expect(person.get_by_role("heading", name="We bewaren je dagboek")).to_be_visible()
    accessible(person)
    once()
    person.get_by_text(f"Er zijn {days} dagen bewaard.").wait_for()
    accessible(person)


def test_a_diary_comes_along_is_looked_at_and_taken_back(world, person, tmp_path):
    # given: a spreadsheet with semicolons, decimal commas and an old encoding
    enter(person, world.anna)
    bring(person, made_up(tmp_path), 90)
    # when: the days are opened
    person.get_by_role("link", name="Bekijk de dagen").click()
    expect(person.get_by_role("img", name="De dagen als plaatje")).to_be_visible()
    accessible(person)
    # and what went before the hard days
    person.goto("/dagen/vooraf/")
    accessible(person)
    person.get_by_role("button", name="Kijk terug").click()
    expect(person.get_by_text("Samen voorkomen is geen oorzaak.")).to_be_visible()
    expect(person.get_by_text("zelden door toeval alleen").first).to_be_visible()
    accessible(person)
    # and the review, with the page that explains it
    person.goto("/dagen/terugkijken/")
    expect(person.get_by_text("Dit kijkt terug.")).to_be_visible()
    accessible(person)
    person.get_by_role("link", name="Zo werkt het").click()
    expect(person.get_by_text("41 mensen").first).to_be_visible()
    accessible(person)
    # then: it goes away as one step
    person.goto("/dagboek/")
    person.get_by_role("link", name="mijn dagboek.csv").click()
    person.get_by_text("Weghalen", exact=True).click()
    person.get_by_role("button", name="Haal dit dagboek weg").click()
    expect(person.get_by_text("alle dagen daaruit zijn weggehaald")).to_be_visible()
    person.goto("/dagen/?tijd=alles")
    expect(person.get_by_text("Hier komen de dagen")).to_be_visible()
    accessible(person)


@pytest.mark.desk
@pytest.mark.smoke
@pytest.mark.skipif(not REAL.is_dir(), reason="the diaries of others are not at hand")
def test_a_real_diary_of_737_days(world, person):
    enter(person, world.anna)
    bring(person, REAL / "visible-2024-2026.csv", 737)
    person.goto("/dagen/vooraf/")
    person.get_by_role("button", name="Kijk terug").click()
    expect(person.get_by_text("We keken naar 15 keer.")).to_be_visible()
    accessible(person)


def test_screen_free_hours_leave_one_dark_page(world, person):
    eyes = world.eyes("coachee")
    with looking(eyes):
        all_day = Preferences(screen_free_from=eyes.at.time().replace(0, 0), screen_free_until=eyes.at.time().max)
        preferences.choose(eyes, world.dossier.id, all_day, client_id=world.anna.id)
    enter(person, world.anna)
    for path in ("/vandaag/", "/dagen/", "/meer/"):
        person.goto(path)
        expect(person.get_by_role("heading", name="Tot morgen")).to_be_visible()
    expect(person.locator("html[data-theme=dark]")).to_have_count(1)
    accessible(person)
    person.get_by_role("button", name="Toch nog iets opschrijven").click()
    expect(person.get_by_role("heading", name="Hoe was je dag?")).to_be_visible()
    accessible(person)


def test_choices_without_numbers_and_how_it_looks(world, person):
    enter(person, world.anna)
    person.goto("/meer/")
    accessible(person)
    person.goto("/keuzes/")
    accessible(person)
    person.get_by_role("radio", name="Nee, zonder cijfers").check()
    person.get_by_role("radio", name="Bellen").check()
    person.get_by_role("button", name="Opslaan").click()
    person.goto("/vandaag/")
    expect(person.get_by_text("Hoe was je dag?")).to_have_count(0)
    expect(person.get_by_role("heading", name="Een moment van herstel")).to_be_visible()
    person.goto("/weergave/")
    person.get_by_role("radio", name="Donker").check()
    person.get_by_role("button", name="Opslaan").click()
    expect(person.locator("html[data-theme=dark]")).to_have_count(1)
    accessible(person)


def test_what_was_typed_is_there_after_logging_in_again_without_javascript(world, chromium, live_server):
    # given: a page that was open while the log-in ended
    page = chromium.new_context(
        locale="nl-NL", base_url=live_server.url, java_script_enabled=False, viewport={"width": 390, "height": 844}
    ).new_page()
    enter(page, world.anna)
    page.goto("/herstelmoment/")
    page.get_by_label("Wat was het?").fill("Thee bij het raam")
    page.context.clear_cookies(name="luwte")
    # when: it is sent
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text("Je was uitgelogd")).to_be_visible()
    expect(page.get_by_text("Thee bij het raam")).to_be_visible()
    page.get_by_label("Je mailadres").fill("anna@voorbeeld.invalid")
    page.get_by_role("button", name="Stuur mij de link").click()
    expect(page.get_by_text("Wat je typte, blijft op deze bladzijde staan.")).to_be_visible()
    # and the link from the mail is opened beside it
    other = page.context.new_page()
    log_in_by_link(other, "anna@voorbeeld.invalid")
    page.get_by_role("button", name="Ik ben al ingelogd met de link").click()
    # then
    expect(page.get_by_text("Je tekst staat er nog").first).to_be_visible()
    page.get_by_role("button", name="Opslaan", exact=True).click()
    expect(page.get_by_text("Thee bij het raam")).to_be_visible()
    expect(page.get_by_role("heading", name="Vandaag")).to_be_visible()


@pytest.mark.desk
def test_a_manager_and_a_care_professional_find_their_way(world, person):
    enter(person, world.manager)
    person.goto("/praktijk/")
    expect(person.get_by_text("Wat in een dossier staat, zie je niet.")).to_be_visible()
    accessible(person)
    person.get_by_role("link", name="Bram").click()
    accessible(person)
    person.get_by_role("button", name="Begeleidt ook Care").click()
    expect(person.get_by_text("Opgeslagen. Dit geldt meteen.")).to_be_visible()
    person.goto("/praktijk/uitnodigen/")
    accessible(person)
    person.get_by_label("Naam").fill("Nieuwe Coach")
    person.get_by_label("Mailadres").fill("nieuw@voorbeeld.invalid")
    person.get_by_role("radio", name="coach", exact=True).check()
    person.get_by_role("button", name="Uitnodiging sturen").click()
    person.get_by_role("button", name="Intrekken").click()
    expect(person.get_by_text("De uitnodiging geldt niet meer.")).to_be_visible()
    person.context.clear_cookies()
    enter(person, world.care)
    person.goto("/zorg/")
    accessible(person)
    person.get_by_role("link", name="Bram").click()
    expect(person.get_by_text("deelt nu niets met jou")).to_be_visible()
    accessible(person)
