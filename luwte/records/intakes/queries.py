"""Questions about the intake: the answers where they are shared, the topics to talk about, whom the coach may call."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from luwte.records import keys
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import GUIDES, HOUSE
from luwte.records.intakes.models import Contacts, IntakeChunk, TopicTicks
from luwte.records.shares.queries import allowed
from luwte.rules.consents import Scope
from luwte.rules.intake.chunks import Answers, Way
from luwte.rules.intake.progress import Touched

OWN_AND_GUIDES = GUIDES | HOUSE | {Role.COACHEE}


@dataclass(frozen=True, slots=True)
class Version:
    """Answers as they were typed at one time: by whom, when and in which way."""

    id: str
    answers: Answers
    at: datetime
    name: str  # of whoever guides; empty when the coachee typed it
    way: Way


@dataclass(frozen=True, slots=True)
class Written:
    """A piece with its answers; `kept` are versions that came from an older page, newest first."""

    chunk: str
    revision: int
    now: Version
    kept: tuple[Version, ...]
    done_at: datetime | None
    changed_at: datetime

    @property
    def touched(self) -> Touched:
        """As the rules take it."""
        return Touched(self.changed_at, self.done_at is not None)


def written(eyes: Eyes, dossier_id: UUID) -> dict[str, Written]:
    """What was filled in, by piece: one's own, or what is shared with these eyes."""
    rows = allowed(eyes, Scope.INTAKE, IntakeChunk.objects.filter(dossier_id=dossier_id))
    ring = keys.ring([dossier_id])
    return {row.chunk: _written(row, ring.open(row)) for row in rows}


def done(eyes: Eyes, dossier_id: UUID) -> set[str]:
    """The pieces that are done, without opening one."""
    rows = allowed(eyes, Scope.INTAKE, IntakeChunk.objects.filter(dossier_id=dossier_id))
    return set(rows.exclude(done_at=None).values_list("chunk", flat=True))


def ticks(eyes: Eyes, dossier_id: UUID) -> dict[str, datetime]:
    """The topics that the coachee wants to talk about, with the moment of the newest tick; not what was answered."""
    row = _one(eyes, dossier_id, TopicTicks)
    return {topic: datetime.fromisoformat(at) for topic, at in (row or {}).items()}


def contacts(eyes: Eyes, dossier_id: UUID) -> dict[str, Any]:
    """Whom the coach may call, for the coachee and whoever guides; empty when nothing was filled in.

    `call` and `call_also` are people, `gp` is the GP; each with what was given of `who`, `name` and `phone`.
    """
    return _one(eyes, dossier_id, Contacts) or {}


def _one(eyes: Eyes, dossier_id: UUID, model: type[TopicTicks] | type[Contacts]) -> dict[str, Any] | None:
    if eyes.role not in OWN_AND_GUIDES:
        return None
    row = model._default_manager.filter(dossier__in=visible(eyes), dossier_id=dossier_id).first()
    opened: dict[str, Any] | None = keys.ring([dossier_id]).open(row) if row else None
    return opened


def _written(row: IntakeChunk, value: dict[str, Any]) -> Written:
    kept = tuple(_version(one) for one in reversed(value["kept"]))
    return Written(row.chunk, row.revision, _version(value["now"]), kept, row.done_at, row.changed_at)


def _version(value: dict[str, Any]) -> Version:
    at = datetime.fromisoformat(value["at"])
    return Version(value["id"], value["answers"], at, value["name"], Way(value["way"]))
