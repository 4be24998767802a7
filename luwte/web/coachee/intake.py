"""The intake in pieces of a few minutes: where one was, one piece a screen, all answers, and sharing them."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luwte.actions import intakes
from luwte.actions.dossiers import NotThere, there
from luwte.library.country import crisis_help
from luwte.library.intake import ChunkText, Intake
from luwte.records.dossiers.queries import guides
from luwte.records.eyes import Eyes, Role
from luwte.records.intakes.queries import Written, done, written
from luwte.records.shares.queries import given, seen_by
from luwte.records.trajectories.queries import course
from luwte.rules.consents import Scope
from luwte.rules.intake.chunks import lives
from luwte.rules.intake.oddities import oddities, too_young
from luwte.rules.intake.progress import after, following, minimum_done, minutes_left, own
from luwte.web.design import intake as shown
from luwte.web.threshold.requests import posted


class Own:
    """One's own intake as it stands: content, answers and what is still to come."""

    def __init__(self, eyes: Eyes) -> None:
        self.dossier = there(eyes, eyes.dossier_id)
        self.content: Intake = shown.content(self.dossier.practice.country)
        self.written: dict[str, Written] = written(eyes, eyes.dossier_id)
        self.answers = {name: one.now.answers for name, one in self.written.items()}
        filled = [name for name, said in self.answers.items() if said]
        self.chunks = own(self.content.values(), lives(self.answers), filled)
        self.done = {name for name, one in self.written.items() if one.done_at}
        self.odd = oddities(self.content.values(), self.answers, eyes.today)

    @property
    def minimum_done(self) -> bool:
        """Whether the five-minute minimum is done."""
        return minimum_done(self.chunks, self.done)

    @property
    def too_young(self) -> bool:
        """Whether someone says to be younger than this practice guides."""
        return too_young(self.answers, self.dossier.practice.minimum_age)

    def piece(self, name: str) -> ChunkText:
        """A piece by name, or NotThere."""
        if (found := self.content.chunk(name)) is None:
            raise NotThere
        return found


def waits(eyes: Eyes) -> bool:
    """Whether Vandaag has a card for it: the minimum is not done, and no trajectory runs."""
    chunks = shown.content(there(eyes, eyes.dossier_id).practice.country).values()
    return not minimum_done(chunks, done(eyes, eyes.dossier_id)) and not course(eyes, eyes.dossier_id).started_on


def overview(request: HttpRequest) -> HttpResponse:
    """What is done in words, and one button to go on."""
    mine = Own(request.eyes)
    on = following(mine.chunks, {name: one.touched for name, one in mine.written.items()})
    short = [one for one in mine.chunks if one.minimum]
    rest = [one for one in mine.chunks if not one.minimum]
    facts = {
        "mine": mine,
        "on": mine.piece(on.name) if on else None,
        "begun": bool(mine.written),
        "short": [_row(mine, one.name) for one in short],
        "rest": [_row(mine, one.name) for one in rest],
        "short_left": _minutes(minutes_left(short, mine.done)),
        "rest_left": _minutes(minutes_left(rest, mine.done)),
        "not_shared": _not_shared(request.eyes) if mine.minimum_done else [],
    }
    return render(request, "coachee/intake.html", facts)


def chunk(request: HttpRequest, name: str) -> HttpResponse:
    """One piece: loads, checks, acts, goes on."""
    mine = Own(request.eyes)
    piece = mine.piece(name)
    form = shown.ChunkForm(piece, request.eyes.today, posted(request), initial=_initial(request, mine, piece))
    if request.headers.get("X-Luwte-Autosave"):
        return _autosave(request, form)
    if request.method == "POST" and form.is_valid() and (saved := _saved(request, form, done=_goes_on(request))):
        return _onward(request, name, saved)
    stands = mine.written.get(name)
    facts = {
        "piece": piece,
        "form": form,
        "asked": form.asked(mine.dossier.practice.country),
        "takes": shown.minutes(piece.minutes),
        "there": stands,
        "kept": [(one, shown.told(piece, one.answers)) for one in stands.kept] if stands else [],
        "marked": shown.marked(stands.now) if stands else "",
        "odd": shown.odd([one for one in mine.odd if name in dict(one.places)], mine.content),
        "names": seen_by(request.eyes, request.eyes.dossier_id, Scope.INTAKE),
        "mail": mine.dossier.person.email,
        "client_id": uuid4(),
    }
    return render(request, "coachee/intake_chunk.html", facts, status=422 if form.errors else 200)


@require_POST
def undo(request: HttpRequest, name: str) -> HttpResponse:
    """The answers before the last change."""
    intakes.undo(request.eyes, request.eyes.dossier_id, name, client_id=_client_id(request))
    messages.success(request, _("Teruggezet."))
    return redirect("coachee:intake_chunk", name=name)


@require_POST
def choose(request: HttpRequest, name: str) -> HttpResponse:
    """A version that was kept becomes the one that counts."""
    version = request.POST.get("version", "")
    if intakes.choose(request.eyes, request.eyes.dossier_id, name, version, client_id=_client_id(request)):
        messages.success(request, _("Opgeslagen. De andere versie is ook bewaard."))
    else:
        messages.warning(request, _("Dit stukje is intussen veranderd. Kijk nog eens welke versie je wilt."))
    return redirect("coachee:intake_chunk", name=name)


