"""Beginning a piece, keeping its answers as one goes, being done with it, putting it away, and showing it."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

from luwte.actions.dossiers import NotThere, born, change, insert, receive, replayed, there
from luwte.actions.kept import KEPT_MOST, Taken
from luwte.actions.writing import Pen, writing
from luwte.records import keys
from luwte.records.adaptations.models import PieceVersion
from luwte.records.assignments import pieces as queries
from luwte.records.assignments.models import PieceWork
from luwte.records.assignments.pieces import Held, Text
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes
from luwte.rules.access import Act
from luwte.rules.content.values import Runs
from luwte.rules.pieces import Answers, State, Work, Wrong, wrongs
from luwte.rules.pieces import again as once_more

BEFORE_MOST = 10
DONE_MOST = 60


class NotTaken(Exception):
    """Answers that break a rule; `why` says which."""

    def __init__(self, why: tuple[Wrong, ...]) -> None:
        super().__init__(", ".join(why))
        self.why = why


class NotAlone(Exception):
    """This piece is done with a coach, from the second phase."""


def begin(by: Eyes, dossier_id: UUID, kind: str, slug: str, *, language: str, client_id: UUID) -> Taken:
    """Begins a piece and keeps the text it begins with; what was begun already goes on as it stands."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        if receipt := replayed(by, dossier, client_id):
            return Taken(receipt.revision)
        if held := queries.work(by, dossier.id, kind, slug):
            return Taken(held.revision)
        text = _ready(by, dossier, kind, slug, language)
        row = PieceWork(**born(by, dossier))
        insert(row, keys.ring([dossier.id]), _fresh(by, text).to_json())
        receive(pen, client_id, "piece", row)
        pen.log("pieces.begin", "C", "piece", row.id)
        return Taken(row.revision)


def keep(
    by: Eyes,
    dossier_id: UUID,
    kind: str,
    slug: str,
    answers: Answers,
    *,
    client_id: UUID,
    base_revision: int,
    draft: bool = False,
) -> Taken:
    """Keeps what stands on the page. A stale form is kept beside the newer one; a draft is not logged."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        if receipt := replayed(by, dossier, client_id):
            return Taken(receipt.revision)
        held = _held(by, dossier, kind, slug)
        if why := wrongs(_runs(by, held), answers):
            raise NotTaken(why)
        return _keep(pen, held, answers, client_id, base_revision, draft)


def finish(by: Eyes, dossier_id: UUID, kind: str, slug: str) -> None:
    """Done, for now: nothing is closed, and it can be done again."""

    def done(work: Work) -> Work:
        days = work.done_on if by.today in work.done_on else (*work.done_on, by.today)
        return replace(work, state=State.DONE, done_on=days[-DONE_MOST:])

    _turn(by, dossier_id, kind, slug, "pieces.finish", done)


def put_away(by: Eyes, dossier_id: UUID, kind: str, slug: str) -> None:
    """Put away: not asked for again, and kept."""
    _turn(by, dossier_id, kind, slug, "pieces.put_away", lambda work: replace(work, state=State.AWAY))


def again(by: Eyes, dossier_id: UUID, kind: str, slug: str) -> None:
    """Once more, with the text as it is now; what was made before is kept."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        held = _held(by, dossier, kind, slug)
        if held.work.state is State.BEGUN:
            return
        text = _ready(by, dossier, kind, slug, held.work.language)
        if held.work.state is State.AWAY and not held.work.done_on:
            _write(pen, held, replace(held.work, state=State.BEGUN))
        else:
            _write(pen, held, _renewed(by, held.work, text))
        pen.log("pieces.again", "U", "piece", held.id)


def show(by: Eyes, dossier_id: UUID, kind: str, slug: str, shown: bool) -> None:
    """The coachee's choice for this piece: whoever guides sees it, or not."""
    dossier = there(by, dossier_id)
    with writing(by, Act.SHARE, dossier=dossier) as pen:
        held = _held(by, dossier, kind, slug)
        if held.shown is shown:
            return
        PieceWork.objects.filter(dossier=dossier, id=held.id).update(shown=shown, changed_at=by.at)
        pen.log("pieces.show" if shown else "pieces.hide", "U", "piece", held.id)


def _turn(by: Eyes, dossier_id: UUID, kind: str, slug: str, event: str, turn: Callable[[Work], Work]) -> None:
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        held = _held(by, dossier, kind, slug)
        turned = turn(held.work)
        if turned != held.work:
            _write(pen, held, turned)
            pen.log(event, "U", "piece", held.id)


def _keep(pen: Pen, held: Held, answers: Answers, client_id: UUID, base_revision: int, draft: bool) -> Taken:
    work, stale = held.work, False
    row = PieceWork.objects.get(id=held.id)
    if answers != work.answers:
        stale = base_revision != held.revision
        kept = (*work.kept, answers)[-KEPT_MOST:]
        row = _write(pen, held, replace(work, kept=kept) if stale else replace(work, answers=answers))
        if not draft:
            pen.log("pieces.keep", "U", "piece", held.id)
    receive(pen, client_id, "piece", row)
    return Taken(row.revision, stale)


def _write(pen: Pen, held: Held, work: Work) -> PieceWork:
    row = PieceWork.objects.get(id=held.id)
    change(pen.by, row, keys.ring([row.dossier_id]), work.to_json())
    return row


def _held(by: Eyes, dossier: Dossier, kind: str, slug: str) -> Held:
    if (held := queries.work(by, dossier.id, kind, slug)) is None:
        raise NotThere
    return held


def _runs(by: Eyes, held: Held) -> Runs:
    text = queries.pinned(by, held)
    return text.piece.heading.runs if text else Runs.NONE


def _ready(by: Eyes, dossier: Dossier, kind: str, slug: str, language: str) -> Text:
    """The text as it is now, kept for who begins with it."""
    if (text := queries.current(by, kind, slug, language)) is None:
        raise NotThere
    if text.piece.heading.not_alone and queries.alone(by, dossier.id):
        raise NotAlone
    if not PieceVersion.objects.filter(digest=text.piece.digest).exists():
        same = {"digest": text.piece.digest, "kind": kind, "slug": slug, "language": text.piece.language}
        # Someone else may begin with it at the same moment.
        version = PieceVersion(id=uuid4(), **same, text=text.source, kept_at=by.at)
        PieceVersion.objects.bulk_create([version], ignore_conflicts=True)
    return text


def _fresh(by: Eyes, text: Text) -> Work:
    one = text.piece
    return Work(one.heading.kind, one.slug, one.language, one.digest, State.BEGUN, by.today)


def _renewed(by: Eyes, work: Work, text: Text) -> Work:
    before = (*work.before, work.answers)[-BEFORE_MOST:] if work.answers != Answers() else work.before
    runs = text.piece.heading.runs
    fresh = _fresh(by, text)
    return replace(
        fresh, begun_on=work.begun_on, done_on=work.done_on, answers=once_more(runs, work.answers), before=before
    )
