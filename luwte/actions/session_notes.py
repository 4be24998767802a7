"""Around a talk: what the coachee prepares and asks, the walking card, the coach's notes, and what is agreed."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from luwte.actions import evaluations
from luwte.actions.coaching_sessions import NotNow, follow, row_of, turn
from luwte.actions.dossiers import NotThere, born, change, insert, receive, replayed, there
from luwte.actions.kept import KEPT_MOST, Taken
from luwte.actions.writing import Denied, Pen, writing
from luwte.records import keys
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes, Role
from luwte.records.sessions.agreements import Did
from luwte.records.sessions.models import Agreement, AgreementMark, CoachingSession, SessionPreparation, WorkingNote
from luwte.rules.access import Act
from luwte.rules.coaching_sessions import AGREEMENTS_MOST, LINE_MOST, OPEN, TEXT_MOST, State, Wish

QUESTIONS = ("happened", "about", "helps")
NOTES = ("thought", "body")
AFTER = ("met", "learned", "question")
CARD = ("question", "silence", "met")


class TooLong(Exception):
    """More words than fit."""


def prepare(
    by: Eyes,
    dossier_id: UUID,
    row_id: UUID,
    answers: Mapping[str, str],
    *,
    shown: bool,
    client_id: UUID,
    base_revision: int,
) -> Taken:
    """The coachee's three short answers; `shown` lets whoever guides see them, and what became of the agreements."""
    dossier = there(by, dossier_id)
    new = _words(answers, QUESTIONS, LINE_MOST * 2)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        session = row_of(dossier, row_id)
        if receipt := replayed(by, dossier, client_id):
            return Taken(receipt.revision)
        if State(session.state) not in OPEN:
            raise NotNow
        row = SessionPreparation.objects.filter(session=session).first()
        made = row or SessionPreparation(**born(by, dossier), session=session)
        showing = made.shown != shown
        made.shown = shown
        saved = _written(pen, made, new, base_revision, born_now=row is None, anyway=showing)
        AgreementMark.objects.filter(dossier=dossier).update(shown=shown)
        receive(pen, client_id, "preparation", made)
        pen.log("sessions.prepare", "U" if row else "C", "preparation", made.id)
    return saved


def ask(by: Eyes, dossier_id: UUID, row_id: UUID, wish: Wish, words: str, *, client_id: UUID) -> None:
    """The coachee asks for another moment, or to call it off; no reason is needed. The coach gets a neutral mail."""
    dossier = there(by, dossier_id)
    if len(words) > LINE_MOST:
        raise TooLong
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        row = row_of(dossier, row_id)
        if replayed(by, dossier, client_id):
            return
        if State(row.state) not in OPEN or row.ends_at < by.at:
            raise NotNow
        asked(pen, row, wish, words.strip())
        receive(pen, client_id, "coaching_session", row)


def asked(pen: Pen, row: CoachingSession, wish: Wish, words: str) -> None:
    """Notes what the coachee asks about a talk, inside a transaction."""
    ring = keys.ring([row.dossier_id])
    said = {"wish": wish.value, "words": words, "at": pen.by.at.isoformat()}
    change(pen.by, row, ring, {**ring.open(row), "asked": said})
    pen.ask("mail.session_asked", session=str(row.id))
    pen.log("sessions.ask", "U", "coaching_session", row.id)


