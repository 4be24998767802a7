"""Questions about questionnaires: which the practice has, what was given to someone, and what was answered."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from luwte.records import keys
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import GUIDES, HOUSE, STAFF
from luwte.records.responses.models import Instrument, InstrumentRequest, Response
from luwte.records.shares.queries import allowed
from luwte.rules.consents import Scope

MAY_GIVE = {Role.COACH: ("coach",), Role.CARE_PROFESSIONAL: ("coach", "care_professional")}


@dataclass(frozen=True, slots=True)
class Given:
    """A questionnaire that was given: for which moment, by whom, when."""

    id: UUID
    instrument: Instrument
    moment: str
    asked_by: UUID
    asked_on: date


@dataclass(frozen=True, slots=True)
class Filled:
    """The answers to one questionnaire, opened. `answers` is JSON by place; totals as they were stated and computed."""

    id: UUID
    instrument: Instrument
    request_id: UUID | None
    day: date
    done_at: datetime | None
    revision: int
    answers: dict[str, list[Any]]
    stated: dict[str, str] = field(default_factory=dict)
    kept: tuple[dict[str, Any], ...] = ()
    can_undo: bool = False


def instruments(eyes: Eyes) -> list[Instrument]:
    """The questionnaires of the practice, for who works there: in use first, then those that ended."""
    rows = Instrument.objects.filter(practice_id=eyes.practice_id).defer("resource").order_by("title", "brought_at")
    found = list(rows) if eyes.role in STAFF | HOUSE else []
    return sorted(found, key=lambda one: one.ended_at is not None)


def to_give(eyes: Eyes) -> list[Instrument]:
    """The questionnaires that these eyes may give: clinical ones a care professional only."""
    rows = Instrument.objects.filter(practice_id=eyes.practice_id, ended_at=None).order_by("title")
    return list(rows.filter(assignable_by__in=MAY_GIVE.get(eyes.role, ())))


def instrument(eyes: Eyes, instrument_id: UUID) -> Instrument | None:
    """One questionnaire of the practice; a coachee only one that was given or answered, or the own list of Luwte."""
    row = Instrument.objects.filter(practice_id=eyes.practice_id, id=instrument_id).first()
    if row is None or eyes.role in STAFF | HOUSE:
        return row
    if eyes.role is not Role.COACHEE:
        return None
    held = {"instrument": row, "dossier_id": eyes.dossier_id, "dossier__in": visible(eyes)}
    mine = InstrumentRequest.objects.filter(**held).exists() or Response.objects.filter(**held).exists()
    return row if row.shipped or mine else None


def own_lists(eyes: Eyes) -> list[Instrument]:
    """The lists that come with Luwte, which a coachee may fill in without being asked."""
    rows = Instrument.objects.filter(practice_id=eyes.practice_id, ended_at=None).exclude(shipped="")
    return list(rows.order_by("title")) if eyes.role is Role.COACHEE else []


def given(eyes: Eyes, dossier_id: UUID) -> list[Given]:
    """What was given in a dossier and not withdrawn, oldest first, for the coachee and whoever guides."""
    if eyes.role not in GUIDES | HOUSE | {Role.COACHEE}:
        return []
    rows = InstrumentRequest.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id, withdrawn_on=None)
    rows = rows.select_related("instrument").order_by("asked_on", "id")
    return [Given(row.id, row.instrument, row.moment, row.asked_by, row.asked_on) for row in rows]


def filled(eyes: Eyes, dossier_id: UUID, instrument_id: UUID | None = None) -> list[Filled]:
    """The answers of a dossier, newest first. Another's eyes see what is finished, and only when it is shared."""
    rows = _seen(eyes, dossier_id).order_by("-day", "-made_at")
    rows = rows.filter(instrument_id=instrument_id) if instrument_id else rows
    ring = keys.ring([dossier_id])
    return [_opened(row, ring) for row in rows]


def one(eyes: Eyes, dossier_id: UUID, response_id: UUID) -> Filled | None:
    """The answers to one questionnaire."""
    row = _seen(eyes, dossier_id).filter(id=response_id).first()
    return _opened(row, keys.ring([dossier_id])) if row else None


def answered_requests(eyes: Eyes, dossier_id: UUID) -> dict[UUID, Filled]:
    """What was given and has answers, finished or not, by the request."""
    return {row.request_id: row for row in filled(eyes, dossier_id) if row.request_id}


def _seen(eyes: Eyes, dossier_id: UUID) -> QuerySet[Response]:
    rows = allowed(eyes, Scope.RESPONSES, Response.objects.filter(dossier_id=dossier_id)).select_related("instrument")
    return rows.filter(done_at__isnull=False) if eyes.role in GUIDES else rows


def _opened(row: Response, ring: keys.KeyRing) -> Filled:
    value = ring.open(row)
    return Filled(
        row.id,
        row.instrument,
        row.request_id,
        row.day,
        row.done_at,
        row.revision,
        value["now"],
        value["stated"],
        tuple(value["kept"]),
        bool(value["log"]),
    )
