"""Who stands in for a coach."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from luwte.records.offices.queries import substitutions
from luwte.web.design.substitutes import SubstituteForm, begun, ended


def substitutes(request: HttpRequest) -> HttpResponse:
    """Who stands in now or soon; naming someone, and ending it."""
    if request.POST.get("do") == "end":
        ended(request)
        return redirect("practice:substitutes")
    form = SubstituteForm(request.POST if request.method == "POST" else None, request.eyes, own=False)
    if request.method == "POST" and form.is_valid() and begun(request, form):
        return redirect("practice:substitutes")
    facts = {"form": form, "rows": substitutions(request.eyes)}
    return render(request, "practice/substitutes.html", facts, status=422 if form.errors else 200)
