"""Who stands in for a coach."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from luwte.actions import substitutes as acts
from luwte.records.caseload import queries as caseload
from luwte.records.offices.queries import substitutions
from luwte.web.design.substitutes import SubstituteForm, begun, ended


def substitutes(request: HttpRequest) -> HttpResponse:
    """Who stands in now or soon; naming someone, and ending it."""
    if request.POST.get("do") == "end":
        ended(request)
        return redirect("coach:substitutes")
    form = SubstituteForm(request.POST if request.method == "POST" else None, request.eyes, own=True)
    if request.method == "POST" and form.is_valid() and begun(request, form):
        return redirect("coach:substitutes")
    facts = {"form": form, "rows": substitutions(request.eyes)}
    return render(request, "coach/substitutes.html", facts, status=422 if form.errors else 200)


def stand_in(request: HttpRequest) -> HttpResponse:
    """Contact and appointments of those for whom one stands in today; each look is in that person's log."""
    rows = caseload.stand_in(request.eyes)
    acts.look(request.eyes, [one.dossier for one in rows])
    return render(request, "coach/stand_in.html", {"rows": rows})
