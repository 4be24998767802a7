"""Who stands in for a coach."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from luwte.actions import substitutes as acts
from luwte.records.caseload import queries as caseload
from luwte.web.design.substitutes import page


def substitutes(request: HttpRequest) -> HttpResponse:
    """A coach says who stands in for them."""
    return page(request, "coach", own=True)


def stand_in(request: HttpRequest) -> HttpResponse:
    """Contact and appointments of those for whom one stands in today; each look is in that person's log."""
    rows = caseload.stand_in(request.eyes)
    acts.look(request.eyes, [one.dossier for one in rows])
    return render(request, "coach/stand_in.html", {"rows": rows})
