"""Questions about the compass: the coachee's own, a guide's when it is shared, and what a trusted person may see."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from luwte.records import keys
from luwte.records.compass.models import CompassPart
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import HOUSE
from luwte.records.shares.queries import allowed
from luwte.rules.compass import Beacon, Part, beacon
from luwte.rules.consents import Scope
from luwte.rules.trusted import How, Saw

BEACONS, HOW, LOOKED = "beacons", "how", "looked"


@dataclass(frozen=True, slots=True)
class Written:
    """A part as it stands."""

    part: Part
    revision: int
    words: str
    kept: tuple[str, ...] = ()
    can_undo: bool = False


@dataclass(frozen=True, slots=True)
class Compass:
    """The whole: parts that have words, signals, the word of the week, and when it was last looked at."""

    parts: dict[Part, Written]
    beacons: tuple[Beacon, ...]
    beacons_revision: int
    saw: Saw | None
    looked_on: date | None

    @property
    def words(self) -> dict[Part, str]:
        """The words by part."""
        return {part: one.words for part, one in self.parts.items()}


def compass(eyes: Eyes, dossier_id: UUID) -> Compass:
    """The compass; empty for whoever may not see it."""
    rows = allowed(eyes, Scope.COMPASS, CompassPart.objects.filter(dossier_id=dossier_id))
    return _read(dossier_id, rows)


def of_trusted(eyes: Eyes, dossier_id: UUID, parts: Collection[Part], *, how: bool) -> Compass:
    """What someone who is trusted was chosen to see; the caller found their link."""
    if eyes.role not in HOUSE | {Role.GUEST, Role.COACHEE}:
        return Compass({}, (), 0, None, None)
    names = [*(one.value for one in parts), *([HOW] if how else [])]
    return _read(dossier_id, CompassPart.objects.filter(dossier_id=dossier_id, part__in=names))


def _read(dossier_id: UUID, rows: Any) -> Compass:
    ring = keys.ring([dossier_id])
    found = {row.part: (row, ring.open(row)) for row in rows}
    parts = {one: _written(one, *found[one.value]) for one in Part if one.value in found}
    row, held = found.get(BEACONS, (None, {"now": []}))
    saw, looked = (found[name][1]["now"] if name in found else None for name in (HOW, LOOKED))
    return Compass(
        parts,
        tuple(beacon(one) for one in held["now"]),
        row.revision if row else 0,
        Saw(How(saw["how"]), date.fromisoformat(saw["week"])) if saw else None,
        date.fromisoformat(looked) if looked else None,
    )


def _written(part: Part, row: CompassPart, value: dict[str, Any]) -> Written:
    return Written(part, row.revision, value["now"], tuple(value["kept"]), value["before"] is not None)
