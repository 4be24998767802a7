"""Filling in a questionnaire: saved as it goes, on two devices, undo, finishing, and bringing answers of elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from luwte.actions.caseload import keep
from luwte.actions.dossiers import NotThere, born, change, insert, receive, replayed, there
from luwte.actions.questionnaires import whole
from luwte.actions.writing import Pen, writing
from luwte.exchange.fhir import responses as fhir
from luwte.records import keys
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes
from luwte.records.responses import queries
from luwte.records.responses.models import Instrument, InstrumentRequest, Response
from luwte.rules.access import Act
from luwte.rules.instruments.answers import from_json, to_json
from luwte.rules.instruments.checking import Code, Wrong, check
from luwte.rules.instruments.merging import Step, kept, merge, step
from luwte.rules.instruments.merging import undo as undone
from luwte.rules.instruments.screens import initial
from luwte.rules.instruments.values import Place, Value

KEPT_MOST = 20
PLACES_MOST = 3_000
TEXT_MOST = 5_000
VALUES_MOST = 100
# What is missing, too few or of a question that does not count now may be saved: filling in is not finished yet.
SOFT = frozenset({Code.MISSING, Code.TOO_FEW, Code.HIDDEN})


@dataclass(frozen=True, slots=True)
class Saved:
    """The row, its revision, and the places where another device gave another answer in the meantime."""

    response_id: UUID
    revision: int
    collided: tuple[str, ...] = ()


class NotTaken(Exception):
    """Answers that do not fit; `why` says which, nothing was saved."""

    def __init__(self, why: tuple[Wrong, ...] = ()) -> None:
        super().__init__(", ".join(one.code for one in why))
        self.why = why


class Finished(Exception):
    """It is finished; to change it, open it again first."""


def start(by: Eyes, dossier_id: UUID, instrument_id: UUID, request_id: UUID | None, *, client_id: UUID) -> UUID:
    """Begins a questionnaire, or goes on with the one that was begun; what was given is begun once."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        receipt = replayed(by, dossier, client_id)
        if receipt is not None and receipt.row_id is not None:
            return receipt.row_id
        instrument, request = _asked(by, dossier, instrument_id, request_id)
        rows = Response.objects.filter(dossier=dossier, instrument=instrument, request=request)
        begun = rows.first() if request else rows.filter(done_at=None).first()
        return begun.id if begun else _begin(pen, dossier, instrument, request, client_id)


def save(
    by: Eyes,
    dossier_id: UUID,
    response_id: UUID,
    posted: Mapping[Place, tuple[Value, ...]],
    *,
    client_id: UUID,
    base_revision: int,
) -> Saved:
    """Keeps the posted answers; an empty tuple takes an answer away. What is hidden by another answer stays kept."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        if receipt := replayed(by, dossier, client_id):
            return Saved(response_id, receipt.revision)
        row = _row(dossier, response_id)
        if row.done_at is not None:
            raise Finished
        _fitting(row.instrument, posted)
        return _save(pen, row, to_json(posted), client_id, base_revision)


def undo(by: Eyes, dossier_id: UUID, response_id: UUID) -> None:
    """Takes the last save back."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        row, ring = _row(dossier, response_id), keys.ring([dossier.id])
        value = ring.open(row)
        if not value["log"] or row.done_at is not None:
            raise NotThere
        now, log = undone(value["now"], [step(one) for one in value["log"]])
        change(by, row, ring, {**value, "now": now, "log": kept(log)})
        pen.log("responses.undo", "U", "response", row.id)


def finish(by: Eyes, dossier_id: UUID, response_id: UUID, *, finished: bool = True) -> None:
    """It is finished, with the totals recomputed and kept beside what was stated; or open again."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        row, ring = _row(dossier, response_id), keys.ring([dossier.id])
        if (row.done_at is not None) is finished:
            return
        value = ring.open(row)
        row.done_at = by.at if finished else None
        row.day = by.today if finished else row.day
        change(by, row, ring, {**value, "totals": _totals(row.instrument, value["now"]) if finished else {}})
        keep(by, dossier, ring, sign=by.today)
        pen.log("responses.finish" if finished else "responses.reopen", "U", "response", row.id)


def remove(by: Eyes, dossier_id: UUID, response_id: UUID) -> None:
    """Takes the answers away for good."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        row = _row(dossier, response_id)
        pen.log("responses.remove", "D", "response", row.id)
        row.delete()


