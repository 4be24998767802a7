"""What becomes of a form when more than one device sends: taken, sent before, or kept beside a newer version."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

KEPT_MOST = 5  # versions beside the newest one


class Outcome(StrEnum):
    """What became of a form."""

    SAVED = "saved"
    AGAIN = "sent before"
    STALE = "kept beside a newer one"


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a form, and the revision now; 0 when nothing differs from what is there."""

    outcome: Outcome
    revision: int


@dataclass(frozen=True, slots=True)
class Taken:
    """The revision now, and whether what came was kept beside a newer one."""

    revision: int
    stale: bool = False


@dataclass(frozen=True, slots=True)
class TakenRow:
    """Which row, its revision now, and whether what came was kept beside a newer one."""

    id: UUID
    revision: int
    stale: bool = False
