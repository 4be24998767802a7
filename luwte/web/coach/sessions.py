"""The talks of one coachee: all of them, a series in two steps, one more, another moment, and calling off."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.actions import coaching_series, coaching_sessions, session_notes
from luwte.actions.coaching_sessions import NotNow, NotTaken
from luwte.actions.dossiers import NotThere
from luwte.actions.trajectories import Waits
from luwte.records.sessions import queries
from luwte.records.trajectories.queries import gate
from luwte.rules.cadence import NoRoom
from luwte.rules.coaching_sessions import OPEN, Ask, State, is_late
from luwte.web.coach.session_forms import COUNTS, OffForm, SeriesForm, SlotForm, slot_of
from luwte.web.design.sessions import ASKS, WRONGS, kept, local, told
from luwte.web.guiding.forms import OnceForm
from luwte.web.guiding.places import opened
from luwte.web.threshold.requests import posted

WAITS = _l("Het plan wacht nog. Eén gesprek afspreken kan wel.")
NOT_NOW = _l("Dit kan met dit gesprek nu niet meer. Kijk hoe het staat.")
CALLED_OFF = {"cancelled": State.CANCELLED, "late": State.LATE_CANCELLED, "not_come": State.NOT_COME}


def sessions(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Every talk of a dossier; what comes first, what was later."""
    found = opened(request, dossier_id, "sessions")
    eyes = request.eyes
    every = [told(one, eyes.zone) for one in queries.talks(eyes, found.id)]
    coming = [one for one in every if one.talk.state in OPEN and one.talk.ends_at >= eyes.at]
    facts = {
        "dossier": found,
        "coming": coming,
        "proposed": any(one.talk.state is State.PROPOSED for one in coming),
        "to_record": [one for one in every if one.talk.state is State.PLANNED and one.talk.ends_at < eyes.at],
        "earlier": [one for one in reversed(every) if one not in coming and one.talk.state is not State.PLANNED],
        "can_plan": _may_plan(request, found.id),
    }
    return render(request, "coach/sessions.html", facts)


