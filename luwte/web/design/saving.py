"""What a page says after it was saved: to the script that keeps what is typed, and to the person."""

from typing import Protocol

from django import forms
from django.contrib import messages
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _


class Kept(Protocol):
    """What an action gave: the revision now, and whether it was kept beside a newer version."""

    revision: int
    stale: bool


def autosaved(form: forms.Form, saved: Kept | None, other_url: str) -> JsonResponse:
    """The answer to the script; `saved` is None when the form was not right."""
    if saved is None:
        return JsonResponse({"error": " ".join(str(e) for errors in form.errors.values() for e in errors)}, status=422)
    if saved.stale:
        return JsonResponse({"revision": saved.revision, "other_url": other_url}, status=409)
    return JsonResponse({"revision": saved.revision, "saved_at_words": str(_("Opgeslagen."))})


def said(request: HttpRequest, saved: Kept, words: str = "") -> None:
    """The sentence above the page that follows."""
    if saved.stale:
        messages.warning(request, _("Je had dit ergens anders al aangepast. Beide versies zijn bewaard."))
    else:
        messages.success(request, words or _("Opgeslagen."))
