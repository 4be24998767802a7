"""Questions about attachments: what hangs on messages, and one file."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from luwte.records import keys
from luwte.records.attachments.models import Attachment
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import GUIDES


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a file on the page; the bytes come apart."""

    id: UUID
    message: UUID
    kind: str
    name: str
    width: int
    height: int
    bytes: int


def hanging(eyes: Eyes, dossier_id: UUID, messages: Collection[UUID]) -> dict[UUID, list[Told]]:
    """The files of these messages, without their bytes."""
    rows = _of(eyes, dossier_id).filter(message__in=messages).defer("content").order_by("place")
    ring = keys.ring([dossier_id])
    found: dict[UUID, list[Told]] = {}
    for row in rows:
        found.setdefault(row.message, []).append(_told(row, ring))
    return found


def one(eyes: Eyes, dossier_id: UUID, row_id: UUID) -> tuple[Told, bytes] | None:
    """One file with its bytes."""
    row = _of(eyes, dossier_id).filter(id=row_id).first()
    if row is None:
        return None
    ring = keys.ring([dossier_id])
    return _told(row, ring), ring.open_file(row, row.content)


def _of(eyes: Eyes, dossier_id: UUID) -> QuerySet[Attachment]:
    rows = Attachment.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id)
    if eyes.role is Role.COACHEE:
        return rows
    return rows.filter(guide=eyes.me) if eyes.role in GUIDES else rows.none()


def _told(row: Attachment, ring: keys.KeyRing) -> Told:
    value = ring.open(row)
    return Told(row.id, row.message, value["kind"], value["name"], value["width"], value["height"], value["bytes"])