def plan(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Step one of two: how many, from when, how and where. Nobody is invited yet."""
    found = opened(request, dossier_id, "sessions")
    form = SeriesForm(found.practice.country, posted(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data

        def act() -> None:
            coaching_series.propose(request.eyes, found.id, form.series(), client_id=said["client_id"])

        if _tried(form, act):
            return redirect("coach:session_proposal", dossier_id=found.id)
    facts = {"dossier": found, "form": form, "can_plan": _may_plan(request, found.id)}
    return render(request, "coach/session_plan.html", facts, status=422 if form.errors else 200)


def proposal(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Step two of two: look at the days, move one if need be, and send the invitations; or put it away."""
    found = opened(request, dossier_id, "sessions")
    eyes, form = request.eyes, OnceForm(posted(request))
    if request.method == "POST":
        return _proposed(request, found.id, form)
    rows = [one for one in queries.talks(eyes, found.id) if one.state is State.PROPOSED]
    facts = {"dossier": found, "form": form, "rows": [told(one, eyes.zone) for one in rows]}
    return render(request, "coach/session_proposal.html", facts)


def one_more(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """One talk, with or without a trajectory: waiting never stops a talk."""
    found = opened(request, dossier_id, "sessions")
    form, asks = SlotForm(posted(request)), []
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data

        def act() -> None:
            sure = set(Ask) if said["sure"] else ()
            coaching_sessions.plan(request.eyes, found.id, form.slot(), client_id=said["client_id"], sure=sure)

        if _tried(form, act, asks):
            messages.success(request, _("Afgesproken. De uitnodiging is onderweg."))
            return redirect("coach:sessions", dossier_id=found.id)
    facts = {"dossier": found, "form": form, "asks": asks, "title": _("Een gesprek afspreken"), "label": _("Afspreken")}
    return render(request, "coach/session_slot.html", facts, status=422 if form.errors else 200)


def move(request: HttpRequest, dossier_id: UUID, row_id: UUID) -> HttpResponse:
    """Another moment or place; the rest stays where it is, unless that is asked."""
    found = opened(request, dossier_id, "sessions")
    eyes = request.eyes
    talk = _talk(request, found.id, row_id)
    form, asks = SlotForm(posted(request), initial=slot_of(talk, eyes.zone)), []
    if request.method == "POST" and request.POST.get("do") == "back":
        return _back(request, found.id, row_id)
    if request.method == "POST" and form.is_valid():
        said, saved = form.cleaned_data, []

        def act() -> None:
            saved.append(
                coaching_sessions.change(
                    eyes,
                    found.id,
                    row_id,
                    form.slot(),
                    client_id=said["client_id"],
                    base_revision=said["base_revision"],
                    sure=set(Ask) if said["sure"] else (),
                )
            )

        if _tried(form, act, asks):
            if saved[0].stale:
                messages.warning(
                    request, _("Iemand anders verzette dit gesprek net. Dat staat er nu. Jouw keuze is bewaard.")
                )
            else:
                messages.success(request, _("Opgeslagen. Je coachee hoort het."))
            return redirect("coach:session", dossier_id=found.id, row_id=row_id)
    facts = {
        "dossier": found,
        "form": form,
        "asks": asks,
        "one": told(talk, eyes.zone),
        "kept": kept(talk, eyes.zone),
        "before": bool(talk.value.get("before")) and talk.state in OPEN,
        "title": _("Een ander moment of een andere plek"),
        "label": _("Opslaan"),
    }
    return render(request, "coach/session_slot.html", facts, status=422 if form.errors else 200)


def rest(request: HttpRequest, dossier_id: UUID, row_id: UUID) -> HttpResponse:
    """The talks after this one in the rhythm anew: first shown, then done; only when it is asked."""
    found = opened(request, dossier_id, "sessions")
    eyes, form = request.eyes, OnceForm(posted(request))
    if request.method == "POST" and form.is_valid():
        shown = request.POST.getlist("shown")[:60]
        try:
            number = coaching_series.repropose(eyes, found.id, row_id, shown, client_id=form.cleaned_data["client_id"])
        except coaching_series.Changed:
            messages.warning(request, _("Er is intussen iets veranderd. Dit is het nieuwe voorstel."))
            return redirect("coach:session_rest", dossier_id=found.id, row_id=row_id)
        except NoRoom:
            messages.warning(request, _("Er is geen vrije dag binnen vier maanden."))
            return redirect("coach:sessions", dossier_id=found.id)
        if number:
            messages.success(request, _("Opgeslagen. Je coachee hoort het."))
        return redirect("coach:sessions", dossier_id=found.id)
    try:
        days = coaching_series.rest_days(eyes, found.id, row_id)
    except NoRoom:
        days = []
    rows = [(local(old, eyes.zone), local(new, eyes.zone), new.start.isoformat()) for _id, old, new in days]
    facts = {"dossier": found, "form": form, "rows": rows, "talk": _talk(request, found.id, row_id)}
    return render(request, "coach/session_rest.html", facts)


def call_off(request: HttpRequest, dossier_id: UUID, row_id: UUID) -> HttpResponse:
    """It does not go on. Nothing is charged by itself; whether it counts, the coach decides."""
    found = opened(request, dossier_id, "sessions")
    eyes = request.eyes
    talk = _talk(request, found.id, row_id)
    if request.POST.get("do") == "unask":
        session_notes.unask(eyes, found.id, talk.id)
        messages.success(request, _("Opgeslagen. Het gesprek staat er nog."))
        return redirect("coach:session", dossier_id=found.id, row_id=talk.id)
    form = OffForm(posted(request), begun=talk.starts_at <= eyes.at, late=is_late(talk.starts_at, eyes.at))
    if request.method == "POST" and form.is_valid():
        return _called_off(request, found.id, talk, form.cleaned_data["do"])
    facts = {"dossier": found, "one": told(talk, eyes.zone), "form": form, "revision": talk.revision}
    return render(request, "coach/session_off.html", facts, status=422 if form.errors else 200)


def _called_off(request: HttpRequest, dossier_id: UUID, talk: queries.Talk, chosen: str) -> HttpResponse:
    word, counts = chosen.removesuffix(COUNTS), chosen.endswith(COUNTS)
    revision = request.POST.get("base_revision", "")
    base = int(revision) if revision.isascii() and revision.isdigit() and len(revision) < 9 else -1
    try:
        saved = coaching_sessions.become(
            request.eyes, dossier_id, talk.id, CALLED_OFF[word], base_revision=base, counts=counts
        )
    except NotNow:
        messages.warning(request, NOT_NOW)
    else:
        if saved.stale:
            messages.warning(request, _("Iemand veranderde dit gesprek net. Kijk eerst hoe het staat."))
        else:
            messages.success(request, _("Opgeslagen."))
    return redirect("coach:session", dossier_id=dossier_id, row_id=talk.id)


def _proposed(request: HttpRequest, dossier_id: UUID, form: OnceForm) -> HttpResponse:
    if request.POST.get("do") == "drop":
        coaching_series.drop(request.eyes, dossier_id)
        messages.success(request, _("Het voorstel is weg. Niemand kreeg een uitnodiging."))
        return redirect("coach:sessions", dossier_id=dossier_id)
    if not form.is_valid():
        return redirect("coach:session_proposal", dossier_id=dossier_id)
    try:
        coaching_series.confirm(request.eyes, dossier_id, client_id=form.cleaned_data["client_id"])
    except Waits:
        messages.warning(request, WAITS)
    except NotTaken as fault:
        messages.warning(request, WRONGS[fault.why[0]][1])
        return redirect("coach:session_proposal", dossier_id=dossier_id)
    else:
        messages.success(request, _("Afgesproken. Je coachee krijgt er één mail over."))
    return redirect("coach:sessions", dossier_id=dossier_id)


def _back(request: HttpRequest, dossier_id: UUID, row_id: UUID) -> HttpResponse:
    try:
        coaching_sessions.put_back(request.eyes, dossier_id, row_id)
    except NotTaken as fault:
        messages.warning(request, WRONGS[fault.why[0]][1])
    else:
        messages.success(request, _("Teruggezet. Je coachee hoort het."))
    return redirect("coach:session", dossier_id=dossier_id, row_id=row_id)


def _tried(form: Any, act: Callable[[], None], asks: list[str] | None = None) -> bool:
    """Whether it was done; else the form says what is wrong, and `asks` what is asked first."""
    try:
        act()
    except NotTaken as fault:
        for wrong in fault.why:
            form.add_error(*WRONGS[wrong])
        if asks is not None and fault.asks and not fault.why:
            asks.extend(str(ASKS[one]) for one in fault.asks)
            form.add_error(None, _("Kijk even: past dit moment?"))
    except Waits:
        form.add_error(None, WAITS)
    except NotNow:
        form.add_error(None, NOT_NOW)
    except NoRoom as fault:
        form.add_error(None, _("Na gesprek %(n)d is er geen vrije dag binnen vier maanden.") % {"n": fault.number - 1})
    else:
        return True
    return False


def _may_plan(request: HttpRequest, dossier_id: UUID) -> bool:
    now = gate(request.eyes, dossier_id)
    return now is not None and now.open and now.started_on is not None


def _talk(request: HttpRequest, dossier_id: UUID, row_id: UUID) -> queries.Talk:
    if (found := queries.one(request.eyes, dossier_id, row_id)) is None:
        raise NotThere
    return found
