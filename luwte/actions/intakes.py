"""Saving a piece of the intake: once per form, nothing overwritten unseen, and what follows from it for the talk."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID, uuid4

from luwte.actions import preferences
from luwte.actions.caseload import keep
from luwte.actions.dossiers import NotThere, born, change, insert, receive, replayed, there
from luwte.actions.gates import follow
from luwte.actions.kept import Outcome, Saved
from luwte.actions.writing import Pen, writing
from luwte.library.intake import intake
from luwte.records import keys
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes, Role
from luwte.records.intakes.models import Contacts, IntakeChunk, TopicTicks
from luwte.records.people.models import Person
from luwte.records.shares.queries import scopes
from luwte.rules.access import Act
from luwte.rules.consents import Scope
from luwte.rules.intake.chunks import WISH, Answers, Chunk, Way, Wrong, contacts, contained, fit, ticked
from luwte.rules.intake.values import Topic
from luwte.rules.preferences import Wish

KEPT_MOST = 20
_Turned = Callable[[Eyes, dict[str, Any]], dict[str, Any] | None]


class NotTaken(Exception):
    """Answers that cannot be taken; `why` says which and why."""

    def __init__(self, why: Mapping[str, Wrong]) -> None:
        super().__init__(", ".join(why))
        self.why = why


def save(
    by: Eyes,
    dossier_id: UUID,
    chunk: str,
    said: Mapping[str, Any],
    *,
    client_id: UUID,
    base_revision: int,
    done: bool = False,
    draft: bool = False,
    way: Way = Way.SELF,
) -> Saved:
    """Stores a piece. An older page's version is kept beside the newer one; `done` says that the person goes on.

    Whoever guides may type it with the coachee, by phone or from paper, while the coachee shares the intake.
    """
    dossier, act = _may_write(by, dossier_id)
    piece = _piece(dossier, chunk)
    answers, wrong = fit(piece, said)
    if wrong:
        raise NotTaken(wrong)
    wish = answers.pop(WISH, None)
    way = Way.SELF if by.role is Role.COACHEE else way
    with writing(by, act, dossier=dossier) as pen:
        if receipt := replayed(by, dossier, client_id):
            _finish(pen, dossier, chunk, done)
            return Saved(Outcome.AGAIN, receipt.revision)
        row, outcome, event = _save(pen, dossier, piece, _version(by, answers, way), base_revision)
        if outcome is Outcome.SAVED:
            _follow(pen, dossier, piece, answers, wish)
        receive(pen, client_id, "intake_chunk", row)
        _finish(pen, dossier, chunk, done)
        if by.role is Role.COACHEE:
            keep(by, dossier, keys.ring([dossier.id]), sign=by.today)
        if not (draft and by.role is Role.COACHEE):
            pen.log("intakes.save", event, "intake_chunk", row.id)
    return Saved(outcome, row.revision)


def undo(by: Eyes, dossier_id: UUID, chunk: str, *, client_id: UUID) -> None:
    """The answers before the last change; once more, and they are back. What was ticked to talk about stays."""
    _turn(by, dossier_id, chunk, client_id, "intakes.undo", _undone)


def choose(by: Eyes, dossier_id: UUID, chunk: str, version_id: str, *, client_id: UUID) -> bool:
    """A version that was kept becomes the one that counts; what counted until now is kept in its place.

    False when that version is kept no more, because the piece was changed since.
    """

    def chosen(by: Eyes, value: dict[str, Any]) -> dict[str, Any] | None:
        found = next((one for one in value["kept"] if one["id"] == version_id), None)
        if found is None:
            return None
        others = [one for one in value["kept"] if one["id"] != version_id]
        return {"now": found, "before": value["now"], "kept": [*others, value["now"]], "beside": False}

    return _turn(by, dossier_id, chunk, client_id, "intakes.choose", chosen)


def _turn(by: Eyes, dossier_id: UUID, chunk: str, client_id: UUID, event: str, turned: _Turned) -> bool:
    dossier, act = _may_write(by, dossier_id)
    piece = _piece(dossier, chunk)
    with writing(by, act, dossier=dossier) as pen:
        if replayed(by, dossier, client_id):
            return True
        if (row := IntakeChunk.objects.filter(dossier=dossier, chunk=chunk).first()) is None:
            raise NotThere
        ring = keys.ring([dossier.id])
        if (value := turned(by, ring.open(row))) is None:
            return False
        change(by, row, ring, value)
        receive(pen, client_id, "intake_chunk", row)
        _follow(pen, dossier, piece, value["now"]["answers"], None)
        pen.log(event, "U", "intake_chunk", row.id)
    return True


def _undone(by: Eyes, value: dict[str, Any]) -> dict[str, Any]:
    return {**value, "now": value["before"] or _version(by, {}, value["now"]["way"]), "before": value["now"]}


def _may_write(by: Eyes, dossier_id: UUID) -> tuple[Dossier, Act]:
    """The dossier and the act: the coachee's own, or what is shared with whoever guides."""
    dossier = there(by, dossier_id)
    if by.role is Role.COACHEE:
        return dossier, Act.FILL_IN
    if Scope.INTAKE not in scopes(by, dossier.id):
        raise NotThere
    return dossier, Act.GUIDE


