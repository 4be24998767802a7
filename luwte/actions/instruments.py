"""Bringing a questionnaire into the practice, ending it, giving it to someone and withdrawing that."""

from uuid import UUID, uuid4

from luwte.actions.dossiers import NotThere, there
from luwte.actions.writing import Denied, Pen, writing
from luwte.exchange.fhir import questionnaires
from luwte.library.instruments import facts, shipped
from luwte.records.eyes import Eyes
from luwte.records.responses import queries
from luwte.records.responses.models import Instrument, InstrumentRequest
from luwte.rules.access import Act
from luwte.rules.evaluations import MOMENTS
from luwte.rules.instruments.facts import AssignableBy
from luwte.rules.instruments.matching import match
from luwte.rules.instruments.screens import tender
from luwte.rules.instruments.values import Questionnaire

TITLE_MOST = 200


def bring(by: Eyes, data: bytes, assignable_by: AssignableBy, *, client_id: UUID, title: str = "") -> UUID:
    """The questionnaire in a file comes into use in the practice; NotReadable when it is none. Sent twice is once."""
    read = questionnaires.read(data)
    with writing(by, Act.OFFER_INSTRUMENT) as pen:
        # The form's own id is the row's, so that a second sending finds the first.
        if Instrument.objects.filter(practice_id=by.here, id=client_id).exists():
            return client_id
        row = _row(by, client_id, read, title, by.here)
        row.assignable_by = strictest(read.questionnaire, assignable_by).value
        row.save(force_insert=True)
        pen.log("instruments.bring", "C", "instrument", row.id)
    return row.id


def strictest(questionnaire: Questionnaire, said: AssignableBy) -> AssignableBy:
    """Who may give it: what was said, but never wider than the facts, nor a coach where it asks about death."""
    known = match(questionnaire, facts())
    clinical = known is not None and known.facts.assignable_by is AssignableBy.CARE_PROFESSIONAL
    if clinical or any(tender(item) for item in questionnaire.walk()):
        return AssignableBy.CARE_PROFESSIONAL
    return said


def end(by: Eyes, instrument_id: UUID, *, ended: bool = True) -> None:
    """It is given no more, or again; what was answered stays."""
    with writing(by, Act.SET_UP) as pen:
        row = queries.instrument(by, instrument_id)
        if row is None:
            raise NotThere
        row.ended_at = by.at if ended else None
        row.save(update_fields=["ended_at"])
        pen.log("instruments.end", "U", "instrument", row.id)


def shelve(by: Eyes, practice_id: UUID) -> None:
    """The lists that come with Luwte stand in the practice; again changes nothing."""
    held = set(Instrument.objects.filter(practice_id=practice_id).values_list("shipped", flat=True))
    missing = [one for one in shipped() if one.id not in held]
    if not missing:
        return
    with writing(by, None, practice_id=practice_id) as pen:
        for one in missing:
            row = _row(by, uuid4(), questionnaires.read(one.data), "", practice_id)
            row.shipped, row.facts = one.id, one.id
            row.save(force_insert=True)
            pen.log("instruments.shelve", "C", "instrument", row.id)


def give(by: Eyes, dossier_id: UUID, instrument_id: UUID, moment: str = "", *, client_id: UUID) -> None:
    """Someone is asked to fill it in: now, or for an evaluation moment. Sent twice is once."""
    dossier = there(by, dossier_id)
    row = next((one for one in queries.to_give(by) if one.id == instrument_id), None)
    if row is None or moment not in ("", *MOMENTS):
        raise NotThere
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        asked = {"instrument": row, "moment": moment, "asked_by": by.me, "asked_on": by.today}
        held = InstrumentRequest.objects.filter(dossier=dossier, id=client_id)
        if not held.exists():
            InstrumentRequest.objects.create(id=client_id, practice_id=dossier.practice_id, dossier=dossier, **asked)
            pen.log("instruments.give", "C", "instrument_request", client_id)


def withdraw(by: Eyes, dossier_id: UUID, request_id: UUID, *, withdrawn: bool = True) -> None:
    """It is asked no more, or again; answers that were begun stay with the coachee."""
    dossier = there(by, dossier_id)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        row = InstrumentRequest.objects.filter(dossier=dossier, id=request_id).first()
        if row is None:
            raise NotThere
        row.withdrawn_on = by.today if withdrawn else None
        row.save(update_fields=["withdrawn_on"])
        _note(pen, row, "withdraw" if withdrawn else "give_back")


def _note(pen: Pen, row: InstrumentRequest, what: str) -> None:
    pen.log(f"instruments.{what}", "U", "instrument_request", row.id)


def _row(by: Eyes, row_id: UUID, read: questionnaires.Read, title: str, practice_id: UUID) -> Instrument:
    found = read.questionnaire
    known = match(found, facts())
    told = title or found.title.in_("nl") or found.name or (known.facts.title["nl"] if known else "")
    if not told.strip():
        raise Denied("a questionnaire needs a name")
    return Instrument(
        id=row_id,
        practice_id=practice_id,
        title=told.strip()[:TITLE_MOST],
        resource=read.resource,
        facts=known.facts.id if known else "",
        brought_at=by.at,
        brought_by=by.person_id,
    )
