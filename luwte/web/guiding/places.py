"""Where a page of whoever guides stands: the same pages under a coach's address and a care professional's."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse

from luwte.actions import looks
from luwte.actions.dossiers import there

BASES = {"coach": "coach/base.html", "care": "care/base.html"}


def space(request: HttpRequest) -> str:
    """The audience whose address this is: coach or care."""
    match = request.resolver_match
    return match.namespace if match else ""


def opened(request: HttpRequest, dossier_id: UUID, what: str) -> Any:
    """The dossier, and the look into it in the log; NotThere for a stranger."""
    found = there(request.eyes, dossier_id)
    if request.method == "GET":
        looks.into(request.eyes, found, what)
    return found


def back(request: HttpRequest, name: str, *args: Any) -> HttpResponseRedirect:
    """To another of these pages, in the same audience."""
    return redirect(reverse(f"{space(request)}:{name}", args=args))


def show(request: HttpRequest, template: str, **facts: Any) -> HttpResponse:
    """The page; 422 when it holds a form that was not right."""
    form = facts.get("form")
    here = {"ns": space(request), "base": BASES.get(space(request), "design/base.html"), **facts}
    return render(request, f"guiding/{template}.html", here, status=422 if form is not None and form.errors else 200)
