"""Questionnaires of the coachee: what was given and when, one's own lists, what is finished, and taking it along."""

import json
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from luwte.actions import responses
from luwte.actions.dossiers import NotThere
from luwte.actions.questionnaires import whole
from luwte.exchange.fhir.responses import write
from luwte.exchange.fhir.taking import NotReadable
from luwte.records.responses import queries
from luwte.records.shares.queries import seen_by
from luwte.records.trajectories.evaluation_queries import agreed
from luwte.rules.consents import Scope
from luwte.rules.evaluations import Kind, comes, is_near
from luwte.rules.instruments.screens import minutes, questions
from luwte.rules.instruments.totals import for_response
from luwte.web.coachee.forms import OnceForm
from luwte.web.design.answers import answered, opened, spoken
from luwte.web.design.giving import MOMENTS, REFUSALS
from luwte.web.design.totals import totals
from luwte.web.threshold.requests import posted


class FileForm(OnceForm):
    """A file with answers."""

    file = forms.FileField(label=_l("Bestand"), error_messages={"required": _l("Kies een bestand.")})


class StartForm(OnceForm):
    """Begins a list, as it was given or of one's own accord."""

    request = forms.UUIDField(widget=forms.HiddenInput, required=False)


def every(request: HttpRequest) -> HttpResponse:
    """What is there to fill in now and later, one's own lists, and what is finished."""
    eyes = request.eyes
    filled = queries.filled(eyes, eyes.dossier_id)
    begun = {one.request_id: one for one in filled if one.request_id}
    agreed_days = [(one.kind, one.due_on, one.done_on) for one in agreed(eyes, eyes.dossier_id)]
    now, later = [], []
    for one in queries.given(eyes, eyes.dossier_id):
        mine = begun.get(one.id)
        if mine is None or mine.done_at is None:
            day = comes(one.moment, agreed_days, eyes.today)
            told = {
                "given": one,
                "begun": mine,
                "day": day if one.moment else None,
                "minutes": _minutes(one.instrument),
            }
            told["moment"] = MOMENTS[Kind(one.moment)] if one.moment else ""
            (now if is_near(day, eyes.today) else later).append(told)
    facts = {
        "now": now,
        "later": later,
        "own": [(one, _minutes(one)) for one in queries.own_lists(eyes)],
        "open": [
            one for one in filled if one.done_at is None and one.request_id not in {g["given"].id for g in now + later}
        ],
        "done": [one for one in filled if one.done_at is not None],
        "seen_by": seen_by(eyes, eyes.dossier_id, Scope.RESPONSES),
        "days": sorted({one.due_on for one in agreed(eyes, eyes.dossier_id) if one.done_on is None}),
        "moments": MOMENTS,
    }
    return render(request, "coachee/questionnaires.html", facts)


def begin(request: HttpRequest, instrument_id: UUID) -> HttpResponse:
    """What the list is and how long it takes, before it begins."""
    eyes = request.eyes
    found = queries.instrument(eyes, instrument_id)
    if found is None:
        raise NotThere
    form = StartForm(posted(request), initial={"request": request.GET.get("voor", "")})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        row = responses.start(eyes, eyes.dossier_id, found.id, given["request"], client_id=given["client_id"])
        return redirect("coachee:response", response_id=row)
    told = whole(found)
    facts = {
        "instrument": found,
        "form": form,
        "minutes": minutes(told.questionnaire),
        "questions": questions(told.questionnaire),
        "about": spoken(told.questionnaire.description),
        "terms": told.questionnaire.terms[:400],
        "seen_by": seen_by(eyes, eyes.dossier_id, Scope.RESPONSES),
    }
    return render(request, "coachee/questionnaire_begin.html", facts, status=422 if form.errors else 200)


