"""What changes around someone: another coach, a practice that stops, and someone close who comes along once."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from luwte.actions import joint_sessions, transfers
from luwte.actions.dossiers import NotThere
from luwte.library.consents import current
from luwte.records.closings.queries import last_day
from luwte.records.dossiers.queries import guides
from luwte.records.joint_sessions.queries import asked
from luwte.records.shares.queries import given
from luwte.records.transfers.queries import proposed
from luwte.rules.consents import Scope
from luwte.rules.continuity import Wrong
from luwte.web.coachee.forms import OnceForm
from luwte.web.coachee.sessions import coming
from luwte.web.design.fields import day
from luwte.web.design.sessions import Told
from luwte.web.threshold.requests import posted

DAYS = {
    Wrong.PAST: _l("Deze dag is al voorbij. Kies een dag die nog komt."),
    Wrong.LONG: _l("Deze dag is te ver weg. Kies een dag binnen een half jaar."),
}
TALKS_MOST = 6
OTHER = "other"


class PickForm(forms.Form):
    """What the new coach may see; nothing is chosen beforehand."""

    scopes = forms.MultipleChoiceField(
        label=_l("Wat mag je nieuwe coach zien?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _l("Kies uit de lijst.")},
    )

    def __init__(self, data: object, language: str) -> None:
        super().__init__(data)
        self.fields["scopes"].choices = [(one.value, current(one, language).title) for one in Scope]


class JointForm(OnceForm):
    """Whom to mail, and for which talk: one that is planned, or another day."""

    email = forms.EmailField(
        label=_l("Mailadres van wie meekomt"),
        help_text=_l("Is de mail verstuurd? Dan wissen we dit adres."),
        error_messages={
            "required": _l("Vul een mailadres in."),
            "invalid": _l("Dit is geen mailadres. Schrijf het als naam@voorbeeld.nl."),
        },
    )
    talk = forms.ChoiceField(
        label=_l("Naar welk gesprek?"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _l("Kies een van de gesprekken, of schrijf een dag.")},
    )
    on = day(_l("Op welke dag is het gesprek?"), required=False)

    def __init__(self, coming: list[Told], *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        if coming:
            chips = {one.day.isoformat(): date_format(one.start, "l j F, H:i") for one in reversed(coming)}
            self.fields["talk"].choices = [*reversed(chips.items()), (OTHER, _("een andere dag"))]
            self.fields["on"].label = _("Een andere dag? Schrijf hem hier.")
        else:
            del self.fields["talk"]

    def clean(self) -> dict[str, Any]:
        """The day of what was chosen; one of the two is needed."""
        said = super().clean() or self.cleaned_data
        if said.get("talk") not in {None, "", OTHER}:
            said["on"] = date.fromisoformat(said["talk"])
        elif not self.errors and not said.get("on"):
            self.add_error("talk" if "talk" in self.fields else "on", _("Kies een gesprek, of schrijf een dag."))
        return said


def transfer(request: HttpRequest) -> HttpResponse:
    """Another coach: what goes along, and that the earlier one sees nothing any more."""
    eyes, language = request.eyes, get_language() or "nl"
    if (found := proposed(eyes, eyes.dossier_id)) is None:
        return render(request, "coachee/transfer.html", {"guides": guides(eyes, eyes.dossier_id)})
    form = PickForm(posted(request), language)
    if request.method == "POST" and form.is_valid():
        picked = [Scope(one) for one in form.cleaned_data["scopes"]]
        transfers.take(eyes, eyes.dossier_id, picked, language)
        messages.success(request, _("Opgeslagen. %(name)s is nu je coach.") % {"name": found.comes.name})
        return redirect("coachee:who_sees_what")
    held = {Scope(share.scope) for share in given(eyes, eyes.dossier_id) if share.party_id == found.leaves_id}
    now = [current(one, language).title for one in Scope if one in held]
    facts = {"found": found, "form": form, "now": now}
    return render(request, "coachee/transfer.html", facts, status=422 if form.errors else 200)


def farewell(request: HttpRequest) -> HttpResponse:
    """The practice stops: until when one can read, and what one can take along."""
    eyes = request.eyes
    facts = {"day": last_day(eyes), "guides": [one.person.name for one in guides(eyes, eyes.dossier_id)]}
    return render(request, "coachee/farewell.html", facts)


def joint(request: HttpRequest) -> HttpResponse:
    """Inviting someone close to one session."""
    eyes = request.eyes
    form = JointForm(coming(request)[:TALKS_MOST], posted(request))
    if request.method == "POST" and form.is_valid() and _invited(request, form):
        messages.success(request, _("De mail is onderweg. Daarna wissen we het adres."))
        return redirect("coachee:joint")
    facts = {"form": form, "rows": asked(eyes, eyes.dossier_id)}
    return render(request, "coachee/joint.html", facts, status=422 if form.errors else 200)


@require_POST
def joint_away(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """The link works no more."""
    joint_sessions.withdraw(request.eyes, request.eyes.dossier_id, row_id)
    messages.success(request, _("Ingetrokken. De link werkt niet meer."))
    return redirect("coachee:joint")


def notices(request: HttpRequest) -> dict[str, object]:
    """What changes around someone, as lines on Vandaag."""
    eyes = request.eyes
    return {"new_coach": proposed(eyes, eyes.dossier_id), "practice_stops": last_day(eyes)}


def _invited(request: HttpRequest, form: JointForm) -> bool:
    said, eyes = form.cleaned_data, request.eyes
    try:
        joint_sessions.invite(eyes, eyes.dossier_id, said["email"], said["on"], client_id=said["client_id"])
    except joint_sessions.NotTaken as fault:
        form.add_error("on", DAYS[fault.why])
    except joint_sessions.TooMany:
        form.add_error(None, _("Er staan al drie uitnodigingen open. Trek er eerst een in."))
    except NotThere:
        raise
    else:
        return True
    return False
