"""Recording what the gate reads: the situation, the talk in parts, a doctor's view, and what came up later."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.actions import gates
from luwte.actions.gates import New, News, Situation
from luwte.records.trajectories.queries import Gate, gate
from luwte.rules.intake.gate import open_topics, present
from luwte.rules.intake.moments import on_day
from luwte.rules.intake.values import NEVER, Advice, Kind, Professional, State, ToldBy, Topic, Who
from luwte.web.guiding.forms import DoctorForm, NewsForm, OnceForm, SituationForm, TalkForm
from luwte.web.guiding.gate import language, topics
from luwte.web.guiding.places import back, opened, show
from luwte.web.threshold.requests import posted

A_PART = 3
PARTS = [tuple(Topic)[first : first + A_PART] for first in range(0, len(Topic), A_PART)]
FUTURE = _l("Deze dag moet nog komen. Kies de dag waarop het was.")
WITHOUT_A_WORD = _l("Je legt nu minder vast dan er stond. Schrijf erbij wat jullie afspraken.")
FIELDS = {"seen_on", "told_on", "complaints_since", "worsened_on"}


def situation(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Why someone comes and since when."""
    found = opened(request, dossier_id, "gate")
    now = gate(request.eyes, found.id)
    form = SituationForm(posted(request), initial=_situation(now) if now.entries else {})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        kind, record = Kind(said["kind"]), now.record
        worse = said["worsened_on"] if said["worse"] else NEVER
        told = Situation(
            kind,
            said["complaints_since"] if kind is Kind.COMPLAINTS else NEVER,
            record.worsened_on if worse == on_day(record.worsened_on) else worse,
            record.new_information_on or NEVER,
            said["in_treatment"],
        )
        if _kept(
            form, lambda: gates.describe(request.eyes, found.id, told, said["agreed"], client_id=said["client_id"])
        ):
            messages.success(request, _("Opgeslagen."))
            return back(request, "gate", found.id)
    return show(request, "gate_situation", dossier=found, form=form)


def talk(request: HttpRequest, dossier_id: UUID, part: int = 0) -> HttpResponse:
    """A part of the safety conversation; without a part, the first that has something left to discuss."""
    found = opened(request, dossier_id, "gate")
    now = gate(request.eyes, found.id)
    if part > len(PARTS):
        raise Http404
    part = part or _first_open(now)
    asked = PARTS[part - 1]
    notes = {f"{topic.value}_notes": now.notes.get(topic.value, "") for topic in asked}
    form = TalkForm(asked, posted(request), initial={"on": request.eyes.today, **notes})
    if request.method == "POST" and form.is_valid() and _discussed(request, found.id, form, now):
        return (
            back(request, "gate_talk_part", found.id, part + 1)
            if part < len(PARTS)
            else back(request, "gate", found.id)
        )
    rows = [
        (row, form[row["topic"].value], form[f"{row['topic'].value}_notes"])
        for row in topics(now)
        if row["topic"] in asked
    ]
    facts = {
        "dossier": found,
        "form": form,
        "rows": rows,
        "part": part,
        "parts": len(PARTS),
        "last": part == len(PARTS),
    }
    return show(request, "gate_talk", **facts)


def doctor(request: HttpRequest, dossier_id: UUID, place: int | None = None) -> HttpResponse:
    """Who looked along: a new one, or what was misheard of one."""
    found = opened(request, dossier_id, "gate")
    now = gate(request.eyes, found.id)
    seen = now.record.professionals
    if place is not None and place >= len(seen):
        raise Http404
    before = seen[place] if place is not None else None
    first = _professional(before) if before else {"told_on": request.eyes.today}
    known = [topic for topic in Topic if topic in present(now.record) or (before and topic in before.topics)]
    form = DoctorForm(now.text, language(), known, posted(request), initial=first)
    if request.method == "POST" and form.is_valid():
        one, said = _one(form.cleaned_data), form.cleaned_data
        keep = lambda: gates.consult(  # noqa: E731
            request.eyes, found.id, one, said["agreed"], client_id=said["client_id"], place=place
        )
        if _kept(form, keep):
            messages.success(request, _("Opgeslagen."))
            return back(request, "gate", found.id)
    return show(request, "gate_doctor", dossier=found, form=form, before=before)