def answers(request: HttpRequest) -> HttpResponse:
    """All answers on one page, with who sees them."""
    mine = Own(request.eyes)
    pieces = [mine.piece(one.name) for one in mine.chunks if mine.answers.get(one.name)]
    facts = {
        "pieces": [
            (one, shown.told(one, mine.answers[one.name]), shown.marked(mine.written[one.name].now)) for one in pieces
        ],
        "odd": shown.odd(mine.odd, mine.content),
        "names": seen_by(request.eyes, request.eyes.dossier_id, Scope.INTAKE),
        "not_shared": _not_shared(request.eyes),
    }
    return render(request, "coachee/intake_answers.html", facts)


def younger(request: HttpRequest) -> HttpResponse:
    """For who is younger than this practice guides: what it does, and with whom to talk. Nothing is closed."""
    dossier = there(request.eyes, request.eyes.dossier_id)
    facts = {"practice": dossier.practice, "coaches": _coaches(request.eyes)}
    return render(request, "coachee/intake_younger.html", facts)


def paper(request: HttpRequest) -> HttpResponse:
    """A blank intake to print."""
    dossier = there(request.eyes, request.eyes.dossier_id)
    country = dossier.practice.country
    facts = {
        "pieces": shown.content(country).chunks,
        "crisis": crisis_help(country, get_language() or "nl"),
        "tells": shown.TELLS,
        "wishes": shown.WISHES,
    }
    return render(request, "coachee/intake_paper.html", facts)


def _onward(request: HttpRequest, name: str, saved: intakes.Saved) -> HttpResponse:
    """After a piece: to the next one, or to where it makes sense to stop."""
    if saved.outcome is intakes.Outcome.STALE:
        messages.warning(request, _("Je had dit stukje ergens anders al aangepast. Beide versies zijn bewaard."))
        return redirect("coachee:intake_chunk", name=name)
    mine = Own(request.eyes)
    to, piece = after(mine.chunks, name, mine.done), mine.piece(name)
    if mine.too_young and any(one.name == "age" for one in piece.questions):
        return redirect("coachee:intake_younger")
    if not _goes_on(request):
        messages.success(request, _("Opgeslagen. Je kunt later verder, ook op een ander apparaat."))
        return redirect("coachee:intake")
    if piece.minimum and mine.minimum_done:
        messages.success(request, _("Opgeslagen. Het korte deel is klaar."))
        return redirect("coachee:intake")
    messages.success(request, _("Opgeslagen."))
    return redirect("coachee:intake_chunk", name=to.name) if to else redirect("coachee:intake_answers")


def _goes_on(request: HttpRequest) -> bool:
    """Whether this piece is done: stopping leaves it half-way, so that one comes back here."""
    return request.POST.get("do") != "stop"


def _autosave(request: HttpRequest, form: shown.ChunkForm) -> JsonResponse:
    saved = _saved(request, form, draft=True) if form.is_valid() else None
    if saved is None:
        return JsonResponse({"error": " ".join(str(e) for errors in form.errors.values() for e in errors)}, status=422)
    if saved.outcome is intakes.Outcome.STALE:
        address = reverse("coachee:intake_chunk", args=[form.piece.name])
        return JsonResponse({"revision": saved.revision, "other_url": address}, status=409)
    return JsonResponse({"revision": saved.revision, "saved_at_words": str(_("Opgeslagen."))})


def _saved(request: HttpRequest, form: shown.ChunkForm, **more: Any) -> intakes.Saved | None:
    """What became of a valid form; None when a rule refuses it, and the form says why."""
    given = form.cleaned_data
    try:
        return intakes.save(
            request.eyes,
            request.eyes.dossier_id,
            form.piece.name,
            form.said(),
            client_id=given["client_id"],
            base_revision=given["base_revision"],
            **more,
        )
    except intakes.NotTaken as fault:
        form.refuse(fault.why)
        return None


def _initial(request: HttpRequest, mine: Own, piece: ChunkText) -> dict[str, Any]:
    return shown.initial(piece, mine.written.get(piece.name), request.preferences.wish)


def _row(mine: Own, name: str) -> dict[str, Any]:
    """A piece in the list, with where it stands in words."""
    piece = mine.piece(name)
    if name not in mine.written:
        words = shown.minutes(piece.minutes).capitalize()
    elif name not in mine.done:
        words = _("Begonnen")
    else:
        words = _("Ingevuld") if mine.answers[name] else _("Overgeslagen")
    return {"piece": piece, "words": words}


def _minutes(number: int) -> str:
    return shown.minutes(number) if number else ""


def _coaches(eyes: Eyes) -> list[Any]:
    return [one.person for one in guides(eyes, eyes.dossier_id) if one.role == Role.COACH.value]


def _not_shared(eyes: Eyes) -> list[Any]:
    """The coaches who do not see the intake yet."""
    sees = {one.party_id for one in given(eyes, eyes.dossier_id) if one.scope == Scope.INTAKE.value}
    return [one for one in _coaches(eyes) if one.id not in sees]


def _client_id(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("client_id", ""))
    except ValueError:
        raise NotThere from None
