"""Writing steps that were agreed elsewhere, putting them down as agreed, turns in them. Nothing leaves from here."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from luwte.actions import standing
from luwte.actions.dossiers import NotThere, born, insert, receive, replayed, there
from luwte.actions.kept import Taken
from luwte.actions.writing import writing
from luwte.records import keys
from luwte.records.eyes import Eyes
from luwte.records.reintegration.models import StepsDraft, StepsTurn, StepsVersion
from luwte.records.reintegration.queries import draft, turns, versions
from luwte.rules.access import Act
from luwte.rules.reintegration.course import Event, Turn, course, fits
from luwte.rules.reintegration.judging import FAR, Fault, changes_the_past, faults, lacking
from luwte.rules.reintegration.values import Agreed, Plan, agreed_to_json, to_json


class NotTaken(Exception):
    """Steps that cannot be kept; `why` says which and why."""

    def __init__(self, why: Sequence[Fault]) -> None:
        super().__init__(", ".join(one.why for one in why))
        self.why = tuple(why)


class NotNow(Exception):
    """This turn does not fit where the steps stand on that day."""


def save(by: Eyes, dossier_id: UUID, plan: Plan, *, client_id: UUID, base_revision: int) -> Taken:
    """Keeps the steps as they are being written. An older page's version is kept beside the newer one."""
    dossier = there(by, dossier_id)
    if why := faults(plan, by.today):
        raise NotTaken(why)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        if receipt := replayed(by, dossier, client_id):
            return Taken(receipt.revision)
        row, stale = StepsDraft.objects.filter(dossier=dossier).first(), False
        if row is None:
            row = StepsDraft(**born(by, dossier))
            standing.begin(row, to_json(plan))
        else:
            stale = standing.put(by, row, to_json(plan), base_revision)
        receive(pen, client_id, "steps_draft", row)
        pen.log("reintegration.save", "U", "steps_draft", row.id)
    return Taken(row.revision, stale)


def undo(by: Eyes, dossier_id: UUID) -> None:
    """The steps as they were before the last change; without one, nothing is being written."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        row = StepsDraft.objects.filter(dossier=dossier).first()
        if row is None:
            raise NotThere
        row_id = row.id
        pen.log("reintegration.undo", "U" if standing.take_back(by, row) else "D", "steps_draft", row_id)


def agree(by: Eyes, dossier_id: UUID, agreed: Sequence[Agreed], *, client_id: UUID) -> int:
    """Puts the steps down as agreed: a new version with who agreed. Gives its number."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        held, found = versions(by, dossier.id), draft(by, dossier.id)
        if replayed(by, dossier, client_id):
            return held[0].number
        if found is None:
            raise NotThere
        why = lacking(found.plan, agreed, by.today)
        if held and not why:
            events = [one.event for one in turns(by, dossier.id)]
            why = changes_the_past(held[0].plan, found.plan, events, by.today)
        if why:
            raise NotTaken(why)
        row = StepsVersion(**born(by, dossier), number=held[0].number + 1 if held else 1)
        value = {"plan": to_json(found.plan), "agreed": agreed_to_json(tuple(agreed))}
        insert(row, keys.ring([dossier.id]), value)
        StepsDraft.objects.filter(dossier=dossier).delete()
        receive(pen, client_id, "steps_version", row)
        pen.log("reintegration.agree", "C", "steps_version", row.id)
    return row.number


def turn(by: Eyes, dossier_id: UUID, what: Turn, on: date, *, client_id: UUID) -> None:
    """Notes a turn from a day on. It moves the coachee's own overview and nothing elsewhere."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        if replayed(by, dossier, client_id):
            return
        held = versions(by, dossier.id)
        events = [one.event for one in turns(by, dossier.id)]
        last = max((one.on for one in events), default=on)
        laid = course(held[0].plan, events) if held else ()
        if not laid or on < last or abs(on - by.today) > FAR or not fits(laid, Event(what, on)):
            raise NotNow
        row = StepsTurn(**born(by, dossier), on=on)
        insert(row, keys.ring([dossier.id]), {"turn": what.value})
        receive(pen, client_id, "steps_turn", row)
        pen.log("reintegration.turn", "C", "steps_turn", row.id)


def turn_back(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """Takes the last turn back; an earlier one stays, for later ones rest on it."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        noted = turns(by, dossier.id)
        if not noted or noted[-1].id != row_id:
            raise NotThere
        StepsTurn.objects.filter(dossier=dossier, id=row_id).delete()
        pen.log("reintegration.turn_back", "D", "steps_turn", row_id)
