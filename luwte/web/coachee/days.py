"""The coachee's own days."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from luwte.rules.check_ins import BACK_DAYS
from luwte.web.design.timeline import timeline


def show(request: HttpRequest) -> HttpResponse:
    """The days in words, as a picture and as a table; days without an entry are simply not there."""
    eyes = request.eyes
    facts = {"timeline": timeline(eyes, eyes.dossier_id, request.GET.get("tijd", "")), "week": week(eyes.today)}
    return render(request, "coachee/days.html", facts)


def week(today: date) -> list[date]:
    """The days that can still be filled in, today first."""
    return [today - timedelta(days=back) for back in range(BACK_DAYS + 1)]
