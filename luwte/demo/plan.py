"""Plans of approach in the demo: one that both agreed to, with a change to talk about; one just laid; one begun."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from luwte.actions import phases, plans
from luwte.records.eyes import Eyes, looking
from luwte.records.plans import queries
from luwte.rules.phases import Judged, Said
from luwte.rules.plans import Line, Part

FIRST: dict[Part, list[Line]] = {
    Part.NOW: [
        Line("gives", {"words": "De tuin, vroeg in de ochtend. En mijn zus, als we niets hoeven."}),
        Line("costs", {"words": "De telefoon die altijd aan staat. En ja zeggen als ik nee bedoel."}),
    ],
    Part.BELOW: [
        Line("work", {"words": "Ik doe het nog, maar ik weet niet meer waarom."}),
        Line("self", {"words": "Ik moet alles goed doen. Voor mezelf blijft er weinig over."}),
    ],
    Part.GOALS: [
        Line("lezen", {"words": "Weer een boek lezen", "notice": "Ik lees tien bladzijden, en weet ze nog."}),
    ],
    Part.ELEMENTS: [
        Line("rest", {"why": "Eerst moet ik weer slapen."}),
        Line("emotions", {"why": "Ik schrik van hoe snel ik boos word."}),
    ],
    Part.LESS: [Line("notulen", {"words": "De notulen van de sportclub", "how": "hand_over", "whom": "Els"})],
    Part.HABIT: [Line("habit", {"words": "Na de lunch een blokje om", "when": "Als mijn bord in de afwas staat"})],
    Part.PEOPLE: [Line("sanne", {"name": "Sanne", "role": "zus"}), Line("arts", {"name": "De huisarts"})],
}
CHANGED = [
    Line("habit", {"words": "Na de lunch een blokje om, zonder telefoon", "when": "Als mijn bord in de afwas staat"})
]
WORD = "Zonder telefoon lijkt me fijn. Mag het ook op het balkon?"


def agreed(own: Eyes, guide: Eyes, dossier_id: UUID, made: Callable[[], UUID]) -> None:
    """Made and agreed some weeks ago; now the coach proposes another habit, and the coachee says something of it."""
    then = timedelta(weeks=5)
    early, earlier = replace(guide, at=guide.at - then), replace(own, at=own.at - then)
    moments = [Line("midden", {"kind": "middle", "day": (guide.today + timedelta(weeks=3)).isoformat()})]
    _lay(early, dossier_id, {**FIRST, Part.MOMENTS: moments}, made)
    for by in (early, earlier):
        with looking(by):
            plans.agree(by, dossier_id, 1, client_id=made())
    _lay(guide, dossier_id, {Part.HABIT: CHANGED}, made)
    with looking(own):
        plans.comment(own, dossier_id, Part.HABIT, WORD, client_id=made())
        view = Judged({"balance": Said.YES, "limit": Said.A_LITTLE}, {"limit": "Mijn schouders zeggen het eerst."})
        phases.judge(own, dossier_id, view, client_id=made(), base_revision=0, shown=True)


def laid(own: Eyes, guide: Eyes, dossier_id: UUID, made: Callable[[], UUID]) -> None:
    """The coach just laid a first plan before the coachee."""
    moments = [Line("midden", {"kind": "middle", "day": (guide.today + timedelta(weeks=6)).isoformat()})]
    _lay(guide, dossier_id, {**FIRST, Part.MOMENTS: moments}, made)


def begun(own: Eyes, guide: Eyes, dossier_id: UUID, made: Callable[[], UUID]) -> None:
    """The coachee wrote a first part, for themselves."""
    _write(own, dossier_id, {Part.NOW: FIRST[Part.NOW]}, made)


def _lay(by: Eyes, dossier_id: UUID, parts: dict[Part, list[Line]], made: Callable[[], UUID]) -> None:
    _write(by, dossier_id, parts, made)
    with looking(by):
        plans.lay(by, dossier_id, client_id=made())


def _write(by: Eyes, dossier_id: UUID, parts: dict[Part, list[Line]], made: Callable[[], UUID]) -> None:
    with looking(by):
        newest = next(iter(queries.versions(by, dossier_id)), None)
        form = {"base_revision": 0, "base_number": newest.number if newest else 0}
        for part, lines in parts.items():
            plans.save(by, dossier_id, part, lines, client_id=made(), **form)
