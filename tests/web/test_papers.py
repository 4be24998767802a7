"""Offers and invoices on their pages and through a real mail server; bad input told in words; no word of health out."""

import io
import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from luwte.actions import invoices, offers, tokens
from luwte.demo import offers as made
from luwte.records.audit.models import AuditEvent
from luwte.records.eyes import clock, looking
from luwte.records.invoices import queries as book
from luwte.records.invoices.models import Invoice
from luwte.records.offers import queries
from luwte.records.offers.models import Offer
from luwte.rules.neutral import telling
from luwte.rules.offers import Kind
from tests.building import billed, now
from tests.web.doors import client_of
from tests.web.table import ROLES
from tests.web.test_forms import deliver

HEALTH = re.compile(r"burn|ziek|klachten\b|gezond|zorg|psych|stress|energie|herstel|doel", re.I)


@pytest.fixture
def shop(world):
    billed(world)
    return world


def link(row_id):
    return reverse("guest:offer", args=[tokens.link("offer", row_id)])


def waiting(world, **more):
    return made.offer(world.eyes("coach"), world.eyes("coachee"), world.dossier.id, uuid4, **more)


def at(day):
    return time_machine.travel(now() + timedelta(days=day))


def offer_form(**more):
    terms = {
        "sessions": 10,
        "minutes": 60,
        "weeks": 26,
        "valid_until": (now() + timedelta(days=20)).date(),
        "price": "95,00",
    }
    return {"client_id": uuid4(), **made.EMPLOYER, **terms, **more}


def said_in(message):
    """Everything that a mail tells: heads, text, file names, and the words of each file."""
    told = [message["Subject"], message["From"], message["Reply-To"] or ""]
    for part in message.walk():
        if part.get_content_type() == "text/plain":
            told.append(re.sub(r"https?://\S+", "", part.get_content()))
        elif part.get_content_type() == "application/pdf":
            told += [page.extract_text() for page in PdfReader(io.BytesIO(part.get_content())).pages]
        elif part.get_content_type() == "application/xml":
            told.append(part.get_content().decode())
        told.append(part.get_filename() or "")
    return "\n".join(told)


def test_all_mails_through_a_real_server_have_no_word_of_health(shop, post, settings):
    settings.DEFAULT_FROM_EMAIL = "Luwte <post@huis.invalid>"
    deliver()
    post.clear()
    coach, own = shop.eyes("coach"), shop.eyes("coachee")
    with looking(coach):
        said = offers.Said(made.terms(coach), goals=("mijn <doel>",))
        offers.show(
            coach, shop.dossier.id, offers.draft(coach, shop.dossier.id, Kind.AGREEMENT, said, client_id=uuid4())
        )
    deliver()
    made.agreement(coach, own, shop.dossier.id, uuid4)
    row_id = waiting(shop)
    deliver()
    Client().post(link(row_id), {"do": "accept", "name": "Els"})
    other = waiting(shop, payer=made.SELF)
    deliver()
    Client().post(link(other), {"do": "accept", "name": "Anna"})
    deliver()
    Client().post(link(other), {"do": "back"})
    with at(30):
        late = client_of(shop, "coach")
        late.post(reverse("coach:invoice", args=[shop.invoice]), {"do": "remind"})
        late.post(reverse("coach:invoice", args=[shop.invoice]), {"do": "credit"})
        deliver()
    subjects = {message["Subject"].split(" ")[0] for _to, message in post}
    assert subjects == {"Er", "Offerte", "Opdracht", "Creditnota"}
    for to, message in post:
        told = said_in(message)
        assert telling(told) == (), (to, message["Subject"])
        assert HEALTH.findall(told) == [], (to, message["Subject"])
        if to != ["anna@voorbeeld.invalid"] or message["Subject"].startswith("O"):
            assert message["From"].startswith(("Praktijk De Haven <post@huis.invalid>", "Luwte"))
    [confirmation] = [m for to, m in post if m["Subject"].startswith("Opdracht") and to == ["facturen@werk.invalid"]]
    names = [part.get_filename() for part in confirmation.iter_attachments()]
    assert names == [f"opdrachtbevestiging-O{now().year}-0002.pdf"]
    assert confirmation["Reply-To"] == "haven@voorbeeld.invalid"


