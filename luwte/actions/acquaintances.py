"""The acquaintance: the talk on record, what was taken along, and each of the two saying whether it clicks."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from luwte.actions.dossiers import NotThere, born, change, insert, receive, replayed, there
from luwte.actions.writing import writing
from luwte.records import keys
from luwte.records.acquaintances.models import Acquaintance
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes, Role
from luwte.rules.access import Act
from luwte.rules.acquaintances import Answer, Exercise, Side, Wrong, asks_for_someone_else, wrongs


class NotTaken(Exception):
    """The talk cannot be recorded like this; `why` says what is not right."""

    def __init__(self, why: tuple[Wrong, ...]) -> None:
        super().__init__(", ".join(why))
        self.why = why


def hold(
    by: Eyes, dossier_id: UUID, held_on: date, exercises: Iterable[Exercise], notes: str, *, client_id: UUID
) -> None:
    """Records a talk without obligation, with one to three exercises to take along, whatever the gate says."""
    taken = tuple(dict.fromkeys(exercises))
    if why := wrongs(held_on, taken, notes, by.today):
        raise NotTaken(why)
    dossier = there(by, dossier_id)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        if replayed(by, dossier, client_id):
            return
        row = Acquaintance(**born(by, dossier), guide_id=by.me, held_on=held_on)
        insert(row, keys.ring([dossier.id]), {"exercises": taken, "notes": notes.strip(), "said": {}})
        receive(pen, client_id, "acquaintance", row)
        pen.log("acquaintances.hold", "C", "acquaintance", row.id)


def say(by: Eyes, dossier_id: UUID, row_id: UUID, answer: Answer, *, client_id: UUID) -> None:
    """One of the two says whether it clicks; it may be said anew. No reason is asked.

    When the coachee would rather have someone else, the practice is asked to look who can.
    """
    dossier = there(by, dossier_id)
    with writing(by, Act.GET_ACQUAINTED, dossier=dossier) as pen:
        if replayed(by, dossier, client_id):
            return
        row = Acquaintance.objects.filter(dossier_id=dossier.id, id=row_id).first()
        side = Side.COACHEE if by.role is Role.COACHEE else Side.GUIDE
        if row is None or (side is Side.GUIDE and row.guide_id != by.me):
            raise NotThere
        ring = keys.ring([dossier.id])
        value = ring.open(row)
        before = value["said"].get(side)
        change(by, row, ring, {**value, "said": {**value["said"], side: answer}})
        receive(pen, client_id, "acquaintance", row)
        pen.log("acquaintances.say", "U", "acquaintance", row.id)
        if side is Side.COACHEE and asks_for_someone_else(answer) and before != answer:
            pen.ask("mail.assign", dossier=str(dossier.id))


def ask_manager(by: Eyes, dossier: Dossier, person_id: UUID) -> None:
    """One manager is asked by one mail."""
    with writing(by, None, dossier=dossier) as pen:
        pen.ask("mail.assign_to", dossier=str(dossier.id), person=str(person_id))
