"""Moments to look back together, and whether the approach still fits: the coach's side."""

from datetime import date
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from luwte.actions import approach_reviews, evaluations, looks
from luwte.actions.dossiers import there
from luwte.records.approach_reviews.queries import COACH, reviews
from luwte.records.responses.queries import given
from luwte.records.session_feelings.queries import felt
from luwte.records.shares.queries import scopes
from luwte.records.trajectories.evaluation_queries import agreed, approach
from luwte.rules.consents import Scope
from luwte.rules.evaluations import MOMENTS, Kind, is_near
from luwte.rules.session_feelings import Feeling
from luwte.web.design.approach import CAUSES, NOT_NOW, ReviewForm, first, words
from luwte.web.design.fields import day
from luwte.web.design.giving import MOMENTS as WORDS
from luwte.web.design.timeline import timeline
from luwte.web.threshold.requests import posted

FEELINGS = {
    Feeling.MORE: _l("meer energie"),
    Feeling.SAME: _l("evenveel energie"),
    Feeling.LESS: _l("minder energie"),
}


class AgreeForm(forms.Form):
    """Which moment, and when."""

    kind = forms.TypedChoiceField(
        label=_l("Welk moment?"),
        choices=[(kind.value, WORDS[kind]) for kind in MOMENTS],
        coerce=Kind,
        widget=forms.RadioSelect,
        error_messages={"required": _l("Kies een moment.")},
    )
    day = day(_l("Op welke dag?"))


def moments(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The agreed moments, with what was given for each, and a form for one more."""
    eyes = request.eyes
    dossier = there(eyes, dossier_id)
    form = AgreeForm(posted(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if said["day"] >= eyes.today:
            evaluations.agree(eyes, dossier.id, said["kind"], said["day"])
            messages.success(request, _("Opgeslagen."))
            return redirect("coach:moments", dossier_id=dossier.id)
        form.add_error("day", _("Kies vandaag of een dag die nog komt."))
    looks.into(eyes, dossier, "evaluations")
    lists = given(eyes, dossier.id)
    told = [
        (one, WORDS[one.kind], [row.instrument.title for row in lists if row.moment == one.kind.value])
        for one in agreed(eyes, dossier.id)
    ]
    facts = {"dossier": dossier, "form": form, "moments": told}
    return render(request, "coach/moments.html", facts, status=422 if form.errors else 200)


@require_POST
def moment(request: HttpRequest, dossier_id: UUID, row_id: UUID) -> HttpResponse:
    """Held, not held, or agreed no more."""
    do = request.POST.get("do", "")
    if do == "cancel":
        evaluations.cancel(request.eyes, dossier_id, row_id)
    else:
        evaluations.hold(request.eyes, dossier_id, row_id, held=do == "held")
    messages.success(request, _("Opgeslagen."))
    return redirect("coach:moments", dossier_id=dossier_id)


def fits(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Does this approach still fit? The coach's own answer; the coachee's only when it is shared."""
    eyes = request.eyes
    dossier = there(eyes, dossier_id)
    due, held = approach(eyes, dossier.id), reviews(eyes, dossier.id)
    near = due is not None and is_near(due.on, eyes.today)
    mine = next((one for one in held if near and one.side == COACH and one.due_on == due.on), None)
    form = ReviewForm(posted(request), initial={"client_id": uuid4(), "due_on": due.on if due else None, **first(mine)})
    form.fields["change"].label = _("Wat hebben jullie samen besloten?")
    form.fields["change"].help_text = _("Kies dit pas als jullie erover hebben gepraat. Dan is dit moment klaar.")
    if request.method == "POST" and form.is_valid() and (answer := _answered(request, form, dossier_id)):
        return answer
    looks.into(eyes, dossier, "approach")
    shown = scopes(eyes, dossier.id)
    facts = {
        "dossier": dossier,
        "due": due,
        "cause": CAUSES[due.cause] if due else "",
        "near": near or form.is_bound,
        "form": form,
        "mine": mine,
        "last": next((one for one in held if one.side == COACH), None),
        "earlier": [(words(one), one.side == COACH) for one in held if one is not mine],
        "shared": Scope.APPROACH in shown,
        "timeline": timeline(eyes, dossier.id, "60") if Scope.DAYS in shown else None,
        "feelings": [(one, FEELINGS[one.left.feeling]) for one in felt(eyes, dossier.id)[:12]],
    }
    return render(request, "coach/approach.html", facts, status=422 if form.errors else 200)


@require_POST
def ask(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Puts the question on the agenda now, or takes that back."""
    if request.POST.get("do") == "back":
        approach_reviews.unask(request.eyes, dossier_id)
    else:
        approach_reviews.ask(request.eyes, dossier_id)
    messages.success(request, _("Opgeslagen."))
    return redirect("coach:approach", dossier_id=dossier_id)


@require_POST
def fits_undo(request: HttpRequest, dossier_id: UUID, day: date) -> HttpResponse:
    """Takes the last change of the coach's answer back."""
    approach_reviews.undo(request.eyes, dossier_id, day)
    messages.success(request, _("Teruggezet."))
    return redirect("coach:approach", dossier_id=dossier_id)


def _answered(request: HttpRequest, form: ReviewForm, dossier_id: UUID) -> HttpResponse | None:
    given_ = form.cleaned_data
    try:
        saved = approach_reviews.answer(
            request.eyes,
            dossier_id,
            given_["due_on"],
            form.said(),
            client_id=given_["client_id"],
            base_revision=given_["base_revision"],
        )
    except approach_reviews.TooEarly:
        form.add_error(None, NOT_NOW)
        return None
    if saved.stale:
        messages.warning(request, _("Je had dit ergens anders al aangepast. Beide versies zijn bewaard."))
    else:
        messages.success(request, _("Opgeslagen."))
    return redirect("coach:approach", dossier_id=dossier_id)
