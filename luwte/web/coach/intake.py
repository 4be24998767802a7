"""The coachee's intake, when shared: one calm page before the talk, and typing it together, by phone or from paper."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luwte.actions import intakes, looks
from luwte.actions.dossiers import NotThere, there
from luwte.library.country import crisis_help
from luwte.library.intake import ChunkText, Intake
from luwte.records.eyes import Eyes
from luwte.records.intakes.queries import Written, contacts, ticks, written
from luwte.records.people.queries import practice
from luwte.records.shares.queries import scopes
from luwte.records.trajectories.queries import gate
from luwte.rules.consents import Scope
from luwte.rules.intake.chunks import Kind, Way, lives
from luwte.rules.intake.gate import open_topics
from luwte.rules.intake.oddities import oddities
from luwte.rules.intake.progress import after, own
from luwte.rules.intake.values import Topic
from luwte.web.design import intake as shown
from luwte.web.threshold.requests import posted

FIRST = ("wat-telt", "over-jou")


def show(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The coachee's words first, then the topics to talk about and whom to call, then the rest."""
    eyes = request.eyes
    dossier = there(eyes, dossier_id)
    shared = Scope.INTAKE in scopes(eyes, dossier.id)
    looks.into(eyes, dossier, "intake" if shared else "contacts")
    content = shown.content(dossier.practice.country)
    found = written(eyes, dossier.id)
    answers = {name: one.now.answers for name, one in found.items()}
    told = [_told(content.chunk(name), found[name]) for name in _order(content, found) if answers[name]]
    facts = {
        "dossier": dossier,
        "shared": shared,
        "first": [one for one in told if one["piece"].name in FIRST],
        "rest": [one for one in told if one["piece"].name not in FIRST and one["told"]],
        "topics": _topics(eyes, dossier.id),
        "contacts": _contacts(eyes, dossier.id, content),
        "odd": shown.odd(oddities(content.values(), answers, eyes.today), content),
        "next": _next(content, found) if shared else None,
        "pieces": [content.chunk(one.name) for one in _own(content, found)] if shared else [],
    }
    return render(request, "coach/intake.html", facts)


def fill(request: HttpRequest, dossier_id: UUID, name: str) -> HttpResponse:
    """Types a piece with the coachee; only while the intake is shared, and it stands there who typed."""
    eyes = request.eyes
    dossier = there(eyes, dossier_id)
    content = shown.content(dossier.practice.country)
    piece = _piece(eyes, dossier.id, content, name)
    found = written(eyes, dossier.id)
    form = _form(request, piece, found.get(name))
    if request.headers.get("X-Luwte-Autosave"):
        return _autosave(request, dossier.id, form)
    if (
        request.method == "POST"
        and form.is_valid()
        and (saved := _saved(request, dossier.id, form, done=_goes_on(request)))
    ):
        request.session["intake_way"] = form.cleaned_data["way"]
        return _onward(request, dossier.id, content, name, saved)
    if request.method == "GET":
        looks.into(eyes, dossier, "intake")
    stands = found.get(name)
    facts = {
        "dossier": dossier,
        "piece": piece,
        "form": form,
        "asked": form.asked(dossier.practice.country),
        "takes": shown.minutes(piece.minutes),
        "marked": shown.marked(stands.now) if stands else "",
        "kept": [(one, shown.told(piece, one.answers)) for one in stands.kept] if stands else [],
        "there": stands,
        "wish_left": len(form.questions) < len(piece.questions),
        "client_id": uuid4(),
    }
    return render(request, "coach/intake_fill.html", facts, status=422 if form.errors else 200)


@require_POST
def undo(request: HttpRequest, dossier_id: UUID, name: str) -> HttpResponse:
    """The answers before the last change."""
    intakes.undo(request.eyes, dossier_id, name, client_id=_client_id(request))
    messages.success(request, _("Teruggezet."))
    return redirect("coach:intake_fill", dossier_id=dossier_id, name=name)


@require_POST
def choose(request: HttpRequest, dossier_id: UUID, name: str) -> HttpResponse:
    """A version that was kept becomes the one that counts."""
    version = request.POST.get("version", "")
    if intakes.choose(request.eyes, dossier_id, name, version, client_id=_client_id(request)):
        messages.success(request, _("Opgeslagen. De andere versie is ook bewaard."))
    else:
        messages.warning(request, _("Dit stukje is intussen veranderd. Kijk nog eens welke versie je wilt."))
    return redirect("coach:intake_fill", dossier_id=dossier_id, name=name)


def paper(request: HttpRequest) -> HttpResponse:
    """A blank intake to print and give along."""
    country = practice(request.eyes, request.eyes.here).country
    facts = {
        "pieces": shown.content(country).chunks,
        "crisis": crisis_help(country, get_language() or "nl"),
        "tells": shown.TELLS,
        "wishes": shown.WISHES,
    }
    return render(request, "coach/intake_paper.html", facts)


