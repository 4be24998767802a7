"""The question when someone answers."""

from uuid import UUID

from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import HOUSE
from luwte.records.offices.models import Office as OfficeRow
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
