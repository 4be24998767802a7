"""Searching pieces: one field, calm results, and what to do when there are none. Nothing is stored or logged."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from luwte.records.assignments import searching
from luwte.rules.content.values import Kind
from luwte.web.design.searching import SearchForm, asked, go, row

ROWS_MOST = 6  # what one can look over when tired


def search(request: HttpRequest) -> HttpResponse:
    """What was found of what this person may open."""
    if request.method == "POST":
        form = SearchForm(request.POST)
        if form.is_valid():
            return go(request, form)
        return render(request, "coachee/search.html", {"search": form}, status=422)
    eyes, words = request.eyes, asked(request)  # type: ignore[attr-defined]
    hits = searching.found(eyes, eyes.dossier_id, words, get_language() or "nl") if words else ()
    rows = [row(one, _address(one.kind, one.slug)) for one in hits[:ROWS_MOST]]
    facts = {"search": SearchForm(initial={"asked": words}), "asked": words, "rows": rows}
    return render(request, "coachee/search.html", facts)


def _address(kind: str, slug: str) -> str:
    if kind == Kind.PROGRAMME:
        return reverse("coachee:programme")
    return reverse("coachee:piece", args=[kind, slug])
