"""Keeping how a session left someone: two taps, once per form, nothing overwritten unseen, and undo."""

from datetime import date
from uuid import UUID

from luwte.actions.dossiers import NotThere, born, change, insert, receive, replayed, there
from luwte.actions.kept import KEPT_MOST, Taken
from luwte.actions.writing import Pen, writing
from luwte.records import keys
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes
from luwte.records.session_feelings.models import SessionFeeling
from luwte.rules.access import Act
from luwte.rules.session_feelings import Left, Wrong, wrongs


class NotTaken(Exception):
    """It breaks a rule; `why` says which."""

    def __init__(self, why: tuple[Wrong, ...]) -> None:
        super().__init__(", ".join(why))
        self.why = why


def save(by: Eyes, dossier_id: UUID, day: date, left: Left, *, client_id: UUID, base_revision: int) -> Taken:
    """How the session of a day left someone; one row a day."""
    dossier = there(by, dossier_id)
    if why := wrongs(left, day, by.today):
        raise NotTaken(why)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        if receipt := replayed(by, dossier, client_id):
            return Taken(receipt.revision)
        return _save(pen, dossier, day, left, client_id, base_revision)


def undo(by: Eyes, dossier_id: UUID, day: date) -> None:
    """What stood there before, or nothing when there was nothing."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        row = SessionFeeling.objects.filter(dossier_id=dossier.id, day=day).first()
        if row is None:
            raise NotThere
        ring = keys.ring([dossier.id])
        value = ring.open(row)
        pen.log("session_feelings.undo", "U" if value["before"] else "D", "session_feeling", row.id)
        if value["before"]:
            change(by, row, ring, {**value, "now": value["before"], "before": None})
        else:
            row.delete()


def _save(pen: Pen, dossier: Dossier, day: date, left: Left, client_id: UUID, base_revision: int) -> Taken:
    ring, new, stale = keys.ring([dossier.id]), left.to_json(), False
    row = SessionFeeling.objects.filter(dossier_id=dossier.id, day=day).first()
    act = "U" if row else "C"
    if row is None:
        row = SessionFeeling(**born(pen.by, dossier), day=day)
        insert(row, ring, {"now": new, "before": None, "kept": []})
    else:
        value = ring.open(row)
        stale = base_revision != row.revision and new != value["now"]
        if stale:
            change(pen.by, row, ring, {**value, "kept": [*value["kept"], new][-KEPT_MOST:]})
        else:
            change(pen.by, row, ring, {**value, "now": new, "before": value["now"]})
    receive(pen, client_id, "session_feeling", row)
    pen.log("session_feelings.save", act, "session_feeling", row.id)
    return Taken(row.revision, stale)
