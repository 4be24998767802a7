"""Where someone stands in the steps back to work, turns in them, and looking back on a week."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from luwte.actions import reintegration, week_reviews
from luwte.library.country import terms
from luwte.records.reintegration import queries
from luwte.records.shares.queries import seen_by
from luwte.rules.consents import Scope
from luwte.rules.reintegration.course import Event, Turn, at, fits
from luwte.rules.reintegration.reviews import (
    BACK_WEEKS,
    WORDS_MOST,
    Occasion,
    Review,
    Wrong,
    monday,
    occasions,
)
from luwte.rules.reintegration.values import Plan, Post
from luwte.web.coachee.forms import OnceForm
from luwte.web.coachee.steps_forms import HoursField, TurnForm
from luwte.web.design import reintegration as design
from luwte.web.design.fields import LONG
from luwte.web.design.programme import language
from luwte.web.design.saving import autosaved, said
from luwte.web.threshold.requests import posted

WEEK = timedelta(days=7)
WRONGS = {
    Wrong.FUTURE: _l("Deze week moet nog komen."),
    Wrong.TOO_LONG_AGO: _l("Deze week is te lang geleden. Je kunt tot vier weken terug invullen."),
    Wrong.TOO_LONG: _l("Dit is te lang om op te slaan. Maak het iets korter."),
    Wrong.NOTHING: _l("Schrijf bij één vraag een paar woorden. De rest mag leeg blijven."),
    Wrong.HOURS: _l("Dit zijn meer uren dan een week heeft. Kijk ze na."),
}


class ReviewForm(OnceForm):
    """Five questions; one answer is enough. Hours per place, if someone wants to keep them."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)

    def __init__(self, data: Any, *, posts: tuple[Post, ...], first: dict[str, Any]) -> None:
        super().__init__(data, initial=first)
        self.posts = posts
        labels = {
            "cost": _("Wat kostte je energie?"),
            "gave": _("Wat gaf je energie?"),
            "helped": _("Wat hielp je?"),
            "hindered": _("Wat maakte het lastig?"),
            "change": _("Wat verander je volgende week? Eén ding is genoeg."),
        }
        for name, label in labels.items():
            area = forms.Textarea(attrs={"rows": 2})
            self.fields[name] = forms.CharField(
                label=label, required=False, max_length=WORDS_MOST, widget=area, error_messages=LONG
            )
        for n, post in enumerate(posts):
            label = _("Hoeveel uur was je bezig? %(place)s") % {"place": post.name}
            self.fields[f"done_{n}"] = HoursField(label=label, required=False)

    def words(self) -> list[Any]:
        """The fields of the questions."""
        return [self[name] for name in ("cost", "gave", "helped", "hindered", "change")]

    def hours(self) -> list[Any]:
        """The fields of the hours."""
        return [self[f"done_{n}"] for n in range(len(self.posts))]

    def review(self) -> Review:
        """What was filled in."""
        said = self.cleaned_data
        typed = {post.key: f"done_{n}" for n, post in enumerate(self.posts) if self.data.get(f"done_{n}", "").strip()}
        words = (said[name].strip() for name in ("cost", "gave", "helped", "hindered", "change"))
        return Review(*words, done={key: said[name] for key, name in typed.items()})


def back(request: HttpRequest) -> HttpResponse:
    """Where one stands, what comes, and a turn."""
    eyes = request.eyes
    shown = design.shown(eyes, eyes.dossier_id)
    form = TurnForm(posted(request), initial={"on": eyes.today})
    if shown is not None:
        may = {one for one in Turn if fits(shown["laid"], Event(one, eyes.today))}
        form.fields["turn"].choices = [(one.value, design.TURNS[one]) for one in Turn if one in may]
    if request.method == "POST" and form.is_valid() and _turned(request, form):
        messages.success(request, _("Opgeslagen. Dit verandert alleen je eigen overzicht."))
        return redirect("coachee:back")
    facts = {
        "form": form,
        "shown": shown,
        "may": shown is not None and bool(form.fields["turn"].choices),
        "draft": queries.draft(eyes, eyes.dossier_id),
        "versions": queries.versions(eyes, eyes.dossier_id),
        "terms": terms(eyes.country, language()),
        "seen_by": seen_by(eyes, eyes.dossier_id, Scope.STEPS),
        **due(request),
    }
    return render(request, "coachee/back.html", facts, status=422 if form.errors else 200)


