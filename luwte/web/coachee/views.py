"""Vandaag, the check-in, recovery moments, energy entries and breathing."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from luwte.actions import check_ins, energy_entries, recovery_moments
from luwte.actions.dossiers import NotThere
from luwte.records.acquaintances.queries import taken_along
from luwte.records.check_ins import queries as check_in_queries
from luwte.records.energy_entries import queries as energy_queries
from luwte.records.plans.queries import waiting
from luwte.records.recovery_moments import queries as moment_queries
from luwte.records.sessions.agreements import latest
from luwte.records.sessions.queries import to_feel
from luwte.records.trajectories.queries import waits
from luwte.rules.check_ins import Values, Wrong
from luwte.web.coachee import endings, hands, intake, programme, sessions, steps
from luwte.web.coachee.days import week
from luwte.web.coachee.forms import CheckInForm, EnergyForm, NoteForm, OnceForm
from luwte.web.coachee.messages import new_from
from luwte.web.coachee.seen import seen
from luwte.web.design.exercises import NAMES
from luwte.web.threshold.requests import posted

SENTENCES = {
    Wrong.FUTURE: _l("Deze dag moet nog komen. Kies vandaag of een van de zeven dagen ervoor."),
    Wrong.TOO_LONG_AGO: _l("Deze dag is te lang geleden. Je kunt tot zeven dagen terug invullen."),
    Wrong.OFF_SCALE: _l("Kies een getal van 0 tot en met 10."),
    Wrong.NOTE_TOO_LONG: _l("Dit is te lang om op te slaan. Maak het iets korter."),
    Wrong.EMPTY: _l("Kies één antwoord. De rest mag leeg blijven."),
}


def today(request: HttpRequest) -> HttpResponse:
    """One small step, the moments of today, the evening check-in; nothing else."""
    return _today(request)


def _today(request: HttpRequest, **more: object) -> HttpResponse:
    eyes = request.eyes
    facts = {
        "day": eyes.today,
        **sessions.next_today(request),
        "feel": to_feel(eyes, eyes.dossier_id),
        **sessions.agreed_today(request, latest(eyes, eyes.dossier_id)),
        "measuring": request.preferences.measuring,
        "check_in": check_in_queries.on(eyes, eyes.dossier_id, eyes.today),
        "moments": moment_queries.between(eyes, eyes.dossier_id, eyes.today, eyes.today),
        "entries": energy_queries.between(eyes, eyes.dossier_id, eyes.today, eyes.today),
        "new_from": new_from(eyes),
        **hands.notices(request),
        "waits": waits(eyes, eyes.dossier_id),
        "taken_along": [NAMES[one] for one in taken_along(eyes, eyes.dossier_id)],
        "intake_waits": intake.waits(eyes),
        "plan_waits": waiting(eyes, eyes.dossier_id),
        **steps.due(request),
        "follow_up": endings.due(request),
        **programme.step(request),
        **more,
    }
    return render(request, "coachee/today.html", facts)


def check_in(request: HttpRequest, day: date | None = None) -> HttpResponse:
    """The check-in of a day: loads, checks, acts, redirects."""
    day = day or request.eyes.today
    if request.headers.get("X-Luwte-Autosave"):
        return autosave(request, day)
    there = check_in_queries.on(request.eyes, request.eyes.dossier_id, day)
    if request.method == "POST":
        form = CheckInForm(request.POST)
        if form.is_valid() and (answer := _save_check_in(request, form, day)):
            return answer
    else:
        first = {**there.values.to_json(), "base_revision": there.revision} if there else {}
        form = CheckInForm(initial=first)
    facts = {
        "form": form,
        "day": day,
        "there": there,
        "today": request.eyes.today,
        "measuring": request.preferences.measuring,
        **seen(request),
        "week": week(request.eyes.today),
    }
    return render(request, "coachee/check_in.html", facts, status=422 if form.errors else 200)


def autosave(request: HttpRequest, day: date) -> JsonResponse:
    """The same save for the script that keeps what is being filled in."""
    form = CheckInForm(request.POST)
    saved = _saved(request, form, day) if form.is_valid() else None
    if saved is None:
        return JsonResponse({"error": " ".join(str(e) for errors in form.errors.values() for e in errors)}, status=422)
    address = reverse("coachee:check_in_day", args=[day])
    if saved.outcome is check_ins.Outcome.STALE:
        return JsonResponse({"revision": saved.revision, "other_url": address}, status=409)
    return JsonResponse({"revision": saved.revision, "saved_at_words": str(_("Opgeslagen."))})


@require_POST
def undo(request: HttpRequest, day: date) -> HttpResponse:
    """Takes the last change of a day back."""
    check_ins.undo(request.eyes, request.eyes.dossier_id, day)
    messages.success(request, _("Teruggezet."))
    return redirect("coachee:check_in_day", day=day)


def recovery_moment(request: HttpRequest) -> HttpResponse:
    """A recovery moment, in own words."""
    form = NoteForm(posted(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        recovery_moments.add(
            request.eyes,
            request.eyes.dossier_id,
            request.eyes.today,
            given["text"],
            client_id=given["client_id"],
            minutes=given["minutes"],
        )
        messages.success(request, _("Opgeslagen."))
        return redirect("coachee:today")
    facts = {"form": form, **seen(request)}
    return render(request, "coachee/recovery_moment.html", facts, status=422 if form.errors else 200)


def energy_entry(request: HttpRequest) -> HttpResponse:
    """What gave or cost energy."""
    form = EnergyForm(posted(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        energy_entries.add(
            request.eyes,
            request.eyes.dossier_id,
            request.eyes.today,
            given["text"],
            gave=given["gave"],
            client_id=given["client_id"],
        )
        messages.success(request, _("Opgeslagen."))
        return redirect("coachee:today")
    facts = {"form": form, **seen(request)}
    return render(request, "coachee/energy_entry.html", facts, status=422 if form.errors else 200)


@require_POST
def recovery_moment_away(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Takes a moment away, and offers it back."""
    return _away(request, row_id, moment_queries.between, recovery_moments.remove, "coachee:recovery_moment")


