"""Questions about the work on pieces: one's own, what is shown to whoever guides, and the text that was begun with."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from luwte.library import pieces as library
from luwte.library.pages import Unfit
from luwte.records import keys
from luwte.records.adaptations.models import PieceVersion
from luwte.records.adaptations.queries import shelf
from luwte.records.assignments.models import PieceWork
from luwte.records.assignments.queries import shown
from luwte.records.dossiers.queries import guides, visible
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import GUIDES, HOUSE
from luwte.records.trajectories.queries import course
from luwte.rules.pieces import State, Work
from luwte.rules.pieces import work as opened

FROM_PHASE = 2


@dataclass(frozen=True, slots=True)
class Held:
    """The work on a piece with its row: whether it is shown, the revision, and when it last changed."""

    id: UUID
    revision: int
    shown: bool
    changed_at: datetime
    work: Work


@dataclass(frozen=True, slots=True)
class Text:
    """A piece as it is shown, with the file it was made from."""

    piece: library.Piece
    source: str


def works(eyes: Eyes, dossier_id: UUID) -> list[Held]:
    """The work on every piece, newest change first: one's own, and for a guide what is shown. One query."""
    rows = _seen(eyes, dossier_id).order_by("-changed_at")
    ring = keys.ring([dossier_id])
    return [Held(row.id, row.revision, row.shown, row.changed_at, opened(ring.open(row))) for row in rows]


def work(eyes: Eyes, dossier_id: UUID, kind: str, slug: str) -> Held | None:
    """The work on one piece."""
    return next((one for one in works(eyes, dossier_id) if (one.work.kind, one.work.slug) == (kind, slug)), None)


def under_way(eyes: Eyes, dossier_id: UUID) -> list[Held]:
    """What was begun and is not done or put away."""
    return [one for one in works(eyes, dossier_id) if one.work.state is State.BEGUN]


def current(eyes: Eyes, kind: str, slug: str, language: str) -> Text | None:
    """A piece as it is now: the practice's own published copy, else what ships."""
    read = shelf(eyes)
    found, source = read.piece(slug, language), read.source(slug, language)
    return Text(found, source) if found and source is not None and found.heading.kind == kind else None


def pinned(eyes: Eyes, held: Held) -> Text | None:
    """The text that someone began with; when it cannot be read any more, the text as it is now."""
    row = PieceVersion.objects.filter(digest=held.work.digest).first()
    found = _read(row.text, row.slug, row.language) if row else None
    return found or current(eyes, held.work.kind, held.work.slug, held.work.language)


def alone(eyes: Eyes, dossier_id: UUID) -> bool:
    """Whether what one does not do alone has to wait: it takes a coach, and a trajectory from its second phase."""
    phase = course(eyes, dossier_id).phase
    return phase is None or phase < FROM_PHASE or not any(one.role == Role.COACH for one in guides(eyes, dossier_id))


def _seen(eyes: Eyes, dossier_id: UUID) -> QuerySet[PieceWork]:
    rows = PieceWork.objects.filter(dossier_id=dossier_id)
    if eyes.role in HOUSE:
        return rows
    if eyes.role in GUIDES:
        return shown(eyes, rows.filter(dossier__in=visible(eyes)))
    return rows.filter(dossier__in=visible(eyes)) if eyes.role is Role.COACHEE else rows.none()


def _read(text: str, slug: str, language: str) -> Text | None:
    try:
        return Text(library.shown(text, slug, language), text)
    except Unfit:
        return None
