"""Offers and invoices in the demo: a practice that bills, one agreement, one accepted offer and two invoices."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from luwte.actions import billing, invoices, offers, tokens
from luwte.records.eyes import Eyes, Role, looking
from luwte.rules.invoices import What
from luwte.rules.offers import Kind, Terms

SETTINGS = billing.Given(
    invoicing=True,
    name="Praktijk De Haven",
    street="Kade 12",
    postcode="3511 AB",
    city="Utrecht",
    email="haven@voorbeeld.invalid",
    company_number="12345678",
    vat_number="NL004495445B01",
    regime="normal",
    iban="NL91ABNA0417164300",
    price=9500,
    minutes=60,
    pay_days=14,
    valid_days=30,
    cancel_hours=48,
)
EMPLOYER = {
    "kind": "organisation",
    "name": "Bakkerij Zonneveld bv",
    "attention": "Salarisadministratie",
    "street": "Molenweg 3",
    "postcode": "3512 CD",
    "city": "Utrecht",
    "country": "NL",
    "email": "facturen@werk.invalid",
    "company_number": "87654321",
    "vat_number": "",
    "reference": "INK-4711",
}
SELF = {
    "kind": "coachee",
    "name": "Anna Visser",
    "street": "Dijk 1",
    "postcode": "3513 EF",
    "city": "Utrecht",
    "country": "NL",
    "email": "anna@voorbeeld.invalid",
}
GOALS = ("Weer een avond thuis zijn zonder de laptop.", "Elke dag een half uur naar buiten.")
REPORTS = (("Je werkgever", "begin en eind, het aantal sessies en praktische afspraken"),)


def terms(by: Eyes, **more: Any) -> Terms:
    """Ten sessions in half a year."""
    usual = {"sessions": 10, "minutes": 60, "weeks": 26, "valid_until": by.today + timedelta(days=30), "price": 9500}
    return Terms(**{**usual, **more})


def agreement(guide: Eyes, own: Eyes, dossier_id: UUID, made: Callable[[], UUID]) -> UUID:
    """The agreement, shown by the coach and agreed to by the coachee."""
    with looking(guide):
        moments = (guide.today + timedelta(weeks=12), guide.today + timedelta(weeks=26))
        said = offers.Said(terms(guide), guide.today + timedelta(days=7), GOALS, moments, REPORTS)
        row_id = offers.draft(guide, dossier_id, Kind.AGREEMENT, said, client_id=made())
        offers.show(guide, dossier_id, row_id)
    with looking(own):
        offers.agree(own, dossier_id, row_id, "Anna Visser")
    return row_id


def offer(
    guide: Eyes, own: Eyes, dossier_id: UUID, made: Callable[[], UUID], payer: dict[str, str] = EMPLOYER, **more: Any
) -> UUID:
    """An offer that the coachee released; it waits at the payer."""
    with looking(guide):
        said = offers.Said(terms(guide, **more), guide.today + timedelta(days=7), payer=payer)
        row_id = offers.draft(guide, dossier_id, Kind.OFFER, said, client_id=made())
        offers.show(guide, dossier_id, row_id)
    with looking(own):
        offers.release(own, dossier_id, row_id)
    return row_id


def guest(at: Eyes, offer_id: UUID) -> Eyes:
    """Whoever holds the mailed link."""
    token = tokens.hashed(tokens.link("offer", offer_id))
    return Eyes(Role.GUEST, at.at, token=token, access_point="demo")


def accepted(guide: Eyes, own: Eyes, dossier_id: UUID, made: Callable[[], UUID], **more: Any) -> UUID:
    """An offer that went out and was accepted by its link."""
    row_id = offer(guide, own, dossier_id, made, **more)
    payer = guest(guide, row_id)
    with looking(payer):
        offers.accept(payer, "Els Zonneveld")
    return row_id


def show_all(guide: Eyes, own: Eyes, manager: Eyes, dossier_id: UUID, made: Callable[[], UUID]) -> None:
    """What the demo shows: settings, an agreement, an accepted offer, an invoice that is late and one as a draft."""
    with looking(manager):
        billing.set_up(manager, SETTINGS, base_revision=0)
    earlier = [replace(one, at=one.at - timedelta(weeks=6)) for one in (guide, own)]
    agreement(*earlier, dossier_id, made)
    offer_id = accepted(*earlier, dossier_id, made)
    months = replace(guide, at=guide.at - timedelta(weeks=4))
    days = tuple(months.today - timedelta(days=back) for back in (10, 3))
    with looking(months):
        row_id = invoices.draft(months, dossier_id, offer_id, invoices.Order(What.SESSION, days), client_id=made())
        invoices.issue(months, [row_id])
    with looking(guide):
        later = tuple(guide.today - timedelta(days=back) for back in (17, 3))
        invoices.draft(guide, dossier_id, offer_id, invoices.Order(What.SESSION, later), client_id=made())
