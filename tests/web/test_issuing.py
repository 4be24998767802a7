"""Invoices from the days that were held, asked about before they leave; a paper on screen without what is past."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from luwte.records.eyes import looking
from luwte.records.offers import queries
from luwte.rules.invoices import What
from luwte.rules.money import Payer
from luwte.web.billing.forms import InvoiceForm
from luwte.web.billing.papers import on_screen
from tests.building import billed, now
from tests.web.doors import client_of


@pytest.fixture
def shop(world):
    billed(world)
    return world


def seen(page):
    return re.search(r'name="seen" value="([^"]+)"', page)[1]


def test_all_drafts_leave_at_once_and_the_year_is_there_for_the_bookkeeper(shop):
    coach, manager = client_of(shop, "coach"), client_of(shop, "manager")
    page = reverse("coach:invoice_new", args=[shop.dossier.id, shop.offer])
    for part in (1, 2):
        coach.post(page, {"client_id": uuid4(), "what": "part", "part": part, "price": "95"})
    all_ = reverse("practice:invoices_issue")
    asked = manager.get(all_).content.decode()
    assert "Het zijn 2 facturen, samen € 190,00 zonder btw." in asked
    coach.post(page, {"client_id": uuid4(), "what": "part", "part": 3, "price": "10"})
    changed = manager.post(all_, {"seen": seen(asked)}).content.decode()
    assert "Er is intussen iets veranderd." in changed
    assert "Het zijn 3 facturen, samen € 200,00 zonder btw." in changed
    sent = manager.post(all_, {"seen": seen(changed)}, follow=True)
    assert "3 facturen zijn onderweg." in sent.content.decode()
    none = manager.post(all_, {"seen": seen(changed)}, follow=True)
    assert "Er staan geen facturen klaar" in none.content.decode()
    year = manager.get(reverse("practice:invoices_export", args=[now().year]))
    assert year.content.startswith(b"PK")
    assert manager.get(reverse("practice:invoices_export", args=[99999999])).status_code == 200


def order(days_held, **said):
    first = {"client_id": uuid4(), "what": "session", "price": "95", "days": ""}
    form = InvoiceForm(Payer.COACHEE, days_held, {**first, **said})
    assert form.is_valid(), form.errors
    return form.order()


def test_days_that_were_held_are_ticked_and_others_written(world):
    one, two = now().date().replace(day=1), now().date().replace(day=2)
    ticked = {"held": [two.isoformat(), one.isoformat()]}
    assert order([one, two, two], **ticked).days == (one, two)
    assert order([one], held=[one.isoformat()], days=f"{two:%d-%m-%Y}\n{one:%d-%m-%Y}").days == (one, two)
    assert order([], days=f"{two:%d-%m-%Y}").days == (two,)
    late = order([one], held=[one.isoformat()], what="late", days=f"{two:%d-%m-%Y}")
    assert (late.what, late.days) == (What.LATE, (two,))
    assert order([one], held=[one.isoformat()], what="part").days == ()
    assert "held" not in InvoiceForm(Payer.COACHEE, []).fields


def test_once_there_is_a_yes_a_page_no_longer_says_until_when(shop):
    with looking(shop.eyes("coach")) as eyes:
        found = queries.one(eyes, shop.dossier.id, shop.offer)
    assert found.state == "accepted"
    assert found.paper["facts"][-1][0] == "Akkoord geven kan tot en met"
    assert "Akkoord geven kan" not in str(on_screen(found))
    page = client_of(shop, "coachee").get(reverse("coachee:paper", args=[shop.offer])).content.decode()
    assert "Akkoord geven kan" not in page
    assert page.count("Offerte") < 4
    own = client_of(shop, "coachee").get(reverse("coachee:papers")).content.decode()
    assert re.search(r"Factuur \d{4}-\d{4} \(PDF\)", own)
