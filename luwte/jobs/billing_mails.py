"""Mails about offers and invoices: neutral sender and subject, no word of health, papers as attachments."""

from email.utils import formataddr, parseaddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from luwte.actions import books, invoices, offers, tokens
from luwte.actions.papers import LANGUAGE, day
from luwte.records.billing.models import BillingSettings
from luwte.records.billing.queries import settings_of
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import now_looking
from luwte.records.invoices import queries as book
from luwte.records.offers import queries
from luwte.records.offers.models import Offer
from luwte.rules.invoices import Kind as Paper
from luwte.rules.invoices import Standing
from luwte.rules.money import Payer, words
from luwte.rules.offers import State

File = tuple[str, bytes, str]
PDF, XML = "application/pdf", "application/xml"
GONE = {State.WITHDRAWN, State.RENEWED, State.DECLINED}


def shown(offer: str) -> None:
    """To the coachee: something is there. No word on what."""
    row, found = _offer(offer)
    if row is None or found.state is not State.SHOWN:
        return
    person = row.dossier.person
    address = settings.SITE_URL + reverse("coachee:papers")
    with translation.override(person.language):
        text = render_to_string("mail/offer_shown.txt", {"name": person.name, "address": address})
        EmailMessage(_("Er staat iets voor je klaar"), text, None, [person.email]).send()


def sent(offer: str) -> None:
    """To the payer: the offer, with the link on which it can be accepted."""
    row, found = _offer(offer)
    if row is None or found.state is not State.SENT:
        return
    address = settings.SITE_URL + reverse("guest:offer", args=[tokens.link("offer", row.id)])
    facts = {"number": found.number, "address": address, "day": _in_words(found.valid_until)}
    file = (f"offerte-{found.number}.pdf", books.sheet(found.paper), PDF)
    _to_payer(_practice(row.practice_id), found.payer, _("Offerte %(number)s") % facts, "offer", facts, file)


def confirmed(offer: str) -> None:
    """To the payer: the confirmation of the assignment, with the way to step back for who pays for themselves."""
    row, found = _offer(offer)
    if row is None or found.state is not State.ACCEPTED or not found.value.get("confirmation"):
        return
    address = settings.SITE_URL + reverse("guest:offer", args=[tokens.link("offer", row.id)])
    consumer = found.payer["kind"] != Payer.ORGANISATION
    facts = {"number": found.number, "address": address, "consumer": consumer}
    file = (f"opdrachtbevestiging-{found.number}.pdf", books.sheet(found.value["confirmation"]), PDF)
    _to_payer(_practice(row.practice_id), found.payer, _("Opdracht %(number)s") % facts, "confirmation", facts, file)


def moved(offer: str) -> None:
    """To the practice: a payer said no or stepped back. The number only."""
    row, found = _offer(offer)
    if row is None or found.state not in {State.DECLINED, State.REVOKED}:
        return
    practice = _practice(row.practice_id)
    with translation.override(LANGUAGE):
        text = render_to_string("mail/offer_moved.txt", {"number": found.number, "back": found.state is State.REVOKED})
        EmailMessage(_("Offerte %(number)s") % {"number": found.number}, text, None, [practice.email]).send()


def invoice(invoice: str) -> None:
    """To the payer: an invoice or credit note as PDF, and as UBL for an organisation."""
    found = book.one(now_looking(), UUID(invoice))
    if found is None or not found.number or _rests(found):
        return
    payer, files = found.value["payer"], [(books.file_name(found, "pdf"), books.invoice_pdf(found), PDF)]
    if payer["kind"] == Payer.ORGANISATION:
        files.append((books.file_name(found, "xml"), books.invoice_ubl(found), XML))
    with translation.override(LANGUAGE):
        title = _("Creditnota") if found.kind is Paper.CREDIT else _("Factuur")
    facts = _bill(found) | {"credit": found.kind is Paper.CREDIT}
    _to_payer(_about(invoice), payer, f"{title} {found.number}", "invoice", facts, *files)


def reminder(invoice: str) -> None:
    """To the payer: a mild reminder that a person sent; nothing when it was paid or taken back meanwhile."""
    found = book.one(now_looking(), UUID(invoice))
    if found is None or found.stands is not Standing.LATE or _rests(found):
        return
    file = (books.file_name(found, "pdf"), books.invoice_pdf(found), PDF)
    with translation.override(LANGUAGE):
        subject = _("Herinnering: factuur %(number)s") % {"number": found.number}
    _to_payer(_about(invoice), found.value["payer"], subject, "invoice_reminder", _bill(found), file)


def follow_offer(offer: str) -> None:
    """Brings the coach's list up to date after an offer moved."""
    row, _found = _offer(offer)
    if row is not None:
        offers.follow(now_looking(), row.dossier)


def follow_invoices(dossier: str) -> None:
    """Brings the coach's list up to date after an invoice moved; nothing when the dossier is gone."""
    if (found := Dossier.objects.filter(id=UUID(dossier)).first()) is not None:
        invoices.follow(now_looking(), found)


def _offer(offer: str) -> tuple[Offer | None, queries.Document]:
    rows = Offer.objects.select_related("dossier__person", "practice").filter(dossier__closed_at=None)
    row = rows.filter(id=UUID(offer)).first()
    return row, queries.one(now_looking(), row.dossier_id, row.id) if row else None


def _rests(found: book.Paper) -> bool:
    """Nothing leaves about someone whose dossier was put to rest; an invoice that is still open, a person sends."""
    return Dossier.objects.filter(id=found.about, closed_at__isnull=False).exists()


def _practice(practice_id: UUID) -> BillingSettings:
    return settings_of(now_looking(), practice_id)


def _about(invoice: str) -> BillingSettings:
    [row] = book.rows_of(now_looking(), [UUID(invoice)])
    return _practice(row.practice_id)


def _bill(found: book.Paper) -> dict[str, object]:
    facts = {"number": found.number, "amount": words(books.figures(found).gross), "day": _in_words(found.due_on)}
    return facts | {
        "reference": found.value["payment_reference"] or found.number,
        "iban": found.value["seller"]["iban"],
    }


def _in_words(on: object) -> str:
    with translation.override(LANGUAGE):
        return day(on)


def _to_payer(
    practice: BillingSettings, payer: dict[str, str], subject: str, template: str, facts: dict, *files: File
) -> None:
    """From the practice's neutral name; answers go to the practice."""
    with translation.override(LANGUAGE):
        told = {**facts, "name": payer.get("attention") or payer["name"], "practice": practice.name}
        text = render_to_string(f"mail/{template}.txt", told)
    sender = formataddr((practice.name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))
    mail = EmailMessage(subject, text, sender, [payer["email"]], reply_to=[practice.email])
    for name, data, kind in files:
        mail.attach(name, data, kind)
    mail.send()
