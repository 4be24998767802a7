"""The acquaintance, as whoever guides records it and answers it."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.actions import acquaintances
from luwte.actions.dossiers import NotThere
from luwte.records.acquaintances.queries import Talk, talks
from luwte.rules.acquaintances import NOTES_MOST, Answer, Exercise, Wrong
from luwte.web.design.exercises import NAMES
from luwte.web.guiding.forms import OnceForm, day, one_of, words
from luwte.web.guiding.places import back, opened, show
from luwte.web.guiding.words import ANSWERS
from luwte.web.threshold.requests import posted

SENTENCES = {
    Wrong.FUTURE: ("held_on", _l("Deze dag moet nog komen. Kies de dag waarop jullie elkaar spraken.")),
    Wrong.EXERCISES: ("exercises", _l("Kies één, twee of drie oefeningen.")),
    Wrong.TOO_LONG: ("notes", _l("Dit is te lang om op te slaan. Maak het iets korter.")),
}


class TalkForm(OnceForm):
    """A talk without obligation, and what goes along."""

    held_on = day(_l("Wanneer spraken jullie elkaar?"))
    exercises = forms.MultipleChoiceField(
        label=_l("Wat gaat er mee?"),
        required=False,
        choices=[(one.value, NAMES[one]) for one in Exercise],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _l("Kies een van de oefeningen.")},
    )
    notes = words(_l("Notities, alleen voor jou in Luwte"), most=NOTES_MOST)


class AnswerForm(OnceForm):
    """Whether it clicks."""

    answer = one_of(_l("Hoe is het voor jou?"), ANSWERS)
    row = forms.UUIDField(widget=forms.HiddenInput)


def acquaintance(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The talks so far, what each said when both did, and a form for the next talk."""
    found = opened(request, dossier_id, "acquaintance")
    had = talks(request.eyes, found.id)
    form = TalkForm(posted(request), initial={"held_on": request.eyes.today})
    if request.method == "POST" and form.is_valid() and _held(request, found.id, form):
        messages.success(request, _("Opgeslagen. De oefeningen staan klaar bij je coachee."))
        return back(request, "acquaintance", found.id)
    rows = [
        {
            "talk": one,
            "exercises": [NAMES[exercise] for exercise in one.exercises],
            "own": ANSWERS.get(one.said.guide),
            "other": ANSWERS.get(one.said.coachee),
            "mine": one.guide_id == request.eyes.me,
        }
        for one in had
    ]
    answer = _answer(had[0]) if rows and rows[0]["mine"] else None
    return show(request, "acquaintance", dossier=found, form=form, rows=rows, answer=answer)


def _answer(talk: Talk) -> AnswerForm:
    return AnswerForm(auto_id="click_%s", initial={"row": talk.id, "answer": talk.said.guide})


def click(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The guide says whether it clicks."""
    found = opened(request, dossier_id, "acquaintance")
    form = AnswerForm(request.POST)
    if request.method != "POST" or "row" in form.errors or "client_id" in form.errors:
        raise NotThere
    if form.is_valid():
        said = form.cleaned_data
        acquaintances.say(request.eyes, found.id, said["row"], Answer(said["answer"]), client_id=said["client_id"])
        messages.success(request, _("Opgeslagen."))
    else:
        messages.warning(request, _("Kies een van de antwoorden."))
    return back(request, "acquaintance", found.id)


def _held(request: HttpRequest, dossier_id: UUID, form: TalkForm) -> bool:
    said = form.cleaned_data
    taken = [Exercise(one) for one in said["exercises"]]
    try:
        acquaintances.hold(request.eyes, dossier_id, said["held_on"], taken, said["notes"], client_id=said["client_id"])
    except acquaintances.NotTaken as fault:
        for wrong in fault.why:
            form.add_error(*SENTENCES[wrong])
        return False
    return True