def _piece(dossier: Dossier, name: str) -> Chunk:
    if (found := intake(dossier.practice.country).chunk(name)) is None:
        raise NotThere
    return found.values()


def _version(by: Eyes, answers: Answers, way: str) -> dict[str, Any]:
    # The name stays with what was typed, also when that person no longer works here.
    name = "" if by.role is Role.COACHEE else Person.objects.values_list("name", flat=True).get(id=by.me)
    who = {"name": name, "role": by.role.value, "person": str(by.me)}
    return {"id": uuid4().hex, "answers": answers, "at": by.at.isoformat(), "way": str(way), **who}


def _save(
    pen: Pen, dossier: Dossier, piece: Chunk, version: dict[str, Any], base_revision: int
) -> tuple[IntakeChunk, Outcome, str]:
    ring = keys.ring([dossier.id])
    row = IntakeChunk.objects.filter(dossier=dossier, chunk=piece.name).first()
    if row is None:
        row = IntakeChunk(**born(pen.by, dossier), chunk=piece.name)
        insert(row, ring, {"now": version, "before": None, "kept": [], "beside": False})
        _tick(pen, dossier, ticked(piece, version["answers"]))
        return row, Outcome.SAVED, "C"
    value = ring.open(row)
    # A tick counts from whichever page it comes.
    _tick(pen, dossier, ticked(piece, version["answers"]) - ticked(piece, value["now"]["answers"]))
    return row, _merge(pen.by, row, ring, value, version, base_revision), "U"


def _merge(
    by: Eyes, row: IntakeChunk, ring: keys.KeyRing, value: dict[str, Any], version: dict[str, Any], base_revision: int
) -> Outcome:
    now = value["now"]
    if version["answers"] == now["answers"]:
        return Outcome.SAVED
    if base_revision != row.revision:
        kept = _kept([*value["kept"], version], now)
        change(by, row, ring, {**value, "kept": kept, "beside": True})
        return Outcome.STALE
    # The first change after a version was put beside may come from that other page: what counted until now stays too.
    beside = [*value["kept"], now] if value["beside"] else value["kept"]
    change(by, row, ring, {"now": version, "before": now, "kept": _kept(beside, version), "beside": False})
    return Outcome.SAVED


def _kept(versions: list[dict[str, Any]], now: dict[str, Any]) -> list[dict[str, Any]]:
    """The versions that say something that the one that counts does not."""
    return [one for one in versions if not contained(one["answers"], now["answers"])][-KEPT_MOST:]


def _finish(pen: Pen, dossier: Dossier, chunk: str, done: bool) -> None:
    if done:
        IntakeChunk.objects.filter(dossier=dossier, chunk=chunk, done_at=None).update(done_at=pen.by.at)


def _follow(pen: Pen, dossier: Dossier, piece: Chunk, answers: Answers, wish: str | None) -> None:
    """What follows for the contacts and the coachee's own wish."""
    if said := contacts(piece, answers):
        _call(pen, dossier, said)
    if wish and pen.by.role is Role.COACHEE:
        preferences.wish(pen, dossier, Wish(wish))


def _call(pen: Pen, dossier: Dossier, said: Mapping[str, Any]) -> None:
    ring = keys.ring([dossier.id])
    row = Contacts.objects.filter(dossier=dossier).first()
    value = {**(ring.open(row) if row else {}), **said}
    value = {name: one for name, one in value.items() if one}
    if row is not None:
        change(pen.by, row, ring, value)
    elif value:
        insert(Contacts(**born(pen.by, dossier)), ring, value)


def _tick(pen: Pen, dossier: Dossier, topics: set[Topic]) -> None:
    """New ticks put topics on the list of what is still to be discussed; only a talk takes them off."""
    if not topics:
        return
    ring = keys.ring([dossier.id])
    row = TopicTicks.objects.filter(dossier=dossier).first()
    new = {topic.value: pen.by.at.isoformat() for topic in topics}
    if row is None:
        insert(TopicTicks(**born(pen.by, dossier)), ring, new)
    else:
        change(pen.by, row, ring, {**ring.open(row), **new})
    follow(pen, dossier)
