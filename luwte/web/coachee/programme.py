"""The step of today, what was given, and taking a piece oneself."""

from itertools import islice
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from luwte.actions import assignments, day_room
from luwte.actions.dossiers import NotThere
from luwte.records.adaptations.queries import Shelf, shelf
from luwte.records.assignments import queries
from luwte.records.people.queries import name_of
from luwte.records.trajectories.queries import course
from luwte.rules.assignments import Kind, Purpose
from luwte.rules.day_room import Answer
from luwte.rules.steps import FIRST_PHASE, ORDER, Room, Why
from luwte.web.coachee.forms import OnceForm
from luwte.web.design import programme as words
from luwte.web.design.asking import asked
from luwte.web.design.searching import SearchForm

ROOMS = {
    Room.ALMOST_NOTHING: _l("Bijna niets"),
    Room.A_BIT: _l("Een beetje"),
    Room.USUAL: _l("Gewoon"),
}
WHYS = {
    Why.GO_ON: _l("Hier was je al mee begonnen."),
    Why.NEXT: _l("Dit is het volgende stukje. Het is nieuw."),
    Why.KNOWN: _l("Dit ken je al. Herhalen mag."),
}
COMING = 3
WORDS = {**{one.value: one for one in Room}, **{one.value: one for one in Answer}}


class DayForm(OnceForm):
    """One word about today."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    piece = forms.SlugField(required=False, max_length=60)
    word = forms.TypedChoiceField(choices=[(one, one) for one in WORDS], coerce=WORDS.__getitem__)


class TakeForm(OnceForm):
    """Which piece to take."""

    slug = forms.SlugField(max_length=60)


def step(request: HttpRequest) -> dict[str, Any]:
    """What Vandaag shows of the programme; nothing when nothing was given."""
    eyes = request.eyes
    if not queries.has(eyes, eyes.dossier_id):
        return {"step": None}
    read = shelf(eyes)
    sum_ = asked(eyes, eyes.dossier_id, measuring=request.preferences.measuring)
    found = queries.today(eyes, eyes.dossier_id, sum_, read)
    if found is None:
        return {"step": None}
    return {
        "step": found,
        "step_id": uuid4(),
        "piece": words.told(found.step.piece.slug, read) if found.step.piece else None,
        "why": WHYS.get(found.step.why, ""),
        "later": words.told(found.later.slug, read) if found.later else None,
        "done_piece": words.told(found.done, read) if found.done else None,
        "rooms": [(one.value, label, bool(found.day and found.day.room is one)) for one, label in ROOMS.items()],
        "can_less": bool(found.day and found.day.room is not ORDER[0]),
    }


@require_POST
def say(request: HttpRequest) -> HttpResponse:
    """One word about today: a room, not today, another one, or less."""
    eyes, form = request.eyes, DayForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Dat lukte niet. Tik nog een keer op wat je bedoelde."))
        return redirect("coachee:today")
    given = form.cleaned_data
    try:
        fresh = day_room.say(
            eyes,
            eyes.dossier_id,
            given["word"],
            given["piece"],
            client_id=given["client_id"],
            base_revision=given["base_revision"],
        )
    except day_room.NotTaken:
        fresh = False
    if not fresh:
        messages.warning(request, _("Je had dit ergens anders al aangepast. Dit is hoe het nu staat."))
    return redirect("coachee:today")


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """The last word about today back."""
    try:
        day_room.undo(request.eyes, request.eyes.dossier_id)
    except NotThere:
        return redirect("coachee:today")
    messages.success(request, _("Teruggezet."))
    return redirect("coachee:today")


def overview(request: HttpRequest) -> HttpResponse:
    """What was given and for what, with the pieces of the phases so far."""
    eyes = request.eyes
    held = queries.given(eyes, eyes.dossier_id)
    reach = course(eyes, eyes.dossier_id).phase or FIRST_PHASE
    done = {one.slug for one in queries.works(eyes, eyes.dossier_id) if one.done}
    names = name_of(eyes, {one.given_by for one in held if one.given_by})
    read = shelf(eyes)
    facts = {"given": [_told(one, reach, done, names, read) for one in held], "form": OnceForm()}
    return render(request, "coachee/programme.html", facts)


def take(request: HttpRequest) -> HttpResponse:
    """The pieces that someone may take without being asked, and taking one."""
    eyes = request.eyes
    if request.method == "POST":
        form = TakeForm(request.POST)
        if form.is_valid() and (answer := _took(request, form.cleaned_data)):
            return answer
        messages.warning(request, _("Dit stukje is er nu niet. Kies een ander."))
    held, read = queries.given(eyes, eyes.dossier_id), shelf(eyes)
    mine, begun = {one.slug for one in held}, {one.slug for one in queries.works(eyes, eyes.dossier_id)}
    fitting = [piece.slug for piece in queries.to_give(eyes, eyes.dossier_id, Purpose.OWN)]
    choice = words.every((slug for slug in fitting if slug not in mine), read)
    coming = (one.slug for one in queries.pieces_of(held) if one.slug in fitting and one.slug not in begun)
    facts: dict[str, Any] = {
        "coming": words.every(islice(coming, COMING), read),
        "search": SearchForm(),
        "groups": [
            ([one for one in choice if one.kind == Kind.EXERCISE], _("Iets doen")),
            ([one for one in choice if one.kind == Kind.MODULE], _("Iets lezen")),
        ],
        "form": OnceForm(),
    }
    return render(request, "coachee/take.html", facts)


@require_POST
def put_back(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """What was taken goes back; what was written in it stays."""
    assignments.put_back(request.eyes, request.eyes.dossier_id, row_id)
    messages.success(request, _("Weggelegd. Wat je opschreef, blijft van jou."))
    return redirect("coachee:programme")


def _took(request: HttpRequest, given: dict[str, Any]) -> HttpResponse | None:
    eyes, one = request.eyes, words.told(given["slug"])
    if one is None or one.kind not in set(Kind):
        return None
    try:
        assignments.take(eyes, eyes.dossier_id, Kind(one.kind), one.slug, client_id=given["client_id"])
    except NotThere:
        return None
    except assignments.Already:
        messages.info(request, _("Dit staat al voor je klaar."))
        return redirect("coachee:programme")
    messages.success(request, _("Opgeslagen. Het staat voor je klaar, zonder haast."))
    return redirect("coachee:programme")


def _told(one: queries.Assigned, reach: int, done: set[str], names: dict[UUID, str], read: Shelf) -> dict[str, Any]:
    programme = one.kind is Kind.PROGRAMME
    near = [slug for phase, slug in one.order if phase <= reach or not programme]
    return {
        "one": one,
        "title": words.title(one, read),
        "purpose": words.PURPOSES[one.terms.purpose],
        "by": names.get(one.given_by, ""),
        "programme": programme,
        "waits": one.terms.purpose is Purpose.WAITING_LIST,
        "pieces": [
            (piece, piece.slug in done)
            for piece in words.every(near, read)
            if queries.as_step(piece.slug, 1, not programme, read)
        ],
    }
