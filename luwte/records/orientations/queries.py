"""Questions about the orientation: the coachee sees it first, the coach what is released, a guest their own link."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from luwte.records import keys
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import HOUSE
from luwte.records.orientations.models import Orientation
from luwte.rules.orientations import State

OWN = HOUSE | {Role.COACHEE}


@dataclass(frozen=True, slots=True)
class Asked:
    """An orientation as these eyes may see it: whom it was asked of, and the answers when there are any."""

    id: UUID
    state: State
    to_name: str
    to_email: str
    asked_at: datetime
    expires_at: datetime
    answers: dict[str, str]
    expired: bool


def latest(eyes: Eyes, dossier_id: UUID) -> Asked | None:
    """The newest orientation that was not withdrawn: for the coachee in any state, for a coach when released."""
    rows = Orientation.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id)
    rows = rows.exclude(state=State.WITHDRAWN.value).order_by("-made_at")
    if eyes.role is Role.COACH:
        rows = rows.filter(state=State.RELEASED.value)
    elif eyes.role not in OWN:
        return None
    row = rows.first()
    return _opened(eyes, row, keys.ring([dossier_id]).open(row)) if row else None


def released(eyes: Eyes, dossier_id: UUID) -> bool:
    """Whether the coach can see an orientation now; for the coachee and the coach."""
    if eyes.role not in OWN | {Role.COACH}:
        return False
    rows = Orientation.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id)
    return rows.filter(state=State.RELEASED.value).exists()


def one(eyes: Eyes, dossier_id: UUID, row_id: UUID) -> Orientation | None:
    """An orientation that was not withdrawn, for the coachee who asked it."""
    if eyes.role is not Role.COACHEE:
        return None
    rows = Orientation.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id, id=row_id)
    return rows.exclude(state=State.WITHDRAWN.value).first()


def before(eyes: Eyes, dossier_id: UUID) -> list[tuple[State, datetime]]:
    """State and moment of each time that it was asked, for the coachee."""
    if eyes.role is not Role.COACHEE:
        return []
    rows = Orientation.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id)
    return [(State(state), at) for state, at in rows.values_list("state", "made_at")]


def by_link(eyes: Eyes) -> Orientation | None:
    """What a guest's link is for, while it is worth something."""
    if eyes.role is not Role.GUEST or not eyes.token:
        return None
    rows = Orientation.objects.filter(token_hash=eyes.token, expires_at__gt=eyes.at, dossier__closed_at=None)
    return rows.exclude(state=State.WITHDRAWN.value).select_related("dossier", "practice").first()


def who_asks(eyes: Eyes, row: Orientation) -> str:
    """The name that the coachee let the guest see."""
    return str(keys.ring([row.dossier_id]).open(row)["who"]) if eyes.role is Role.GUEST else ""


def _opened(eyes: Eyes, row: Orientation, value: dict[str, Any]) -> Asked:
    return Asked(
        row.id,
        State(row.state),
        value["to"]["name"],
        value["to"]["email"],
        row.made_at,
        row.expires_at,
        value["answers"] or {},
        expired=row.expires_at <= eyes.at,
    )
