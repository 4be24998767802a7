"""Questions about dossiers: which ones these eyes may know of, and who guides them."""

from uuid import UUID

from django.db.models import F, Q, QuerySet

from luwte.records import keys
from luwte.records.dossiers.models import Dossier, Guide, WriteReceipt
from luwte.records.dossiers.models import Preferences as PreferencesRow
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import GUIDES, HOUSE
from luwte.records.people.models import Person
from luwte.rules.preferences import Preferences, from_json


def visible(eyes: Eyes) -> QuerySet[Dossier]:
    """The dossiers that these eyes may know of; what they see inside is a matter of shares."""
    rows = Dossier.objects.all()
    if eyes.role in HOUSE:
        return rows
    if eyes.role in {Role.COACHEE, Role.MEMBER, Role.LOGIN}:
        chosen = {"id": eyes.dossier_id} if eyes.role is Role.COACHEE else {}
        return rows.filter(person_id=eyes.person_id, **chosen)
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


def guidance(eyes: Eyes, dossier_id: UUID, person_id: UUID, role: str) -> list[Guide]:
    """The guidances of a dossier that one person holds today in one capacity."""
    return [one for one in guides(eyes, dossier_id) if one.person_id == person_id and one.role == role]


def coached(eyes: Eyes, dossier_id: UUID) -> list[Person]:
    """Who coached this dossier, now or before; who guides now first, then who left last."""
    rows = Guide.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id, role=Role.COACH.value)
    found = {
        guide.person_id: guide.person
        for guide in rows.select_related("person").order_by(F("until").desc(nulls_first=True), "-since")
    }
    return list(found.values())


def roster(eyes: Eyes) -> list[tuple[Dossier, list[Guide]]]:
    """The open dossiers of the practice with who guides them, by name: two queries, and nothing from inside."""
    dossiers = visible(eyes).filter(closed_at=None).select_related("person").order_by("person__name")
    rows = Guide.objects.filter(Q(until=None) | Q(until__gt=eyes.today), dossier__in=visible(eyes))
    found: dict[UUID, list[Guide]] = {}
    for guide in rows.filter(since__lte=eyes.today).select_related("person").order_by("person__name"):
        found.setdefault(guide.dossier_id, []).append(guide)
    return [(dossier, found.get(dossier.id, [])) for dossier in dossiers]


def receipt(eyes: Eyes, dossier_id: UUID, client_id: UUID) -> WriteReceipt | None:
    """The receipt of a form that was sent before."""
    return WriteReceipt.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id, client_id=client_id).first()


def preferences(eyes: Eyes, dossier_id: UUID) -> Preferences:
    """What the coachee chose; the coachee's own eyes and the house only, for others as if nothing was chosen."""
    if eyes.role not in HOUSE | {Role.COACHEE}:
        return Preferences()
    row = PreferencesRow.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id).first()
    return from_json(keys.ring([dossier_id]).open(row)) if row else Preferences()
