"""Saying what today can hold, answering the step of today, and taking the last word back."""

from uuid import UUID

from luwte.actions.dossiers import NotThere, born, change, insert, receive, replayed, there
from luwte.actions.writing import Pen, writing
from luwte.records import keys
from luwte.records.assignments.models import DayRoom
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes
from luwte.rules.access import Act
from luwte.rules.day_room import Answer, Day, from_json, said
from luwte.rules.steps import Room

APART_MOST = 60


class NotTaken(Exception):
    """Too many pieces were put apart for one day."""


def say(
    by: Eyes, dossier_id: UUID, word: Room | Answer, piece: str = "", *, client_id: UUID, base_revision: int
) -> bool:
    """One word about today. False when today was answered elsewhere since: what stands there stays.

    A room is always taken: it says how it is now.
    """
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        if replayed(by, dossier, client_id):
            return True
        ring, row = keys.ring([dossier.id]), _row(dossier, by)
        now = from_json(held) if row and (held := ring.open(row)["now"]) else None
        if row is not None and row.revision != base_revision and isinstance(word, Answer):
            return False
        told = said(now, word, piece)
        if len(told.apart) > APART_MOST:
            raise NotTaken
        _keep(pen, dossier, ring, row, now, told, client_id)
    return True


def undo(by: Eyes, dossier_id: UUID) -> None:
    """Takes the last word of today back."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        row = _row(dossier, by)
        if row is None:
            raise NotThere
        ring = keys.ring([dossier.id])
        change(by, row, ring, {"now": ring.open(row)["before"], "before": None})
        pen.log("day_room.undo", "U", "day_room", row.id)


def _row(dossier: Dossier, by: Eyes) -> DayRoom | None:
    return DayRoom.objects.filter(dossier_id=dossier.id, day=by.today).first()


def _keep(
    pen: Pen, dossier: Dossier, ring: keys.KeyRing, row: DayRoom | None, now: Day | None, told: Day, client_id: UUID
) -> None:
    value = {"now": told.to_json(), "before": now.to_json() if now else None}
    if row is None:
        row, act = DayRoom(**born(pen.by, dossier), day=pen.by.today), "C"
        insert(row, ring, value)
    else:
        act = "U"
        change(pen.by, row, ring, value)
    receive(pen, client_id, "day_room", row)
    pen.log("day_room.say", act, "day_room", row.id)
