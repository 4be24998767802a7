"""Preparing a talk about work: once per form, nothing overwritten unseen, and undo."""

from uuid import UUID

from luwte.actions import standing
from luwte.actions.dossiers import NotThere, born, receive, replayed, there
from luwte.actions.kept import Taken
from luwte.actions.writing import writing
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes
from luwte.records.work_talks.models import WorkTalk
from luwte.rules.access import Act
from luwte.rules.work_talks import Card, With, Wrong, wrongs


class NotTaken(Exception):
    """It breaks a rule; `why` says which."""

    def __init__(self, why: tuple[Wrong, ...]) -> None:
        super().__init__(", ".join(why))
        self.why = why


def save(
    by: Eyes,
    dossier_id: UUID,
    whom: With,
    card: Card,
    *,
    client_id: UUID,
    base_revision: int,
    draft: bool = False,
) -> Taken:
    """Keeps the card of a talk; a `draft` came by itself and is not logged."""
    dossier = there(by, dossier_id)
    if why := wrongs(card):
        raise NotTaken(why)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        if receipt := replayed(by, dossier, client_id):
            return Taken(receipt.revision)
        row, stale = _row(dossier, whom), False
        if row is None:
            row = WorkTalk(**born(by, dossier), whom=whom.value)
            standing.begin(row, card.to_json())
        else:
            stale = standing.put(by, row, card.to_json(), base_revision)
        receive(pen, client_id, "work_talk", row)
        if not draft:
            pen.log("work_talks.save", "U", "work_talk", row.id)
    return Taken(row.revision, stale)


def undo(by: Eyes, dossier_id: UUID, whom: With) -> None:
    """What stood there before the last change, or nothing when there was nothing."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        if (row := _row(dossier, whom)) is None:
            raise NotThere
        row_id = row.id
        pen.log("work_talks.undo", "U" if standing.take_back(by, row) else "D", "work_talk", row_id)


def _row(dossier: Dossier, whom: With) -> WorkTalk | None:
    return WorkTalk.objects.filter(dossier=dossier, whom=whom.value).first()
