"""The acquaintance, as the coachee sees it: what went along, and whether it clicks."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _l

from luwte.actions import acquaintances
from luwte.records.acquaintances.queries import Talk, talks
from luwte.records.dossiers.queries import guides
from luwte.records.shares.queries import given
from luwte.rules.acquaintances import Answer, Exercise
from luwte.rules.consents import Scope
from luwte.web.coachee.forms import OnceForm
from luwte.web.design.exercises import NAMES, PAGES, TEXTS
from luwte.web.threshold.requests import posted

ANSWERS = {
    Answer.YES: _l("Ja, we gaan samen verder"),
    Answer.AGAIN: _l("Ik wil nog een gesprek"),
    Answer.OTHER: _l("Liever een andere coach"),
    Answer.NO: _l("Nee, ik ga niet verder"),
}
OTHERS = {
    Answer.YES: _l("Ja, verder samen"),
    Answer.AGAIN: _l("Graag nog een gesprek"),
    Answer.OTHER: _l("Een andere coach past misschien beter"),
    Answer.NO: _l("Nu niet verder samen"),
}
AFTER = {
    Answer.YES: _l("Opgeslagen."),
    Answer.AGAIN: _l("Opgeslagen. Spreek samen een dag af."),
    Answer.OTHER: _l("Opgeslagen. De praktijk zoekt iemand anders. Je hoeft niets uit te leggen."),
    Answer.NO: _l("Opgeslagen. Dat mag. Je hoeft niets uit te leggen."),
}


class AnswerForm(OnceForm):
    """Whether it clicks."""

    row = forms.UUIDField(widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        label=_l("Hoe is het voor jou?"),
        choices=[(one.value, said) for one, said in ANSWERS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": _l("Kies een antwoord."), "invalid_choice": _l("Kies een van de antwoorden.")},
    )


def acquaintance(request: HttpRequest) -> HttpResponse:
    """The exercises that went along, and one question without a why."""
    eyes = request.eyes
    form = AnswerForm(posted(request))
    if request.method == "POST" and form.is_valid():
        said, answer = form.cleaned_data, Answer(form.cleaned_data["answer"])
        acquaintances.say(eyes, eyes.dossier_id, said["row"], answer, client_id=said["client_id"])
        messages.success(request, AFTER[answer])
        return redirect("coachee:acquaintance")
    had = talks(eyes, eyes.dossier_id)
    talk = had[0] if had else None
    if talk and request.method != "POST":
        form = AnswerForm(initial={"row": talk.id, "answer": talk.said.coachee})
    facts = {
        "talk": talk,
        "form": form,
        "exercises": [{"name": NAMES[one], "text": TEXTS[one], "page": PAGES.get(one)} for one in talk.exercises]
        if talk
        else [],
        "own": ANSWERS.get(talk.said.coachee) if talk else None,
        "other": OTHERS.get(talk.said.guide) if talk else None,
        "newcomers": _newcomers(request, talk),
    }
    return render(request, "coachee/acquaintance.html", facts, status=422 if form.errors else 200)


def _exercise(one: Exercise) -> dict[str, object]:
    return {"name": NAMES[one], "text": TEXTS[one], "page": PAGES.get(one)}


def _newcomers(request: HttpRequest, talk: Talk | None) -> list:
    """Who guides since then and sees no intake: it goes along only when the coachee says so."""
    eyes = request.eyes
    if talk is None:
        return []
    sees = {share.party_id for share in given(eyes, eyes.dossier_id) if share.scope == Scope.INTAKE}
    return [
        one.person
        for one in guides(eyes, eyes.dossier_id)
        if one.person_id != talk.guide_id and one.person_id not in sees
    ]
