"""How the practice bills, and its book: issuing all that waits, and a year for the bookkeeper."""

from dataclasses import fields
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luwte.actions import billing, books, invoices
from luwte.actions.billing import Given
from luwte.library.billing import billing as country_billing
from luwte.records.billing.queries import settings_of
from luwte.records.invoices import queries
from luwte.records.people.queries import practice
from luwte.rules.money import words
from luwte.web.billing.forms import SettingsForm
from luwte.web.billing.invoices import file
from luwte.web.billing.words import WHY, told
from luwte.web.threshold.requests import posted


def settings(request: HttpRequest) -> HttpResponse:
    """Name, address, numbers, prices and texts."""
    found = settings_of(request.eyes, request.eyes.here)
    form = SettingsForm(posted(request), initial=_first(request, found))
    if request.method == "POST" and form.is_valid():
        try:
            billing.set_up(request.eyes, form.given(), base_revision=form.cleaned_data["base_revision"])
        except billing.Unfit as no:
            told(form, no.fields)
        except billing.Stale:
            form.add_error(None, _("Iemand anders paste dit net aan. Open de bladzij opnieuw en kijk wat er nu staat."))
        else:
            messages.success(request, _("Opgeslagen."))
            return redirect("practice:billing")
    return render(request, "practice/billing.html", {"form": form}, status=422 if form.errors else 200)


def issue_all(request: HttpRequest) -> HttpResponse:
    """Asks first: how many, for what sum. Then each draft gets its number and leaves, in order; all, or none."""
    waiting = queries.drafts(request.eyes)[: invoices.AT_ONCE]
    if not waiting:
        messages.info(request, _("Er staan geen facturen klaar om te versturen."))
        return redirect("practice:invoices")
    # Drafts stand on top of the book.
    sum_ = sum(books.figures(one).net for one in queries.every(request.eyes, 0, len(waiting)))
    seen = f"{len(waiting)}-{sum_}-{waiting[-1]}"
    if request.method == "POST" and request.POST.get("seen") == seen:
        return _issued(request, waiting)
    if request.method == "POST":
        messages.warning(request, _("Er is intussen iets veranderd. Zo staat het nu."))
    return render(request, "practice/issue_all.html", {"many": len(waiting), "sum": words(sum_), "seen": seen})


def _issued(request: HttpRequest, waiting: list[UUID]) -> HttpResponse:
    try:
        invoices.issue(request.eyes, waiting)
    except invoices.NotTaken as no:
        messages.warning(request, WHY[no.why])
    except billing.NotSetUp:
        messages.warning(request, _("Vul eerst de gegevens van de praktijk in."))
    else:
        many = len(waiting)
        messages.success(
            request, ngettext("%(n)s factuur is onderweg.", "%(n)s facturen zijn onderweg.", many) % {"n": many}
        )
    return redirect("practice:invoices")


def export(request: HttpRequest, year: int) -> HttpResponse:
    """A year for the bookkeeper."""
    return file(books.year(request.eyes, year), f"facturen-{year}.zip", "application/zip")


def _first(request: HttpRequest, found) -> dict[str, object]:
    if found is None:
        here = practice(request.eyes, request.eyes.here)
        country = country_billing(here.country)
        usual = {"minutes": 60, "pay_days": country.pay_days, "valid_days": 30, "cancel_hours": 48, "regime": "normal"}
        return {**usual, "invoicing": "yes", "name": here.name, "price": ""}
    held = {name: getattr(found, name) for name in (one.name for one in fields(Given))}
    price = f"{found.price / 100:.2f}".replace(".", ",")
    held |= {"invoicing": "yes" if found.invoicing else "no", "price": price}
    return held | {"base_revision": found.revision}
