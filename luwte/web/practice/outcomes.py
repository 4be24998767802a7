"""The practice in numbers: closed years, and only what is large enough to show."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from luwte.records.outcomes.queries import released
from luwte.rules.disclosure import LEAST


def outcomes(request: HttpRequest) -> HttpResponse:
    """Each closed year."""
    return render(request, "practice/outcomes.html", {"years": released(request.eyes), "least": LEAST})
