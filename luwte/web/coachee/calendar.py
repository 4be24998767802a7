"""My calendar: the days on which I would rather have no talk, and an address for my own calendar program."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.actions import calendars
from luwte.records.sessions import calendars as queries
from luwte.web.coachee.forms import OnceForm
from luwte.web.design import feeds
from luwte.web.design.fields import WEEKDAYS, day
from luwte.web.threshold.requests import posted


class QuietForm(OnceForm):
    """Weekdays, and one stretch of days more."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)
    weekdays = forms.TypedMultipleChoiceField(
        label=_l("Op welke dagen liever niet?"),
        choices=WEEKDAYS,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _l("Kies een van de antwoorden.")},
    )
    first = day(_l("Een tijd niet: vanaf"), required=False)
    last = day(_l("tot en met"), required=False)


def quiet(request: HttpRequest) -> HttpResponse:
    """The days without a talk: the coach plans around them."""
    eyes = request.eyes
    now = queries.quiet(eyes, eyes.dossier_id)
    form = QuietForm(posted(request), initial={"weekdays": now.weekdays, "base_revision": now.revision})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        gone = request.POST.get("gone", "")
        spans = [one for one in now.spans if one[1] >= eyes.today and one[0].isoformat() != gone]
        if said["first"]:
            spans.append((said["first"], said["last"] or said["first"]))
        try:
            fresh = calendars.be_quiet(
                eyes,
                eyes.dossier_id,
                said["weekdays"],
                spans,
                client_id=said["client_id"],
                base_revision=said["base_revision"],
            )
        except calendars.NotTaken:
            form.add_error("last", _("De laatste dag ligt voor de eerste, of het is te lang. Kies opnieuw."))
        else:
            if fresh:
                messages.success(request, _("Opgeslagen. Je coach plant eromheen."))
            else:
                messages.warning(request, _("Je had dit ergens anders al aangepast. Dit is hoe het nu staat."))
            return redirect("coachee:quiet_days")
    facts = {"form": form, "spans": [one for one in now.spans if one[1] >= eyes.today]}
    return render(request, "coachee/quiet_days.html", facts, status=422 if form.errors else 200)


def feed(request: HttpRequest) -> HttpResponse:
    """An address that shows the appointments in one's own calendar; it can be closed at any time."""
    return feeds.page(request, "coachee/calendar_feed.html", "coachee:calendar_feed")
