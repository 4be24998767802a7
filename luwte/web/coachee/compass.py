"""My compass: parts in own words, signals of one's own, what they find looking back, and a card."""

from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from luwte.actions import compass as acts
from luwte.actions.dossiers import NotThere
from luwte.records.check_ins import queries as check_ins
from luwte.records.compass.queries import Compass, compass
from luwte.records.trajectories.evaluation_queries import agreed
from luwte.rules.compass import NAME_MOST, WORDS_MOST, Beacon, Part, Series, Side, Wrong, first_empty, rows
from luwte.rules.consents import Scope
from luwte.web.coachee.forms import OnceForm
from luwte.web.coachee.seen import seen
from luwte.web.design.compass import HINTS, PARTS, SERIES, in_words, told
from luwte.web.design.fields import LONG, TOO_LONG
from luwte.web.design.saving import autosaved, said
from luwte.web.threshold.requests import posted

WRONGS = {
    Wrong.TOO_LONG: TOO_LONG,
    Wrong.NOTHING: _l("Schrijf een paar woorden."),
    Wrong.NO_NAME: _l("Geef je signaal een naam."),
    Wrong.LIMIT: _l("Zo past elke dag erin, of geen enkele. Kies een ander getal."),
    Wrong.ROW: _l("Kies 2 tot en met 7 keer."),
    Wrong.TOO_MANY: _l("Er passen zes signalen. Haal er eerst een weg."),
}


class PartForm(OnceForm):
    """A part in own words."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)
    words = forms.CharField(
        max_length=WORDS_MOST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": WRONGS[Wrong.NOTHING], **LONG},
    )


class BeaconForm(OnceForm):
    """A signal of one's own."""

    name = forms.CharField(
        label=_l("Hoe noem je dit signaal?"),
        max_length=NAME_MOST,
        error_messages={"required": WRONGS[Wrong.NO_NAME], **LONG},
    )
    series = forms.TypedChoiceField(
        label=_l("Waar kijkt het naar?"),
        choices=[(one.value, words) for one, words in SERIES.items()],
        coerce=Series,
        widget=forms.RadioSelect,
        error_messages={"required": _l("Kies één antwoord.")},
    )
    limit = forms.IntegerField(
        label=_l("Bij welk getal van de check-in?"),
        min_value=0,
        max_value=10,
        error_messages={
            "required": _l("Kies een getal van 0 tot en met 10."),
            "invalid": _l("Kies een getal van 0 tot en met 10."),
            "min_value": _l("Kies een getal van 0 tot en met 10."),
            "max_value": _l("Kies een getal van 0 tot en met 10."),
        },
    )
    side = forms.TypedChoiceField(
        label=_l("Dat getal, of"),
        choices=[(Side.AT_MOST.value, _l("lager")), (Side.AT_LEAST.value, _l("hoger"))],
        coerce=Side,
        widget=forms.RadioSelect,
        error_messages={"required": _l("Kies één antwoord.")},
    )
    times = forms.IntegerField(
        label=_l("Hoe vaak achter elkaar?"),
        min_value=2,
        max_value=7,
        initial=3,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), WRONGS[Wrong.ROW]),
    )


def overview(request: HttpRequest) -> HttpResponse:
    """The compass as it stands, and the part to begin or go on with."""
    eyes = request.eyes
    found = compass(eyes, eyes.dossier_id)
    near = [one for one in agreed(eyes, eyes.dossier_id) if not one.done_on and one.due_on >= eyes.today][:1]
    facts = {
        "found": found,
        "parts": [(one.value, PARTS[one], found.parts.get(one)) for one in Part],
        "told": told(found),
        "next": first_empty(found.words),
        "next_title": PARTS.get(first_empty(found.words)),
        "beacons": [in_words(one) for one in found.beacons],
        "evaluation": near[0].due_on if near else None,
        **seen(request, Scope.COMPASS),
    }
    return render(request, "coachee/compass.html", facts)


