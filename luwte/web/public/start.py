"""Waar begin ik?: who does what, in explanations that open; the country is in the address, and nothing is kept."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from luwte.library.country import COUNTRIES, terms
from luwte.library.orientation import Source, questions


def begin(request: HttpRequest, country: str = "") -> HttpResponse:
    """Four questions, each with what explains it; nothing is concluded about whoever reads."""
    chosen = country.upper() or settings.COUNTRY
    if chosen not in COUNTRIES:
        raise Http404
    language = get_language() or "nl"
    asked = questions(chosen, language)
    pieces = [piece for question in asked for piece in question.pieces]
    facts = {
        "questions": asked,
        "sources": _once([source for piece in pieces for source in piece.heading.sources]),
        "checked": min(piece.heading.checked for piece in pieces),
        "here": terms(chosen, language).land,
        "others": [(one.lower(), terms(one, language).land) for one in COUNTRIES if one != chosen],
    }
    return render(request, "public/begin.html", facts)


def _once(sources: list[Source]) -> list[Source]:
    return list(dict.fromkeys(sources))
