"""Questions about who is trusted: the coachee's own, and what a link leads to. No guide sees any of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from luwte.records import keys
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import HOUSE
from luwte.records.trusted.models import Trusted, TrustedNote
from luwte.rules.compass import Part, chosen

OWN = HOUSE | {Role.COACHEE}
NOTES = 12


@dataclass(frozen=True, slots=True)
class Friend:
    """Someone who is trusted, with what they see."""

    id: UUID
    name: str
    email: str
    parts: tuple[Part, ...]
    how: bool
    turn: int
    since: datetime
    looks: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A kind note."""

    id: UUID
    who: str
    words: str
    at: datetime


def friends(eyes: Eyes, dossier_id: UUID) -> list[Friend]:
    """Who is trusted now, the first one first."""
    if eyes.role not in OWN:
        return []
    rows = Trusted.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id, removed_at=None)
    ring = keys.ring([dossier_id])
    return [friend(row, ring.open(row)) for row in rows.order_by("made_at", "id")]


def notes(eyes: Eyes, dossier_id: UUID) -> list[Note]:
    """The newest notes, for the coachee alone."""
    if eyes.role not in OWN:
        return []
    rows = TrustedNote.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id).order_by("-made_at")[:NOTES]
    ring = keys.ring([dossier_id])
    return [Note(row.id, value["who"], value["words"], row.made_at) for row in rows if (value := ring.open(row))]


def by_link(eyes: Eyes) -> Trusted | None:
    """Who holds this link, while they are trusted."""
    if eyes.role is not Role.GUEST or not eyes.token:
        return None
    rows = Trusted.objects.filter(token_hash=eyes.token, removed_at=None, dossier__closed_at=None)
    return rows.select_related("dossier__practice").first()


def friend(row: Trusted, value: dict[str, Any]) -> Friend:
    """A row as a value."""
    looks = tuple(datetime.fromisoformat(one) for one in value["looks"])
    return Friend(
        row.id, value["name"], value["email"], chosen(value["parts"]), value["how"], row.turn, row.made_at, looks
    )


def opened(row: Trusted) -> tuple[Friend, str]:
    """A row with what is in it, and the first name of whose compass it is."""
    value = keys.ring([row.dossier_id]).open(row)
    return friend(row, value), str(value["whose"])
