"""Wat lukte: small things in own words; nobody counts them."""

from datetime import timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luwte.actions import went_well
from luwte.actions.day_notes import NotTaken
from luwte.actions.dossiers import NotThere
from luwte.records.went_well import queries
from luwte.web.coachee.forms import NoteForm, OnceForm
from luwte.web.threshold.requests import posted

SHOWN = timedelta(days=60)


class LineForm(NoteForm):
    """A line; `day` when one comes back that was taken away."""

    day = forms.DateField(required=False, widget=forms.HiddenInput)


def lines(request: HttpRequest) -> HttpResponse:
    """A line, and what was written before."""
    form = LineForm(posted(request))
    if request.method == "POST" and form.is_valid() and _added(request, form):
        messages.success(request, _("Opgeslagen."))
        return redirect("coachee:went_well")
    return _page(request, form)


@require_POST
def away(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Takes a line away, and offers it back on its own day."""
    eyes = request.eyes
    gone = next((one for one in _held(request) if one.id == row_id), None)
    try:
        went_well.remove(eyes, eyes.dossier_id, row_id)
    except NotThere:
        # The same page sent again.
        return redirect("coachee:went_well")
    return _page(request, LineForm(), gone=gone, gone_form=OnceForm(auto_id=False))


def _added(request: HttpRequest, form: LineForm) -> bool:
    given, eyes = form.cleaned_data, request.eyes
    try:
        went_well.add(eyes, eyes.dossier_id, given["day"] or eyes.today, given["text"], client_id=given["client_id"])
    except NotTaken:
        form.add_error("text", _("Schrijf een paar woorden bij een dag die er al was."))
        return False
    return True


def _page(request: HttpRequest, form: LineForm, **more: object) -> HttpResponse:
    facts = {"form": form, "lines": _held(request), "seen_by": [], **more}
    return render(request, "coachee/went_well.html", facts, status=422 if form.errors else 200)


def _held(request: HttpRequest) -> list[queries.Line]:
    eyes = request.eyes
    return queries.between(eyes, eyes.dossier_id, eyes.today - SHOWN, eyes.today)
