"""An offer behind its mailed link: read, accepted, declined, or stepped back from. Opening it changes nothing."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from luwte.actions import books, offers
from luwte.actions.dossiers import NotThere
from luwte.actions.offers import NotTaken
from luwte.records.eyes import Eyes
from luwte.records.offers.queries import Document, read_by_link
from luwte.rules.money import CONSUMERS, Payer
from luwte.rules.offers import State, cannot_step_back, step_back_until
from luwte.web.billing.forms import GuestForm
from luwte.web.billing.invoices import file
from luwte.web.billing.papers import on_screen, pdf_name
from luwte.web.billing.words import WHY

SHOWN = {State.SENT, State.ACCEPTED}
ACTS: dict[str, Callable[[Eyes], None]] = {"decline": offers.decline_by_link, "back": offers.step_back}


@never_cache
def offer(request: HttpRequest, token: str) -> HttpResponse:
    """The offer and what can be done with it now. The link itself, hashed, is in the eyes."""
    found = read_by_link(request.eyes)
    if found is None or found.state in {State.WITHDRAWN, State.RENEWED}:
        return _page(request, "gone", {}, 410)
    do = request.POST.get("do", "")
    form = GuestForm(request.POST if do == "accept" else None)
    why = ""
    if request.method == "POST":
        try:
            if do == "accept" and form.is_valid():
                offers.accept(request.eyes, form.cleaned_data["name"], starts_early=form.cleaned_data["starts_early"])
                return redirect(request.path)
            if do in ACTS:
                ACTS[do](request.eyes)
                return redirect(request.path)
        except NotTaken as no:
            why, found = WHY[no.why], read_by_link(request.eyes)
            form = GuestForm()
        except NotThere:  # taken away while it was being read
            return _page(request, "gone", {}, 410)
    return _page(request, "offer", _facts(request, found, form, why), 422 if form.errors or why else 200)


@never_cache
def pdf(request: HttpRequest, token: str) -> HttpResponse:
    """The offer, or its confirmation, as a file."""
    found = read_by_link(request.eyes)
    if found is None or found.state not in SHOWN:
        return _page(request, "gone", {}, 410)
    response = file(books.sheet(found.value.get("confirmation") or found.paper), pdf_name(found), "application/pdf")
    response["X-Robots-Tag"] = "noindex"
    return response


def _facts(request: HttpRequest, found: Document, form: GuestForm, why: object) -> dict[str, object]:
    payer, today = Payer(found.payer["kind"]), request.eyes.today
    accepted = found.state is State.ACCEPTED
    return {
        "document": found,
        "paper": on_screen(found) if found.state in SHOWN else None,
        "form": form,
        "why": why,
        "state": found.state.value,
        "consumer": payer in CONSUMERS,
        "waits": found.state is State.SENT and not found.expired,
        "accepted": accepted,
        "may_step_back": cannot_step_back(payer, found.state, found.accepted_on, today) is None,
        "back_until": step_back_until(found.accepted_on) if found.accepted_on else None,
    }


def _page(request: HttpRequest, name: str, facts: dict[str, object], status: int = 200) -> HttpResponse:
    response = render(request, f"guest/{name}.html", facts, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response
