"""Questions about dossiers: which ones these eyes may know of, and who guides them."""

from uuid import UUID

from django.db.models import Q, QuerySet

from luwte.records.dossiers.models import Dossier, Guide, Preferences, WriteReceipt
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import GUIDES, HOUSE


def visible(eyes: Eyes) -> QuerySet[Dossier]:
    """The dossiers that these eyes may know of; what they see inside is a matter of shares."""
    rows = Dossier.objects.all()
    if eyes.role in HOUSE:
        return rows
    if eyes.role in {Role.COACHEE, Role.MEMBER, Role.LOGIN}:
        own = rows.filter(person_id=eyes.person_id)
        return own.filter(id=eyes.dossier_id) if eyes.role is Role.COACHEE else own
    if eyes.role in GUIDES:
        # A list asked once, not a question per row, which SQLite would answer by a scan each time.
        return rows.filter(id__in=guiding(eyes).values("dossier_id"), practice_id=eyes.practice_id, closed_at=None)
    if eyes.role is Role.PRACTICE_MANAGER:
        return rows.filter(practice_id=eyes.practice_id)
    return rows.none()


def guiding(eyes: Eyes) -> QuerySet[Guide]:
    """The guidances that these eyes hold today, in the capacity in which they look."""
    return Guide.objects.filter(
        Q(until=None) | Q(until__gt=eyes.today),
        person_id=eyes.person_id,
        practice_id=eyes.practice_id,
        role=eyes.role.value,
        since__lte=eyes.today,
    )


def one(eyes: Eyes, dossier_id: UUID | None) -> Dossier | None:
    """A dossier, or None when it does not exist for these eyes."""
    return visible(eyes).filter(id=dossier_id).select_related("person", "practice").first()


def guides(eyes: Eyes, dossier_id: UUID) -> list[Guide]:
    """Who guides this dossier today."""
    rows = Guide.objects.filter(
        Q(until=None) | Q(until__gt=eyes.today), dossier__in=visible(eyes), dossier_id=dossier_id
    )
    return list(rows.filter(since__lte=eyes.today).select_related("person").order_by("since"))


def receipt(eyes: Eyes, dossier_id: UUID, client_id: UUID) -> WriteReceipt | None:
    """The receipt of a form that was sent before."""
    return WriteReceipt.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id, client_id=client_id).first()


def preferences_row(eyes: Eyes, dossier_id: UUID) -> Preferences | None:
    """The sealed row of the coachee's choices; the coachee's own eyes and the house only."""
    if eyes.role not in HOUSE | {Role.COACHEE}:
        return None
    return Preferences.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id).first()
