"""Intakes as people of the demo would fill them in: one whole, one half-way, one typed by the coach. Nobody exists."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from luwte.actions import intakes
from luwte.records.eyes import Eyes
from luwte.rules.intake.chunks import Way

SINCE = timedelta(days=240)
SANNE = {"name": "Sanne", "who": "zus", "phone": "06 5550 1234"}
SHORT: dict[str, dict[str, Any]] = {
    "over-jou": {
        "age": 41,
        "own_words": "Ik werk in de thuiszorg en heb twee kinderen. Ik zing graag, maar dat lukt nu niet.",
        "reason": "complaints",
    },
    "wat-telt": {
        "weighs_most": "De nachten. Ik lig wakker en denk aan morgen.",
        "hope": "Dat ik weer een avond op de bank kan zitten zonder dat alles draait.",
    },
    "wie-bellen": {"call": SANNE},
}
WHOLE: dict[str, dict[str, Any]] = SHORT | {
    "lijf": {"body": ["tired", "sleep", "noise"], "body_words": "Mijn handen trillen soms.", "body_often": "often"},
    "hoofd": {"mind": ["focus", "worry", "full"], "mind_words": "Een boek lezen gaat niet meer."},
    "je-leven": {"life": ["employee", "parent"]},
    "werk": {
        "work_now": "at_home",
        "work_load": ["too_much", "reachable"],
        "work_gives": "De mensen bij wie ik kom. Zij zijn blij dat ik er ben.",
    },
    "kinderen": {"parent_load": ["nights", "planning"], "parent_gives": "Samen pannenkoeken bakken."},
    "thuis": {"home_gives": "De tuin, vroeg in de ochtend."},
    "geprobeerd": {"tried": ["rest", "moving", "gp"], "tried_helped": "Een stuk fietsen, zonder doel."},
    "bereiken": {"gp": {"name": "Huisartsen aan de Singel", "phone": "020 555 01 23"}, "wish": "message"},
    "onderwerpen": {"topics": ["physical_complaints"], "trauma": "rather", "eating": "no"},
}
BY_PHONE: dict[str, dict[str, Any]] = {
    "over-jou": {"age": 22, "own_words": "Ik studeer en woon met vier anderen.", "reason": "unsure"},
    "wat-telt": {"weighs_most": "Dat ik achterloop.", "hope": "Weer zin hebben."},
    "wie-bellen": {"call": {"name": "Mijn moeder", "phone": "06 5550 4321"}},
    "je-leven": {"life": ["student"]},
    "studie": {"study_load": ["delay", "room"], "study_gives": "Het koor op dinsdag.", "study_knows": "not_yet"},
}


def whole(own: Eyes, dossier_id: UUID) -> None:
    """Every piece that fits, by the coachee."""
    _fill(own, dossier_id, WHOLE)


def half_way(own: Eyes, dossier_id: UUID) -> None:
    """The first piece, and the second begun."""
    first = {"age": 36, "own_words": "Ik heb een bakkerij, samen met mijn man.", "reason": "complaints"}
    _fill(own, dossier_id, {"over-jou": first})
    _fill(own, dossier_id, {"wat-telt": {"weighs_most": "Dat het nooit stopt."}}, done=False)


def by_phone(guide: Eyes, dossier_id: UUID) -> None:
    """Typed by the coach, who was on the phone with the coachee."""
    _fill(guide, dossier_id, BY_PHONE, way=Way.PHONE)


def _fill(by: Eyes, dossier_id: UUID, said: dict[str, dict[str, Any]], done: bool = True, way: Way = Way.SELF) -> None:
    since = (by.today - SINCE).strftime("%Y-%m")
    for number, (chunk, answers) in enumerate(said.items()):
        answers = answers | {"since": since} if chunk == "over-jou" else answers
        form = {"client_id": UUID(int=dossier_id.int ^ (number + 1 + 100 * done)), "base_revision": 0}
        intakes.save(by, dossier_id, chunk, answers, done=done, way=way, **form)
