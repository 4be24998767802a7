"""Questions about shares, and the condition that every query for another's eyes joins."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import GUIDES, HOUSE
from luwte.records.shares.models import Share
from luwte.rules.consents import Scope


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


def given(eyes: Eyes, dossier_id: UUID) -> list[Share]:
    """The shares of a dossier that hold today, for the coachee."""
    if eyes.role not in HOUSE | {Role.COACHEE}:
        return []
    rows = Share.objects.filter(valid(eyes.today), dossier__in=visible(eyes), dossier_id=dossier_id)
    return list(rows.select_related("party").order_by("party__name", "scope"))


def _for(eyes: Eyes, scope: Scope) -> QuerySet[Share]:
    return Share.objects.filter(
        valid(eyes.today), party_id=eyes.person_id, practice_id=eyes.practice_id, scope=scope.value
    )
