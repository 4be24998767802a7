"""Questions about shares, and the condition that every query for another's eyes joins."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from luwte.library.consents import ConsentText, agreed
from luwte.records.dossiers.models import Guide
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import GUIDES, HOUSE
from luwte.records.shares.models import Share
from luwte.rules.consents import Scope

OWN = HOUSE | {Role.COACHEE}


@dataclass(frozen=True, slots=True)
class Receipt:
    """A consent as its giver keeps it: who let whom see what, for what, since and until when, on which text."""

    id: UUID
    dossier_id: UUID
    coachee: str
    party_id: UUID
    party: str
    practice: str
    purpose: str
    scope: Scope
    share: Share
    text: ConsentText | None
    holds: bool


def valid(today: date) -> Q:
    """Shares that hold today."""
    return Q(withdrawn_at=None, since__lte=today) & (Q(until=None) | Q(until__gt=today))


def allowed(eyes: Eyes, scope: Scope, rows: QuerySet[Any]) -> QuerySet[Any]:
    """The rows of a dossier table that these eyes may see: one's own, or what is shared with them for `scope`."""
    if eyes.role in HOUSE:
        return rows
    if eyes.role is Role.COACHEE:
        return rows.filter(dossier_id=eyes.dossier_id, dossier__person_id=eyes.person_id)
    if eyes.role in GUIDES:
        return rows.filter(dossier_id__in=_for(eyes, scope).values("dossier_id"), dossier__in=visible(eyes))
    return rows.none()


def shared_ids(eyes: Eyes, scope: Scope) -> set[UUID]:
    """The dossiers whose coachee shares `scope` with these eyes today."""
    return set(_for(eyes, scope).values_list("dossier_id", flat=True))


def shared_by_scope(eyes: Eyes) -> dict[Scope, set[UUID]]:
    """For every scope the dossiers whose coachee shares it with these eyes today. One query."""
    found: dict[Scope, set[UUID]] = {}
    for scope, dossier_id in _for(eyes).values_list("scope", "dossier_id"):
        found.setdefault(Scope(scope), set()).add(dossier_id)
    return found


def scopes(eyes: Eyes, dossier_id: UUID) -> set[Scope]:
    """What the coachee shares with these eyes today, when they guide this dossier."""
    rows = _for(eyes).filter(dossier_id=dossier_id, dossier__in=visible(eyes))
    return {Scope(scope) for scope in rows.values_list("scope", flat=True)} if eyes.role in GUIDES else set()


def every_scope(eyes: Eyes) -> dict[UUID, set[Scope]]:
    """What each coachee shares with these eyes today, by dossier; for whoever guides. One query."""
    found: dict[UUID, set[Scope]] = {}
    if eyes.role in GUIDES:
        for dossier_id, scope in _for(eyes).values_list("dossier_id", "scope"):
            found.setdefault(dossier_id, set()).add(Scope(scope))
    return found


def given(eyes: Eyes, dossier_id: UUID) -> list[Share]:
    """The shares of a dossier that hold today, for the coachee."""
    return [share for share in every(eyes, dossier_id) if holds(share, eyes.today)]


def every(eyes: Eyes, dossier_id: UUID) -> list[Share]:
    """Every share that was ever given in a dossier, newest first, for the coachee."""
    rows = Share.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id)
    return list(rows.select_related("party").order_by("-given_at", "scope")) if eyes.role in OWN else []


def holds(share: Share, today: date) -> bool:
    """Whether a share holds today; the same condition as `valid`."""
    return share.withdrawn_at is None and share.since <= today and (share.until is None or share.until > today)


def one(eyes: Eyes, dossier_id: UUID, share_id: UUID) -> Share | None:
    """One share, whether it holds or not, for the coachee."""
    rows = Share.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id, id=share_id)
    return rows.select_related("party", "dossier__person", "practice").first() if eyes.role in OWN else None


def receipt(eyes: Eyes, dossier_id: UUID, share_id: UUID) -> Receipt | None:
    """A share with the exact text that was agreed to, for the coachee to keep."""
    if (share := one(eyes, dossier_id, share_id)) is None:
        return None
    return Receipt(
        id=share.id,
        dossier_id=share.dossier_id,
        coachee=share.dossier.person.name,
        party_id=share.party_id,
        party=share.party.name,
        practice=share.practice.name,
        purpose=share.purpose,
        scope=Scope(share.scope),
        share=share,
        text=agreed(Scope(share.scope), share.text_version),
        holds=holds(share, eyes.today),
    )


def seen_by(eyes: Eyes, dossier_id: UUID, scope: Scope) -> list[str]:
    """The names of who can see this today, for the coachee: shared with, and guiding still. One query."""
    if eyes.role is not Role.COACHEE:
        return []
    guide = Guide.objects.filter(Q(until=None) | Q(until__gt=eyes.today), since__lte=eyes.today, dossier_id=dossier_id)
    rows = Share.objects.filter(
        valid(eyes.today),
        dossier__in=visible(eyes),
        dossier_id=dossier_id,
        scope=scope.value,
        party_id__in=guide.values("person_id"),
    )
    return list(rows.order_by("party__name").values_list("party__name", flat=True).distinct())


def _for(eyes: Eyes, scope: Scope | None = None) -> QuerySet[Share]:
    rows = Share.objects.filter(valid(eyes.today), party_id=eyes.person_id, practice_id=eyes.practice_id)
    return rows.filter(scope=scope.value) if scope else rows
