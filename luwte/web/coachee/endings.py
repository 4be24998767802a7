"""The summary of my trajectory with words of my own, and the moments after it."""

from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.actions import books, endings
from luwte.actions.dossiers import NotThere
from luwte.records.compass.queries import compass
from luwte.records.endings import queries
from luwte.records.responses.queries import given as lists
from luwte.rules.evaluations import Kind
from luwte.rules.follow_ups import WORDS_MOST, Answer, Said, open_now
from luwte.web.billing.invoices import file
from luwte.web.coachee.forms import OnceForm
from luwte.web.design.endings import SAID, WRONGS
from luwte.web.design.fields import LONG
from luwte.web.design.saving import said
from luwte.web.threshold.requests import posted


class WordsForm(OnceForm):
    """Words of one's own."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)
    words = forms.CharField(
        label=_l("Wat neem ik mee?"),
        help_text=_l("Voor jezelf. Je coach ziet dit niet."),
        required=False,
        max_length=WORDS_MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=LONG,
    )


class AnswerForm(OnceForm):
    """One tap, and a few words if wanted."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)
    said = forms.TypedChoiceField(
        label=_l("Wil je een gesprek?"),
        choices=[(one.value, words) for one, words in SAID.items()],
        coerce=Said,
        widget=forms.RadioSelect,
        error_messages={"required": _l("Kies één antwoord.")},
    )
    words = forms.CharField(
        label=_l("Iets erbij, als je wilt"),
        help_text=_l("Je coach leest dit."),
        required=False,
        max_length=WORDS_MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=LONG,
    )


def ending(request: HttpRequest) -> HttpResponse:
    """The summary, to keep; and words of one's own."""
    eyes = request.eyes
    found = queries.ending(eyes, eyes.dossier_id)
    first = {"words": found.words, "base_revision": found.revision} if found else {}
    form = WordsForm(posted(request), initial=first)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        once = {"client_id": given["client_id"], "base_revision": given["base_revision"]}
        said(request, endings.add_words(eyes, eyes.dossier_id, given["words"], **once))
        return redirect("coachee:ending")
    facts = {"found": found, "form": form}
    return render(request, "coachee/ending.html", facts, status=422 if form.errors else 200)


def pdf(request: HttpRequest) -> HttpResponse:
    """The summary as PDF, to keep."""
    if (found := queries.ending(request.eyes, request.eyes.dossier_id)) is None:
        raise NotThere
    return file(books.sheet(found.paper), "samenvatting.pdf", "application/pdf")


def due(request: HttpRequest) -> date | None:
    """The moment that stands open and was not answered yet, for Vandaag."""
    eyes = request.eyes
    found = {one.on: one for one in queries.moments(eyes, eyes.dossier_id) if one.done_on is None}
    on = open_now(found, eyes.today)
    return on if on is not None and found[on].answer is None else None


def follow_up(request: HttpRequest) -> HttpResponse:
    """The moments after the end; the one that stands open can be answered, or left."""
    eyes = request.eyes
    every = queries.moments(eyes, eyes.dossier_id)
    found = {one.on: one for one in every if one.done_on is None}
    on = open_now(found, eyes.today)
    there = found[on] if on else None
    first = {**there.answer.to_json(), "base_revision": there.revision} if there and there.answer else {}
    form = AnswerForm(posted(request), initial=first)
    if request.method == "POST" and on is None:
        raise NotThere
    if request.method == "POST" and form.is_valid() and _answered(request, form, on):
        return redirect("coachee:follow_up")
    facts = {
        "moments": every,
        "on": on,
        "there": there,
        "form": form,
        "lists": [one for one in lists(eyes, eyes.dossier_id) if one.moment == Kind.AFTER.value] if on else [],
        "compass": bool(compass(eyes, eyes.dossier_id).parts),
    }
    return render(request, "coachee/follow_up.html", facts, status=422 if form.errors else 200)


def _answered(request: HttpRequest, form: AnswerForm, on: date) -> bool:
    given, eyes = form.cleaned_data, request.eyes
    once = {"client_id": given["client_id"], "base_revision": given["base_revision"]}
    try:
        taken = endings.answer(eyes, eyes.dossier_id, on, Answer(given["said"], given["words"].strip()), **once)
    except endings.NotTaken as fault:
        form.add_error(None, WRONGS[fault.why])
        return False
    said(request, taken, _("Opgeslagen. Meer hoeft niet."))
    return True
