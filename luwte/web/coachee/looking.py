"""How a session left me, and whether this approach still fits me: the coachee's side of both."""

from datetime import date, timedelta
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from luwte.actions import approach_reviews, session_feelings
from luwte.records.approach_reviews.queries import COACHEE, Review, reviews
from luwte.records.session_feelings import queries as feelings
from luwte.records.shares.queries import seen_by
from luwte.records.trajectories.evaluation_queries import agreed, approach
from luwte.rules.approach import Due
from luwte.rules.consents import Scope
from luwte.rules.evaluations import is_near
from luwte.rules.session_feelings import NOTE_MOST, Feeling, Left, Wrong
from luwte.web.coachee.forms import OnceForm
from luwte.web.design.approach import CAUSES, NOT_NOW, ReviewForm, first, words
from luwte.web.design.timeline import timeline
from luwte.web.threshold.requests import posted

FEELINGS = {
    Feeling.MORE: _l("Meer energie"),
    Feeling.SAME: _l("Evenveel"),
    Feeling.LESS: _l("Minder energie"),
}
WRONGS = {
    Wrong.FUTURE: _l("Deze dag moet nog komen. Kies vandaag of een dag ervoor."),
    Wrong.TOO_LONG_AGO: _l("Deze dag is te lang geleden. Je kunt tot twee weken terug invullen."),
    Wrong.NOTE_TOO_LONG: _l("Dit is te lang om op te slaan. Maak het iets korter."),
}
SHOWN_DAYS = timedelta(days=366)


class FeelingForm(OnceForm):
    """One tap, and a line if wanted."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)
    feeling = forms.TypedChoiceField(
        label=_l("Na het gesprek had ik"),
        choices=[(one.value, words) for one, words in FEELINGS.items()],
        coerce=Feeling,
        widget=forms.RadioSelect,
        error_messages={"required": _l("Kies één antwoord.")},
    )
    note = forms.CharField(
        label=_l("Eén regel, als je wilt"),
        required=False,
        max_length=NOTE_MOST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": WRONGS[Wrong.NOTE_TOO_LONG]},
    )


def feeling(request: HttpRequest, day: date | None = None) -> HttpResponse:
    """How the session of a day left me: two taps."""
    eyes, day = request.eyes, day or request.eyes.today
    there = feelings.on(eyes, eyes.dossier_id, day)
    if request.method == "POST":
        form = FeelingForm(request.POST)
        if form.is_valid() and (answer := _felt(request, form, day)):
            return answer
    else:
        before = {**there.left.to_json(), "base_revision": there.revision} if there else {}
        form = FeelingForm(initial=before)
    every = feelings.felt(eyes, eyes.dossier_id, eyes.today - SHOWN_DAYS)
    facts = {
        "form": form,
        "day": day,
        "today": eyes.today,
        "there": there,
        "every": [(one, FEELINGS[one.left.feeling]) for one in every],
        "kept": [(FEELINGS[one.feeling], one.note) for one in there.kept] if there else [],
        "week": [eyes.today - timedelta(days=n) for n in range(1, 8)],
        "seen_by": seen_by(eyes, eyes.dossier_id, Scope.SESSION_FEELING),
    }
    return render(request, "coachee/feeling.html", facts, status=422 if form.errors else 200)


@require_POST
def feeling_undo(request: HttpRequest, day: date) -> HttpResponse:
    """Takes the last change of a day back."""
    session_feelings.undo(request.eyes, request.eyes.dossier_id, day)
    messages.success(request, _("Teruggezet."))
    return redirect("coachee:feeling_day", day=day)


def fits(request: HttpRequest) -> HttpResponse:
    """Does this approach still fit? With one's own days, sessions and earlier answers beside it."""
    eyes = request.eyes
    due = approach(eyes, eyes.dossier_id)
    held = reviews(eyes, eyes.dossier_id)
    near = due is not None and is_near(due.on, eyes.today)
    mine = next((one for one in held if near and one.side == COACHEE and one.due_on == due.on), None)
    form = ReviewForm(posted(request), initial=_first(mine, due))
    if request.method == "POST" and form.is_valid() and (answer := _answered(request, form)):
        return answer
    every = feelings.felt(eyes, eyes.dossier_id, eyes.today - SHOWN_DAYS)
    facts = {
        "due": due,
        "cause": CAUSES[due.cause] if due else "",
        "near": near or form.is_bound,
        "form": form,
        "mine": mine,
        "earlier": [words(one) for one in held if one is not mine],
        "asked": _asked_by_me(request),
        "timeline": timeline(eyes, eyes.dossier_id, "60"),
        "feelings": [(one, FEELINGS[one.left.feeling]) for one in every[:12]],
        "days": [one for one in agreed(eyes, eyes.dossier_id) if one.done_on],
        "seen_by": seen_by(eyes, eyes.dossier_id, Scope.APPROACH),
    }
    return render(request, "coachee/approach.html", facts, status=422 if form.errors else 200)


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Puts the question on the agenda now, or takes that back."""
    eyes = request.eyes
    if request.POST.get("do") == "back":
        approach_reviews.unask(eyes, eyes.dossier_id)
        messages.success(request, _("Teruggezet."))
    else:
        approach_reviews.ask(eyes, eyes.dossier_id)
        messages.success(request, _("Opgeslagen. De vraag staat nu op jullie agenda."))
    return redirect("coachee:approach")


@require_POST
def fits_undo(request: HttpRequest, day: date) -> HttpResponse:
    """Takes the last change of my answer back."""
    approach_reviews.undo(request.eyes, request.eyes.dossier_id, day)
    messages.success(request, _("Teruggezet."))
    return redirect("coachee:approach")


def _felt(request: HttpRequest, form: FeelingForm, day: date) -> HttpResponse | None:
    given, eyes = form.cleaned_data, request.eyes
    try:
        saved = session_feelings.save(
            eyes,
            eyes.dossier_id,
            day,
            Left(given["feeling"], given["note"]),
            client_id=given["client_id"],
            base_revision=given["base_revision"],
        )
    except session_feelings.NotTaken as fault:
        for wrong in fault.why:
            form.add_error(None, WRONGS[wrong])
        return None
    if saved.stale:
        messages.warning(request, _("Je had dit ergens anders al aangepast. Beide versies zijn bewaard."))
    else:
        messages.success(request, _("Opgeslagen."))
    return redirect("coachee:feeling_day", day=day)


def _answered(request: HttpRequest, form: ReviewForm) -> HttpResponse | None:
    given, eyes = form.cleaned_data, request.eyes
    try:
        saved = approach_reviews.answer(
            eyes,
            eyes.dossier_id,
            given["due_on"],
            form.said(),
            client_id=given["client_id"],
            base_revision=given["base_revision"],
        )
    except approach_reviews.TooEarly:
        form.add_error(None, NOT_NOW)
        return None
    if saved.stale:
        messages.warning(request, _("Je had dit ergens anders al aangepast. Beide versies zijn bewaard."))
    else:
        messages.success(request, _("Opgeslagen."))
    return redirect("coachee:approach")


def _first(mine: Review | None, due: Due | None) -> dict[str, object]:
    return {"client_id": uuid4(), "due_on": due.on if due else None, **first(mine)}


def _asked_by_me(request: HttpRequest) -> bool:
    due = approach(request.eyes, request.eyes.dossier_id)
    return due is not None and due.cause.name == "COACHEE"
