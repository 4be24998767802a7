"""The one search field and what it found. What is asked is stored nowhere: it goes along in the address, sealed."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _l

from luwte.actions.holding import hold, release
from luwte.library.searching import Found
from luwte.rules.content.values import Kind
from luwte.web.design.programme import KINDS
from luwte.web.design.told import minutes

ASKED_MOST = 80
PLACE = "z"


class SearchForm(forms.Form):
    """One or two words."""

    asked = forms.CharField(
        label=_l("Zoek een stukje"),
        max_length=ASKED_MOST,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "enterkeyhint": "search"}),
        help_text=_l("Eén woord is genoeg, zoals slapen of grens. Een tikfout geeft niet."),
        error_messages={
            "required": _l("Typ een woord, zoals slapen of grens."),
            "max_length": _l("Dit is te lang om te zoeken. Kies één of twee woorden."),
        },
    )


@dataclass(frozen=True, slots=True)
class Row:
    """One result as a line: where it leads, what it is and why it was found."""

    url: str
    title: str
    kind: Any
    takes: str
    excerpt: str


def go(request: HttpRequest, form: SearchForm) -> HttpResponseRedirect:
    """To the page with what was found; the words are sealed in its address, so that no log can hold them."""
    sealed = hold(request.eyes.me, {"asked": form.cleaned_data["asked"]}, request.eyes.at)  # type: ignore[attr-defined]
    return redirect(f"{request.path}?{urlencode({PLACE: sealed})}")


def asked(request: HttpRequest) -> str:
    """What was asked, for who asked it and for an hour; else nothing."""
    eyes = request.eyes  # type: ignore[attr-defined]
    held = release(eyes.me, request.GET.get(PLACE, "")[:2000], eyes.at)
    return str(held["asked"]) if held and "asked" in held else ""


def row(one: Found, url: str) -> Row:
    """A result in words; where the title or the summary holds the word, the summary says why."""
    takes = minutes(one.minutes) if one.minutes else ""
    return Row(url, one.title, KINDS[Kind(one.kind)], takes, one.excerpt or one.summary)
