""" "Kan het traject beginnen?": where it stands and why, in words, and what came before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.actions import trajectories
from luwte.library.gates import Explained, explained
from luwte.records.people.queries import name_of
from luwte.records.trajectories.evaluation_queries import agreed
from luwte.records.trajectories.queries import Gate, gate
from luwte.rules.intake.gate import open_topics
from luwte.rules.intake.values import Rule, State, Topic, Who
from luwte.web.guiding.forms import StartForm
from luwte.web.guiding.places import back, opened, show
from luwte.web.guiding.words import ADVICE, CHANGED, STATES, TOLD_BY
from luwte.web.threshold.requests import posted

TALK = {
    Rule.TOPIC_NOT_DISCUSSED: _l("Deze onderwerpen zijn nog niet besproken:"),
    Rule.TOPIC_AGAIN: _l("Er kwam iets nieuws. Bespreek opnieuw:"),
    Rule.TOPIC_UNCLEAR: _l("Nog niet duidelijk:"),
}
SITUATION = {"kind", "complaints_since", "worsened_on", "new_information_on", "in_treatment", "started_on", "consulted"}
STRENGTHS = {
    "gedragscode": _l("gedragscode"),
    "richtlijn": _l("richtlijn"),
    "praktijkafspraak": _l("praktijkafspraak"),
}


@dataclass(frozen=True, slots=True)
class Left:
    """Something to do first: why, to whom to go, what to record, on what it rests, and on which page."""

    why: str
    go_to: tuple[str, ...]
    record: str
    source: str
    page: str
    label: str


def language() -> str:
    """The language of the page."""
    return get_language() or "nl"


def overview(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The outcome in words, what is left, and the record with its history."""
    found = opened(request, dossier_id, "gate")
    now = gate(request.eyes, found.id)
    left = list(_left(now))
    facts = {
        "dossier": found,
        "gate": now,
        "left": left,
        "next": left[0] if left else None,
        "remarks": [now.text.remarks[one].in_(language()) for one in now.judged.remarks],
        "topics": topics(now),
        "views": [_view(now, place) for place in range(len(now.record.professionals))],
        "history": _history(request, now),
    }
    return show(request, "gate", **facts)


def start(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Starts the trajectory, with the days on which they look back together."""
    found = opened(request, dossier_id, "gate")
    now, today = gate(request.eyes, found.id), request.eyes.today
    if not now.open or now.started_on is not None:
        messages.info(
            request, _("Het traject loopt al.") if now.started_on else _("Er is eerst nog iets vast te leggen.")
        )
        return back(request, "gate", found.id)
    # Moments of a plan that both agreed to stand there already.
    there = agreed(request.eyes, found.id)
    first = {} if there else {"middle": today + timedelta(weeks=6), "end": today + timedelta(weeks=13)}
    form = StartForm(today, posted(request), initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            trajectories.start(request.eyes, found.id, 1, form.days())
            messages.success(request, _("Opgeslagen. Het traject is begonnen."))
        except (trajectories.Waits, trajectories.Running):
            messages.info(request, _("Er is net iets veranderd. Kijk hieronder hoe het nu staat."))
        return back(request, "gate", found.id)
    return show(request, "gate_start", dossier=found, form=form)


def topics(now: Gate) -> list[dict[str, Any]]:
    """Each topic: its name, the question at hand, and how it stands in words."""
    again = set(open_topics(now.record))
    return [_topic(now, topic, topic in again) for topic in Topic]


def _topic(now: Gate, topic: Topic, again: bool) -> dict[str, Any]:
    talk, said = now.record.topics[topic], now.text.topics[topic].in_(language())
    settled = talk.state in (State.ABSENT, State.PRESENT)
    stands = _("nog te bespreken") if not settled and talk.state is not State.UNCLEAR else STATES[talk.state]
    return {
        "topic": topic,
        "name": said.name,
        "ask": said.ask,
        "state": stands,
        "on": talk.on if talk.state is not State.NOT_DISCUSSED else None,
        "again": settled and again,
        "notes": now.notes.get(topic.value, ""),
    }


def _left(now: Gate) -> Iterator[Left]:
    """What is to be done first: the situation, the talk, then the doctor; topics of one kind stand together."""
    every = explained(now.judged, now.record, now.text, language())
    situation = [one for one in every if one.about in SITUATION]
    talk = [one for one in every if one.rule in TALK or one.about.startswith("topics.")]
    if situation:
        what = ", ".join(dict.fromkeys(one.about_words for one in situation))
        yield _one(situation[0], f"{situation[0].why} {what}.", "gate_situation", _("Leg de situatie vast"))
    for rule, words in TALK.items():
        if same := [one for one in talk if one.rule is rule]:
            yield _one(
                same[0],
                f"{words} {', '.join(one.about_words for one in same)}.",
                "gate_talk",
                _("Leg het gesprek vast"),
            )
    for one in (one for one in talk if one.rule not in TALK):
        yield _one(one, f"{one.about_words}: {one.why}", "gate_talk", _("Leg het gesprek vast"))
    for one in every:
        if one not in situation and one not in talk:
            about = f"{one.about_words[:1].upper()}{one.about_words[1:]}: " if one.about_words else ""
            yield _one(one, f"{about}{one.why}", "gate_doctor", _("Leg vast wie meekeek"))


def _one(one: Explained, why: str, page: str, label: str) -> Left:
    return Left(why, one.go_to, one.record, f"{one.source} ({STRENGTHS[one.strength]})", page, label)


def _view(now: Gate, place: int) -> dict[str, Any]:
    one = now.record.professionals[place]
    return {
        "place": place,
        "who": now.text.who[one.who or Who.OTHER].in_(language()),
        "name": one.name,
        "seen_on": one.seen_on,
        "advice": ADVICE.get(one.advice, ""),
        "told_by": TOLD_BY.get(one.told_by, ""),
        "told_on": one.told_on,
    }


def _history(request: HttpRequest, now: Gate) -> list[dict[str, Any]]:
    names = name_of(request.eyes, {one.by for one in now.entries})
    return [
        {
            "at": one.at,
            "by": names.get(one.by, ""),
            "what": [_changed(now, name) for name in one.changed],
            "agreed": one.agreed,
        }
        for one in now.entries
    ]


def _changed(now: Gate, name: str) -> str:
    first, _dot, rest = name.partition(".")
    if first == "topics":
        return now.text.topics[Topic(rest)].in_(language()).name
    if first == "professionals":
        return now.text.who[Who(rest or Who.OTHER)].in_(language())
    return str(CHANGED[name])
