"""Questions about ways to go on: the coachee's own, and a guide's when they are shared."""

from dataclasses import dataclass
from uuid import UUID

from luwte.records import keys
from luwte.records.directions.models import DirectionRow
from luwte.records.eyes import Eyes
from luwte.records.shares.queries import allowed
from luwte.rules.consents import Scope
from luwte.rules.directions import Direction, from_json


@dataclass(frozen=True, slots=True)
class Way:
    """A way as it is kept."""

    id: UUID
    revision: int
    now: Direction
    kept: tuple[Direction, ...] = ()
    can_undo: bool = False


def ways(eyes: Eyes, dossier_id: UUID) -> list[Way]:
    """Every way, the first one first."""
    rows = allowed(eyes, Scope.DIRECTIONS, DirectionRow.objects.filter(dossier_id=dossier_id)).order_by("made_at", "id")
    ring = keys.ring([dossier_id])
    return [_way(row, ring.open(row)) for row in rows]


def _way(row: DirectionRow, value: dict) -> Way:
    kept = tuple(from_json(one) for one in value["kept"])
    return Way(row.id, row.revision, from_json(value["now"]), kept, value["before"] is not None)