def unask(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """What was asked is asked no more: by the coachee who changed their mind, or by the coach who answered."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN if by.role is Role.COACHEE else Act.GUIDE, dossier=dossier) as pen:
        row = row_of(dossier, row_id)
        ring = keys.ring([dossier.id])
        change(by, row, ring, {**ring.open(row), "asked": None})
        pen.log("sessions.unask", "U", "coaching_session", row.id)


def note(
    by: Eyes, dossier_id: UUID, row_id: UUID, words: Mapping[str, str], *, client_id: UUID, base_revision: int
) -> Taken:
    """The coach's own working notes: thoughts, with body and feeling beside them. Not shown in the app."""
    dossier = there(by, dossier_id)
    new = _words(words, NOTES, TEXT_MOST * 3)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        session = row_of(dossier, row_id)
        if receipt := replayed(by, dossier, client_id):
            return Taken(receipt.revision)
        row = WorkingNote.objects.filter(session=session, author_id=by.me).first()
        made = row or WorkingNote(**born(by, dossier), session=session, author_id=by.me)
        saved = _written(pen, made, new, base_revision, born_now=row is None)
        receive(pen, client_id, "working_note", made)
        pen.log("sessions.note", "U" if row else "C", "working_note", made.id)
    return saved


def card(by: Eyes, dossier_id: UUID, row_id: UUID, words: Mapping[str, str], *, base_revision: int) -> Taken:
    """The walking card: a question to carry, some silence, and what the two met on the way. Both read it."""
    dossier = there(by, dossier_id)
    new = _words(words, CARD, LINE_MOST * 2)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        row = row_of(dossier, row_id)
        return _shared(pen, row, "card", new, base_revision)


def hold(
    by: Eyes,
    dossier_id: UUID,
    row_id: UUID,
    after: Mapping[str, str],
    agreed: Sequence[str],
    *,
    looked_back: Sequence[UUID] = (),
    client_id: UUID,
    base_revision: int,
) -> Taken:
    """The talk was held: what both keep of it, two or three agreements, and moments to look back that were held.

    An agreement taken out later is gone for both; what the coachee did with it stays with the coachee.
    """
    dossier = there(by, dossier_id)
    new = _words(after, AFTER, TEXT_MOST)
    lines = [line.strip() for line in agreed[:AGREEMENTS_MOST]]
    if any(len(line) > LINE_MOST for line in lines):
        raise TooLong
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        row = row_of(dossier, row_id)
        if receipt := replayed(by, dossier, client_id):
            return Taken(receipt.revision)
        if row.state != State.HELD.value:
            if row.revision != base_revision:
                return Taken(row.revision, stale=True)
            turn(pen, row, State.HELD)
            base_revision = row.revision
        saved = _shared(pen, row, "after", new, base_revision)
        if not saved.stale:
            _agree(pen, dossier, row, lines)
        receive(pen, client_id, "coaching_session", row)
        follow(by, dossier)
    for one in looked_back:
        evaluations.hold(by, dossier_id, one)
    return saved


def mark(by: Eyes, dossier_id: UUID, agreement_id: UUID, did: Did | None) -> None:
    """The coachee ticks an agreement, leaves it, or takes that back. Nobody else sees it unless it is shown."""
    dossier = there(by, dossier_id)
    if by.role is not Role.COACHEE:
        raise Denied("the coachee says what became of an agreement")
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        agreement = Agreement.objects.filter(dossier=dossier, id=agreement_id, gone=False).first()
        if agreement is None:
            raise NotThere
        row = AgreementMark.objects.filter(agreement=agreement).first()
        pen.log("sessions.mark", "D" if did is None else "U", "agreement", agreement.id)
        if did is None:
            AgreementMark.objects.filter(agreement=agreement).delete()
            return
        ring, said = keys.ring([dossier.id]), {"did": did.value, "on": by.today.isoformat()}
        if row is None:
            insert(AgreementMark(**born(by, dossier), agreement=agreement), ring, said)
        else:
            change(by, row, ring, said)


def _agree(pen: Pen, dossier: Dossier, session: CoachingSession, lines: Sequence[str]) -> None:
    ring = keys.ring([dossier.id])
    rows = {row.place: row for row in Agreement.objects.filter(session=session)}
    for place in range(AGREEMENTS_MOST):
        text = lines[place] if place < len(lines) else ""
        row = rows.get(place)
        if row is None and text:
            made = Agreement(**born(pen.by, dossier), session=session, agreed_on=pen.by.today, place=place)
            insert(made, ring, {"text": text})
            pen.log("sessions.agree", "C", "agreement", made.id)
        elif row is not None and (ring.open(row)["text"] != text or row.gone):
            row.gone = not text
            AgreementMark.objects.filter(agreement=row).delete()
            change(pen.by, row, ring, {"text": text or ring.open(row)["text"]})
            pen.log("sessions.agree", "U", "agreement", row.id)


def _shared(pen: Pen, row: CoachingSession, name: str, new: dict[str, str], base_revision: int) -> Taken:
    ring = keys.ring([row.dossier_id])
    value = ring.open(row)
    now = value.get(name)
    if new == now:
        return Taken(row.revision)
    if base_revision != row.revision and now:
        kept = [*value.get(f"{name}_kept", []), new][-KEPT_MOST:]
        change(pen.by, row, ring, {**value, f"{name}_kept": kept})
        return Taken(row.revision, stale=True)
    change(pen.by, row, ring, {**value, name: new})
    pen.log(f"sessions.{name}", "U", "coaching_session", row.id)
    return Taken(row.revision)


def _written(
    pen: Pen,
    row: SessionPreparation | WorkingNote,
    new: dict[str, str],
    base_revision: int,
    *,
    born_now: bool,
    anyway: bool = False,
) -> Taken:
    ring = keys.ring([row.dossier_id])
    if born_now:
        insert(row, ring, {"now": new, "kept": []})
        return Taken(row.revision)
    value = ring.open(row)
    if new == value["now"]:
        if anyway:
            change(pen.by, row, ring, value)
        return Taken(row.revision)
    if base_revision != row.revision:
        change(pen.by, row, ring, {**value, "kept": [*value["kept"], new][-KEPT_MOST:]})
        return Taken(row.revision, stale=True)
    change(pen.by, row, ring, {**value, "now": new})
    return Taken(row.revision)


def _words(said: Mapping[str, str], names: Sequence[str], most: int) -> dict[str, str]:
    found = {name: said.get(name, "").strip() for name in names}
    if any(len(words) > most for words in found.values()):
        raise TooLong
    return found
