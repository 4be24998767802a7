"""Papers beside the rest of a dossier: goals of the agreed plan, held talks on an invoice, and silence at rest."""

from uuid import uuid4

import pytest
from django.core import mail
from django.urls import reverse

from luwte.actions import closing, invoices
from luwte.actions.invoices import Order
from luwte.demo import offers as made
from luwte.records.eyes import looking
from luwte.records.plans.queries import goals
from luwte.rules.invoices import What
from tests.building import billed, now, open_gate
from tests.planning import agree, begun, lay, lines
from tests.talks import ZONE, hold, one, plan
from tests.web.doors import client_of
from tests.web.test_forms import deliver

OTHERS = ("manager", "care professional", "other coachee", "former coach", "coach elsewhere")


@pytest.fixture
def shop(world):
    """Given: a practice that bills, an order, and one invoice that is on its way."""
    billed(world)
    deliver()
    mail.outbox.clear()
    return world


def new(world):
    return client_of(world, "coach").get(reverse("coach:agreement", args=[world.dossier.id])).content.decode()


def test_an_agreement_begins_with_the_goals_that_both_agreed_to(shop):
    with looking(shop.eyes("coach")) as eyes:
        open_gate(eyes, shop.dossier.id)
    lay(shop)
    assert "weer lezen" not in new(shop)
    agree(shop)
    assert "weer lezen" in new(shop)


def test_goals_that_were_only_laid_do_not_replace_the_agreed_ones(shop):
    begun(shop)
    lay(shop)
    agree(shop)
    lay(shop, "coach", lines(now().date(), "later"))
    agree(shop, "coach")
    assert "weer lezen" in new(shop)
    assert "later weer lezen" not in new(shop)
    agree(shop, "coachee")
    assert "later weer lezen" in new(shop)


def test_goals_stay_between_the_two_who_agreed(shop):
    begun(shop)
    lay(shop)
    agree(shop)
    offer = client_of(shop, "coach").get(reverse("coach:offer", args=[shop.dossier.id]))
    assert offer.status_code == 200
    assert "weer lezen" not in offer.content.decode()
    for who in ("coach", "coachee", *OTHERS):
        eyes = shop.eyes(who)
        with looking(eyes):
            found = [words.strip() for words in goals(eyes, shop.dossier.id)]
        assert found == ([] if who in OTHERS else ["weer lezen"]), who


def test_an_invoice_begins_with_the_days_of_held_talks(shop):
    row = plan(shop)
    page = reverse("coach:invoice_new", args=[shop.dossier.id, shop.offer])
    day = f"{one(shop, row).starts_at.astimezone(ZONE):%Y-%m-%d}"
    with looking(shop.eyes("coach")) as coach:
        invoices.credit(coach, shop.invoice)
    assert day not in client_of(shop, "coach").get(page).content.decode()
    hold(shop, row)
    assert day in client_of(shop, "coach").get(page).content.decode()
    with looking(shop.eyes("coach")) as coach:
        invoices.draft(coach, shop.dossier.id, shop.offer, Order(What.SESSION, (coach.today,)), client_id=uuid4())
    assert day not in client_of(shop, "coach").get(page).content.decode()


def test_nothing_leaves_about_someone_at_rest(shop):
    with looking(shop.eyes("coach")) as coach:
        made.offer(coach, shop.eyes("coachee"), shop.dossier.id, uuid4)
    with looking(shop.eyes("manager")) as manager:
        invoices.send(manager, shop.invoice)
    with looking(shop.eyes("coach")) as coach:
        closing.stop(coach, shop.dossier.id, "")
    deliver()
    assert [message.subject for message in mail.outbox] == []
