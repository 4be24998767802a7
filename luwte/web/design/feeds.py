"""The page with the secret address at which one's own calendar program reads."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from luwte.actions import calendars, tokens
from luwte.records.sessions.calendars import feeds


def page(request: HttpRequest, template: str, name: str) -> HttpResponse:
    """Makes an address, or closes it; in a coachee's look or a coach's."""
    if request.method == "POST":
        if request.POST.get("do") == "close":
            calendars.close_feed(request.eyes)
            messages.success(request, _("Gestopt. De link werkt niet meer."))
        else:
            calendars.open_feed(request.eyes)
            messages.success(request, _("Opgeslagen. Deze link is alleen voor jou."))
        return redirect(name)
    open_ = feeds(request.eyes)
    address = settings.SITE_URL + reverse("feed:calendar", args=[tokens.link("feed", open_[0].id)]) if open_ else ""
    return render(request, template, {"address": address})
