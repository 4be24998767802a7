"""A coach's own note that two people may know each other: words for its writer alone, never a link."""

from uuid import UUID

from luwte.actions.dossiers import born, change, insert, receive, replayed, there
from luwte.actions.kept import KEPT_MOST
from luwte.actions.writing import writing
from luwte.records import keys
from luwte.records.conflicts.models import ConflictNote
from luwte.records.eyes import Eyes
from luwte.rules.access import Act

TEXT_MOST = 1000


class NotTaken(Exception):
    """The note is too long."""


def note(by: Eyes, dossier_id: UUID, text: str, *, client_id: UUID, base_revision: int) -> bool:
    """Keeps the note of whoever writes; no text takes it away.

    False when a newer version stood there: that one stays, and this text is kept beside it.
    """
    dossier = there(by, dossier_id)
    text = text.strip()
    if len(text) > TEXT_MOST:
        raise NotTaken
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        if replayed(by, dossier, client_id):
            return True
        row = ConflictNote.objects.filter(dossier_id=dossier.id, recorded_by=by.me).first()
        ring, fresh = keys.ring([dossier.id]), True
        if row is None:
            if not text:
                return True
            row = ConflictNote(**born(by, dossier), recorded_by=by.me)
            insert(row, ring, {"text": text, "kept": []})
        else:
            fresh = _change(by, row, ring, text, base_revision)
        receive(pen, client_id, "conflict_note", row)
        pen.log("conflicts.note", "U", "conflict_note", row.id)
        if fresh and not text:
            row.delete()
    return fresh


def _change(by: Eyes, row: ConflictNote, ring: keys.KeyRing, text: str, base_revision: int) -> bool:
    value = ring.open(row)
    if base_revision != row.revision and text != value["text"]:
        kept = [*value["kept"], text] if text else value["kept"]
        change(by, row, ring, {**value, "kept": kept[-KEPT_MOST:]})
        return False
    change(by, row, ring, {"text": text, "kept": []})
    return True
