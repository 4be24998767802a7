"""An invoice as files: PDF with its payment code, UBL, and a whole year for the bookkeeper. Formats pass bytes here."""

import io
import zipfile
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from luwte.actions import looks
from luwte.actions.dossiers import there
from luwte.actions.invoices import item_of
from luwte.actions.papers import LANGUAGE, Paper, line_words
from luwte.actions.writing import Denied, writing
from luwte.exchange.csv.writing import write
from luwte.exchange.pdf.papers import pdf
from luwte.exchange.ubl.codes import picture
from luwte.exchange.ubl.invoices import ubl
from luwte.exchange.ubl.values import Invoice, Named, Party
from luwte.library.billing import billing
from luwte.records.dossiers import queries as dossiers
from luwte.records.eyes import Eyes, Role
from luwte.records.invoices import queries
from luwte.records.sessions.queries import held_days
from luwte.rules import money
from luwte.rules.invoices import Kind
from luwte.rules.money import Category, Line, Reason, Treatment, plain, totals

COLUMNS = (
    "nummer", "soort", "datum", "vervaldatum", "klant", "land", "btw-nummer klant", "categorie", "tarief",
    "zonder btw", "btw", "met btw", "betaald op", "hoort bij",
)  # fmt: skip


def sheet(paper: Paper) -> bytes:
    """Any paper without a payment code, as PDF."""
    return pdf(paper)


def invoice_pdf(found: queries.Paper) -> bytes:
    """An issued invoice as PDF; with a payment code when there is something to pay."""
    if found.kind is Kind.CREDIT:
        return pdf(found.value["paper"])
    held, sold = figures(found), found.value["seller"]
    code = picture(sold["name"], sold["iban"], held.gross, found.value["payment_reference"] or found.number)
    with translation.override(LANGUAGE):
        return pdf(found.value["paper"], code, _("Betalen met je bankapp"))


def invoice_ubl(found: queries.Paper) -> bytes:
    """An issued invoice as Peppol BIS Billing 3."""
    return ubl(as_ubl(found))


def figures(found: queries.Paper) -> money.Totals:
    """The totals of an invoice, drafts too: a draft is counted by what its lines say, without VAT."""
    return totals(named.line for named in _lines(found))


def file_name(found: queries.Paper, ending: str) -> str:
    """A neutral name: what it is, and its number."""
    return f"{'creditnota' if found.kind is Kind.CREDIT else 'factuur'}-{found.number}.{ending}"


def as_ubl(found: queries.Paper) -> Invoice:
    """The frozen value of an invoice as UBL asks for it."""
    value = found.value
    sold, paid = value["seller"], value["payer"]
    treatment = _treatment(found)
    credits = value.get("credits")
    issued = found.issued_on or date.min
    return Invoice(
        number=found.number,
        issued=issued,
        due=found.due_on or issued,
        seller=_party(sold),
        buyer=_party(paid),
        lines=_lines(found),
        treatment=treatment,
        sentence=billing(sold["country"]).sentence(treatment.reason, LANGUAGE),
        totals=figures(found),
        iban=sold["iban"],
        payment_reference=value["payment_reference"],
        reference=value["reference"],
        order=value["offer_number"],
        period=_period(value["months"]),
        credits=(credits["number"], date.fromisoformat(credits["on"])) if credits else None,
    )


def year(by: Eyes, wanted: int) -> bytes:
    """Everything that was issued in a year, in order: one CSV, and for each paper its UBL and PDF, as ZIP."""
    if by.role is not Role.PRACTICE_MANAGER:
        raise Denied("the book is the manager's")
    found = queries.of_year(by, wanted)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"facturen-{wanted}.csv", write(COLUMNS, [row(one) for one in found]))
        for one in found:
            archive.writestr(f"ubl/{file_name(one, 'xml')}", invoice_ubl(one))
            archive.writestr(f"pdf/{file_name(one, 'pdf')}", invoice_pdf(one))
    with writing(by, None) as pen:
        pen.log("invoices.export", "R", "invoices")
    return out.getvalue()


def sessions(by: Eyes, days: Iterable[tuple[str, date]]) -> bytes:
    """For a practice that invoices elsewhere: who and which day, and nothing else."""
    return write(("naam", "datum", "aantal"), [(name, day.isoformat(), 1) for name, day in days])


def sessions_held(by: Eyes) -> list[tuple[str, date]]:
    """The sessions that were held in the dossiers that these eyes guide; the look is in the log."""
    found = []
    for dossier in dossiers.visible(by).select_related("person").order_by("person__name"):
        if days := held_days(by, dossier.id):
            looks.into(by, there(by, dossier.id), "sessions_export")
            found += [(dossier.person.name, day) for day in days]
    return found


def row(found: queries.Paper) -> tuple[object, ...]:
    """A line for the bookkeeper; a credit note counts down."""
    held, treatment, paid = figures(found), _treatment(found), found.value["payer"]
    sign = -1 if found.kind is Kind.CREDIT else 1
    amounts = (float(plain(sign * amount)) for amount in (held.net, held.tax, held.gross))
    return (
        found.number,
        "creditnota" if found.kind is Kind.CREDIT else "factuur",
        str(found.issued_on),
        str(found.due_on),
        paid["name"],
        paid["country"],
        paid.get("vat_number", ""),
        treatment.category.value,
        treatment.rate,
        *amounts,
        str(found.paid_on) if found.paid_on else None,
        found.value.get("credits", {}).get("number"),
    )


def _lines(found: queries.Paper) -> tuple[Named, ...]:
    treatment = _treatment(found)
    with translation.override(LANGUAGE):
        items = [item_of(one) for one in found.value["items"]]
        return tuple(
            Named(line_words(one), Line(one.quantity, one.price, treatment.category, treatment.rate)) for one in items
        )


def _treatment(found: queries.Paper) -> Treatment:
    held: dict[str, Any] | None = found.value.get("treatment")
    if held is None:
        return Treatment(Category.STANDARD, 0, Reason.NONE)
    return Treatment(Category(held["category"]), held["rate"], Reason(held["reason"]))


def _party(held: dict[str, str]) -> Party:
    places = {name: held[name] for name in ("name", "street", "postcode", "city", "country", "email")}
    numbers = {"company": held.get("company_number", ""), "vat": held.get("vat_number", "")}
    return Party(**places, **numbers, contact=held.get("attention", ""))


def _period(months: list[str]) -> tuple[date, date] | None:
    """Whole months: from the first day of the first to the last day of the last."""
    if not months:
        return None
    first, last = (date.fromisoformat(one) for one in months)
    return first, last + timedelta(days=monthrange(last.year, last.month)[1] - 1)
