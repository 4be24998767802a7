"""Questions about offers: the coach and the coachee of the dossier, and a payer behind a mailed link.

A guest's link opens the offer alone: an agreement has no link, and nothing of the dossier beside the offer is read.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from luwte.records import keys
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import HOUSE
from luwte.records.offers.models import Offer
from luwte.rules.offers import Kind, State, expired, link_holds, number

MAY = HOUSE | {Role.COACH, Role.COACHEE}


@dataclass(frozen=True, slots=True)
class Document:
    """An offer or agreement as these eyes may read it; `value` is what was sealed."""

    id: UUID
    dossier_id: UUID
    kind: Kind
    state: State
    number: str
    made_by: UUID
    made_at: datetime
    valid_until: date
    accepted_on: date | None
    revision: int
    expired: bool
    value: dict[str, Any]

    @property
    def payer(self) -> dict[str, Any]:
        """Who pays; empty on an agreement."""
        return dict(self.value.get("payer") or {})

    @property
    def paper(self) -> dict[str, Any] | None:
        """The text as it was frozen; None while it is a draft."""
        return self.value.get("paper")

    @property
    def accepted(self) -> dict[str, Any] | None:
        """Who accepted, when, and the hash of the exact text."""
        return self.value.get("accepted")


def every(eyes: Eyes, dossier_id: UUID) -> list[Document]:
    """The documents of a dossier, newest first. A coachee sees what was shown, never a draft."""
    rows = list(_rows(eyes).filter(dossier_id=dossier_id).order_by("-made_at"))
    ring = keys.ring([dossier_id])
    return [_opened(eyes, row, ring) for row in rows]


def one(eyes: Eyes, dossier_id: UUID, row_id: UUID) -> Document | None:
    """One document of a dossier."""
    row = row_of(eyes, dossier_id, row_id)
    return _opened(eyes, row, keys.ring([dossier_id])) if row else None


def row_of(eyes: Eyes, dossier_id: UUID, row_id: UUID) -> Offer | None:
    """The row itself, for an action."""
    return _rows(eyes).filter(dossier_id=dossier_id, id=row_id).first()


def by_link(eyes: Eyes) -> Offer | None:
    """What a guest's link is for: an offer that went out, for a while; never about someone at rest."""
    if eyes.role is not Role.GUEST or not eyes.token:
        return None
    rows = Offer.objects.filter(token_hash=eyes.token, kind=Kind.OFFER.value, dossier__closed_at=None)
    row = rows.select_related("dossier", "practice").first()
    return row if row and link_holds(State(row.state), row.valid_until, row.accepted_on, eyes.today) else None


def read_by_link(eyes: Eyes) -> Document | None:
    """The offer behind a guest's link."""
    row = by_link(eyes)
    return _opened(eyes, row, keys.ring([row.dossier_id])) if row else None


def _rows(eyes: Eyes) -> QuerySet[Offer]:
    if eyes.role not in MAY:
        return Offer.objects.none()
    rows = Offer.objects.filter(dossier__in=visible(eyes))
    return rows.exclude(state=State.DRAFT.value) if eyes.role is Role.COACHEE else rows


def _opened(eyes: Eyes, row: Offer, ring: keys.KeyRing) -> Document:
    state = State(row.state)
    return Document(
        id=row.id,
        dossier_id=row.dossier_id,
        kind=Kind(row.kind),
        state=state,
        number=number(row.year, row.number) if row.year and row.number else "",
        made_by=row.made_by,
        made_at=row.made_at,
        valid_until=row.valid_until,
        accepted_on=row.accepted_on,
        revision=row.revision,
        expired=expired(state, row.valid_until, eyes.today),
        value=ring.open(row),
    )