def test_an_invoice_by_mail_has_pdf_and_ubl_for_an_organisation_and_a_reminder_is_sent_by_a_person(shop, post):
    deliver()
    [bill] = [m for _to, m in post if m["Subject"].startswith("Factuur")]
    assert [part.get_content_type() for part in bill.iter_attachments()] == ["application/pdf", "application/xml"]
    assert telling(said_in(bill)) == ()
    assert "Anna" not in said_in(bill)
    post.clear()
    with at(22):
        client_of(shop, "manager").post(reverse("practice:invoice", args=[shop.invoice]), {"do": "remind"})
        deliver()
    [(to, reminder)] = post
    assert to == ["facturen@werk.invalid"]
    assert reminder["Subject"].startswith("Herinnering")
    assert telling(said_in(reminder)) == ()


def test_a_reminder_that_was_paid_before_it_left_does_not_leave(shop):
    deliver()
    mail.outbox.clear()
    page = reverse("practice:invoice", args=[shop.invoice])
    with at(22):
        manager = client_of(shop, "manager")
        manager.post(page, {"do": "remind"})
        manager.post(page, {"do": "paid"})
        deliver()
    assert mail.outbox == []


def test_what_was_withdrawn_before_its_mail_left_does_not_leave(shop):
    deliver()
    mail.outbox.clear()
    row_id = waiting(shop)
    with looking(shop.eyes("coach")) as coach:
        offers.withdraw(coach, shop.dossier.id, row_id)
    deliver()
    assert mail.outbox == []


def test_a_robot_that_opens_the_link_changes_nothing(shop):
    row_id = waiting(shop)
    with looking(clock(now())):
        before = AuditEvent.objects.count()
    for way in ("get", "head", "options"):
        getattr(Client(), way)(link(row_id))
    page = Client().get(link(row_id))
    assert (page.status_code, page["X-Robots-Tag"]) == (200, "noindex")
    assert "no-store" in page["Cache-Control"]
    with looking(clock(now())):
        assert AuditEvent.objects.count() == before
        assert Offer.objects.get(id=row_id).state == "sent"
    assert "Akkoord geven op deze offerte" in page.content.decode()
    assert telling(page.content.decode().split("<main")[1]) == ()


def test_a_consumers_button_names_the_duty_to_pay_and_steps_back_on_line(shop):
    row_id = waiting(shop, payer=made.SELF)
    page = Client().get(link(row_id)).content.decode()
    assert "Bestelling met betalingsverplichting" in page
    assert "Bedenktijd" in page
    answer = Client().post(link(row_id), {"do": "accept", "name": "Anna", "starts_early": "on"}, follow=True)
    assert "Anna gaf akkoord op" in answer.content.decode()
    assert "Ja, ik zie ervan af" in answer.content.decode()
    with at(15):
        assert "Ja, ik zie ervan af" not in Client().get(link(row_id)).content.decode()
        late = Client().post(link(row_id), {"do": "back"})
        assert (late.status_code, "De bedenktijd van 14 dagen is voorbij." in late.content.decode()) == (422, True)
    assert "U zag ervan af." in Client().post(link(row_id), {"do": "back"}, follow=True).content.decode()


def test_twice_late_and_gone_are_told_kindly(shop):
    row_id = waiting(shop)
    with at(31):
        page = Client().get(link(row_id)).content.decode()
        assert "Vraag de praktijk om een nieuwe." in page
        late = Client().post(link(row_id), {"do": "accept", "name": "Els"})
        assert "De laatste dag is voorbij." in late.content.decode()
    Client().post(link(row_id), {"do": "accept", "name": "Els"})
    again = Client().post(link(row_id), {"do": "accept", "name": "Ander"})
    assert "Hier is al akkoord op gegeven." in again.content.decode()
    assert "Els gaf akkoord" in again.content.decode()
    other = waiting(shop)
    with looking(shop.eyes("coach")) as coach:
        offers.withdraw(coach, shop.dossier.id, other)
    gone = Client().get(link(other))
    assert "Deze link werkt niet meer" in gone.content.decode()
    assert "Anna" not in gone.content.decode()
    assert Client().get(link(other) + "bestand/").status_code == 410


@pytest.mark.parametrize("role", ROLES)
def test_whoever_is_logged_in_is_a_guest_behind_the_link(shop, role):
    assert client_of(shop, role).get(link(waiting(shop))).status_code == 200


