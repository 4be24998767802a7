"""Questions about messages: a conversation, what is unread, one's own draft. Nobody is told when the other read."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Min, Q, QuerySet

from luwte.records import keys
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import GUIDES
from luwte.records.messages.models import Message, MessageDraft
from luwte.rules.messages import may_withdraw

PAGE = 20


@dataclass(frozen=True, slots=True)
class Line:
    """A message as these eyes read it."""

    id: UUID
    at: datetime
    mine: bool
    text: str
    unread: bool
    can_withdraw: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """One's own words that are not sent yet; `kept` came from another page."""

    text: str = ""
    kept: tuple[str, ...] = ()
    revision: int = 0


def of(eyes: Eyes, dossier_id: UUID) -> QuerySet[Message]:
    """The messages that these eyes may read: all of one's own dossier, or one's own conversation as a guide."""
    rows = Message.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id, withdrawn_at=None)
    if eyes.role is Role.COACHEE:
        return rows
    return rows.filter(guide=eyes.me) if eyes.role in GUIDES else rows.none()


def conversation(eyes: Eyes, dossier_id: UUID, guide: UUID, page: int = 0) -> tuple[list[Line], bool]:
    """A page of messages, newest first, and whether there are older ones."""
    rows = list(
        of(eyes, dossier_id).filter(guide=guide).order_by("-made_at", "id")[page * PAGE : page * PAGE + PAGE + 1]
    )
    ring = keys.ring([dossier_id])
    own = eyes.role in GUIDES
    lines = [
        Line(
            row.id,
            row.made_at,
            mine=row.by_guide == own,
            text=ring.open(row)["text"],
            unread=row.by_guide != own and row.read_at is None,
            can_withdraw=row.by_guide == own and may_withdraw(row.made_at, eyes.at),
        )
        for row in rows[:PAGE]
    ]
    return lines, len(rows) > PAGE


def partners(eyes: Eyes, dossier_id: UUID) -> list[UUID]:
    """With whom the coachee has had messages, the latest first."""
    if eyes.role is not Role.COACHEE:
        return []
    rows = of(eyes, dossier_id).order_by("-made_at").values_list("guide", flat=True)
    return list(dict.fromkeys(rows))


def unread_from(eyes: Eyes, dossier_id: UUID) -> dict[UUID, int]:
    """For the coachee: from whom there are messages that were not opened yet, and how many."""
    if eyes.role is not Role.COACHEE:
        return {}
    found: dict[UUID, int] = {}
    for guide in of(eyes, dossier_id).filter(by_guide=True, read_at=None).values_list("guide", flat=True):
        found[guide] = found.get(guide, 0) + 1
    return found


def waiting(eyes: Eyes) -> dict[UUID, datetime]:
    """For whoever guides: each dossier with a message that they did not open yet, and since when. One query."""
    if eyes.role not in GUIDES:
        return {}
    unread = Q(guide=eyes.me, by_guide=False, read_at=None, withdrawn_at=None)
    rows = Message.objects.filter(unread, dossier__in=visible(eyes)).values("dossier_id").annotate(since=Min("made_at"))
    return {row["dossier_id"]: row["since"] for row in rows}


def draft(eyes: Eyes, dossier_id: UUID, guide: UUID) -> Draft:
    """One's own draft in a conversation."""
    if (row := draft_row(eyes, dossier_id, guide)) is None:
        return Draft()
    value = keys.ring([dossier_id]).open(row)
    return Draft(value["text"], tuple(value["kept"]), row.revision)


def draft_row(eyes: Eyes, dossier_id: UUID, guide: UUID) -> MessageDraft | None:
    """The row of one's own draft; nobody else's."""
    if eyes.role is not Role.COACHEE and (eyes.role not in GUIDES or eyes.me != guide):
        return None
    rows = MessageDraft.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id, guide=guide)
    return rows.filter(by_guide=eyes.role in GUIDES).first()
