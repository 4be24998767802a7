"""The front page and the page for whoever needs help now; no account, no storage."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from luwte.library.country import COUNTRIES, crisis_help
from luwte.library.pages import page

KEPT = "private, max-age=3600, stale-if-error=7776000"


def front(request: HttpRequest) -> HttpResponse:
    """What this is; whoever is logged in goes to their own start."""
    if request.user.is_authenticated:
        return redirect("account:home")
    return render(request, "public/front.html")


def help_now(request: HttpRequest) -> HttpResponse:
    """Crisis help, the same for everyone: no query, nothing of the person, kept by the browser when we are away."""
    language = get_language() or "nl"
    others = [crisis_help(country, language) for country in COUNTRIES if country != settings.COUNTRY]
    facts = {"help": crisis_help(settings.COUNTRY, language), "others": others}
    answer = render(request, "public/help.html", facts)
    answer["Cache-Control"] = KEPT
    return answer


def explain(request: HttpRequest, slug: str) -> HttpResponse:
    """A page that explains something, in the language of the reader."""
    found = page(slug, get_language() or "nl")
    if found is None:
        raise Http404
    return render(request, "public/page.html", {"page": found})