@require_POST
def energy_entry_away(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Takes an entry away, and offers it back."""
    return _away(request, row_id, energy_queries.between, energy_entries.remove, "coachee:energy_entry")


def _away(
    request: HttpRequest, row_id: UUID, notes: Callable[..., Any], remove: Callable[..., None], back: str
) -> HttpResponse:
    """Vandaag without the note. The words stand in this page alone, so that one tap brings them back."""
    eyes = request.eyes
    gone = next((one for one in notes(eyes, eyes.dossier_id, eyes.today, eyes.today) if one.id == row_id), None)
    try:
        remove(eyes, eyes.dossier_id, row_id)
    except NotThere:
        # The same page sent again.
        return redirect("coachee:today")
    return _today(request, gone=gone, gone_form=OnceForm(auto_id=False), gone_url=reverse(back))


def breathing(request: HttpRequest) -> HttpResponse:
    """Paced breathing: words for who has no script, a calm picture for who has."""
    form = NoteForm(initial={"text": _("Rustig geademd"), "minutes": 3})
    return render(request, "coachee/breathing.html", {"form": form})


def _save_check_in(request: HttpRequest, form: CheckInForm, day: date) -> HttpResponse | None:
    if (saved := _saved(request, form, day)) is None:
        return None
    if saved.outcome is check_ins.Outcome.STALE:
        messages.warning(request, _("Je had deze dag ergens anders al aangepast. Beide versies zijn bewaard."))
        return redirect("coachee:check_in_day", day=day)
    messages.success(request, _("Opgeslagen. Klaar voor vandaag."))
    return redirect("coachee:today")


def _saved(request: HttpRequest, form: CheckInForm, day: date) -> check_ins.Saved | None:
    """What became of a valid form; None when a rule refuses it, and the form says why."""
    given = form.cleaned_data
    try:
        return check_ins.save(
            request.eyes,
            request.eyes.dossier_id,
            day,
            Values(given["energy"], given["tension"], given["sleep"], given["note"]),
            client_id=given["client_id"],
            base_revision=given["base_revision"],
        )
    except check_ins.NotTaken as fault:
        for wrong in fault.why:
            form.add_error(None, SENTENCES[wrong])
        return None