@require_POST
def turn_undo(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Takes the last turn back."""
    reintegration.turn_back(request.eyes, request.eyes.dossier_id, row_id)
    messages.success(request, _("Teruggezet."))
    return redirect("coachee:back")


def due(request: HttpRequest) -> dict[str, Any]:
    """Whether this week has more to look at: a step that comes, or the third week of one, not looked back on yet."""
    eyes = request.eyes
    version, laid = queries.went(eyes, eyes.dossier_id)
    week = monday(eyes.today)
    found = occasions(laid, week) if version is not None else frozenset()
    waits = bool(found) and queries.review(eyes, eyes.dossier_id, week) is None
    return {
        "before_step": waits and Occasion.BEFORE_STEP in found,
        "third_week": waits and Occasion.THIRD_WEEK in found,
    }


def week(request: HttpRequest, day: date | None = None) -> HttpResponse:
    """Looking back on a week: five minutes."""
    eyes, on = request.eyes, monday(day or request.eyes.today)
    version, laid = queries.went(eyes, eyes.dossier_id)
    posts = (version.plan if version else Plan()).posts
    there = queries.review(eyes, eyes.dossier_id, on)
    form = ReviewForm(posted(request), posts=posts, first=_first(there, posts))
    if request.headers.get("X-Luwte-Autosave"):
        saved = _saved(request, form, on, draft=True) if form.is_valid() else None
        return autosaved(form, saved, reverse("coachee:back_week_of", args=[on]))
    if request.method == "POST" and form.is_valid() and (taken := _saved(request, form, on)):
        said(request, taken, _("Opgeslagen. Klaar voor deze week."))
        return redirect("coachee:back_week_of", day=on)
    found = occasions(laid, on) if version is not None else frozenset()
    facts = {
        "form": form,
        "day": on,
        "last": on + WEEK - timedelta(days=1),
        "there": there,
        "here": at(laid, eyes.today),
        "before_step": Occasion.BEFORE_STEP in found,
        "third_week": Occasion.THIRD_WEEK in found,
        "earlier": [one for one in queries.reviews(eyes, eyes.dossier_id) if one.week != on][:12],
        "weeks": [monday(eyes.today) - n * WEEK for n in range(BACK_WEEKS + 1)],
        "seen_by": seen_by(eyes, eyes.dossier_id, Scope.WEEK_REVIEW),
    }
    return render(request, "coachee/back_week.html", facts, status=422 if form.errors else 200)


@require_POST
def week_undo(request: HttpRequest, day: date) -> HttpResponse:
    """Takes the last change of a week back."""
    week_reviews.undo(request.eyes, request.eyes.dossier_id, day)
    messages.success(request, _("Teruggezet."))
    return redirect("coachee:back_week_of", day=day)


def _turned(request: HttpRequest, form: TurnForm) -> bool:
    said, eyes = form.cleaned_data, request.eyes
    try:
        reintegration.turn(eyes, eyes.dossier_id, said["turn"], said["on"], client_id=said["client_id"])
    except reintegration.NotNow:
        form.add_error("on", _("Dat past niet op deze dag. Kies vandaag, of een dag na je laatste keuze."))
        return False
    return True


def _saved(request: HttpRequest, form: ReviewForm, on: date, *, draft: bool = False) -> Any:
    given, eyes = form.cleaned_data, request.eyes
    once = {"client_id": given["client_id"], "base_revision": given["base_revision"], "draft": draft}
    try:
        return week_reviews.save(eyes, eyes.dossier_id, on, form.review(), **once)
    except week_reviews.NotTaken as fault:
        for wrong in fault.why:
            form.add_error(None, WRONGS[wrong])
        return None


def _first(there: queries.Reviewed | None, posts: tuple[Post, ...]) -> dict[str, Any]:
    if there is None:
        return {}
    review = there.review
    words = dict(zip(("cost", "gave", "helped", "hindered", "change"), review.words, strict=True))
    done = {f"done_{n}": review.done[post.key] for n, post in enumerate(posts) if post.key in review.done}
    return {"base_revision": there.revision, **words, **done}
