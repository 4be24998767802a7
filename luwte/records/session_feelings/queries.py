"""Questions about how sessions left someone: the coachee's own, and a guide's when it is shared."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from luwte.records import keys
from luwte.records.eyes import Eyes
from luwte.records.session_feelings.models import SessionFeeling
from luwte.records.shares.queries import allowed
from luwte.rules.consents import Scope
from luwte.rules.session_feelings import Left, from_json


@dataclass(frozen=True, slots=True)
class Felt:
    """A day with a session, how it left someone, and what came from a page that was behind."""

    day: date
    revision: int
    left: Left
    kept: tuple[Left, ...] = ()
    can_undo: bool = False


def felt(eyes: Eyes, dossier_id: UUID, since: date | None = None) -> list[Felt]:
    """Every day that was kept, newest first."""
    rows = allowed(eyes, Scope.SESSION_FEELING, SessionFeeling.objects.filter(dossier_id=dossier_id)).order_by("-day")
    ring = keys.ring([dossier_id])
    return [_opened(row, ring) for row in (rows.filter(day__gte=since) if since else rows)]


def on(eyes: Eyes, dossier_id: UUID, day: date) -> Felt | None:
    """How the session of one day left someone."""
    rows = allowed(eyes, Scope.SESSION_FEELING, SessionFeeling.objects.filter(dossier_id=dossier_id, day=day))
    row = rows.first()
    return _opened(row, keys.ring([dossier_id])) if row else None


def _opened(row: SessionFeeling, ring: keys.KeyRing) -> Felt:
    value = ring.open(row)
    kept = tuple(from_json(one) for one in value["kept"])
    return Felt(row.day, row.revision, from_json(value["now"]), kept, value["before"] is not None)
