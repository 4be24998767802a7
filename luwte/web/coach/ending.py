"""Ending a trajectory: the summary that the coachee keeps, and what comes after."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from luwte.actions import endings
from luwte.records.endings import queries
from luwte.rules.follow_ups import WORDS_MOST, Said, Wrong
from luwte.web.design.endings import SAID, WRONGS
from luwte.web.design.fields import LONG, OnceForm, day
from luwte.web.guiding.places import opened
from luwte.web.threshold.requests import posted


class EndForm(OnceForm):
    """The last day, and two things in words for the coachee."""

    on = day(_l("De laatste dag"))
    did = forms.CharField(
        label=_l("Wat jullie deden"),
        help_text=_l("Een paar zinnen, voor je coachee. Je coachee leest ze."),
        required=False,
        max_length=WORDS_MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=LONG,
    )
    helps = forms.CharField(
        label=_l("Wat helpt om het vast te houden"),
        required=False,
        max_length=WORDS_MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=LONG,
    )


def end(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The form, or the summary with the moments after."""
    found = opened(request, dossier_id, "ending")
    eyes = request.eyes
    there = queries.ending(eyes, found.id)
    form = EndForm(posted(request), initial={"on": eyes.today})
    if request.method == "POST" and form.is_valid() and _ended(request, form, found.id):
        messages.success(request, _("Opgeslagen. Je coachee kan de samenvatting lezen."))
        return redirect("coach:end", dossier_id=found.id)
    moments = [(one, SAID[one.answer.said] if one.answer else "") for one in queries.moments(eyes, found.id)]
    wants = any(one.answer and one.answer.said is Said.TALK and one.done_on is None for one, _words in moments)
    facts = {"dossier": found, "form": form, "there": there, "moments": moments, "wants": wants}
    return render(request, "coach/end.html", facts, status=422 if form.errors else 200)


@require_POST
def act(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """It goes on after all; or contact was made."""
    try:
        if request.POST.get("do") == "settle":
            endings.settle(request.eyes, dossier_id)
        else:
            endings.reopen(request.eyes, dossier_id)
        messages.success(request, _("Opgeslagen."))
    except endings.NotRunning:
        messages.error(request, _("Dit kan niet meer. Kijk hoe het nu staat."))
    return redirect("coach:end", dossier_id=dossier_id)


def _ended(request: HttpRequest, form: EndForm, dossier_id: UUID) -> bool:
    given = form.cleaned_data
    try:
        endings.end(request.eyes, dossier_id, given["on"], given["did"], given["helps"], client_id=given["client_id"])
    except endings.NotTaken as fault:
        form.add_error(None if fault.why is Wrong.TOO_LONG else "on", WRONGS[fault.why])
        return False
    except endings.NotRunning:
        form.add_error(None, _("Er loopt nu geen traject."))
        return False
    return True
