"""Mijn traject: where it stands, what is waited for and with whom, and what goes on meanwhile."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _l

from luwte.records.dossiers.queries import guides
from luwte.records.trajectories.queries import Gate, course, gate, taken_over
from luwte.rules.intake.gate import open_topics
from luwte.rules.intake.values import Rule, State, Topic, Who

TALK = {Rule.TOPIC_NOT_DISCUSSED, Rule.TOPIC_AGAIN, Rule.MISSING, Rule.CONTRADICTION, Rule.FUTURE}
STATES = {
    State.NOT_DISCUSSED: _l("nog te bespreken"),
    State.ABSENT: _l("speelt niet"),
    State.PRESENT: _l("speelt"),
    State.UNCLEAR: _l("nog niet duidelijk"),
}


def trajectory(request: HttpRequest) -> HttpResponse:
    """One calm page, the same for everyone who waits."""
    eyes = request.eyes
    now = gate(eyes, eyes.dossier_id)
    facts = {
        "gate": now,
        "taken_over": taken_over(eyes, eyes.dossier_id),
        "course": course(eyes, eyes.dossier_id),
        "guides": [one.person.name for one in guides(eyes, eyes.dossier_id)],
        "talk": any(one.rule in TALK for one in now.judged.reasons),
        "go_to": _go_to(now),
        "topics": _topics(now),
    }
    return render(request, "coachee/trajectory.html", facts)


def _go_to(now: Gate) -> list[str]:
    """To whom one may go, each once; a talk with the coach stands apart."""
    language = get_language() or "nl"
    asked = [who for one in now.judged.reasons if one.rule not in TALK for who in one.go_to]
    return [now.text.who[who].in_(language) for who in Who if who in asked]


def _topics(now: Gate) -> list[dict[str, Any]]:
    """What the coach recorded of each topic, with the day: one may always read that."""
    language, again = get_language() or "nl", set(open_topics(now.record))
    return [
        {
            "name": now.text.topics[topic].in_(language).name,
            "state": STATES[State.NOT_DISCUSSED if _anew(talk.state, topic in again) else talk.state],
            "on": None if talk.state is State.NOT_DISCUSSED else talk.on,
        }
        for topic in Topic
        for talk in [now.record.topics[topic]]
    ]


def _anew(state: State | None, again: bool) -> bool:
    return state is None or (again and state is not State.UNCLEAR)
