"""The question about a conflict note: its writer's own, and nobody else's."""

from dataclasses import dataclass
from uuid import UUID

from luwte.records import keys
from luwte.records.conflicts.models import ConflictNote
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes
from luwte.records.eyes.values import GUIDES


@dataclass(frozen=True, slots=True)
class Note:
    """A note as its writer sees it; `kept` are versions that came from an older page."""

    text: str
    kept: tuple[str, ...]
    revision: int


def note(eyes: Eyes, dossier_id: UUID) -> Note | None:
    """The note that these eyes wrote with this dossier; None for everyone else, the house too."""
    if eyes.role not in GUIDES:
        return None
    rows = ConflictNote.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id, recorded_by=eyes.me)
    if (row := rows.first()) is None:
        return None
    value = keys.ring([dossier_id]).open(row)
    return Note(value["text"], tuple(value["kept"]), row.revision)


def noted(eyes: Eyes, dossier_id: UUID) -> bool:
    """Whether these eyes wrote one, without opening it: for the marker on their own page."""
    if eyes.role not in GUIDES:
        return False
    rows = ConflictNote.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id, recorded_by=eyes.me)
    return rows.exists()
