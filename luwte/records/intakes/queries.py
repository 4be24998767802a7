"""Questions about the intake: what it asks to talk about, and whom the coach may call."""

from datetime import datetime
from typing import Any
from uuid import UUID

from luwte.records import keys
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import GUIDES, HOUSE
from luwte.records.intakes.models import Contacts, TopicTicks

OWN_AND_GUIDES = GUIDES | HOUSE | {Role.COACHEE}


def ticks(eyes: Eyes, dossier_id: UUID) -> dict[str, datetime]:
    """The topics that the coachee wants to talk about, with the moment of the newest tick; not what was answered."""
    row = _one(eyes, dossier_id, TopicTicks)
    return {topic: datetime.fromisoformat(at) for topic, at in (row or {}).items()}


def contacts(eyes: Eyes, dossier_id: UUID) -> dict[str, Any]:
    """Whom the coach may call, and the GP, for the coachee and whoever guides; empty when nothing was filled in."""
    return _one(eyes, dossier_id, Contacts) or {}


def _one(eyes: Eyes, dossier_id: UUID, model: type[TopicTicks] | type[Contacts]) -> dict[str, Any] | None:
    if eyes.role not in OWN_AND_GUIDES:
        return None
    row = model._default_manager.filter(dossier__in=visible(eyes), dossier_id=dossier_id).first()
    opened: dict[str, Any] | None = keys.ring([dossier_id]).open(row) if row else None
    return opened
