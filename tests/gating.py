"""A record of the gate for tests: one that opens it, and changes to it."""

from copy import deepcopy
from datetime import date

from luwte.library.gates import gate
from luwte.rules.intake.gate import judge
from luwte.rules.intake.reading import from_json
from luwte.rules.intake.schema import RECORD

TODAY = date(2026, 11, 24)
NL, BE = gate("NL").values(), gate("BE").values()
OPEN = RECORD["examples"][0]
PSYCHOLOGIST = {
    "who": "psychologist",
    "name": "S. Maes",
    "contact": "s.maes@voorbeeld.invalid",
    "seen_on": "2026-11-12",
    "for_these_complaints": True,
    "medical_cause_discussed": False,
    "advice": "beside_treatment",
    "told_by": "spoken",
    "told_on": "2026-11-18",
    "treating": True,
    "topics": ["alcohol", "trauma", "low_mood"],
}


def told(value, rules=NL, today=TODAY):
    return judge(from_json(value), rules, today)


def case(**changes):
    """The open case with changes by path: topics__alcohol__state="present", gp__seen_on=…, add=[…]."""
    value = deepcopy(OPEN)
    for path, new in changes.items():
        if path == "add":
            value["professionals"] += deepcopy(new)
            value["consulted"] = len(value["professionals"])
            continue
        *way, last = path.split("__")
        place = value
        for step in way:
            place = place["professionals"][0] if step == "gp" else place[step]
        place[last] = new
    return value


GP = OPEN["professionals"][0]
B = {**GP, "name": "B. Smit"}


def nobody(**changes):
    return case(professionals=[], consulted=0, **changes)


ABSENT = {"state": "absent", "on": "2026-11-20", "ticked_on": "never"}
PREVENTIVE = {"kind": "preventive", "complaints_since": "never"}
TREATED = {"in_treatment": True, "add": [PSYCHOLOGIST]}
