"""Opening a dossier, giving it a guide, and what each write into a dossier shares: the check, the row, the receipt."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from luwte.actions.writing import Denied, Pen, writing
from luwte.records import keys
from luwte.records.caseload.models import CaseloadRow
from luwte.records.dossiers import queries
from luwte.records.dossiers.models import Dossier, DossierRow, Guide, WriteReceipt
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.guard import signed
from luwte.records.eyes.values import GUIDES
from luwte.records.people import queries as people
from luwte.records.people.models import Person, Practice
from luwte.rules.access import Act


class NotThere(Exception):
    """What was asked for does not exist for these eyes."""


def there(by: Eyes, dossier_id: UUID | None) -> Dossier:
    """The dossier, or NotThere; the first line of each action on a dossier."""
    if (dossier := queries.one(by, dossier_id)) is None:
        raise NotThere
    return dossier


def open_for(by: Eyes, practice: Practice, person: Person, facts: Sequence[Any] = ()) -> Dossier:
    """A dossier for a person in a practice, with its own key and its row in the caseload; the one there is, if any."""
    if found := Dossier.objects.filter(practice=practice, person=person).first():
        return found
    dossier = Dossier(id=uuid4(), practice=practice, person=person, opened_at=by.at)
    with signed():
        keys.make(dossier.id, by.at)
    with writing(by, None, dossier=dossier) as pen:
        dossier.save(force_insert=True)
        insert(CaseloadRow(**born(by, dossier)), keys.ring([dossier.id]), {"facts": list(facts)})
        pen.log("dossiers.open", "C", "dossier", dossier.id)
    return dossier


def add_guide(by: Eyes, dossier: Dossier, person: Person, role: str) -> Guide:
    """`person` guides this dossier from today."""
    with writing(by, None, dossier=dossier) as pen:
        guide = Guide.objects.create(
            practice_id=dossier.practice_id, dossier=dossier, person=person, role=role, since=by.today
        )
        pen.log("dossiers.add_guide", "C", "guide", guide.id)
    return guide


def end_guide(by: Eyes, guide: Guide) -> None:
    """This guidance ends today; from the next request on the dossier does not exist for that person."""
    with writing(by, None, dossier=guide.dossier) as pen:
        Guide.objects.filter(id=guide.id).update(until=by.today)
        pen.log("dossiers.end_guide", "U", "guide", guide.id)


def assign(by: Eyes, dossier_id: UUID, person_id: UUID, role: str) -> None:
    """The practice manager says that someone of the practice guides this dossier, as coach or care professional.

    Where someone else coached before, another coach comes by a transfer: the coachee says what goes along.
    """
    dossier = there(by, dossier_id)
    works = [work.role for work in people.works(by, person_id) if work.practice_id == dossier.practice_id]
    if role not in works or Role(role) not in GUIDES:
        raise Denied("only who works here in this capacity can guide")
    last = [one.id for one in queries.coached(by, dossier.id)][:1]
    if role == Role.COACH.value and last not in ([], [person_id]):
        raise Denied("another coach comes by a transfer")
    with writing(by, Act.ASSIGN, dossier=dossier) as pen:
        if not queries.guidance(by, dossier.id, person_id, role):
            guide = Guide.objects.create(
                practice_id=dossier.practice_id, dossier=dossier, person_id=person_id, role=role, since=by.today
            )
            pen.log("dossiers.assign", "C", "guide", guide.id)


def unassign(by: Eyes, dossier_id: UUID, person_id: UUID, role: str) -> None:
    """The practice manager ends someone's guidance today; what was shared with them is not seen any more."""
    dossier = there(by, dossier_id)
    with writing(by, Act.ASSIGN, dossier=dossier) as pen:
        if not (found := queries.guidance(by, dossier.id, person_id, role)):
            raise NotThere
        Guide.objects.filter(id__in=[guide.id for guide in found]).update(until=by.today)
        pen.log("dossiers.unassign", "U", "guide", found[0].id)


def born(by: Eyes, dossier: Dossier) -> dict[str, Any]:
    """The readable fields of a new row of a dossier."""
    return {
        "id": uuid4(),
        "practice_id": dossier.practice_id,
        "dossier_id": dossier.id,
        "made_at": by.at,
        "changed_at": by.at,
    }


def insert(row: DossierRow, ring: keys.KeyRing, value: Any) -> None:
    """A new row with `value` sealed in it."""
    row.sealed = ring.seal(row, value)
    row.save(force_insert=True)


def change(by: Eyes, row: DossierRow, ring: keys.KeyRing, value: Any) -> None:
    """The row with a new sealed value and the next revision."""
    row.sealed, row.revision, row.changed_at = ring.seal(row, value), row.revision + 1, by.at
    row.save(force_update=True)


def replayed(by: Eyes, dossier: Dossier, client_id: UUID) -> WriteReceipt | None:
    """The receipt when this form came before."""
    return queries.receipt(by, dossier.id, client_id)


def receive(pen: Pen, client_id: UUID, kind: str, row: DossierRow) -> None:
    """Notes that this form has come, with its answer."""
    if pen.dossier is None:
        raise Denied("a receipt belongs to a dossier")
    WriteReceipt.objects.create(
        practice_id=pen.dossier.practice_id,
        dossier=pen.dossier,
        client_id=client_id,
        kind=kind,
        row_id=row.id,
        revision=row.revision,
        made_at=pen.by.at,
    )
