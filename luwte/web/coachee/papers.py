"""The agreement, and what a payer gets: read first, then released or not. No reason is ever asked."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _l

from luwte.actions import books, offers
from luwte.actions.dossiers import NotThere
from luwte.actions.offers import NotTaken
from luwte.records.invoices import queries as book
from luwte.records.offers import queries
from luwte.rules.offers import Kind, State
from luwte.web.billing.forms import NameForm
from luwte.web.billing.invoices import file, rows
from luwte.web.billing.papers import listed, on_screen, pdf_name
from luwte.web.billing.words import EXPIRED, KINDS, OFFER_STATES, WHY
from luwte.web.threshold.requests import posted

DONE = {
    "agree": _l("Opgeslagen. Jullie hebben een afspraak."),
    "release": _l("Opgeslagen. De offerte is onderweg naar wie betaalt."),
    "decline": _l("Opgeslagen. Je hoeft niets uit te leggen."),
}


def papers(request: HttpRequest) -> HttpResponse:
    """The agreement, the offers, and the invoices that went out."""
    eyes = request.eyes
    facts = {
        "documents": listed(queries.every(eyes, eyes.dossier_id)),
        "invoices": rows(book.about(eyes, eyes.dossier_id)),
    }
    return render(request, "coachee/papers.html", facts)


def one(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One document: exactly what the other side reads."""
    found = _there(request, row_id)
    form = NameForm(posted(request) if request.POST.get("do") == "agree" else None)
    if request.method == "POST" and (request.POST.get("do") != "agree" or form.is_valid()):
        return _done(request, found, form)
    waits = found.state is State.SHOWN and not found.expired
    facts = {
        "document": found,
        "title": KINDS[found.kind],
        "stands": EXPIRED if found.expired else OFFER_STATES[found.state],
        "paper": on_screen(found),
        "form": form,
        "waits": waits,
        "agreement": found.kind is Kind.AGREEMENT,
    }
    return render(request, "coachee/paper.html", facts, status=422 if form.errors else 200)


def pdf(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """The document as PDF, to keep."""
    found = _there(request, row_id)
    paper = found.value.get("confirmation") or found.paper
    return file(books.sheet(paper), pdf_name(found), "application/pdf")


def invoice(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """An invoice that went out, exactly as the payer got it."""
    if (found := book.one(request.eyes, row_id)) is None:
        raise NotThere
    return file(books.invoice_pdf(found), books.file_name(found, "pdf"), "application/pdf")


def _there(request: HttpRequest, row_id: UUID) -> queries.Document:
    if (found := queries.one(request.eyes, request.eyes.dossier_id, row_id)) is None or found.paper is None:
        raise NotThere
    return found


def _done(request: HttpRequest, found: queries.Document, form: NameForm) -> HttpResponse:
    do, at = request.POST.get("do", ""), (request.eyes, found.dossier_id, found.id)
    if do not in DONE:
        raise NotThere
    try:
        if do == "agree":
            offers.agree(*at, form.cleaned_data["name"])
        elif do == "release":
            offers.release(*at)
        else:
            offers.decline(*at)
    except NotTaken as no:
        messages.warning(request, WHY[no.why])
    else:
        messages.success(request, DONE[do])
    return redirect("coachee:paper", found.id)
