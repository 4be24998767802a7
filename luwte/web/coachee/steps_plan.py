"""Writing the steps that were agreed elsewhere: places, steps, and putting them down with who agreed."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luwte.actions import reintegration
from luwte.actions.dossiers import NotThere
from luwte.records.reintegration import queries
from luwte.rules.consents import Scope
from luwte.rules.reintegration.values import Plan, Post
from luwte.web.coachee.forms import OnceForm
from luwte.web.coachee.seen import seen
from luwte.web.coachee.steps_forms import AgreeForm, DraftForm, PostForm, StepForm, numbered, told
from luwte.web.design import reintegration as design
from luwte.web.design.saving import said
from luwte.web.threshold.requests import posted


def written(request: HttpRequest) -> queries.Draft:
    """What is being written; else what was put down last, as a beginning."""
    eyes = request.eyes
    found = queries.draft(eyes, eyes.dossier_id)
    if found is None:
        held = queries.versions(eyes, eyes.dossier_id)
        found = queries.Draft(held[0].plan if held else Plan())
    return found


def steps(request: HttpRequest) -> HttpResponse:
    """Everything that is being written, with a form for one more place."""
    found = written(request)
    form = PostForm(posted(request), initial={"base_revision": found.revision})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        post = Post(numbered(found.plan), given["kind"], given["name"].strip())
        if _kept(request, form, replace(found.plan, posts=(*found.plan.posts, post))):
            return redirect("coachee:back_steps")
    return _page(request, found, form)


@require_POST
def post_away(request: HttpRequest, key: str) -> HttpResponse:
    """Takes a place away, and with it what stood there in each step."""
    found = written(request)
    if key not in {one.key for one in found.plan.posts}:
        raise NotThere
    posts = tuple(one for one in found.plan.posts if one.key != key)
    parts = tuple(replace(one, stints=tuple(s for s in one.stints if s.post != key)) for one in found.plan.steps)
    return _taken_away(request, found, Plan(posts, parts))


def step(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """A step that is there, or a new one behind the others."""
    found = written(request)
    held = found.plan.steps
    if not found.plan.posts or (number is not None and not 1 <= number <= len(held)):
        raise NotThere
    place = len(held) if number is None else number - 1
    before = held[place] if number else (held[-1] if held else None)
    if number is None and before is not None:
        before = replace(before, starts_on=None)
    form = StepForm(posted(request), posts=found.plan.posts, first=place == 0, step=before)
    if request.method == "POST" and form.is_valid():
        whole = (*held[:place], form.step(), *held[place + 1 :])
        if _kept(request, form, replace(found.plan, steps=whole)):
            return redirect("coachee:back_steps")
    if not form.is_bound:
        form.initial["base_revision"] = found.revision
    facts = {"form": form, "number": place + 1, "there": number is not None}
    return render(request, "coachee/back_step.html", facts, status=422 if form.errors else 200)


@require_POST
def step_away(request: HttpRequest, number: int) -> HttpResponse:
    """Takes a step away; the others move up."""
    found = written(request)
    if not 1 <= number <= len(found.plan.steps):
        raise NotThere
    left = [one for n, one in enumerate(found.plan.steps, 1) if n != number]
    if number == 1 and left and left[0].starts_on is None:
        left[0] = replace(left[0], starts_on=found.plan.steps[0].starts_on)
    return _taken_away(request, found, replace(found.plan, steps=tuple(left)))


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Takes the last change back."""
    reintegration.undo(request.eyes, request.eyes.dossier_id)
    messages.success(request, _("Teruggezet."))
    return redirect("coachee:back_steps")


def agree(request: HttpRequest) -> HttpResponse:
    """Puts the steps down, with who agreed to them."""
    eyes = request.eyes
    if (found := queries.draft(eyes, eyes.dossier_id)) is None:
        return redirect("coachee:back_steps")
    who = design.who_words(eyes.country, own=True)
    form = AgreeForm(posted(request), who=list(who.items()), today=eyes.today)
    if request.method == "POST" and form.is_valid() and _agreed(request, form):
        messages.success(request, _("Opgeslagen. Je stappen zijn vastgelegd."))
        return redirect("coachee:back")
    facts = {"form": form, "sums": design.summed(found.plan), **seen_steps(request)}
    return render(request, "coachee/back_agree.html", facts, status=422 if form.errors else 200)


def version(request: HttpRequest, number: int) -> HttpResponse:
    """Steps as they were put down once, to read and to print."""
    eyes = request.eyes
    held = queries.versions(eyes, eyes.dossier_id)
    if (found := next((one for one in held if one.number == number), None)) is None:
        raise NotThere
    facts = {
        "found": found,
        "newest": found is held[0],
        "agreed": design.agreed(found.agreed, design.who_words(eyes.country, own=True)),
        "sums": design.summed(found.plan),
        "steps": [(n, design.lines(found.plan, one)) for n, one in enumerate(found.plan.steps, 1)],
    }
    return render(request, "coachee/back_version.html", facts)


def seen_steps(request: HttpRequest) -> dict[str, list[str]]:
    """Who sees the steps."""
    return seen(request, Scope.STEPS)


def _page(request: HttpRequest, found: queries.Draft, form: PostForm) -> HttpResponse:
    plan = found.plan
    drafted = queries.draft(request.eyes, request.eyes.dossier_id) is not None
    facts = {
        "form": form,
        "found": found,
        "drafted": drafted,
        "posts": [(one, design.KINDS[one.kind]) for one in plan.posts],
        "steps": [
            (n, words, design.lines(plan, one), one)
            for n, (one, words) in enumerate(zip(plan.steps, design.summed(plan), strict=True), 1)
        ],
        "kept": [design.summed(one) for one in found.kept],
        "once": OnceForm(auto_id=False),
    }
    return render(request, "coachee/back_steps.html", facts, status=422 if form.errors else 200)


def _kept(request: HttpRequest, form: DraftForm, plan: Plan) -> bool:
    given, eyes = form.cleaned_data, request.eyes
    once = {"client_id": given["client_id"], "base_revision": given["base_revision"]}
    try:
        taken = reintegration.save(eyes, eyes.dossier_id, plan, **once)
    except reintegration.NotTaken as fault:
        for words in told(fault.why):
            form.add_error(None, words)
        return False
    said(request, taken)
    return True


def _taken_away(request: HttpRequest, found: queries.Draft, plan: Plan) -> HttpResponse:
    form = DraftForm(request.POST)
    if not form.is_valid():
        raise NotThere
    if not _kept(request, form, plan):
        for words in form.non_field_errors():
            messages.error(request, words)
    return redirect("coachee:back_steps")


def _agreed(request: HttpRequest, form: AgreeForm) -> bool:
    eyes, once = request.eyes, form.cleaned_data["client_id"]
    try:
        reintegration.agree(eyes, eyes.dossier_id, form.agreed(eyes.today), client_id=once)
    except reintegration.NotTaken as fault:
        for words in told(fault.why):
            form.add_error(None, words)
        return False
    return True
