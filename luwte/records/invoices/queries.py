"""Questions about invoices: the manager sees the practice's book, a coach and a coachee what is about their dossier."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from luwte.records import keys
from luwte.records.dossiers.models import Dossier
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import HOUSE
from luwte.records.invoices.models import Invoice
from luwte.rules.invoices import Kind, Standing, State, number, standing


@dataclass(frozen=True, slots=True)
class Paper:
    """An invoice or credit note as these eyes may read it; `value` is what was sealed."""

    id: UUID
    about: UUID | None
    kind: Kind
    state: State
    number: str
    stands: Standing
    made_at: datetime
    issued_on: date | None
    due_on: date | None
    paid_on: date | None
    reminded_on: date | None
    credits: UUID | None
    credited_by: UUID | None
    revision: int
    value: dict[str, Any]


def every(eyes: Eyes, first: int = 0, most: int | None = None) -> list[Paper]:
    """What these eyes may see, newest number first, drafts on top."""
    rows = _rows(eyes).order_by("state", "-year", "-number", "-made_at")
    return _opened(eyes, list(rows[first : first + most] if most else rows[first:]))


def count(eyes: Eyes, state: State | None = None) -> int:
    """How many there are."""
    rows = _rows(eyes)
    return rows.filter(state=state.value).count() if state else rows.count()


def about(eyes: Eyes, dossier_id: UUID) -> list[Paper]:
    """The invoices of one dossier; the coachee sees issued ones alone."""
    return _opened(eyes, list(_rows(eyes).filter(about=dossier_id).order_by("state", "-year", "-number", "-made_at")))


def of_year(eyes: Eyes, year: int) -> list[Paper]:
    """Everything that was issued in a year, in order of number, for the bookkeeper."""
    return _opened(eyes, list(_rows(eyes).filter(year=year, state=State.ISSUED.value).order_by("number")))


def years(eyes: Eyes) -> list[int]:
    """The years in which something was issued."""
    rows = _rows(eyes).filter(state=State.ISSUED.value).order_by("-year")
    return [year for year in rows.values_list("year", flat=True).distinct() if year]


def drafts(eyes: Eyes) -> list[UUID]:
    """The drafts that can leave, in the order in which they were made; none about a dossier at rest."""
    rows = _rows(eyes).filter(state=State.DRAFT.value).order_by("made_at", "id")
    resting = Dossier.objects.filter(closed_at__isnull=False, practice_id=eyes.practice_id)
    return list(rows.exclude(about__in=resting.values("id")).values_list("id", flat=True))


def one(eyes: Eyes, row_id: UUID) -> Paper | None:
    """One of them."""
    return next(iter(_opened(eyes, rows_of(eyes, [row_id]))), None)


def rows_of(eyes: Eyes, row_ids: Collection[UUID]) -> list[Invoice]:
    """The rows themselves, for an action."""
    return list(_rows(eyes).filter(id__in=row_ids).order_by("made_at", "id"))


def _rows(eyes: Eyes) -> QuerySet[Invoice]:
    rows = Invoice.objects.all()
    if eyes.role in HOUSE:
        return rows
    if eyes.role is Role.PRACTICE_MANAGER:
        return rows.filter(practice_id=eyes.practice_id)
    mine = Q(practice_id=eyes.practice_id, about__in=visible(eyes).values("id"))
    if eyes.role is Role.COACHEE:
        return rows.filter(mine, state=State.ISSUED.value)
    return rows.filter(mine) if eyes.role is Role.COACH else rows.none()


def _opened(eyes: Eyes, rows: Collection[Invoice]) -> list[Paper]:
    ring = keys.ring({row.practice_id for row in rows})
    return [_paper(eyes, row, ring.open(row)) for row in rows]


def _paper(eyes: Eyes, row: Invoice, value: dict[str, Any]) -> Paper:
    kind, state = Kind(row.kind), State(row.state)
    return Paper(
        id=row.id,
        about=row.about,
        kind=kind,
        state=state,
        number=number(row.year, row.number) if row.year and row.number else "",
        stands=standing(kind, state, row.due_on, row.paid_on, row.credited_by is not None, eyes.today),
        made_at=row.made_at,
        issued_on=row.issued_on,
        due_on=row.due_on,
        paid_on=row.paid_on,
        reminded_on=row.reminded_on,
        credits=row.credits,
        credited_by=row.credited_by,
        revision=row.revision,
        value=value,
    )
