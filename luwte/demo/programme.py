"""The programme in the demo: two people who have it, one of them on a waiting list; what they said of a day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from luwte.actions import assignments, day_room, pieces, went_well
from luwte.records.eyes import Eyes, looking
from luwte.rules.assignments import Kind, Purpose, Terms
from luwte.rules.pieces import Answers, Line
from luwte.rules.steps import Room

SLUG = "uit-de-wind"
WENT_WELL = (
    "Ik liet de telefoon een uur liggen.",
    "De was bleef liggen, en dat was prima.",
    "Even gelachen met mijn zus.",
)
SHOWN = ("exercise", "hoofd-leeg")
WORRIES = ("De mail van mijn werk", "Of ik genoeg doe", "De auto moet naar de garage")
WAITS = ("Noor van de praktijk, op 000 00 00 00", "je huisarts, of buiten kantooruren de huisartsenpost")


def begins(own: Eyes, guide: Eyes, dossier_id: UUID, made: Callable[[], UUID]) -> None:
    """Given today, during the trajectory; the coachee has said nothing of it yet."""
    _give(guide, dossier_id, Terms(Purpose.DURING, guide.today + timedelta(weeks=4)), made())


def under_way(own: Eyes, guide: Eyes, dossier_id: UUID, made: Callable[[], UUID]) -> None:
    """Given, a word about today, and a few lines of what went well."""
    begins(own, guide, dossier_id, made)
    with looking(own):
        day_room.say(own, dossier_id, Room.A_BIT, client_id=made(), base_revision=0)
        for back, text in enumerate(WENT_WELL):
            went_well.add(own, dossier_id, own.today - timedelta(days=3 * back), text, client_id=made())
    _shows(replace(own, at=own.at - timedelta(days=3)), dossier_id, made)


def waits(own: Eyes, guide: Eyes, dossier_id: UUID, made: Callable[[], UUID]) -> None:
    """On a waiting list, with a contact, a day to look again, and whom to call."""
    _give(guide, dossier_id, Terms(Purpose.WAITING_LIST, guide.today + timedelta(weeks=2), *WAITS), made())


def _shows(own: Eyes, dossier_id: UUID, made: Callable[[], UUID]) -> None:
    """A piece that was done some days ago, and shown to talk about."""
    with looking(own):
        held = pieces.begin(own, dossier_id, *SHOWN, language="nl", client_id=made())
        said = Answers(tuple(Line(text) for text in WORRIES), closed=True)
        pieces.keep(own, dossier_id, *SHOWN, said, client_id=made(), base_revision=held.revision)
        pieces.finish(own, dossier_id, *SHOWN)
        pieces.show(own, dossier_id, *SHOWN, True)


def _give(guide: Eyes, dossier_id: UUID, terms: Terms, client_id: UUID) -> None:
    with looking(guide):
        assignments.give(guide, dossier_id, Kind.PROGRAMME, SLUG, terms, client_id=client_id)
