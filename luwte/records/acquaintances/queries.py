"""Questions about acquaintances: the talks, what was taken along, and what each may know of the other's answer."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from luwte.records import keys
from luwte.records.acquaintances.models import Acquaintance
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import GUIDES
from luwte.records.people.queries import name_of
from luwte.rules.acquaintances import Answer, Exercise, Said, Side


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk as these eyes may see it. `other_said`: the other chose something. Notes are the guide's own."""

    id: UUID
    guide_id: UUID
    guide: str
    held_on: date | None
    made_at: datetime
    exercises: tuple[Exercise, ...]
    said: Said
    other_said: bool
    notes: str


def talks(eyes: Eyes, dossier_id: UUID) -> list[Talk]:
    """The talks of a dossier, newest first, for the coachee and whoever guides."""
    rows = list(_rows(eyes, dossier_id))
    ring = keys.ring([dossier_id]) if rows else None
    names = name_of(eyes, {row.guide_id for row in rows}) if rows else {}
    return [_talk(eyes, row, ring.open(row), names.get(row.guide_id, "")) for row in rows] if ring else []


def taken_along(eyes: Eyes, dossier_id: UUID) -> tuple[Exercise, ...]:
    """The exercises that the coachee took along from the newest talk; one query when there was none."""
    row = _rows(eyes, dossier_id).first()
    return tuple(Exercise(one) for one in keys.ring([dossier_id]).open(row)["exercises"]) if row else ()


def _rows(eyes: Eyes, dossier_id: UUID):  # type: ignore[no-untyped-def]
    rows = Acquaintance.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id).order_by("-made_at")
    return rows if eyes.role in GUIDES | {Role.COACHEE} else rows.none()


def _talk(eyes: Eyes, row: Acquaintance, value: dict, guide: str) -> Talk:  # type: ignore[type-arg]
    side = Side.COACHEE if eyes.role is Role.COACHEE else Side.GUIDE
    said = Said(**{one: Answer(answer) for one, answer in value["said"].items()})
    other = said.guide if side is Side.COACHEE else said.coachee
    own_notes = value["notes"] if eyes.role in GUIDES and row.guide_id == eyes.person_id else ""
    taken = tuple(Exercise(one) for one in value["exercises"])
    return Talk(
        row.id, row.guide_id, guide, row.held_on, row.made_at, taken, said.seen_by(side), other is not None, own_notes
    )
