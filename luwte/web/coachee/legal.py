"""The law's dates from one's own first day: noted by the coachee, shown to nobody else."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from luwte.actions import legal_dates
from luwte.library.calendars import calendar
from luwte.records.legal_dates.queries import noted
from luwte.records.sessions.calendars import feeds
from luwte.rules.calendar import Anchor, Wrong
from luwte.web.coachee.forms import OnceForm
from luwte.web.design.fields import day
from luwte.web.design.legal import NEAR, moments
from luwte.web.design.programme import language
from luwte.web.threshold.requests import posted

ASKS = {
    Anchor.FIRST_SICK_DAY: _l("Wat was je eerste ziektedag?"),
    Anchor.RESUMPTION: _l("Op welke dag begin je weer te werken?"),
}
WRONGS = {
    Wrong.FUTURE: _l("Deze dag moet nog komen. Kies je eerste ziektedag, of laat dit voor later."),
    Wrong.FAR: _l("Deze dag is jaren ver weg. Kijk het jaar na."),
    Wrong.PASSED: _l("Deze dag is meer dan twee jaar geleden. Alle data zijn dan voorbij. Kijk het jaar na."),
}


class DayForm(OnceForm):
    """The day, and whether the dates go into the own calendar."""

    on = day("")
    in_calendar = forms.BooleanField(label=_l("Zet de data ook in mijn eigen agenda"), required=False)


def dates(request: HttpRequest) -> HttpResponse:
    """The dates, or the question for the day."""
    eyes = request.eyes
    file, there = calendar(eyes.country), noted(eyes, eyes.dossier_id)
    first = {"on": there.on, "in_calendar": there.in_calendar} if there else {}
    form = DayForm(posted(request), initial=first)
    form.fields["on"].label = ASKS[file.anchor]
    if request.method == "POST" and form.is_valid() and _noted(request, form):
        messages.success(request, _("Opgeslagen."))
        return redirect("coachee:legal")
    found = moments(file, there.on, eyes.country, eyes.today, language()) if there else []
    coming = [one for one in found if one.dated.last >= eyes.today]
    facts = {
        "form": form,
        "there": there,
        "near": coming[:NEAR],
        "later": coming[NEAR:],
        "past": [one for one in found if one.dated.last < eyes.today],
        "notes": [(one.what.in_(language()), one.verify) for one in file.notes],
        "check_with": file.check_with.in_(language()),
        "checked": file.checked,
        "source": file.source,
        "has_feed": bool(feeds(eyes)),
        "seen_by": [],
    }
    return render(request, "coachee/legal.html", facts, status=422 if form.errors else 200)


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Takes the last change back."""
    legal_dates.undo(request.eyes, request.eyes.dossier_id)
    messages.success(request, _("Teruggezet."))
    return redirect("coachee:legal")


@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Takes the day and its dates away."""
    legal_dates.forget(request.eyes, request.eyes.dossier_id)
    messages.success(request, _("Weggehaald."))
    return redirect("coachee:legal")


def _noted(request: HttpRequest, form: DayForm) -> bool:
    said, eyes = form.cleaned_data, request.eyes
    more = {"in_calendar": said["in_calendar"], "client_id": said["client_id"]}
    try:
        legal_dates.note(eyes, eyes.dossier_id, said["on"], **more)
    except legal_dates.NotTaken as fault:
        form.add_error("on", WRONGS[fault.why])
        return False
    return True