def _form(request: HttpRequest, piece: ChunkText, stands: Written | None) -> shown.ChunkForm:
    first = {"way": request.session.get("intake_way", Way.TOGETHER.value), **shown.initial(piece, stands)}
    return shown.ChunkForm(piece, request.eyes.today, posted(request), ways=True, initial=first)


def _piece(eyes: Eyes, dossier_id: UUID, content: Intake, name: str) -> ChunkText:
    """A piece, or NotThere when there is none or the intake is not shared."""
    piece = content.chunk(name)
    if piece is None or Scope.INTAKE not in scopes(eyes, dossier_id):
        raise NotThere
    return piece


def _saved(
    request: HttpRequest, dossier_id: UUID, form: shown.ChunkForm, *, done: bool = False
) -> intakes.Saved | None:
    given = form.cleaned_data
    try:
        return intakes.save(
            request.eyes,
            dossier_id,
            form.piece.name,
            form.said(),
            client_id=given["client_id"],
            base_revision=given["base_revision"],
            done=done,
            way=Way(given["way"]),
        )
    except intakes.NotTaken as fault:
        form.refuse(fault.why)
        return None


def _autosave(request: HttpRequest, dossier_id: UUID, form: shown.ChunkForm) -> JsonResponse:
    saved = _saved(request, dossier_id, form) if form.is_valid() else None
    if saved is None:
        return JsonResponse({"error": " ".join(str(e) for errors in form.errors.values() for e in errors)}, status=422)
    if saved.outcome is intakes.Outcome.STALE:
        address = reverse("coach:intake_fill", args=[dossier_id, form.piece.name])
        return JsonResponse({"revision": saved.revision, "other_url": address}, status=409)
    return JsonResponse({"revision": saved.revision, "saved_at_words": str(_("Opgeslagen."))})


def _onward(request: HttpRequest, dossier_id: UUID, content: Intake, name: str, saved: intakes.Saved) -> HttpResponse:
    if saved.outcome is intakes.Outcome.STALE:
        messages.warning(request, _("Dit stukje is ergens anders al aangepast. Beide versies zijn bewaard."))
        return redirect("coach:intake_fill", dossier_id=dossier_id, name=name)
    messages.success(request, _("Opgeslagen."))
    to = _next(content, written(request.eyes, dossier_id), name) if _goes_on(request) else None
    if to is None:
        return redirect("coach:intake", dossier_id=dossier_id)
    return redirect("coach:intake_fill", dossier_id=dossier_id, name=to.name)


def _goes_on(request: HttpRequest) -> bool:
    return request.POST.get("do") != "stop"


def _own(content: Intake, found: dict[str, Written]) -> list[Any]:
    answers = {name: one.now.answers for name, one in found.items()}
    return own(content.values(), lives(answers), [name for name, said in answers.items() if said])


def _next(content: Intake, found: dict[str, Written], name: str = "") -> ChunkText | None:
    done = {key for key, one in found.items() if one.done_at}
    to = after(_own(content, found), name, done)
    return content.chunk(to.name) if to else None


def _order(content: Intake, found: dict[str, Written]) -> list[str]:
    """What weighs most comes first; a piece that is no longer asked is left out."""
    rest = [one.name for one in content.chunks if one.name not in FIRST]
    return [name for name in (*FIRST, *rest) if name in found and content.chunk(name)]


def _told(piece: ChunkText, stands: Written) -> dict[str, Any]:
    """A piece in words, without what stands elsewhere on the page."""
    elsewhere = {one.name for one in piece.questions if one.kind in (Kind.CONTACT, Kind.TOPICS)}
    answers = {name: value for name, value in stands.now.answers.items() if name not in elsewhere}
    return {"piece": piece, "told": shown.told(piece, answers), "marked": shown.marked(stands.now)}


def _topics(eyes: Eyes, dossier_id: UUID) -> list[dict[str, Any]]:
    """What the coachee wants to talk about, and whether that was done since."""
    found, ticked = gate(eyes, dossier_id), ticks(eyes, dossier_id)
    if found is None:
        return []
    still = set(open_topics(found.record))
    language = get_language() or "nl"
    return [
        {"name": found.text.topics[topic].in_(language).name, "on": ticked[topic], "open": topic in still}
        for topic in Topic
        if topic in ticked
    ]


def _contacts(eyes: Eyes, dossier_id: UUID, content: Intake) -> list[dict[str, Any]]:
    asked = {one.name: one.ask for chunk in content.chunks for one in chunk.questions if one.kind is Kind.CONTACT}
    held = contacts(eyes, dossier_id)
    return [{"ask": ask, **held[name]} for name, ask in asked.items() if name in held]


def _client_id(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("client_id", ""))
    except ValueError:
        raise NotThere from None
