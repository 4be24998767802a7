"""What the coachee chose holds on every page of theirs: in screen-free hours one dark, short page remains."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from luwte.records.dossiers import queries
from luwte.records.eyes import Role
from luwte.rules.preferences import screen_free

AWAKE = "awake_until"


class PreferencesMiddleware:
    """Reads the choices once for each page of the coachee; a form that is sent always passes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        eyes = request.eyes  # type: ignore[attr-defined]
        if eyes.role is not Role.COACHEE:
            return self.get_response(request)
        request.preferences = chosen = queries.preferences(eyes, eyes.dossier_id)  # type: ignore[attr-defined]
        here = eyes.at.astimezone(ZoneInfo(eyes.zone))
        request.evening = screen_free(chosen, here.time())  # type: ignore[attr-defined]
        if request.evening and request.method == "GET" and not _awake(request, here):  # type: ignore[attr-defined]
            facts = {"until": chosen.screen_free_until, "go_on_url": reverse("coachee:awake")}
            return render(request, "design/layouts/screen_free.html", facts)
        return self.get_response(request)


def _awake(request: HttpRequest, now: datetime) -> bool:
    return request.session.get(AWAKE, 0) > now.timestamp()
