"""Preparing a talk with one's manager or company doctor: a card in own words, to print or to rehearse aloud."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from luwte.actions import work_talks
from luwte.actions.dossiers import NotThere
from luwte.library.country import terms
from luwte.library.talks import talks
from luwte.records.work_talks.queries import Prepared, prepared
from luwte.rules.work_talks import WORDS_MOST, Card, With, Wrong, told
from luwte.web.coachee.forms import OnceForm
from luwte.web.design.fields import LONG, TOO_LONG
from luwte.web.design.programme import language
from luwte.web.design.saving import autosaved, said
from luwte.web.threshold.requests import posted

NAMES = ("say", "keep", "ask", "sentences")
WRONGS = {
    Wrong.TOO_LONG: TOO_LONG,
    Wrong.NOTHING: _l("Schrijf bij één vraag een paar woorden. De rest mag leeg blijven."),
}


def _words(label: str, hint: str) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(
        label=label, help_text=hint, required=False, max_length=WORDS_MOST, widget=area, error_messages=LONG
    )


class TalkForm(OnceForm):
    """The card; one answer is enough."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)
    say = _words(_l("Wat wil ik zeggen?"), _l("Een of twee dingen. Elke regel is één ding."))
    keep = _words(_l("Wat hoef ik niet te zeggen?"), _l("Wat je voor jezelf houdt."))
    ask = _words(_l("Wat wil ik vragen?"), _l("Bijvoorbeeld over taken, pauzes of een vaste plek."))
    sentences = _words(
        _l("Zinnen om te oefenen"), _l("Schrijf ze zoals je ze zegt. Lees ze straks hardop, langzaam, een paar keer.")
    )

    def card(self) -> Card:
        """What was filled in."""
        return Card(*(self.cleaned_data[name].strip() for name in NAMES))


def overview(request: HttpRequest) -> HttpResponse:
    """Whom the talk is with."""
    eyes = request.eyes
    held = prepared(eyes, eyes.dossier_id)
    facts = {"talks": [(one.value, words, one in held) for one, words in _whom(request).items()], "seen_by": []}
    return render(request, "coachee/work_talks.html", facts)


def talk(request: HttpRequest, whom: str) -> HttpResponse:
    """One talk: what is good to know, and the card."""
    eyes, who = request.eyes, _who(whom)
    there = prepared(eyes, eyes.dossier_id).get(who)
    form = TalkForm(posted(request), initial=_first(there))
    if request.headers.get("X-Luwte-Autosave"):
        saved = _saved(request, form, who, draft=True) if form.is_valid() else None
        return autosaved(form, saved, reverse("coachee:work_talk", args=[whom]))
    if request.method == "POST" and form.is_valid() and (taken := _saved(request, form, who)):
        said(request, taken)
        return redirect("coachee:work_talk", whom=whom)
    file = talks(eyes.country)
    known = getattr(file, who.value)
    facts = {
        "form": form,
        "whom": whom,
        "name": _whom(request)[who],
        "there": there,
        "know": [one.in_(language()) for one in known.know],
        "source": known.source,
        "checked": file.checked,
        "seen_by": [],
    }
    return render(request, "coachee/work_talk.html", facts, status=422 if form.errors else 200)


def card(request: HttpRequest, whom: str) -> HttpResponse:
    """The card to take along, on one page."""
    eyes, who = request.eyes, _who(whom)
    there = prepared(eyes, eyes.dossier_id).get(who)
    if there is None:
        return redirect("coachee:work_talk", whom=whom)
    facts = {"whom": whom, "name": _whom(request)[who], "told": told(there.card)}
    return render(request, "coachee/work_talk_card.html", facts)


@require_POST
def undo(request: HttpRequest, whom: str) -> HttpResponse:
    """Takes the last change back."""
    work_talks.undo(request.eyes, request.eyes.dossier_id, _who(whom))
    messages.success(request, _("Teruggezet."))
    return redirect("coachee:work_talk", whom=whom)


def _who(whom: str) -> With:
    try:
        return With(whom)
    except ValueError:
        raise NotThere from None


def _whom(request: HttpRequest) -> dict[With, str]:
    doctor = terms(request.eyes.country, language()).bedrijfsarts
    return {
        With.MANAGER: _("Het gesprek met mijn leidinggevende"),
        With.DOCTOR: _("Het gesprek met mijn %(doctor)s") % {"doctor": doctor},
    }


def _saved(request: HttpRequest, form: TalkForm, who: With, *, draft: bool = False) -> Any:
    given, eyes = form.cleaned_data, request.eyes
    once = {"client_id": given["client_id"], "base_revision": given["base_revision"], "draft": draft}
    try:
        return work_talks.save(eyes, eyes.dossier_id, who, form.card(), **once)
    except work_talks.NotTaken as fault:
        for wrong in fault.why:
            form.add_error(None, WRONGS[wrong])
        return None


def _first(there: Prepared | None) -> dict[str, Any]:
    if there is None:
        return {}
    return {**dict(zip(NAMES, there.card.words, strict=True)), "base_revision": there.revision}