def test_taken_away_while_it_was_being_read(shop, monkeypatch):
    def gone(*_, **__):
        raise offers.NotThere

    row_id = waiting(shop)
    monkeypatch.setattr(offers, "accept", gone)
    assert Client().post(link(row_id), {"do": "accept", "name": "x"}).status_code == 410


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"price": "-95"}, "Een bedrag is niet lager dan nul."),
        ({"price": "0"}, "Schrijf een bedrag boven nul."),
        ({"price": "999999"}, "hoger dan 10.000 euro"),
        ({"price": "gratis"}, "zoals 95 of 95,50"),
        ({"price": "\x0095"}, ""),
        ({"sessions": "99999999999999999999"}, "Dit kan niet."),
        ({"sessions": "61"}, "Kies 1 tot en met 60 sessies."),
        ({"valid_until": "0001-01-01"}, "Kies een dag vanaf vandaag"),
        ({"valid_until": "9999-12-31"}, "Kies een dag vanaf vandaag"),
        ({"start_on": "9999-12-31"}, "Deze tijd kan niet."),
        ({"name": "\x00"}, ""),
        ({"name": "a" * 10_000}, "te lang"),
        ({"company_number": "12"}, "Dit nummer klopt niet."),
        ({"country": "BE", "company_number": "0403170701"}, "het btw-nummer van de betaler"),
        ({"email": "geen"}, "Schrijf een mailadres"),
        ({"client_id": "geen"}, ""),
    ],
)
def test_an_offer_that_cannot_be_is_told_and_what_was_typed_stays(shop, more, says):
    page = reverse("coach:offer", args=[shop.dossier.id])
    answer = client_of(shop, "coach").post(page, offer_form(**more))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "Molenweg 3" in answer.content.decode()
    with looking(clock(now())):
        assert Offer.objects.count() == 1


def test_from_draft_to_released_on_the_pages(shop):
    coach, coachee = client_of(shop, "coach"), client_of(shop, "coachee")
    form = offer_form()
    page = reverse("coach:offer", args=[shop.dossier.id])
    made_ = coach.post(page, form)
    assert coach.post(page, form).url == made_.url
    assert "Je coachee kan het nu lezen." in coach.post(made_.url, {"do": "show"}, follow=True).content.decode()
    row_id = made_.url.rstrip("/").split("/")[-1]
    theirs = reverse("coachee:paper", args=[row_id])
    assert "Dit krijgt Bakkerij Zonneveld bv" in coachee.get(theirs).content.decode()
    assert "is onderweg naar wie betaalt" in coachee.post(theirs, {"do": "release"}, follow=True).content.decode()
    twice = coachee.post(theirs, {"do": "release"}, follow=True)
    assert "Dat kan nu niet meer." in twice.content.decode()
    signed = coach.post(made_.url, {"do": "signed", "name": "Els"}, follow=True)
    assert "De bevestiging is onderweg." in signed.content.decode()
    for kind in ("coach:paper_pdf", "coachee:paper_pdf"):
        args = [shop.dossier.id, row_id] if kind.startswith("coach:") else [row_id]
        file = (coach if kind.startswith("coach:") else coachee).get(reverse(kind, args=args))
        assert file.content.startswith(b"%PDF")
        assert "opdrachtbevestiging-O" in file["Content-Disposition"]


def test_renewing_on_the_page(shop):
    coach, row_id = client_of(shop, "coach"), waiting(shop)
    page = reverse("coach:paper", args=[shop.dossier.id, row_id])
    empty = coach.post(page, {"do": "renew"}, follow=True)
    assert "Vul eerst het veld in." in empty.content.decode()
    far = coach.post(page, {"do": "renew", "client_id": uuid4(), "valid_until": "9999-01-01"}, follow=True)
    assert "Kies een dag vanaf vandaag" in far.content.decode()
    day = (now() + timedelta(days=9)).date()
    new = coach.post(page, {"do": "renew", "client_id": uuid4(), "valid_until": day}, follow=True)
    assert "Er is een nieuwe." in new.content.decode()
    assert coach.post(page, {"do": "niets"}).status_code == 404


