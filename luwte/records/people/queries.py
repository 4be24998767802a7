"""Questions about people: who logs in, in which capacities, and who knows whom."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import HOUSE, STAFF
from luwte.records.people.models import Invitation, LoginToken, Membership, Person, Practice


@dataclass(frozen=True, slots=True)
class Work:
    """A capacity in which someone works: role, practice, its time zone and its country."""

    role: str
    practice_id: UUID
    practice_name: str
    zone: str
    country: str


def by_email(eyes: Eyes, email: str) -> Person | None:
    """The active person with this mail address; only the log-in and the house may ask."""
    if eyes.role not in HOUSE | {Role.LOGIN, Role.PRACTICE_MANAGER, Role.COACH}:
        return None
    return Person.objects.filter(email__iexact=email.strip(), is_active=True).first()


def works(eyes: Eyes, person_id: UUID) -> list[Work]:
    """The capacities in which a person works today."""
    rows = (
        Membership.objects.filter(person_id=person_id, since__lte=eyes.today)
        .filter(Q(until=None) | Q(until__gt=eyes.today))
        .select_related("practice")
        .order_by("practice__name", "role")
    )
    return [Work(m.role, m.practice_id, m.practice.name, m.practice.zone, m.practice.country) for m in rows]


def registration(eyes: Eyes) -> tuple[str, str]:
    """The register and number of whoever looks, in this practice and capacity; empty where there is none."""
    row = Membership.objects.filter(
        person_id=eyes.person_id, practice_id=eyes.practice_id, role=eyes.role.value
    ).first()
    return (row.register, row.register_number) if row else ("", "")


def practice(eyes: Eyes, practice_id: UUID) -> Practice | None:
    """A practice that these eyes belong to."""
    rows = Practice.objects.filter(id=practice_id)
    return rows.first() if eyes.role in HOUSE or eyes.practice_id == practice_id else None


def staff(eyes: Eyes) -> QuerySet[Membership]:
    """Who works in the practice, for its manager."""
    rows = Membership.objects.select_related("person").order_by("person__name", "role")
    return rows.filter(practice_id=eyes.practice_id) if eyes.role is Role.PRACTICE_MANAGER else rows.none()


def coaches(eyes: Eyes) -> list[Person]:
    """Who coaches in this practice today, for who works here."""
    if eyes.role not in STAFF:
        return []
    rows = Membership.objects.filter(practice_id=eyes.practice_id, role=Role.COACH.value, since__lte=eyes.today)
    now = rows.filter(Q(until=None) | Q(until__gt=eyes.today)).select_related("person")
    return [row.person for row in now.order_by("person__name")]


def open_invitations(eyes: Eyes) -> QuerySet[Invitation]:
    """Invitations that still wait: the manager sees all of the practice, a coach their own."""
    rows = Invitation.objects.filter(accepted_at=None, withdrawn_at=None, practice_id=eyes.practice_id).order_by("name")
    if eyes.role is Role.PRACTICE_MANAGER:
        return rows
    return rows.filter(invited_by_id=eyes.person_id) if eyes.role is Role.COACH else rows.none()


@dataclass(frozen=True, slots=True)
class Batch:
    """A list of people who were invited together and did not all answer yet."""

    batch: UUID
    at: datetime
    names: tuple[str, ...]


def batches(eyes: Eyes) -> list[Batch]:
    """The lists that these eyes sent, newest first, with who did not answer yet."""
    found: dict[UUID, list[Invitation]] = {}
    for row in open_invitations(eyes).exclude(batch=None).order_by("-made_at", "name"):
        found.setdefault(row.batch, []).append(row)
    return [Batch(batch, rows[0].made_at, tuple(row.name for row in rows)) for batch, rows in found.items()]


def login_token(eyes: Eyes, link_hash: str) -> LoginToken | None:
    """The log-in token with this hash, used or not; only the log-in may ask."""
    if eyes.role not in HOUSE | {Role.LOGIN}:
        return None
    return LoginToken.objects.filter(link_hash=link_hash).select_related("person").first()


def invitation(eyes: Eyes, token_hash: str) -> Invitation | None:
    """The invitation with this hash while it can still be taken; whoever holds the link may ask."""
    rows = Invitation.objects.filter(token_hash=token_hash, accepted_at=None, withdrawn_at=None)
    return rows.filter(expires_at__gt=eyes.at).select_related("practice", "guide").first()


def name_of(eyes: Eyes, person_ids: Collection[UUID]) -> dict[UUID, str]:
    """The names of people of this practice or of oneself, by id; for who wrote what."""
    if eyes.role in {Role.NOBODY, Role.GUEST, Role.LOGIN} or not person_ids:
        return {}
    rows = Person.objects.filter(id__in=person_ids)
    if eyes.role not in HOUSE:
        here = Membership.objects.filter(practice_id=eyes.practice_id).values("person_id")
        rows = rows.filter(Q(id__in=here) | Q(id=eyes.person_id))
    return dict(rows.values_list("id", "name"))


def managers(eyes: Eyes, practice_id: UUID) -> list[Person]:
    """Who manages a practice today; the house asks, to write to them."""
    rows = Membership.objects.filter(practice_id=practice_id, role=Role.PRACTICE_MANAGER.value, since__lte=eyes.today)
    now = rows.filter(Q(until=None) | Q(until__gt=eyes.today)).select_related("person")
    return [row.person for row in now.order_by("person__name")] if eyes.role in HOUSE else []


def member(eyes: Eyes, membership_id: UUID) -> Membership | None:
    """One person's work in the practice, for its manager."""
    return staff(eyes).filter(id=membership_id).first()


def reviewers(eyes: Eyes) -> dict[UUID, str]:
    """Who may review a text of the practice today: its managers and coaches, by id with their name."""
    if eyes.role not in {Role.PRACTICE_MANAGER, Role.COACH}:
        return {}
    rows = Membership.objects.filter(practice_id=eyes.practice_id, since__lte=eyes.today)
    rows = rows.filter(Q(until=None) | Q(until__gt=eyes.today), role__in=(Role.PRACTICE_MANAGER, Role.COACH))
    return dict(rows.order_by("person__name").values_list("person_id", "person__name"))