def bring(by: Eyes, dossier_id: UUID, instrument_id: UUID, data: bytes, *, client_id: UUID) -> UUID:
    """Answers from a QuestionnaireResponse file, not finished yet, with the totals that it states itself."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        receipt = replayed(by, dossier, client_id)
        if receipt is not None and receipt.row_id is not None:
            return receipt.row_id
        instrument, _request = _asked(by, dossier, instrument_id, None)
        read = fhir.read(data, whole(instrument).questionnaire)
        row = Response(**born(by, dossier), instrument=instrument, day=by.today)
        stated = {link_id: str(total) for link_id, total in read.totals.items()}
        insert(row, keys.ring([dossier.id]), {**_empty(), "now": to_json(read.answers), "stated": stated})
        receive(pen, client_id, "response", row)
        pen.log("responses.bring", "C", "response", row.id)
    return row.id


def _asked(
    by: Eyes, dossier: Dossier, instrument_id: UUID, request_id: UUID | None
) -> tuple[Instrument, InstrumentRequest | None]:
    request = None
    if request_id is not None:
        given = InstrumentRequest.objects.filter(dossier=dossier, id=request_id, withdrawn_on=None)
        request = given.filter(instrument_id=instrument_id).first()
        if request is None:
            raise NotThere
    instrument = queries.instrument(by, instrument_id)
    if instrument is None or (instrument.ended_at is not None and request is None):
        raise NotThere
    return instrument, request


def _begin(
    pen: Pen, dossier: Dossier, instrument: Instrument, request: InstrumentRequest | None, client_id: UUID
) -> UUID:
    row = Response(**born(pen.by, dossier), instrument=instrument, request=request, day=pen.by.today)
    first = to_json(initial(whole(instrument).questionnaire))
    insert(row, keys.ring([dossier.id]), {**_empty(), "now": first})
    receive(pen, client_id, "response", row)
    pen.log("responses.start", "C", "response", row.id)
    return row.id


def _empty() -> dict[str, Any]:
    return {"now": {}, "log": [], "kept": [], "stated": {}, "totals": {}}


def _row(dossier: Dossier, response_id: UUID) -> Response:
    row = Response.objects.filter(dossier=dossier, id=response_id).select_related("instrument").first()
    if row is None:
        raise NotThere
    return row


def _fitting(instrument: Instrument, posted: Mapping[Place, tuple[Value, ...]]) -> None:
    """Each answer must be one that the question can take; whether the whole is complete is not asked here."""
    long = any(isinstance(one, str) and len(one) > TEXT_MOST for values in posted.values() for one in values)
    many = any(
        len(values) > VALUES_MOST or any(n >= VALUES_MOST for n in place.under) for place, values in posted.items()
    )
    if long or many or len(posted) > PLACES_MOST:
        raise NotTaken
    why = tuple(one for one in check(whole(instrument).questionnaire, posted) if one.code not in SOFT)
    if why:
        raise NotTaken(why)


def _save(pen: Pen, row: Response, posted: dict[str, list[Any]], client_id: UUID, base_revision: int) -> Saved:
    ring = keys.ring([row.dossier_id])
    value = ring.open(row)
    log = [step(one) for one in value["log"]]
    merged = merge(value["now"], posted, base_revision, row.revision, log)
    if merged.before or merged.collided:
        beside = [{"at": pen.by.at.isoformat(), "answers": merged.collided}] if merged.collided else []
        steps = [*log, Step(row.revision + 1, merged.before)] if merged.before else log
        other = [*value["kept"], *beside][-KEPT_MOST:]
        change(pen.by, row, ring, {**value, "now": merged.now, "log": kept(steps), "kept": other})
        pen.log("responses.save", "U", "response", row.id)
    receive(pen, client_id, "response", row)
    return Saved(row.id, row.revision, tuple(merged.collided))


def _totals(instrument: Instrument, now: dict[str, list[Any]]) -> dict[str, str | None]:
    found = whole(instrument).totals(from_json(now))
    return {one.id: None if one.value is None else str(one.value) for one in found}
