"""Ways to go on: laid beside each other in own words, with something small to try."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from luwte.actions import directions
from luwte.actions.dossiers import NotThere
from luwte.records.directions.queries import Way, ways
from luwte.rules.consents import Scope
from luwte.rules.directions import MOST, NAME_MOST, WORDS_MOST, Direction, Kind, Wrong
from luwte.web.coachee.forms import OnceForm
from luwte.web.coachee.seen import seen
from luwte.web.design.directions import KINDS, compared
from luwte.web.design.fields import LONG, TOO_LONG, day
from luwte.web.design.saving import said
from luwte.web.threshold.requests import posted

WRONGS = {
    Wrong.NO_NAME: _l("Geef de weg een naam."),
    Wrong.TOO_LONG: TOO_LONG,
    Wrong.FAR: _l("Kies een dag binnen een jaar."),
    Wrong.TOO_MANY: _l("Er passen zes wegen naast elkaar. Haal er eerst een weg."),
}


def _words(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=WORDS_MOST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=LONG,
    )


class WayForm(OnceForm):
    """A way; a name is enough."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)
    name = forms.CharField(
        label=_l("Hoe noem je deze weg?"),
        max_length=NAME_MOST,
        error_messages={"required": WRONGS[Wrong.NO_NAME], **LONG},
    )
    kind = forms.TypedChoiceField(
        label=_l("Wat voor weg is het?"),
        choices=[(one.value, words) for one, words in KINDS.items()],
        coerce=Kind,
        widget=forms.RadioSelect,
        error_messages={"required": _l("Kies wat het is.")},
    )
    gives = _words(_l("Wat geeft het je?"))
    costs = _words(_l("Wat kost het je?"))
    needs = _words(_l("Wie of wat heb je ervoor nodig?"))
    attempt = _words(_l("Iets kleins om te proberen"), _l("Bijvoorbeeld een ochtend meelopen, of één gesprek."))
    attempt_on = day(_l("Op welke dag?"), required=False)
    noticed = _words(_l("Wat merkte je toen je het probeerde?"))

    def way(self) -> Direction:
        """What was filled in."""
        said = self.cleaned_data
        names = ("name", "gives", "costs", "needs", "attempt", "noticed")
        return Direction(kind=said["kind"], attempt_on=said["attempt_on"], **{one: said[one].strip() for one in names})


def overview(request: HttpRequest) -> HttpResponse:
    """The ways beside each other."""
    return _overview(request)


def way(request: HttpRequest, row_id: UUID | None = None) -> HttpResponse:
    """A way that is there, or a new one."""
    eyes = request.eyes
    found = next((one for one in ways(eyes, eyes.dossier_id) if one.id == row_id), None)
    if row_id is not None and found is None:
        raise NotThere
    form = WayForm(posted(request), initial=_first(found))
    if request.method == "POST" and form.is_valid() and _saved(request, form, row_id):
        return redirect("coachee:ways")
    facts = {"form": form, "found": found, **seen(request, Scope.DIRECTIONS)}
    return render(request, "coachee/way.html", facts, status=422 if form.errors else 200)


@require_POST
def undo(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Takes the last change of a way back."""
    directions.undo(request.eyes, request.eyes.dossier_id, row_id)
    messages.success(request, _("Teruggezet."))
    return redirect("coachee:ways")


@require_POST
def away(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Takes a way away, and offers it back."""
    eyes = request.eyes
    found = next((one for one in ways(eyes, eyes.dossier_id) if one.id == row_id), None)
    try:
        directions.remove(eyes, eyes.dossier_id, row_id)
    except NotThere:
        # The same page sent again.
        return redirect("coachee:ways")
    return _overview(
        request, gone=found.now if found else None, gone_form=WayForm(initial=_first(found), auto_id=False)
    )


def _overview(request: HttpRequest, **more: object) -> HttpResponse:
    eyes = request.eyes
    found = ways(eyes, eyes.dossier_id)
    facts = {"ways": found, "full": len(found) >= MOST, **compared(found), **seen(request, Scope.DIRECTIONS), **more}
    return render(request, "coachee/ways.html", facts)


def _first(found: Way | None) -> dict[str, Any]:
    if found is None:
        return {}
    return {**found.now.to_json(), "attempt_on": found.now.attempt_on, "base_revision": found.revision}


def _saved(request: HttpRequest, form: WayForm, row_id: UUID | None) -> bool:
    given, eyes = form.cleaned_data, request.eyes
    once = {"client_id": given["client_id"], "base_revision": given["base_revision"]}
    try:
        taken = directions.save(eyes, eyes.dossier_id, row_id, form.way(), **once)
    except directions.NotTaken as fault:
        for wrong in fault.why:
            form.add_error(None, WRONGS[wrong])
        return False
    said(request, taken)
    return True
