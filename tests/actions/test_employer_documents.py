"""Everything that a client organisation gets from the demo practice, read for words of health: there is none."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from luwte.actions import books
from luwte.demo.practice import build
from luwte.jobs import billing_mails, mails
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import clock, looking
from luwte.records.invoices import queries as invoices
from luwte.records.invoices.models import Invoice
from luwte.records.offers import queries as offers
from luwte.records.offers.models import Offer
from luwte.records.releases import queries as releases
from luwte.rules.money import Payer
from luwte.rules.releases import Kind, State
from tests.building import now

LISTED = [
    line for line in (Path(__file__).parents[1] / "health_words.txt").read_text("utf-8").splitlines() if line[0] != "#"
]
WORDS = [word for line in LISTED for word in line.split()]
HEALTH = re.compile(rf"\b(?:{'|'.join(map(re.escape, WORDS))})\w*", re.I)


def told(data):
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def documents(eyes):
    """Each PDF, UBL file and mail that went to an organisation, by name."""
    for row in Offer.objects.filter(kind="offer").select_related("dossier"):
        found = offers.one(eyes, row.dossier_id, row.id)
        if found.payer["kind"] == Payer.ORGANISATION:
            yield "offer", told(books.sheet(found.paper))
            yield "confirmation", told(books.sheet(found.value["confirmation"]))
    for row in Invoice.objects.filter(number__isnull=False):
        found = invoices.one(eyes, row.id)
        yield "invoice", told(books.invoice_pdf(found))
        yield "invoice as UBL", books.invoice_ubl(found).decode()
    for dossier in Dossier.objects.all():
        for one in releases.every(eyes, dossier.id, Kind.REPORT):
            yield "report", told(books.sheet(one.paper))


@pytest.mark.django_db(databases="__all__")
def test_no_word_of_health_reaches_a_client_organisation(mailoutbox):
    assert len(set(WORDS)) >= 200
    build(now())
    eyes = clock(now())
    with looking(eyes):
        found = list(documents(eyes))
        for row in Offer.objects.filter(kind="offer"):
            billing_mails.sent(str(row.id))
            billing_mails.confirmed(str(row.id))
        for row in Invoice.objects.filter(number__isnull=False):
            billing_mails.invoice(str(row.id))
            billing_mails.reminder(str(row.id))
        for dossier in Dossier.objects.all():
            for one in releases.every(eyes, dossier.id, Kind.REPORT):
                if one.state is State.RELEASED:
                    mails.report(str(dossier.id), str(one.id))
    found += [(f"mail: {mail.subject}", f"{mail.subject} {mail.from_email} {mail.body}") for mail in mailoutbox]
    kinds = {name for name, _text in found}
    assert {"offer", "confirmation", "invoice", "invoice as UBL", "report"} <= kinds
    assert len(mailoutbox) >= 3
    assert [(name, HEALTH.findall(text)) for name, text in found if HEALTH.search(text)] == []


def test_the_list_notices_what_must_not_be_there():
    assert HEALTH.findall("Een traject na een burn-out, met re-integratie en psychische klachten.") == [
        "burn-out",
        "re-integratie",
        "psychische",
        "klachten",
    ]