def part(request: HttpRequest, name: str) -> HttpResponse:
    """One part: about three minutes."""
    eyes, one = request.eyes, _part(name)
    there = compass(eyes, eyes.dossier_id).parts.get(one)
    form = PartForm(posted(request), initial={"words": there.words, "base_revision": there.revision} if there else {})
    form.fields["words"].label, form.fields["words"].help_text = PARTS[one], HINTS[one]
    if request.headers.get("X-Luwte-Autosave"):
        saved = _saved(request, form, one, draft=True) if form.is_valid() else None
        return autosaved(form, saved, reverse("coachee:compass_part", args=[name]))
    if request.method == "POST" and form.is_valid() and (taken := _saved(request, form, one)):
        said(request, taken)
        return redirect("coachee:compass")
    facts = {"form": form, "title": PARTS[one], "name": name, "there": there, "flags": one is Part.FLAGS}
    facts |= seen(request, Scope.COMPASS)
    return render(request, "coachee/compass_part.html", facts, status=422 if form.errors else 200)


@require_POST
def undo(request: HttpRequest, name: str) -> HttpResponse:
    """Takes the last change of a part back."""
    acts.undo(request.eyes, request.eyes.dossier_id, _part(name))
    messages.success(request, _("Teruggezet."))
    return redirect("coachee:compass_part", name=name)


def beacons(request: HttpRequest) -> HttpResponse:
    """Signals of one's own."""
    form = BeaconForm(posted(request))
    if request.method == "POST" and form.is_valid() and _added(request, form):
        messages.success(request, _("Opgeslagen."))
        return redirect("coachee:beacons")
    return _beacons(request, form)


@require_POST
def beacon_away(request: HttpRequest) -> HttpResponse:
    """Takes a signal away, and offers it back."""
    try:
        place, revision = int(request.POST.get("place", "")), int(request.POST.get("revision", ""))
    except ValueError:
        raise NotThere from None
    try:
        gone = acts.remove_beacon(request.eyes, request.eyes.dossier_id, place, revision)
    except NotThere:
        # The same page sent again.
        return redirect("coachee:beacons")
    return _beacons(request, BeaconForm(), gone=gone, gone_words=in_words(gone), gone_id=uuid4())


def days(request: HttpRequest) -> HttpResponse:
    """Where the signals were met, looking back; only for who opens it."""
    eyes = request.eyes
    found = compass(eyes, eyes.dossier_id)
    answers = check_ins.days(eyes, eyes.dossier_id)
    facts = {"rows": [(in_words(one), rows(one, _answers(one, answers))[::-1]) for one in found.beacons]}
    return render(request, "coachee/compass_days.html", facts)


def card(request: HttpRequest) -> HttpResponse:
    """The compass on one page, to print or to keep at hand."""
    found = compass(request.eyes, request.eyes.dossier_id)
    return render(request, "coachee/compass_card.html", {"told": told(found)})


@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """It was looked at, and holds."""
    acts.look(request.eyes, request.eyes.dossier_id)
    messages.success(request, _("Opgeslagen. Vandaag nagekeken."))
    return redirect("coachee:compass")


def _beacons(request: HttpRequest, form: BeaconForm, **more: object) -> HttpResponse:
    found: Compass = compass(request.eyes, request.eyes.dossier_id)
    facts = {
        "form": form,
        "beacons": [in_words(one) for one in found.beacons],
        "revision": found.beacons_revision,
        **seen(request, Scope.COMPASS),
        **more,
    }
    return render(request, "coachee/beacons.html", facts, status=422 if form.errors else 200)


def _added(request: HttpRequest, form: BeaconForm) -> bool:
    given, eyes = form.cleaned_data, request.eyes
    one = Beacon(given["name"].strip(), given["series"], given["side"], given["limit"], given["times"])
    try:
        acts.add_beacon(eyes, eyes.dossier_id, one, client_id=given["client_id"])
    except acts.NotTaken as fault:
        form.add_error("limit" if fault.why is Wrong.LIMIT else None, WRONGS[fault.why])
        return False
    return True


def _saved(request: HttpRequest, form: PartForm, one: Part, *, draft: bool = False) -> Any:
    given, eyes = form.cleaned_data, request.eyes
    once = {"client_id": given["client_id"], "base_revision": given["base_revision"], "draft": draft}
    try:
        return acts.write(eyes, eyes.dossier_id, one, given["words"], **once)
    except acts.NotTaken as fault:
        form.add_error("words", WRONGS[fault.why])
        return None


def _answers(one: Beacon, found: Any) -> list[tuple[Any, int]]:
    told_ = ((day.day, getattr(day.values, one.series.value)) for day in found)
    return [(on, value) for on, value in told_ if value is not None]


def _part(name: str) -> Part:
    try:
        return Part(name)
    except ValueError:
        raise NotThere from None
