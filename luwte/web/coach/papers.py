"""Agreement, offers and invoices of one coachee: making them, showing them, and what can be done next."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.actions import books, invoices, offers
from luwte.actions.dossiers import NotThere
from luwte.actions.offers import NotTaken
from luwte.records.billing.queries import settings_of
from luwte.records.invoices import queries as book
from luwte.records.offers import queries
from luwte.records.plans.queries import goals
from luwte.records.sessions.queries import held_days
from luwte.records.trajectories.evaluation_queries import agreed
from luwte.rules.invoices import What
from luwte.rules.money import Payer
from luwte.rules.offers import Kind, State
from luwte.web.billing.forms import AgreementForm, InvoiceForm, NameForm, OfferForm, UntilForm, first_terms
from luwte.web.billing.invoices import file, rows
from luwte.web.billing.papers import listed, on_screen, pdf_name
from luwte.web.billing.words import EXPIRED, KINDS, OFFER_STATES, WHY, told
from luwte.web.guiding.places import opened
from luwte.web.threshold.requests import posted

DONE = {
    "show": _l("Je coachee kan het nu lezen."),
    "withdraw": _l("Ingetrokken. De link werkt niet meer."),
    "signed": _l("Opgeslagen. De bevestiging is onderweg."),
    "renew": _l("Er is een nieuwe. Laat hem zien als hij klopt."),
}
FORMS = {Kind.AGREEMENT: AgreementForm, Kind.OFFER: OfferForm}


def papers(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """All papers of one coachee, newest first."""
    found = opened(request, dossier_id, "papers")
    facts = {
        "dossier": found,
        "documents": listed(queries.every(request.eyes, found.id)),
        "invoices": rows(book.about(request.eyes, found.id)),
        "practice": settings_of(request.eyes, found.practice_id),
    }
    return render(request, "coach/papers.html", facts)


def agreement(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """A new agreement."""
    return _new(request, dossier_id, Kind.AGREEMENT)


def offer(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """A new offer."""
    return _new(request, dossier_id, Kind.OFFER)


def one(request: HttpRequest, dossier_id: UUID, row_id: UUID) -> HttpResponse:
    """One document, as it will be read or was read, and what can be done with it."""
    found = opened(request, dossier_id, "papers")
    document = _there(request, found.id, row_id)
    if request.method == "POST":
        return _done(request, document)
    facts = _facts(request, document)
    return render(request, "coach/paper.html", facts | {"dossier": found})


def pdf(request: HttpRequest, dossier_id: UUID, row_id: UUID) -> HttpResponse:
    """The document as PDF."""
    found = opened(request, dossier_id, "papers")
    document = _there(request, found.id, row_id)
    paper = document.value.get("confirmation") or document.paper
    if paper is None:
        raise NotThere
    return file(books.sheet(paper), pdf_name(document), "application/pdf")


def invoice(request: HttpRequest, dossier_id: UUID, row_id: UUID) -> HttpResponse:
    """A new invoice on an accepted offer."""
    found = opened(request, dossier_id, "papers")
    document = _there(request, found.id, row_id)
    if document.state is not State.ACCEPTED or not document.payer:
        raise NotThere
    payer = Payer(document.payer["kind"])
    # Days are no part of what is kept of an invoice, so what stands on one is counted off from the first.
    before = invoices.invoiced(request.eyes, found.id)
    held = held_days(request.eyes, found.id)[before:]
    price = f"{document.value['terms']['price'] / 100:.2f}".replace(".", ",")
    first = {"price": price, "reference": document.payer.get("reference", "")}
    form = InvoiceForm(payer, held, posted(request), initial={"what": What.SESSION.value, **first})
    if request.method == "POST" and form.is_valid() and (row_id := _drafted(request, form, document)):
        messages.success(request, _("Opgeslagen. Kijk hem na. Daarna kun je hem versturen."))
        return redirect("coach:invoice", row_id)
    facts = {"form": form, "dossier": found, "document": document, "own": payer is Payer.COACHEE}
    return render(request, "coach/invoice_new.html", facts, status=422 if form.errors else 200)


def sessions(request: HttpRequest) -> HttpResponse:
    """For who invoices elsewhere: the sessions held, as a file."""
    data = books.sessions(request.eyes, books.sessions_held(request.eyes))
    return file(data, "sessies.csv", "text/csv; charset=utf-8")


def _new(request: HttpRequest, dossier_id: UUID, kind: Kind) -> HttpResponse:
    found = opened(request, dossier_id, "papers")
    practice = settings_of(request.eyes, found.practice_id)
    if practice is None:
        return redirect("coach:papers", found.id)
    form = FORMS[kind](posted(request), initial=_first(request, found, practice, kind))
    if request.method == "POST" and form.is_valid():
        try:
            row_id = offers.draft(request.eyes, found.id, kind, form.said(), client_id=form.cleaned_data["client_id"])
        except NotTaken as no:
            told(form, no.fields)
        else:
            messages.success(request, _("Opgeslagen. Kijk het na. Daarna kun je het laten zien."))
            return redirect("coach:paper", found.id, row_id)
    facts = {"form": form, "dossier": found, "kind": kind.value, "title": KINDS[kind]}
    return render(request, "coach/paper_new.html", facts, status=422 if form.errors else 200)


def _first(request: HttpRequest, dossier, practice, kind: Kind) -> dict[str, object]:
    first = first_terms(practice, request.eyes.today)
    if kind is Kind.OFFER:
        price = f"{practice.price / 100:.2f}".replace(".", ",") if practice.price else ""
        return {**first, "country": practice.practice.country, "price": price}
    days = [one.due_on for one in agreed(request.eyes, dossier.id) if one.done_on is None]
    words = "\n".join(goals(request.eyes, dossier.id))
    return {**first, "goals": words, "middle": days[0] if days else None, "end": days[-1] if days[1:] else None}


def _drafted(request: HttpRequest, form: InvoiceForm, document: queries.Document) -> UUID | None:
    try:
        return invoices.draft(
            request.eyes, document.dossier_id, document.id, form.order(), client_id=form.cleaned_data["client_id"]
        )
    except invoices.NotTaken as no:
        form.add_error(None, WHY[no.why])
        return None


def _there(request: HttpRequest, dossier_id: UUID, row_id: UUID) -> queries.Document:
    if (found := queries.one(request.eyes, dossier_id, row_id)) is None:
        raise NotThere
    return found


def _facts(request: HttpRequest, document: queries.Document) -> dict[str, object]:
    state, terms = document.state, offers.terms_of(document.value)
    again = request.eyes.today + timedelta(days=30)
    return {
        "document": document,
        "title": KINDS[document.kind],
        "stands": EXPIRED if document.expired else OFFER_STATES[state],
        "paper": on_screen(document),
        "terms": terms,
        "draft": state is State.DRAFT,
        "outdated": state is State.DRAFT and document.valid_until < request.eyes.today,
        "waits": state in {State.SHOWN, State.SENT},
        "at_payer": state is State.SENT and not document.expired,
        "taken": state is State.ACCEPTED,
        "renew": UntilForm(initial={"valid_until": again}),
        "signed": NameForm(),
    }


def _done(request: HttpRequest, document: queries.Document) -> HttpResponse:
    eyes, do, at = request.eyes, request.POST.get("do", ""), (document.dossier_id, document.id)
    if do not in DONE:
        raise NotThere
    form, named = UntilForm(request.POST), NameForm(request.POST)
    try:
        if do == "show":
            offers.show(eyes, *at)
        elif do == "withdraw":
            offers.withdraw(eyes, *at)
        elif do == "signed" and named.is_valid():
            offers.accept_on_paper(eyes, *at, named.cleaned_data["name"])
        elif do == "renew" and form.is_valid():
            said = form.cleaned_data
            new = offers.renew(eyes, *at, said["valid_until"], client_id=said["client_id"])
            at = (document.dossier_id, new)
        else:
            messages.warning(request, _("Vul eerst het veld in."))
            return redirect("coach:paper", *at)
    except NotTaken as no:
        messages.warning(request, WHY[no.why or next(iter(no.fields.values()))])
    else:
        messages.success(request, DONE[do])
    return redirect("coach:paper", *at)