def test_acts_of_a_stranger_do_nothing(shop):
    row_id = waiting(shop)
    for role in ("former coach", "coach elsewhere", "other coachee", "manager", "care professional"):
        client = client_of(shop, role)
        tries = [
            (reverse("coach:paper", args=[shop.dossier.id, row_id]), {"do": "withdraw"}),
            (reverse("coachee:paper", args=[row_id]), {"do": "release"}),
            (reverse("coach:invoice", args=[shop.invoice]), {"do": "paid"}),
            (reverse("coach:offer", args=[shop.dossier.id]), offer_form()),
        ]
        assert {client.post(*one).status_code for one in tries} == {404}
    elsewhere = client_of(shop, "coach")
    # another dossier's address with this row
    assert elsewhere.get(reverse("coach:paper", args=[shop.bram_dossier.id, row_id])).status_code == 404
    assert elsewhere.post(reverse("coach:invoice", args=[shop.invoice]), {"do": "?"}).status_code == 404
    with looking(clock(now())):
        assert Offer.objects.get(id=row_id).state == "sent"


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"days": "31-02-2026"}, "Een van de dagen bestaat niet."),
        ({"days": ""}, "Kies minstens één dag."),
        ({"days": "01-01-9999"}, "Een dag klopt niet."),
        ({"days": "01-01-0001"}, ""),
        ({"what": "late"}, "Kies een van de antwoorden."),
        ({"price": "-1"}, "niet lager dan nul"),
        ({"days": "1" * 4001}, "te lang"),
        ({"client_id": "x"}, ""),
    ],
)
def test_an_invoice_that_cannot_be_is_told(shop, more, says):
    page = reverse("coach:invoice_new", args=[shop.dossier.id, shop.offer])
    form = {"client_id": uuid4(), "what": "session", "days": f"{now():%d-%m-%Y}", "price": "95", "reference": "mijn"}
    answer = client_of(shop, "coach").post(page, {**form, **more})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "mijn" in answer.content.decode()


def test_a_form_of_another_dossier_makes_nothing_twice(shop):
    page = reverse("coach:invoice_new", args=[shop.dossier.id, shop.offer])
    form = {"client_id": uuid4(), "what": "part", "part": "2", "price": "95"}
    coach = client_of(shop, "coach")
    assert coach.post(page, form).url == coach.post(page, form).url
    with looking(clock(now())):
        assert Invoice.objects.count() == 2


def test_a_practice_that_did_not_set_up_is_led_there(world):
    coach, manager = client_of(world, "coach"), client_of(world, "manager")
    assert coach.get(reverse("coach:offer", args=[world.dossier.id])).status_code == 302
    page = coach.get(reverse("coach:papers", args=[world.dossier.id])).content.decode()
    assert "De praktijk vult eerst haar naam" in page
    settings = {name: str(getattr(made.SETTINGS, name)) for name in made.SETTINGS.__slots__}
    settings |= {"invoicing": "yes", "base_revision": "0", "price": "95,00"}
    wrong = manager.post(reverse("practice:billing"), {**settings, "name": "Burn-outpraktijk", "iban": "NL1"})
    assert wrong.status_code == 422
    assert "Hier staat een woord over gezondheid in." in wrong.content.decode()
    assert "Dit nummer klopt niet." in wrong.content.decode()
    assert manager.post(reverse("practice:billing"), settings).status_code == 302
    stale = manager.post(reverse("practice:billing"), settings)
    assert "Iemand anders paste dit net aan." in stale.content.decode()


def test_off_says_so_on_the_page_and_sessions_leave_as_a_file(shop):
    manager = client_of(shop, "manager")
    settings = {name: str(getattr(made.SETTINGS, name)) for name in made.SETTINGS.__slots__}
    manager.post(reverse("practice:billing"), {**settings, "invoicing": "no", "base_revision": 1, "price": "95"})
    coach = client_of(shop, "coach")
    form = {"client_id": uuid4(), "what": "part", "part": 1, "price": "95"}
    answer = coach.post(reverse("coach:invoice_new", args=[shop.dossier.id, shop.offer]), form)
    assert "Deze praktijk factureert niet met Luwte." in answer.content.decode()
    file = coach.get(reverse("coach:sessions_export"))
    assert file.content.decode("utf-8-sig").strip() == "naam,datum,aantal"


def test_what_was_issued_before_the_settings_is_read_as_it_was(shop):
    with looking(shop.eyes("manager")) as by:
        before = book.one(by, shop.invoice).value["paper"]
    with looking(shop.eyes("coach")) as coach:
        invoices.send(coach, shop.invoice)
        assert queries.one(coach, shop.dossier.id, shop.offer).state == "accepted"
    with looking(shop.eyes("manager")) as by:
        assert book.one(by, shop.invoice).value["paper"] == before


def test_whoever_looks_at_an_invoice_is_in_the_log_of_its_dossier(shop):
    manager = client_of(shop, "manager")
    manager.get(reverse("practice:invoices"))
    manager.get(reverse("practice:invoice", args=[shop.invoice]))
    manager.get(reverse("practice:invoice_ubl", args=[shop.invoice]))
    client_of(shop, "coachee").get(reverse("coachee:invoice", args=[shop.invoice]))
    with looking(clock(now())):
        looked = AuditEvent.objects.filter(event="look.invoice", chain_id=shop.dossier.id)
        assert [one.who_role for one in looked] == ["practice_manager"] * 2
        [list_] = AuditEvent.objects.filter(event="look.invoices")
        assert list_.query == [str(shop.dossier.id)]