def answers(request: HttpRequest, response_id: UUID) -> HttpResponse:
    """What was answered; finished, and open again when one wants to change it."""
    eyes = request.eyes
    found = there(request, response_id)
    if request.method == "POST":
        responses.finish(eyes, eyes.dossier_id, response_id, finished=False)
        return redirect("coachee:response", response_id=response_id)
    facts = {"filled": found, "answers": answered(whole(found.instrument), found.answers)}
    facts["seen_by"] = seen_by(eyes, eyes.dossier_id, Scope.RESPONSES)
    return render(request, "coachee/questionnaire_answers.html", facts)


def show_totals(request: HttpRequest, instrument_id: UUID) -> HttpResponse:
    """The totals over time; only after one asks for them."""
    eyes = request.eyes
    filled = queries.filled(eyes, eyes.dossier_id, instrument_id)
    done = [one for one in filled if one.done_at is not None]
    if not done:
        raise NotThere
    asked = request.GET.get("toon") == "totaal"
    facts = {"instrument": done[0].instrument, "asked": asked, "told": totals(done) if asked else None}
    return render(request, "coachee/questionnaire_totals.html", facts)


def download(request: HttpRequest, response_id: UUID) -> HttpResponse:
    """The answers as a FHIR QuestionnaireResponse, with the totals that they add up to."""
    found = there(request, response_id)
    told, held = whole(found.instrument), opened(found.answers)
    written = write(
        told.questionnaire,
        held,
        authored=found.done_at or request.eyes.at,
        status="completed" if found.done_at else "in-progress",
        totals=for_response(told.totals(held)),
    )
    answer = HttpResponse(json.dumps(written, ensure_ascii=False, indent=1), content_type="application/fhir+json")
    answer["Content-Disposition"] = f'attachment; filename="antwoorden-{found.day.isoformat()}.json"'
    return answer


def bring(request: HttpRequest, instrument_id: UUID) -> HttpResponse:
    """Answers that were given elsewhere, from a file."""
    eyes = request.eyes
    found = queries.instrument(eyes, instrument_id)
    if found is None:
        raise NotThere
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if request.method == "POST" and getattr(request, "too_big", False):
        form.errors["file"] = form.error_class([_("Dit bestand is te groot. Het mag 5 MB zijn.")])
    elif request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            row = responses.bring(eyes, eyes.dossier_id, found.id, given["file"].read(), client_id=given["client_id"])
        except NotReadable as fault:
            form.add_error("file", REFUSALS[fault.reason])
        else:
            messages.success(request, _("Opgeslagen. Kijk of alles klopt."))
            return redirect("coachee:response_finish", response_id=row)
    facts = {"form": form, "instrument": found}
    return render(request, "coachee/questionnaire_bring.html", facts, status=422 if form.errors else 200)


def away(request: HttpRequest, response_id: UUID) -> HttpResponse:
    """Asks once more, and takes the answers away."""
    found = there(request, response_id)
    if request.method == "POST":
        responses.remove(request.eyes, request.eyes.dossier_id, response_id)
        messages.success(request, _("Je antwoorden zijn weg."))
        return redirect("coachee:questionnaires")
    return render(request, "coachee/questionnaire_away.html", {"filled": found})


@require_POST
def undo(request: HttpRequest, response_id: UUID) -> HttpResponse:
    """Takes the last save back."""
    responses.undo(request.eyes, request.eyes.dossier_id, response_id)
    messages.success(request, _("Teruggezet."))
    number = request.POST.get("n", "")
    if number.isascii() and number.isdigit() and len(number) < 5:
        return redirect("coachee:response_screen", response_id=response_id, number=int(number))
    return redirect("coachee:response_finish", response_id=response_id)


def there(request: HttpRequest, response_id: UUID) -> queries.Filled:
    """The answers, or what does not exist."""
    found = queries.one(request.eyes, request.eyes.dossier_id, response_id)
    if found is None:
        raise NotThere
    return found


def _minutes(instrument: queries.Instrument) -> int:
    return minutes(whole(instrument).questionnaire)
