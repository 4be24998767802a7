"""Asking the client organisation, answering by link, showing the answers to the coach, and withdrawing the whole."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from django.db.models import F

from luwte.actions import tokens
from luwte.actions.dossiers import NotThere, born, change, insert, receive, replayed, there
from luwte.actions.writing import Pen, writing
from luwte.records import keys
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes
from luwte.records.orientations import queries
from luwte.records.orientations.models import Orientation
from luwte.rules.access import Act
from luwte.rules.orientations import VALID, State, Wrong, cannot_ask, fit


class NotTaken(Exception):
    """It cannot be asked now; `why` says why."""

    def __init__(self, why: Wrong) -> None:
        super().__init__(why)
        self.why = why


def ask(by: Eyes, dossier_id: UUID, name: str, email: str, *, client_id: UUID) -> None:
    """The coachee has four questions put to someone of the client organisation, by a mail with a link."""
    dossier = there(by, dossier_id)
    with writing(by, Act.SHARE, dossier=dossier) as pen:
        if replayed(by, dossier, client_id):
            return
        if why := cannot_ask(queries.before(by, dossier.id), by.at):
            raise NotTaken(why)
        # What was asked and never answered makes room.
        for old in Orientation.objects.filter(dossier=dossier, state=State.ASKED.value):
            _end(pen, dossier, old)
        to = {"name": " ".join(name.split()), "email": email}
        row = _new(pen, dossier, to)
        receive(pen, client_id, "orientation", row)
        pen.ask("mail.orientation", orientation=str(row.id))
        pen.log("orientations.ask", "C", "orientation", row.id)


def answer(by: Eyes, answers: Mapping[str, str]) -> None:
    """The guest answers by their link. The first answer stands; a later one changes nothing and looks the same."""
    if (row := queries.by_link(by)) is None:
        raise NotThere
    ring = keys.ring([row.dossier_id])
    sealed = ring.seal(row, {**ring.open(row), "answers": fit(answers)})
    with writing(by, Act.ANSWER_LINK, dossier=row.dossier) as pen:
        # On its state, so that of two at the same time one is taken; a guest cannot lock a dossier.
        waiting = Orientation.objects.filter(id=row.id, state=State.ASKED.value)
        if waiting.update(state=State.ANSWERED.value, sealed=sealed, changed_at=by.at, revision=F("revision") + 1):
            pen.log("orientations.answer", "U", "orientation", row.id)


def release(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """The coachee, who saw the answers, lets the coach see them."""
    _move(by, dossier_id, row_id, State.ANSWERED, State.RELEASED, "orientations.release")


def take_back(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """The coach sees the answers no more from the next request on."""
    _move(by, dossier_id, row_id, State.RELEASED, State.ANSWERED, "orientations.take_back")


def withdraw(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """The coachee withdraws the whole: the link is worth nothing, and what was written is gone."""
    dossier = there(by, dossier_id)
    with writing(by, Act.SHARE, dossier=dossier) as pen:
        _end(pen, dossier, _there(by, dossier, row_id))


def _new(pen: Pen, dossier: Dossier, to: dict[str, str]) -> Orientation:
    row_id = uuid4()
    row = Orientation(
        **{**born(pen.by, dossier), "id": row_id},
        state=State.ASKED.value,
        token_hash=tokens.hashed(tokens.link("orientation", row_id)),
        expires_at=pen.by.at + VALID,
    )
    insert(row, keys.ring([dossier.id]), {"who": dossier.person.name, "to": to, "answers": None})
    return row


def _move(by: Eyes, dossier_id: UUID, row_id: UUID, before: State, after: State, event: str) -> None:
    dossier = there(by, dossier_id)
    with writing(by, Act.SHARE, dossier=dossier) as pen:
        row = _there(by, dossier, row_id)
        if row.state == before.value:
            row.state, row.changed_at, row.revision = after.value, by.at, row.revision + 1
            row.save(update_fields=["state", "changed_at", "revision"])
            pen.log(event, "U", "orientation", row.id)


def _end(pen: Pen, dossier: Dossier, row: Orientation) -> None:
    ring = keys.ring([dossier.id])
    row.state = State.WITHDRAWN.value
    change(pen.by, row, ring, {"who": "", "to": {"name": "", "email": ""}, "answers": None})
    pen.log("orientations.withdraw", "D", "orientation", row.id)


def _there(by: Eyes, dossier: Dossier, row_id: UUID) -> Orientation:
    if (row := queries.one(by, dossier.id, row_id)) is None:
        raise NotThere
    return row
