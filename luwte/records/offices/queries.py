"""The question when someone answers."""

from uuid import UUID

from django.db.models import QuerySet

from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import HOUSE
from luwte.records.offices.models import Office as OfficeRow
from luwte.records.offices.models import Substitution
from luwte.records.people.models import Person
from luwte.rules.messages import Office, away

STRANGERS = frozenset({Role.NOBODY, Role.GUEST, Role.LOGIN, Role.MEMBER})


def office(eyes: Eyes, person_id: UUID, practice_id: UUID | None = None) -> Office:
    """When someone of this practice answers; the usual hours where nothing was filled in."""
    practice_id = practice_id if eyes.role in HOUSE else eyes.practice_id
    if eyes.role in STRANGERS:
        return Office()
    row = OfficeRow.objects.filter(person_id=person_id, practice_id=practice_id).first()
    return _office(row) if row else Office()


def _office(row: OfficeRow) -> Office:
    days = frozenset(int(day) for day in row.days)
    return Office(days, row.opens, row.closes, away(row.away_from, row.away_until))


def substitutions(eyes: Eyes) -> list[Substitution]:
    """Who stands in for whom, now or soon: all of the practice for its manager, one's own for a coach."""
    rows = _running(eyes).filter(until__gte=eyes.today).select_related("coach", "substitute").order_by("since")
    if eyes.role is Role.PRACTICE_MANAGER:
        return list(rows)
    return list(rows.filter(coach_id=eyes.person_id)) if eyes.role is Role.COACH else []


def covered(eyes: Eyes) -> list[UUID]:
    """The coaches for whom these eyes stand in today."""
    if eyes.role is not Role.COACH:
        return []
    return list(_today(eyes).filter(substitute_id=eyes.person_id).values_list("coach_id", flat=True))


def stand_ins(eyes: Eyes, coach_id: UUID) -> list[Person]:
    """Who stands in for this coach today, for the coachee."""
    if eyes.role is not Role.COACHEE:
        return []
    return [row.substitute for row in _today(eyes).filter(coach_id=coach_id).select_related("substitute")]


def _today(eyes: Eyes) -> QuerySet[Substitution]:
    return _running(eyes).filter(since__lte=eyes.today, until__gte=eyes.today)


def _running(eyes: Eyes) -> QuerySet[Substitution]:
    return Substitution.objects.filter(practice_id=eyes.practice_id, ended_at=None)
