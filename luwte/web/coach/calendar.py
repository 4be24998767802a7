"""The coach's own calendar: this week, when one is away, what the own calendar holds, and an address to read at."""

from datetime import date, timedelta
from itertools import groupby
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from luwte.actions import calendars, looks
from luwte.exchange.ical.reading import LARGEST, Unfit
from luwte.records.sessions import queries
from luwte.records.sessions.calendars import Away, away
from luwte.web.coach.session_forms import AwayForm, BringForm
from luwte.web.design import feeds
from luwte.web.design.sessions import told
from luwte.web.threshold.requests import posted

DAYS = 7
SHOWN_MOST = 100
WEEKS_MOST = 520


def week(request: HttpRequest) -> HttpResponse:
    """This week: each talk with a link to its one page."""
    eyes = request.eyes
    place = request.GET.get("week", "0")
    number = int(place) if place.removeprefix("-").isdecimal() and place.isascii() and len(place) < 5 else 0
    number = max(-WEEKS_MOST, min(number, WEEKS_MOST))
    first = eyes.today - timedelta(days=eyes.today.weekday()) + timedelta(weeks=number)
    lines = [(told(line.talk, eyes.zone), line.name) for line in queries.week(eyes, first)]
    looks.over(eyes, "week", dict.fromkeys(one.talk.dossier_id for one, _name in lines))
    facts = {
        "days": [(day, list(found)) for day, found in groupby(lines, key=lambda line: line[0].day)],
        "first": first,
        "last": first + timedelta(days=DAYS - 1),
        "number": number,
        "earlier": number - 1,
        "later": number + 1,
    }
    return render(request, "coach/week.html", facts)


def absences(request: HttpRequest) -> HttpResponse:
    """When the coach is away, and what the own calendar holds: times only."""
    eyes = request.eyes
    which = request.POST.get("do", "") if request.method == "POST" else ""
    form = AwayForm(posted(request) if which != "bring" else None)
    bring = BringForm(request.POST, request.FILES) if which == "bring" else BringForm()
    if which == "bring" and bring.is_valid() and _brought(request, bring):
        return redirect("coach:absences")
    if request.method == "POST" and which != "bring" and form.is_valid() and _gone(request, form):
        return redirect("coach:absences")
    every = away(eyes, eyes.at)
    facts = {
        "form": form,
        "bring": bring,
        "away": [(one, *_days(one, eyes.zone)) for one in every if one.kind != "busy"][:SHOWN_MOST],
        "busy": sum(one.kind == "busy" for one in every),
    }
    wrong = form.errors or bring.errors
    return render(request, "coach/absences.html", facts, status=422 if wrong else 200)


@require_POST
def absence_away(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """That absence falls away."""
    calendars.be_back(request.eyes, row_id)
    messages.success(request, _("Weggehaald."))
    return redirect("coach:absences")


def feed(request: HttpRequest) -> HttpResponse:
    """The secret address for the coach's own calendar program."""
    return feeds.page(request, "coach/calendar_feed.html", "coach:calendar_feed")


def _gone(request: HttpRequest, form: AwayForm) -> bool:
    said = form.cleaned_data
    try:
        calendars.go_away(request.eyes, said["kind"], said["first"], said["last"] or said["first"])
    except calendars.NotTaken:
        form.add_error("last", _("Kies een laatste dag die nog komt, en die na de eerste ligt."))
        return False
    messages.success(request, _("Opgeslagen. Voorstellen gaan eromheen."))
    return True


def _brought(request: HttpRequest, form: BringForm) -> bool:
    file, text = form.cleaned_data["file"], form.cleaned_data["text"]
    if not file and not text:
        form.add_error("file", _("Kies een bestand, of plak de inhoud."))
        return False
    data = file.read(LARGEST + 1) if file else text.encode(errors="replace")
    try:
        number = calendars.bring(request.eyes, data)
    except Unfit:
        form.add_error("file", _("Dit is geen agenda die Luwte kan lezen. Kies een bestand dat op .ics eindigt."))
        return False
    said = ngettext("Gelezen: %(n)d moment.", "Gelezen: %(n)d momenten.", number) % {"n": number}
    messages.success(request, said + " " + _("Alleen de tijden zijn bewaard."))
    return True


def _days(one: Away, zone: str) -> tuple[date, date]:
    here = ZoneInfo(zone)
    return one.span.start.astimezone(here).date(), (one.span.end - timedelta(seconds=1)).astimezone(here).date()
