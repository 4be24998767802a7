"""Invoices: the list, one of them, and its files; the same pages for a coach and for the manager."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.actions import books, invoices, looks
from luwte.actions.billing import NotSetUp
from luwte.actions.dossiers import NotThere
from luwte.actions.invoices import NotTaken
from luwte.actions.papers import line_words
from luwte.records.dossiers import queries as dossiers
from luwte.records.invoices import queries
from luwte.rules.invoices import Kind, Standing, State, cannot_remind
from luwte.rules.money import words
from luwte.web.billing.words import STANDINGS, WHY

PAGE = 50
BASES = {"coach": "coach/base.html", "practice": "practice/base.html"}
ACTS = {
    "discard": (invoices.discard, _l("Weggegooid.")),
    "send": (invoices.send, _l("De mail is onderweg.")),
    "remind": (invoices.remind, _l("De herinnering is onderweg.")),
    "credit": (invoices.credit, _l("De factuur is teruggenomen. De creditnota is onderweg.")),
    "paid": (lambda by, row_id: invoices.settle(by, row_id, paid=True), _l("Opgeslagen. Deze is betaald.")),
    "open": (lambda by, row_id: invoices.settle(by, row_id, paid=False), _l("Opgeslagen. Deze staat weer open.")),
    "issue": (lambda by, row_id: invoices.issue(by, [row_id]), _l("De factuur heeft een nummer en is onderweg.")),
}


def space(request: HttpRequest) -> str:
    """The audience whose address this is: coach or practice."""
    return request.resolver_match.namespace


def rows(found: list[queries.Paper]) -> list[dict[str, object]]:
    """Invoices as a list shows them."""
    return [
        {"one": one, "title": title(one), "stands": STANDINGS[one.stands], "amount": words(books.figures(one).gross)}
        for one in found
    ]


def title(one: queries.Paper) -> str:
    """What it is, with its number once it has one."""
    if not one.number:
        return _("Factuur, nog niet verstuurd")
    return f"{_('Creditnota') if one.kind is Kind.CREDIT else _('Factuur')} {one.number}"


def every(request: HttpRequest) -> HttpResponse:
    """All that these eyes may see, newest first."""
    eyes, typed = request.eyes, request.GET.get("vanaf", "0")
    first = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 0
    found = queries.every(eyes, first, PAGE)
    looks.over(eyes, "invoices", {one.about for one in found if one.about})
    total, waiting = queries.count(eyes), len(queries.drafts(eyes))
    facts = {
        "rows": rows(found),
        "following": first + PAGE if total > first + PAGE else None,
        "waiting": waiting,
        "years": queries.years(eyes),
        **where(request),
    }
    return render(request, "billing/invoices.html", facts)


def one(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One invoice as it stands, and what can be done with it."""
    found = _there(request, row_id)
    if request.method == "POST":
        return _done(request, found)
    _look(request, found)
    eyes, stands = request.eyes, found.stands
    facts = {
        "one": found,
        "stands": STANDINGS[stands],
        "paper": found.value.get("paper"),
        "items": _items(found),
        "payer": found.value["payer"],
        "amount": words(books.figures(found).gross),
        "may_remind": cannot_remind(stands, found.due_on, found.reminded_on, eyes.today) is None,
        "may_settle": stands in {Standing.OPEN, Standing.LATE},
        "may_credit": found.kind is Kind.INVOICE and stands in {Standing.OPEN, Standing.LATE, Standing.PAID},
        "note": queries.one(eyes, found.credited_by) if found.credited_by else None,
        **where(request),
    }
    return render(request, "billing/invoice.html", facts)


def pdf(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """An issued invoice as PDF."""
    found = _issued(request, row_id)
    return file(books.invoice_pdf(found), books.file_name(found, "pdf"), "application/pdf")


def ubl(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """An issued invoice as UBL."""
    found = _issued(request, row_id)
    return file(books.invoice_ubl(found), books.file_name(found, "xml"), "application/xml")


def file(data: bytes, name: str, kind: str) -> HttpResponse:
    """A file to keep, with a neutral name."""
    return HttpResponse(data, kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def where(request: HttpRequest) -> dict[str, object]:
    """The audience and its frame."""
    return {"ns": space(request), "base": BASES[space(request)]}


def _there(request: HttpRequest, row_id: UUID) -> queries.Paper:
    if (found := queries.one(request.eyes, row_id)) is None:
        raise NotThere
    return found


def _issued(request: HttpRequest, row_id: UUID) -> queries.Paper:
    found = _there(request, row_id)
    if found.state is State.DRAFT:
        raise NotThere
    _look(request, found)
    return found


def _look(request: HttpRequest, found: queries.Paper) -> None:
    """In the log of the dossier that it is about, while that stands."""
    if found.about and (dossier := dossiers.one(request.eyes, found.about)):
        looks.into(request.eyes, dossier, "invoice")


def _items(found: queries.Paper) -> list[tuple[str, str]]:
    items = [invoices.item_of(one) for one in found.value["items"]]
    return [(line_words(item), words(item.price)) for item in items]


def _done(request: HttpRequest, found: queries.Paper) -> HttpResponse:
    act, said = ACTS.get(request.POST.get("do", ""), (None, ""))
    if act is None:
        raise NotThere
    try:
        act(request.eyes, found.id)
    except NotTaken as no:
        messages.warning(request, WHY[no.why])
    except NotSetUp:
        messages.warning(request, _("De praktijk vult eerst haar gegevens in voor offertes en facturen."))
    else:
        messages.success(request, said)
        if act is invoices.discard:
            return redirect(reverse(f"{space(request)}:invoices"))
    return redirect(reverse(f"{space(request)}:invoice", args=[found.id]))
