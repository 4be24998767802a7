"""The coachee's own days."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from luwte.records.check_ins import queries as check_ins

SPAN = timedelta(days=60)


def timeline(request: HttpRequest) -> HttpResponse:
    """The last sixty days as a table, newest first; days without an entry are simply not there."""
    eyes = request.eyes
    days = check_ins.days(eyes, eyes.dossier_id, eyes.today - SPAN, eyes.today)
    return render(request, "coachee/days.html", {"days": days[::-1], "week": _week(eyes.today)})


def _week(today: object) -> list[object]:
    return [today - timedelta(days=back) for back in range(8)]  # type: ignore[operator]
