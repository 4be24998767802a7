"""The day of a talk: one page to prepare it, the walking card, and what is kept of it afterwards."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.actions import session_notes
from luwte.actions.coaching_sessions import NotNow
from luwte.actions.dossiers import NotThere
from luwte.records.assignments.queries import works
from luwte.records.eyes import Eyes
from luwte.records.sessions import queries
from luwte.records.sessions.agreements import Agreed, agreements
from luwte.records.shares.queries import scopes
from luwte.records.trajectories.evaluation_queries import agreed
from luwte.rules.coaching_sessions import OPEN, State
from luwte.rules.consents import Scope
from luwte.rules.evaluations import is_near
from luwte.web.coach.session_forms import CardForm, HoldForm, NoteForm
from luwte.web.design import programme
from luwte.web.design.giving import MOMENTS
from luwte.web.design.sessions import QUESTIONS, TOPICS, kept, told
from luwte.web.design.timeline import timeline
from luwte.web.guiding.places import opened
from luwte.web.threshold.requests import posted

SHOWN_MOST = 6
CARRY = (
    _l("Waar werd je deze week even lichter van?"),
    _l("Wat zou je doen als het niet goed hoefde?"),
    _l("Wat vraagt je lijf, nu je loopt?"),
)
STALE = _l("Iemand veranderde dit net. Dat staat er nu. Jouw tekst is bewaard.")


def session(request: HttpRequest, dossier_id: UUID, row_id: UUID) -> HttpResponse:
    """One page before a talk: what was agreed, what was done and shown, own days, and what to come back to."""
    found = opened(request, dossier_id, "session")
    eyes = request.eyes
    every = queries.talks(eyes, found.id)
    talk = next((one for one in every if one.id == row_id), None)
    if talk is None:
        raise NotThere
    held = [one for one in every if one.state is State.HELD and one.starts_at < talk.starts_at]
    before = held[-1] if held else None
    prepared = queries.preparation(eyes, row_id)
    may = scopes(eyes, found.id)
    facts = {
        "dossier": found,
        "one": told(talk, eyes.zone),
        "open": talk.state in OPEN,
        "begun": talk.starts_at <= eyes.at,
        "asked": (talk.value.get("asked") or {}).get("words", ""),
        "answer": talk.value.get("answer", ""),
        "kept": kept(talk, eyes.zone),
        "prepared": [(QUESTIONS[name], words) for name, words in prepared.answers.items() if words] if prepared else [],
        "before": told(before, eyes.zone) if before else None,
        "agreed": agreements(eyes, found.id, [before.id]) if before else [],
        "now_agreed": agreements(eyes, found.id, [row_id]) if talk.state is State.HELD else [],
        "note": queries.note(eyes, before.id) if before else None,
        "shown": _shown(eyes, found.id),
        "near": _near(eyes, found.id),
        "topics": [TOPICS[one] for one in talk.value.get("topics", []) if one in TOPICS],
        "timeline": timeline(eyes, found.id, request.GET.get("tijd", "60")) if Scope.DAYS in may else None,
        "later": any(one.state in OPEN and one.starts_at > talk.starts_at for one in every),
    }
    return render(request, "coach/session.html", facts)


def card(request: HttpRequest, dossier_id: UUID, row_id: UUID) -> HttpResponse:
    """The walking card: short enough to read on the way. And practising live, e.g. saying no."""
    found = opened(request, dossier_id, "session")
    eyes = request.eyes
    talk = _talk(eyes, found.id, row_id)
    now = talk.value.get("card") or {}
    form = CardForm(posted(request), initial={**now, "base_revision": talk.revision})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        saved = session_notes.card(eyes, found.id, row_id, said, base_revision=said["base_revision"])
        if saved.stale:
            messages.warning(request, STALE)
        else:
            messages.success(request, _("Opgeslagen. Je coachee ziet de vraag, en wat jullie tegenkwamen."))
        return redirect("coach:session_card", dossier_id=found.id, row_id=row_id)
    facts = {
        "dossier": found,
        "one": told(talk, eyes.zone),
        "form": form,
        "carry": CARRY,
        "kept": [_lines(one) for one in talk.value.get("card_kept", [])],
    }
    return render(request, "coach/session_card.html", facts, status=422 if form.errors else 200)


def notes(request: HttpRequest, dossier_id: UUID, row_id: UUID) -> HttpResponse:
    """After a talk: own working notes, and apart from those what both keep and agree."""
    found = opened(request, dossier_id, "session")
    eyes = request.eyes
    talk = _talk(eyes, found.id, row_id)
    if request.headers.get("X-Luwte-Autosave"):
        return _autosave(request, found.id, row_id)
    there, lines = queries.note(eyes, row_id), agreements(eyes, found.id, [row_id])
    near = [(str(one.id), words) for one, words in _near(eyes, found.id)]
    form = NoteForm(initial=_first_note(there))
    holding = HoldForm(near, posted(request), initial=_first(talk, lines))
    wrong = False
    if request.method == "POST" and request.POST.get("do") == "note":
        form, holding = NoteForm(request.POST), HoldForm(near, initial=_first(talk, lines))
        if form.is_valid():
            return _noted(request, found.id, row_id, form)
        wrong = True
    elif request.method == "POST":
        if holding.is_valid() and (answer := _held(request, found.id, row_id, holding)):
            return answer
        wrong = True
    facts = {
        "dossier": found,
        "one": told(talk, eyes.zone),
        "form": form,
        "holding": holding,
        "begun": talk.starts_at <= eyes.at,
        "kept": [_lines(one) for one in (there.kept if there else ())],
        "after_kept": [_lines(one) for one in talk.value.get("after_kept", [])],
    }
    return render(request, "coach/session_notes.html", facts, status=422 if wrong else 200)


def _autosave(request: HttpRequest, dossier_id: UUID, row_id: UUID) -> JsonResponse:
    form = NoteForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"error": " ".join(str(e) for es in form.errors.values() for e in es)}, status=422)
    saved = _note(request, dossier_id, row_id, form)
    if saved.stale:
        address = reverse("coach:session_notes", args=[dossier_id, row_id])
        return JsonResponse({"revision": saved.revision, "other_url": address}, status=409)
    return JsonResponse({"revision": saved.revision, "saved_at_words": str(_("Opgeslagen."))})


def _noted(request: HttpRequest, dossier_id: UUID, row_id: UUID, form: NoteForm) -> HttpResponse:
    if _note(request, dossier_id, row_id, form).stale:
        messages.warning(request, STALE)
    else:
        messages.success(request, _("Opgeslagen."))
    return redirect("coach:session_notes", dossier_id=dossier_id, row_id=row_id)


def _note(request: HttpRequest, dossier_id: UUID, row_id: UUID, form: NoteForm) -> session_notes.Taken:
    said = form.cleaned_data
    return session_notes.note(
        request.eyes,
        dossier_id,
        row_id,
        said,
        client_id=said["client_id"],
        base_revision=said["base_revision"],
    )


def _held(request: HttpRequest, dossier_id: UUID, row_id: UUID, form: HoldForm) -> HttpResponse | None:
    said = form.cleaned_data
    try:
        saved = session_notes.hold(
            request.eyes,
            dossier_id,
            row_id,
            said,
            form.lines(),
            looked_back=[UUID(one) for one in said.get("looked_back", [])],
            client_id=said["client_id"],
            base_revision=said["base_revision"],
        )
    except NotNow:
        form.add_error(
            None, _("Dit gesprek is nog niet begonnen, of ging niet door. Je werknotities kun je wel bewaren.")
        )
        return None
    if saved.stale:
        messages.warning(request, STALE)
        return redirect("coach:session_notes", dossier_id=dossier_id, row_id=row_id)
    messages.success(request, _("Opgeslagen. De afspraken staan bij je coachee op Vandaag."))
    return redirect("coach:session", dossier_id=dossier_id, row_id=row_id)


def _first_note(there: queries.Note | None) -> dict[str, Any]:
    return {"client_id": uuid4(), **(there.words if there else {}), "base_revision": there.revision if there else 0}


def _first(talk: queries.Talk, lines: list[Agreed]) -> dict[str, Any]:
    texts = {f"agreed_{n}": line.text for n, line in enumerate(lines)}
    return {**(talk.value.get("after") or {}), **texts, "base_revision": talk.revision, "client_id": uuid4()}


def _shown(eyes: Eyes, dossier_id: UUID) -> list[tuple[str, bool]]:
    found = [(programme.told(one.slug), bool(one.done)) for one in works(eyes, dossier_id)[:SHOWN_MOST]]
    return [(piece.title, done) for piece, done in found if piece]


def _near(eyes: Eyes, dossier_id: UUID) -> list[tuple[Any, str]]:
    return [
        (one, f"{date_format(one.due_on, 'l j F')}, {MOMENTS[one.kind]}")
        for one in agreed(eyes, dossier_id)
        if one.done_on is None and is_near(one.due_on, eyes.today)
    ]


def _lines(value: dict[str, str]) -> list[str]:
    return [words for words in value.values() if words]


def _talk(eyes: Eyes, dossier_id: UUID, row_id: UUID) -> queries.Talk:
    if (found := queries.one(eyes, dossier_id, row_id)) is None:
        raise NotThere
    return found
