"""The pages of agreements, offers and invoices, in each of their states."""

from datetime import timedelta
from uuid import uuid4

import time_machine
from django.test import Client
from django.urls import reverse

from luwte.actions import offers, tokens
from luwte.demo import offers as offers_made
from luwte.records.eyes import looking
from luwte.rules.offers import Kind
from tests.building import now
from tests.web.doors import address, client_of


def refused(world):
    """The forms of offers and invoices, with nothing in them or what cannot be."""
    coach, manager = client_of(world, "coach"), client_of(world, "manager")
    odd = {"client_id": uuid4(), "price": "-<5>", "sessions": "0", "days": "31-02-2026", "what": "x", "kind": "x"}
    for name in ("agreement", "offer", "invoice_new"):
        for data in ({}, odd):
            yield f"coach:{name}", coach.post(address(world, f"coach:{name}"), data)
    for data in ({}, {"name": "<b>", "iban": "NL00", "price": "gratis", "base_revision": "x"}):
        yield "practice:billing", manager.post(reverse("practice:billing"), data)


def papers(world):
    """Documents in each of their states, for coach, coachee and payer; invoices as draft, late, paid and taken back."""
    coach, manager, coachee = (client_of(world, who) for who in ("coach", "manager", "coachee"))
    guide, own, dossier_id = world.eyes("coach"), world.eyes("coachee"), world.dossier.id
    payer = {**offers_made.SELF, "name": "Anna <Visser> & co"}
    with looking(guide):
        said = offers.Said(offers_made.terms(guide), None, ("een <doel>",), (guide.today,), (("wie", "wat"),), payer)
        kinds = {kind: offers.draft(guide, dossier_id, kind, said, client_id=uuid4()) for kind in Kind}
    for kind, row_id in kinds.items():
        page, theirs = reverse("coach:paper", args=[dossier_id, row_id]), reverse("coachee:paper", args=[row_id])
        yield f"{kind} draft", coach.get(page)
        yield f"{kind} shown", coach.post(page, {"do": "show"}, follow=True)
        yield f"{kind} to read", coachee.get(theirs)
    yield (
        "no name refused",
        coachee.post(reverse("coachee:paper", args=[kinds[Kind.AGREEMENT]]), {"do": "agree", "name": " "}),
    )
    yield (
        "agreed",
        coachee.post(
            theirs.replace(str(row_id), str(kinds[Kind.AGREEMENT])), {"do": "agree", "name": "A"}, follow=True
        ),
    )
    yield "released", coachee.post(reverse("coachee:paper", args=[kinds[Kind.OFFER]]), {"do": "release"}, follow=True)
    yield "at the payer", coach.get(reverse("coach:paper", args=[dossier_id, kinds[Kind.OFFER]]))
    link = reverse("guest:offer", args=[tokens.link("offer", kinds[Kind.OFFER])])
    yield "a payer reads", Client().get(link)
    yield "a payer without a name refused", Client().post(link, {"do": "accept"})
    with time_machine.travel(now() + timedelta(days=40)):
        yield "a payer is late", Client().get(link)
        yield "expired", client_of(world, "coach").get(reverse("coach:paper", args=[dossier_id, kinds[Kind.OFFER]]))
    yield "a payer orders", Client().post(link, {"do": "accept", "name": "Els <b>"}, follow=True)
    yield "again refused", Client().post(link, {"do": "accept", "name": "Els"}, follow=True)
    yield "an order for oneself", coach.get(reverse("coach:invoice_new", args=[dossier_id, kinds[Kind.OFFER]]))
    yield "stepped back", Client().post(link, {"do": "back"}, follow=True)
    for state, gone_on in (("withdraw", " gone"), ("decline", "")):
        row_id = offers_made.offer(guide, own, dossier_id, uuid4)
        gone = reverse("guest:offer", args=[tokens.link("offer", row_id)])
        if state == "withdraw":
            coach.post(reverse("coach:paper", args=[dossier_id, row_id]), {"do": state})
        yield f"a payer after {state}{gone_on}", Client().post(gone, {"do": "decline"}, follow=True)
    days = {"client_id": uuid4(), "what": "session", "days": f"{now():%d-%m-%Y}", "price": "95"}
    yield "a draft", coach.post(address(world, "coach:invoice_new"), days, follow=True)
    yield "drafts that wait", manager.get(reverse("practice:invoices"))
    page = reverse("practice:invoice", args=[world.invoice])
    with time_machine.travel(now() + timedelta(days=40)):
        late = client_of(world, "manager")
        yield "late", late.get(page)
        yield "reminded", late.post(page, {"do": "remind"}, follow=True)
        yield "reminded again", late.post(page, {"do": "remind"}, follow=True)
    for do in ("paid", "open", "credit", "credit"):
        yield f"invoice {do}", manager.post(page, {"do": do}, follow=True)
    asked = manager.get(reverse("practice:invoices_issue"), follow=True)
    yield "asks before all are sent", asked
    seen = asked.context.get("seen", "")
    yield "all sent", manager.post(reverse("practice:invoices_issue"), {"seen": seen}, follow=True)
