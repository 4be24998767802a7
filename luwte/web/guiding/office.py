"""When whoever guides answers: days, hours, and days on which they are not there."""

from datetime import time

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.actions import offices as acts
from luwte.records.offices.queries import office as hours
from luwte.rules.messages import Office, Wrong
from luwte.web.design.fields import WEEKDAYS
from luwte.web.guiding.forms import day
from luwte.web.guiding.places import back, show
from luwte.web.threshold.requests import posted

SENTENCES = {
    Wrong.NO_DAYS: ("days", _l("Kies minstens één dag.")),
    Wrong.HOURS: ("closes", _l("Dit is vroeger dan het begin. Kies een later tijdstip.")),
    Wrong.AWAY_ENDS: ("away_until", _l("Kies een eerste en een laatste dag. De laatste komt na de eerste.")),
    Wrong.AWAY_PAST: ("away_until", _l("Deze dagen zijn al voorbij. Kies andere dagen, of maak ze leeg.")),
    Wrong.AWAY_LONG: ("away_until", _l("Dit is langer dan een jaar. Kies een kortere tijd.")),
}


def _time(label: str) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": _l("Kies een tijdstip."),
            "invalid": _l("Dit tijdstip bestaat niet. Schrijf het als 9:00."),
        },
    )


class OfficeForm(forms.Form):
    """Days of the week, hours, and an absence."""

    days = forms.TypedMultipleChoiceField(
        label=_l("Op welke dagen antwoord je?"),
        choices=WEEKDAYS,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": SENTENCES[Wrong.NO_DAYS][1], "invalid_choice": _l("Kies een van de dagen.")},
    )
    opens = _time(_l("Vanaf"))
    closes = _time(_l("Tot"))
    away_from = day(_l("Eerste dag dat je er niet bent"), required=False)
    away_until = day(_l("Laatste dag"), required=False)


def office(request: HttpRequest) -> HttpResponse:
    """One's own hours."""
    form = OfficeForm(posted(request), initial=_first(hours(request.eyes, request.eyes.me)))
    if request.method == "POST" and form.is_valid() and _kept(request, form):
        messages.success(request, _("Opgeslagen. Je coachees lezen dit bij hun berichten."))
        return back(request, "office")
    return show(request, "office", form=form)


def _first(now: Office) -> dict[str, object]:
    gone = {"away_from": now.away.first, "away_until": now.away.last} if now.away else {}
    return {"days": sorted(now.days), "opens": now.opens, "closes": now.closes, **gone}


def _kept(request: HttpRequest, form: OfficeForm) -> bool:
    said = form.cleaned_data
    opens, closes = (time(said[name].hour, said[name].minute) for name in ("opens", "closes"))
    try:
        acts.keep(request.eyes, Office(frozenset(said["days"]), opens, closes), said["away_from"], said["away_until"])
    except acts.NotTaken as fault:
        for wrong in fault.why:
            form.add_error(*SENTENCES[wrong])
        return False
    return True
