"""Reports to a client organisation and letters to a doctor: made here, read and released by the coachee."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from luwte.actions import releases
from luwte.actions.dossiers import NotThere
from luwte.library.country import terms
from luwte.library.reports import current
from luwte.records.offers import queries as offers
from luwte.records.releases.queries import every, one
from luwte.records.trajectories.queries import periods
from luwte.rules.releases import NAME_MOST, QUESTION_MOST, REPLY_MOST, WORDS_MOST, Kind, Letter, State, Wrong
from luwte.web.design.fields import LONG, OnceForm, day
from luwte.web.design.programme import language
from luwte.web.design.releases import KINDS, STATES, WRONGS, listed
from luwte.web.guiding.places import opened
from luwte.web.threshold.requests import posted

QUARTER = timedelta(weeks=13)


class ReportForm(OnceForm):
    """A period, fixed sentences, and one address."""

    first = day(_l("Over welke periode: vanaf"))
    last = day(_l("tot en met"))
    agreements = forms.MultipleChoiceField(
        label=_l("Praktische afspraken"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": WRONGS[Wrong.SENTENCE]},
    )
    to = forms.CharField(
        label=_l("Voor wie?"), max_length=NAME_MOST, error_messages={"required": WRONGS[Wrong.NAME], **LONG}
    )
    email = forms.EmailField(
        label=_l("Mailadres"),
        error_messages={
            "required": _l("Schrijf een mailadres."),
            "invalid": _l("Dit mailadres klopt niet. Kijk het na."),
        },
    )

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["agreements"].choices = list(current(language()).sentences.items())


class LetterForm(OnceForm):
    """The question first; the rest is for who can use it."""

    to = forms.CharField(
        label=_l("Aan welke arts?"), max_length=NAME_MOST, error_messages={"required": WRONGS[Wrong.NAME], **LONG}
    )
    question = forms.CharField(
        label=_l("Wat is de vraag?"),
        max_length=QUESTION_MOST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": WRONGS[Wrong.QUESTION], **LONG},
    )
    seen = forms.CharField(
        label=_l("Wat jullie zien, in woorden van je coachee"),
        required=False,
        max_length=WORDS_MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=LONG,
    )
    done = forms.CharField(
        label=_l("Wat er al gebeurt"),
        required=False,
        max_length=WORDS_MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=LONG,
    )


class ReplyForm(forms.Form):
    """What came back."""

    on = day(_l("Op welke dag?"))
    words = forms.CharField(
        label=_l("Wat antwoordde de arts?"),
        required=False,
        max_length=REPLY_MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=LONG,
    )


def reports(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Every report and letter, newest first."""
    found = opened(request, dossier_id, "releases")
    facts = {"dossier": found, "rows": listed(every(request.eyes, found.id))}
    return render(request, "coach/reports.html", facts)


def report(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """A new report."""
    found = opened(request, dossier_id, "releases")
    form = ReportForm(posted(request), initial=_first(request, found.id))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        given = (said["first"], said["last"], said["agreements"], said["to"], said["email"])
        if row_id := _proposed(
            form, lambda: releases.propose(request.eyes, found.id, *given, client_id=said["client_id"])
        ):
            return _laid(request, found.id, row_id)
    facts = {"dossier": found, "form": form, "kind": Kind.REPORT.value, "title": _("Een verslag maken")}
    return render(request, "coach/report_new.html", facts, status=422 if form.errors else 200)


def letter(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """A new letter to a doctor."""
    found = opened(request, dossier_id, "releases")
    doctor = terms(found.practice.country, language()).huisarts
    form = LetterForm(posted(request), initial={"to": _("de %(doctor)s") % {"doctor": doctor}})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        text = Letter(said["to"], said["question"], said["seen"], said["done"])
        if row_id := _proposed(form, lambda: releases.write(request.eyes, found.id, text, client_id=said["client_id"])):
            return _laid(request, found.id, row_id)
    facts = {"dossier": found, "form": form, "kind": Kind.LETTER.value, "title": _("Een brief aan een arts")}
    return render(request, "coach/report_new.html", facts, status=422 if form.errors else 200)


def single(request: HttpRequest, dossier_id: UUID, row_id: UUID) -> HttpResponse:
    """One of them, as the coachee reads it; for a letter what came back."""
    found = opened(request, dossier_id, "releases")
    there = _there(request, found.id, row_id)
    letter_out = there.kind is Kind.LETTER and there.state is State.RELEASED
    held = there.value["reply"] or {"on": request.eyes.today, "words": ""}
    form = ReplyForm(posted(request), initial=held) if letter_out else None
    if request.method == "POST":
        if form is None:
            raise NotThere
        if form.is_valid() and _replied(request, form, found.id, row_id):
            return redirect("coach:report", dossier_id=found.id, row_id=row_id)
    facts = {
        "dossier": found,
        "found": there,
        "title": KINDS[there.kind],
        "stands": STATES[there.state],
        "waits": there.state is State.PROPOSED,
        "code": releases.code_of(there.id, there.turn)
        if there.kind is Kind.REPORT and there.opens(request.eyes.today)
        else "",
        "form": form,
    }
    return render(request, "coach/report.html", facts, status=422 if form is not None and form.errors else 200)


@require_POST
def withdraw(request: HttpRequest, dossier_id: UUID, row_id: UUID) -> HttpResponse:
    """Takes back what was not released yet."""
    try:
        releases.withdraw(request.eyes, dossier_id, row_id)
        messages.success(request, _("Ingetrokken."))
    except releases.NotNow:
        messages.error(request, _("Dit kan niet meer. Kijk hoe het nu staat."))
    return redirect("coach:reports", dossier_id=dossier_id)


def _first(request: HttpRequest, dossier_id: UUID) -> dict[str, Any]:
    """Since the trajectory began, or the last quarter; for whoever accepted an offer."""
    eyes = request.eyes
    started, _ended = periods(eyes, dossier_id)
    payers = [
        found.payer
        for found in offers.every(eyes, dossier_id)
        if found.payer and found.payer.get("kind") == "organisation"
    ]
    to = {"to": payers[0].get("attention") or payers[0]["name"], "email": payers[0]["email"]} if payers else {}
    return {"first": started or eyes.today - QUARTER, "last": eyes.today, **to}


def _proposed(form: forms.Form, act: Any) -> UUID | None:
    try:
        return act()
    except releases.NotTaken as fault:
        form.add_error(None, WRONGS[fault.why])
        return None


def _laid(request: HttpRequest, dossier_id: UUID, row_id: UUID) -> HttpResponse:
    messages.success(request, _("Opgeslagen. Je coachee kan het nu lezen, en beslist of het weggaat."))
    return redirect("coach:report", dossier_id=dossier_id, row_id=row_id)


def _replied(request: HttpRequest, form: ReplyForm, dossier_id: UUID, row_id: UUID) -> bool:
    said = form.cleaned_data
    try:
        releases.reply(request.eyes, dossier_id, row_id, said["on"], said["words"])
    except releases.NotTaken as fault:
        form.add_error("on" if fault.why is Wrong.FUTURE else "words", WRONGS[fault.why])
        return False
    messages.success(request, _("Opgeslagen."))
    return True


def _there(request: HttpRequest, dossier_id: UUID, row_id: UUID) -> Any:
    if (found := one(request.eyes, dossier_id, row_id)) is None:
        raise NotThere
    return found