def news(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Something came up later: it waits again until it was talked about, and until a doctor looked along."""
    found = opened(request, dossier_id, "gate")
    now = gate(request.eyes, found.id)
    preventive = now.record.kind is Kind.PREVENTIVE
    form = NewsForm(preventive, posted(request), initial={"on": request.eyes.today})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        what = News(New(said["kind"]), said["on"])
        if _kept(form, lambda: gates.renew(request.eyes, found.id, what, said["agreed"], client_id=said["client_id"])):
            messages.success(
                request, _("Opgeslagen. Je coachee leest dat jullie even wachten, en dat jij het contact blijft.")
            )
            return back(request, "gate", found.id)
    return show(request, "gate_news", dossier=found, form=form)


def _kept(form: OnceForm, keep: Callable[[], None]) -> bool:
    """Whether the record was taken; else the form says why, and what was typed stays."""
    try:
        keep()
    except gates.NotTaken as fault:
        for place in fault.places:
            name = place.rpartition(".")[2]
            form.add_error(name if name in form.fields else _day_of(form), FUTURE)
        return False
    except gates.WithoutAWord:
        form.add_error("agreed", WITHOUT_A_WORD)
        return False
    return True


def _day_of(form: OnceForm) -> str | None:
    return "on" if "on" in form.fields else None


def _discussed(request: HttpRequest, dossier_id: UUID, form: TalkForm, now: Gate) -> bool:
    """Keeps what was chosen or noted; nothing new makes no record."""
    said = form.cleaned_data
    open_now = {State.NOT_DISCUSSED, None}
    heard = {
        topic: state
        for topic, state in form.heard().items()
        if not (state is State.NOT_DISCUSSED and now.record.topics[topic].state in open_now)
    }
    notes = {topic: text for topic, text in form.notes().items() if text != now.notes.get(topic.value, "")}
    if not heard and not notes and not said["agreed"].strip():
        return True
    keep = lambda: gates.discuss(  # noqa: E731
        request.eyes, dossier_id, said["on"], heard, said["agreed"], client_id=said["client_id"], notes=notes
    )
    if _kept(form, keep):
        messages.success(request, _("Opgeslagen."))
        return True
    return False


def _first_open(now: Gate) -> int:
    left = set(open_topics(now.record))
    return next((number for number, part in enumerate(PARTS, 1) if left & set(part)), 1)


def _situation(now: Gate) -> dict[str, Any]:
    record = now.record
    return {
        "kind": record.kind,
        "complaints_since": on_day(record.complaints_since),
        "worse": _yes(None if record.worsened_on is None else on_day(record.worsened_on) is not None),
        "worsened_on": on_day(record.worsened_on),
        "in_treatment": _yes(record.in_treatment),
    }


def _professional(one: Professional) -> dict[str, Any]:
    yes = {name: _yes(getattr(one, name)) for name in ("for_these_complaints", "medical_cause_discussed", "treating")}
    same = {name: getattr(one, name) for name in ("who", "name", "contact", "seen_on", "advice", "told_by", "told_on")}
    return {**same, **yes, "topics": [topic.value for topic in one.topics]}


def _one(said: dict[str, Any]) -> Professional:
    same = {
        name: said[name]
        for name in ("contact", "seen_on", "for_these_complaints", "medical_cause_discussed", "treating", "told_on")
    }
    return Professional(
        who=Who(said["who"]),
        name=said["name"].strip(),
        advice=Advice(said["advice"]),
        told_by=ToldBy(said["told_by"]),
        topics=frozenset(Topic(one) for one in said.get("topics", ())),
        **same,
    )


def _yes(value: bool | None) -> str:
    return "" if value is None else ("yes" if value else "no")
