"""Keeping ways to go on: once per form, nothing overwritten unseen, undo, and taking one away."""

from uuid import UUID

from luwte.actions import standing
from luwte.actions.dossiers import NotThere, born, receive, replayed, there
from luwte.actions.kept import TakenRow
from luwte.actions.writing import writing
from luwte.records.directions.models import DirectionRow
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes
from luwte.rules.access import Act
from luwte.rules.directions import MOST, Direction, Wrong, wrongs


class NotTaken(Exception):
    """It breaks a rule; `why` says which."""

    def __init__(self, why: tuple[Wrong, ...]) -> None:
        super().__init__(", ".join(why))
        self.why = why


def save(
    by: Eyes, dossier_id: UUID, row_id: UUID | None, way: Direction, *, client_id: UUID, base_revision: int
) -> TakenRow:
    """A new way, or one that is there as it is now."""
    dossier = there(by, dossier_id)
    if why := wrongs(way, by.today):
        raise NotTaken(why)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        if receipt := replayed(by, dossier, client_id):
            return TakenRow(receipt.row_id or client_id, receipt.revision)
        if row_id is None and DirectionRow.objects.filter(dossier=dossier).count() >= MOST:
            raise NotTaken((Wrong.TOO_MANY,))
        stale = False
        if row_id is None:
            row = DirectionRow(**born(by, dossier))
            standing.begin(row, way.to_json())
        else:
            row = _row(dossier, row_id)
            stale = standing.put(by, row, way.to_json(), base_revision)
        receive(pen, client_id, "direction", row)
        pen.log("directions.save", "U" if row_id else "C", "direction", row.id)
    return TakenRow(row.id, row.revision, stale)


def undo(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """What stood there before the last change, or nothing when there was nothing."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        row = _row(dossier, row_id)
        pen.log("directions.undo", "U" if standing.take_back(by, row) else "D", "direction", row_id)


def remove(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """Takes a way away."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        row = _row(dossier, row_id)
        row.delete()
        pen.log("directions.remove", "D", "direction", row_id)


def _row(dossier: Dossier, row_id: UUID) -> DirectionRow:
    if (row := DirectionRow.objects.filter(dossier=dossier, id=row_id).first()) is None:
        raise NotThere
    return row
