"""Putting a dossier to rest: one act after which no mail, reminder or invoice leaves. The log names no reason."""

from uuid import UUID

from luwte.actions.dossiers import NotThere, born, insert, there
from luwte.actions.writing import writing
from luwte.records import keys
from luwte.records.closings.models import Closing
from luwte.records.closings.queries import fresh
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes
from luwte.rules.access import Act
from luwte.rules.continuity import NOTE_MOST


class TooLong(Exception):
    """The note is too long."""


def stop(by: Eyes, dossier_id: UUID, note: str) -> UUID:
    """From now on nothing leaves for this dossier, and it stands on nobody's list. The note is sealed."""
    dossier = there(by, dossier_id)
    if dossier.closed_at is not None:
        raise NotThere
    if len(note) > NOTE_MOST:
        raise TooLong
    with writing(by, Act.PUT_TO_REST, dossier=dossier) as pen:
        row = Closing(**born(by, dossier), stopped_by=by.me)
        insert(row, keys.ring([dossier.id]), {"note": note.strip()})
        Dossier.objects.filter(id=dossier.id).update(closed_at=by.at)
        # Whoever stops it does not see who would come along: the clock forgets them.
        pen.ask("closing.forget", closing=str(row.id))
        pen.log("closing.stop", "U", "dossier", dossier.id)
    return row.id


def undo(by: Eyes, row_id: UUID) -> UUID:
    """It was a mistake: within a day all is as it was. What should have left meanwhile did not, nor will it."""
    row = next((one for one in fresh(by) if one.id == row_id), None)
    if row is None:
        raise NotThere
    with writing(by, Act.PUT_TO_REST, dossier=row.dossier) as pen:
        Dossier.objects.filter(id=row.dossier_id).update(closed_at=None)
        Closing.objects.filter(id=row.id).update(undone_at=by.at)
        pen.log("closing.undo", "U", "dossier", row.dossier_id)
    return row.dossier_id
