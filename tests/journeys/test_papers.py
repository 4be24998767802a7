"""From plan to accepted offer, and an invoice to an employer: coach, coachee, payer, manager."""

import io
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from playwright.sync_api import expect
from pypdf import PdfReader

from luwte.actions import billing
from luwte.demo import offers as made
from luwte.jobs.worker import once
from luwte.records.eyes import looking
from luwte.rules.neutral import telling
from tests.building import now
from tests.journeys.conftest import WIDTHS, accessible
from tests.journeys.test_a_day import enter

pytestmark = pytest.mark.journey


@pytest.fixture
def seat(chromium, live_server):
    """Someone else, with a browser of their own."""
    made_ = []

    def sit():
        width, height = WIDTHS["phone"]
        context = chromium.new_context(
            locale="nl-NL", base_url=live_server.url, viewport={"width": width, "height": height}
        )
        context.set_default_timeout(8_000)
        made_.append(context)
        return context.new_page()

    yield sit
    for context in made_:
        context.close()


def shop(world):
    with looking(world.eyes("manager")) as by:
        billing.set_up(by, made.SETTINGS, base_revision=0)


def test_from_agreement_to_accepted_offer(world, person, seat):
    # given: a practice that bills; the coach and Anna agree on the trajectory
    shop(world)
    coach, payer = seat(), seat()
    enter(coach, world.coach)
    enter(person, world.anna)
    coach.goto(f"/caseload/{world.dossier.id}/")
    coach.get_by_role("link", name="Afspraken en facturen").click()
    accessible(coach)
    coach.get_by_role("link", name="Trajectafspraak maken").click()
    coach.get_by_label("Doelen, in de woorden van je coachee").fill("Weer slapen\nElke dag naar buiten")
    accessible(coach)
    coach.get_by_role("button", name="Opslaan en nakijken").click()
    coach.get_by_role("button", name="Laten zien aan mijn coachee").click()
    expect(coach.get_by_text("Je coachee kan het nu lezen.")).to_be_visible()
    accessible(coach)
    person.goto("/meer/")
    person.get_by_role("link", name="Afspraken en betaling").click()
    accessible(person)
    person.get_by_role("link", name="Trajectafspraak").click()
    expect(person.get_by_text("Elke dag naar buiten")).to_be_visible()
    expect(person.get_by_text("startdatum volgt in overleg")).to_be_visible()
    accessible(person)
    person.get_by_label("Je naam").fill("Anna")
    person.get_by_role("button", name="Ik ga akkoord").click()
    expect(person.get_by_text("Opgeslagen. Jullie hebben een afspraak.")).to_be_visible()
    # when: the coach makes the offer; with a slip, that is told and loses nothing
    coach.goto(f"/caseload/{world.dossier.id}/papieren/offerte/")
    coach.get_by_label("Een organisatie").check()
    for label, words in (
        ("Naam van wie betaalt", "Bakkerij Zonneveld bv"),
        ("Straat en nummer", "Molenweg 3"),
        ("Postcode", "3512 CD"),
        ("Plaats", "Utrecht"),
        ("Mailadres voor de offerte", "facturen@werk.invalid"),
        ("KvK- of ondernemingsnummer", "123"),
    ):
        coach.get_by_label(label).fill(words)
    accessible(coach)
    coach.get_by_role("button", name="Opslaan en nakijken").click()
    expect(coach.get_by_text("Dit nummer klopt niet.").first).to_be_visible()
    expect(coach.get_by_label("Naam van wie betaalt")).to_have_value("Bakkerij Zonneveld bv")
    accessible(coach)
    coach.get_by_label("KvK- of ondernemingsnummer").fill("87654321")
    coach.get_by_role("button", name="Opslaan en nakijken").click()
    coach.get_by_role("button", name="Laten zien aan mijn coachee").click()
    # then: nothing has gone out before Anna released it
    once()
    assert {to for one in mail.outbox for to in one.to} == {"anna@voorbeeld.invalid"}
    person.goto("/papieren/")
    person.get_by_role("link", name=re.compile("^Offerte")).click()
    expect(person.get_by_text("Dit krijgt Bakkerij Zonneveld bv")).to_be_visible()
    expect(person.get_by_text("Weer slapen")).to_have_count(0)
    accessible(person)
    person.get_by_role("button", name="Laat het versturen").click()
    expect(person.get_by_text("De offerte is onderweg naar wie betaalt.")).to_be_visible()
    once()
    sent = mail.outbox[-1]
    assert sent.to == ["facturen@werk.invalid"]
    payer.goto(re.search(r"//[^/]+(/\S+)", sent.body)[1])
    accessible(payer)
    assert telling(payer.locator("main").inner_text()) == ()
    payer.get_by_label("Uw naam").fill("Els Zonneveld")
    payer.get_by_role("button", name="Akkoord geven op deze offerte").click()
    expect(payer.get_by_text("Els Zonneveld gaf akkoord op")).to_be_visible()
    accessible(payer)
    once()
    assert mail.outbox[-1].attachments[0][0].startswith("opdrachtbevestiging-O")
    coach.goto(f"/caseload/{world.dossier.id}/papieren/")
    expect(coach.get_by_text("Akkoord", exact=True)).to_have_count(2)
    accessible(coach)


@pytest.mark.desk
def test_an_invoice_to_an_employer_without_a_word_of_health(world, person, seat):
    # given: an accepted offer
    shop(world)
    made.accepted(world.eyes("coach"), world.eyes("coachee"), world.dossier.id, uuid4)
    once()
    mail.outbox.clear()
    enter(person, world.coach)
    person.goto(f"/caseload/{world.dossier.id}/papieren/")
    person.get_by_role("link", name=re.compile("^Offerte O")).click()
    person.get_by_role("link", name="Factuur maken").click()
    accessible(person)
    # when: two sessions are invoiced
    days = "\n".join(f"{now() - timedelta(days=back):%d-%m-%Y}" for back in (9, 2))
    person.get_by_label("Dagen van de sessies").fill(days)
    person.get_by_role("button", name="Opslaan en nakijken").click()
    accessible(person)
    person.get_by_role("button", name="Nummer geven en versturen").click()
    expect(person.get_by_text("De factuur heeft een nummer en is onderweg.")).to_be_visible()
    accessible(person)
    # then: PDF, UBL and mail hold no word of health, and not who it is about
    once()
    [sent] = mail.outbox
    assert sent.to == ["facturen@werk.invalid"]
    (pdf_name, pdf, _), (xml_name, xml, _) = sent.attachments
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    for told in (
        text,
        bytes(xml).decode() if isinstance(xml, bytes) else xml,
        sent.body,
        sent.subject,
        pdf_name,
        xml_name,
    ):
        assert telling(told) == ()
        assert "Anna" not in told
    assert "Coachingtraject, sessie 2" in text
    # and the manager sees that it is paid
    manager = seat()
    enter(manager, world.manager)
    manager.goto("/praktijk/facturen/")
    accessible(manager)
    manager.get_by_role("link", name=f"{now().year}-0001").click()
    manager.get_by_role("button", name="Deze is betaald").click()
    expect(manager.get_by_text("Opgeslagen. Deze is betaald.")).to_be_visible()
    accessible(manager)
    manager.goto("/praktijk/facturen/gegevens/")
    accessible(manager)
