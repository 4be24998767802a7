"""Putting a dossier to rest, and taking it up again: the form for a coach's page and the practice's."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.actions import closing
from luwte.actions.dossiers import NotThere, there
from luwte.records.closings.queries import fresh
from luwte.rules.continuity import NOTE_MOST
from luwte.web.design.fields import LONG
from luwte.web.threshold.requests import row_of


class StopForm(forms.Form):
    """A note for whoever does it."""

    note = forms.CharField(
        label=_l("Notitie, als je wilt"),
        required=False,
        max_length=NOTE_MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_l("Verzegeld bewaard. De reden staat nergens anders."),
        error_messages=LONG,
    )


def stop(request: HttpRequest, dossier_id: UUID, space: str) -> HttpResponse:
    """What it does, in words; then the button."""
    found = there(request.eyes, dossier_id)  # type: ignore[attr-defined]
    if found.closed_at is not None:
        raise NotThere
    form = StopForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        closing.stop(request.eyes, found.id, form.cleaned_data["note"])  # type: ignore[attr-defined]
        messages.success(request, _("Alles ligt stil. Er gaat niets meer uit voor dit dossier."))
        return redirect(f"{space}:at_rest")
    facts = {"dossier": found, "form": form, "base": f"{space}/base.html"}
    return render(request, "design/closing/stop.html", facts, status=422 if form.errors else 200)


def at_rest(request: HttpRequest, space: str) -> HttpResponse:
    """What lies still since less than a day, to take up again."""
    if request.method == "POST":
        closing.undo(request.eyes, row_of(request))  # type: ignore[attr-defined]
        messages.success(request, _("Teruggezet. Alles is weer zoals het was."))
        return redirect(f"{space}:at_rest")
    facts = {"rows": fresh(request.eyes), "base": f"{space}/base.html"}  # type: ignore[attr-defined]
    return render(request, "design/closing/at_rest.html", facts)
