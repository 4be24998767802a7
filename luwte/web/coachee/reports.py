"""What is said about me to others: read first, released or not, with its code, who opened it, and taken back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.actions import books, releases
from luwte.actions.dossiers import NotThere
from luwte.records.releases.queries import Released, every, one
from luwte.rules.releases import LINK_DAYS, Kind, State
from luwte.web.billing.invoices import file
from luwte.web.design.releases import KINDS, STATES, listed

DONE = {
    "release": (releases.release, _l("Vrijgegeven.")),
    "decline": (releases.decline, _l("Opgeslagen. Je hoeft niets uit te leggen.")),
    "withdraw": (releases.withdraw, _l("Ingetrokken. De link opent niets meer.")),
    "renew": (releases.renew, _l("Er is een nieuwe link onderweg, met een nieuwe code.")),
}
NAMES = {Kind.REPORT: "verslag.pdf", Kind.LETTER: "brief.pdf"}


def reports(request: HttpRequest) -> HttpResponse:
    """Every report and letter."""
    return render(request, "coachee/reports.html", {"rows": listed(every(request.eyes, request.eyes.dossier_id))})


def report(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One of them: exactly what the reader gets."""
    found = _there(request, row_id)
    if request.method == "POST":
        return _done(request, found)
    is_report = found.kind is Kind.REPORT
    opens = is_report and found.opens(request.eyes.today)
    facts = {
        "found": found,
        "title": KINDS[found.kind],
        "stands": STATES[found.state],
        "waits": found.state is State.PROPOSED,
        "released": found.state is State.RELEASED,
        "is_report": is_report,
        "opens": opens,
        "code": releases.code_of(found.id, found.turn) if opens else "",
        "days": LINK_DAYS,
    }
    return render(request, "coachee/report.html", facts)


def pdf(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """It as PDF, to keep or to carry."""
    found = _there(request, row_id)
    return file(books.sheet(found.paper), NAMES[found.kind], "application/pdf")


def _done(request: HttpRequest, found: Released) -> HttpResponse:
    act, words = DONE.get(request.POST.get("do", ""), (None, ""))
    if act is None:
        raise NotThere
    try:
        act(request.eyes, request.eyes.dossier_id, found.id)
        messages.success(request, words)
    except releases.NotNow:
        messages.error(request, _("Dit kan niet meer. Kijk hoe het nu staat."))
    return redirect("coachee:report", row_id=found.id)


def _there(request: HttpRequest, row_id: UUID) -> Released:
    if (found := one(request.eyes, request.eyes.dossier_id, row_id)) is None:
        raise NotThere
    return found
