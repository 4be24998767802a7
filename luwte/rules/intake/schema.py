"""The JSON Schema of a record and of an outcome, with a case that opens and one that waits."""

from collections.abc import Iterable
from copy import deepcopy
from enum import StrEnum
from typing import Any

from luwte.rules.intake.reading import COUNTRIES, MOST
from luwte.rules.intake.values import NEVER, Advice, Capacity, Kind, Outcome, Rule, State, ToldBy, Topic, Who

DAY: dict[str, Any] = {"type": "string", "format": "date"}


def _when(words: str, *, moment: bool = False) -> dict[str, Any]:
    said = [DAY, {"type": "string", "format": "date-time"}] if moment else [DAY]
    return {"description": words, "anyOf": [{"const": NEVER.value}, *said, {"type": "null"}]}


def _day(words: str) -> dict[str, Any]:
    return {"description": words, "anyOf": [DAY, {"type": "null"}]}


def _one_of(words: type[StrEnum], told: str) -> dict[str, Any]:
    return {"description": told, "enum": [*words, None]}


def _yes(told: str) -> dict[str, Any]:
    return {"description": told, "type": ["boolean", "null"]}


def _text(told: str) -> dict[str, Any]:
    return {"description": told, "type": "string"}


def _object(properties: dict[str, Any], required: Iterable[str]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": list(required), "properties": properties}


TOPIC = _object(
    {
        "state": _one_of(State, "What the coach recorded after the talk. unclear keeps it waiting."),
        "on": {
            "description": "When it was discussed. A day alone does not count as later than a tick on that same day.",
            "anyOf": [DAY, {"type": "string", "format": "date-time"}, {"type": "null"}],
        },
        "ticked_on": _when("When the coachee last ticked it; a later tick asks for a new talk.", moment=True),
        "notes": _text("Free words, never judged."),
    },
    ("state", "on", "ticked_on"),
)
PROFESSIONAL = _object(
    {
        "who": _one_of(Who, "gp and company_doctor count; psychologist and psychiatrist count while they treat."),
        "name": _text("Needed for an agreement; without it nobody takes back what they said before."),
        "contact": _text("How to reach them; needed for an agreement."),
        "seen_on": _day("The day of the visit."),
        "for_these_complaints": _yes("Whether the visit was for these complaints."),
        "medical_cause_discussed": _yes("Whether a physical cause was discussed."),
        "advice": _one_of(Advice, "What they think of guidance by a coach; the most careful one counts."),
        "told_by": _one_of(ToldBy, "From whom the coach has it; spoken: the professional told the coach."),
        "told_on": _day("The day on which the coach heard it; not before the visit."),
        "treating": _yes("Whether they treat now. Their agreement needs name, contact, spoken or written."),
        "topics": {
            "description": "The topics that this professional knows about.",
            "type": "array",
            "items": {"enum": list(Topic)},
        },
        "notes": _text("Free words, never judged."),
    },
    (
        "who", "seen_on", "for_these_complaints", "medical_cause_discussed", "advice", "told_by", "told_on", "treating"
    ),
)  # fmt: skip
RECORD = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "The coach's dated record on which a trajectory may begin",
    "description": "What is left out, null, unclear or contradictory never opens it. Other fields are refused.",
    **_object(
        {
            "country": {"description": "NL when left out.", "enum": list(COUNTRIES)},
            "today": {
                **DAY,
                "description": "The day of judging; today when left out. A day that has yet to come is refused.",
            },
            "kind": _one_of(Kind, "preventive: no complaints. A topic that is present asks for a doctor all the same."),
            "complaints_since": _when('Since when; "never" for who has none.'),
            "worsened_on": _when('The last clear worsening, or "never"; asks for a visit after it.', moment=True),
            "new_information_on": _when('The last news, or "never"; every topic is asked again after it.', moment=True),
            "started_on": _when('When the trajectory began, or "never"; a visit counts as it stood on that day.'),
            "in_treatment": _yes("Whether a doctor, psychologist or psychiatrist treats now."),
            "consulted": {"description": "How many are in professionals.", "type": ["integer", "null"], "minimum": 0},
            "guide": _object(
                {
                    "capacity": _one_of(Capacity, "A title without register and number opens nothing."),
                    "register": {"type": "string"},
                    "number": {"type": "string"},
                },
                ("capacity",),
            ),
            "topics": _object({topic.value: TOPIC for topic in Topic}, (topic.value for topic in Topic)),
            "professionals": {"type": "array", "items": PROFESSIONAL, "maxItems": MOST},
            "notes": _text("Free words, never judged."),
        },
        (
            "kind", "complaints_since", "worsened_on", "new_information_on", "started_on", "in_treatment", "consulted",
            "guide", "topics", "professionals",
        ),
    ),
}  # fmt: skip
_OPEN: dict[str, Any] = {
    "country": "NL",
    "today": "2026-11-24",
    "kind": "complaints",
    "complaints_since": "2026-08-01",
    "worsened_on": "never",
    "new_information_on": "never",
    "started_on": "never",
    "in_treatment": False,
    "consulted": 1,
    "guide": {"capacity": "coach", "register": "", "number": ""},
    "topics": {topic.value: {"state": "absent", "on": "2026-11-20", "ticked_on": "never"} for topic in Topic},
    "professionals": [
        {
            "who": "gp",
            "name": "J. de Vries",
            "contact": "020 000 00 00",
            "seen_on": "2026-11-10",
            "for_these_complaints": True,
            "medical_cause_discussed": True,
            "advice": "may_start",
            "told_by": "coachee",
            "told_on": "2026-11-20",
            "treating": False,
            "topics": [],
        }
    ],
}
_WAITS = deepcopy(_OPEN)
_WAITS["topics"]["alcohol"] = {"state": "present", "on": "2026-11-20", "ticked_on": "never"}
RECORD["examples"] = [_OPEN, _WAITS]
OUTCOME: dict[str, Any] = {
    "type": "object",
    "required": ["outcome", "reasons"],
    "properties": {
        "outcome": {"enum": list(Outcome)},
        "country": {"enum": list(COUNTRIES)},
        "rules_version": {"type": "string"},
        "valid_until": {"anyOf": [DAY, {"type": "null"}]},
        "remarks": {"type": "array", "items": {"type": "object"}},
        "reasons": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["rule", "about", "go_to", "record", "source", "strength"],
                "properties": {
                    "rule": {"enum": list(Rule)},
                    "about": {"type": "string"},
                    "about_words": {"type": "string"},
                    "why": {"type": "string"},
                    "go_to": {"type": "array", "items": {"type": "string"}, "minItems": 1},
                    "record": {"type": "string"},
                    "source": {"type": "string"},
                    "strength": {"type": "string"},
                },
            },
        },
        "wrong": {
            "description": "What was refused, each with its place; then the exit code is 1.",
            "type": "array",
            "items": {
                "type": "object",
                "required": ["where", "what"],
                "properties": {"where": {"type": "string"}, "what": {"type": "string"}},
            },
        },
    },
}
