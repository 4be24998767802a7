"""The conflict note: words for its writer alone, never a link to another dossier."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.actions import conflicts
from luwte.records.conflicts.queries import note
from luwte.web.guiding.forms import OnceForm, words
from luwte.web.guiding.places import back, opened, show
from luwte.web.threshold.requests import posted


class ConflictForm(OnceForm):
    """The note."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)
    text = words(
        _l("Je notitie"),
        most=conflicts.TEXT_MOST,
        help_text=_l("Schrijf geen naam van de ander. Schrijf wat jij doet om het apart te houden."),
    )


def conflict(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The writer's own note; empty words take it away."""
    found = opened(request, dossier_id, "conflict_note")
    there = note(request.eyes, found.id)
    first = {"text": there.text, "base_revision": there.revision} if there else {}
    form = ConflictForm(posted(request), initial=first)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        fresh = conflicts.note(
            request.eyes, found.id, said["text"], client_id=said["client_id"], base_revision=said["base_revision"]
        )
        if fresh:
            messages.success(request, _("Opgeslagen."))
        else:
            messages.warning(request, _("Je had dit ergens anders al aangepast. Beide versies zijn bewaard."))
        return back(request, "conflict", found.id)
    return show(request, "conflict", dossier=found, form=form, there=there)
