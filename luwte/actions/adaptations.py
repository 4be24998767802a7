"""A practice's own copy of a text: begun from the original, written, reviewed by someone else, published, withdrawn."""

from collections.abc import Mapping
from uuid import UUID, uuid5

from django.db.models import QuerySet

from luwte.actions.dossiers import NotThere
from luwte.actions.kept import TakenRow
from luwte.actions.writing import Pen, writing
from luwte.library import originals
from luwte.library.headings import LARGE
from luwte.library.originals import LINES_MOST, Original
from luwte.records.adaptations import queries
from luwte.records.adaptations.models import Adaptation
from luwte.records.adaptations.queries import Copy, Named
from luwte.records.eyes import Eyes
from luwte.records.people.models import Practice
from luwte.records.people.queries import reviewers
from luwte.rules.access import Act
from luwte.rules.adaptations.merging import Choice, merge, solved
from luwte.rules.adaptations.reviewing import may_publish
from luwte.rules.adaptations.values import State


class NotText(Exception):
    """Too long to keep, or not text."""


class Changed(Exception):
    """Someone changed it since the page was opened; nothing was done."""


class NotFit(Exception):
    """The text breaks a rule; the page says which."""


class BySomeoneElse(Exception):
    """Someone else than who wrote it publishes it."""


class Unsolved(Exception):
    """A conflict has no choice yet."""


def start(by: Eyes, name: Named, *, client_id: UUID) -> UUID:
    """A draft of the published copy, else of the original; or the draft that is there already."""
    one = _original(name)
    with writing(by, Act.ADAPT) as pen:
        _alone(by)
        return _draft(pen, one, client_id).id


def save(by: Eyes, copy_id: UUID, text: str, *, base_revision: int, client_id: UUID, draft: bool = False) -> TakenRow:
    """Keeps a draft. From a page that is out of date it is kept beside the newer one; autosaving is not logged."""
    tidied = _text(text)
    with writing(by, Act.ADAPT) as pen:
        row = _row(by, copy_id, State.DRAFT, State.REVIEW)
        if row.text == tidied:
            return TakenRow(row.id, row.revision)
        if row.revision != base_revision:
            return _beside(pen, row, tidied, client_id)
        _write(pen, row, "" if draft else "save", text=tidied, state=State.DRAFT)
    return TakenRow(row.id, row.revision)


def bring(by: Eyes, name: Named, text: str, *, client_id: UUID) -> TakenRow:
    """A file comes back: into a new draft, or beside the draft that is there."""
    one, tidied = _original(name), _text(text)
    with writing(by, Act.ADAPT) as pen:
        _alone(by)
        held = queries.worked_on(queries.of(by, name))
        if held is not None and held.id != _own_id(by, client_id) and held.text != tidied:
            return _beside(pen, Adaptation.objects.get(id=held.id), tidied, client_id)
        row = _draft(pen, one, client_id)
        if row.text != tidied:
            _write(pen, row, "bring", text=tidied, state=State.DRAFT)
    return TakenRow(row.id, row.revision)


def take_over(by: Eyes, beside_id: UUID, *, base_revision: int) -> None:
    """The version that was kept beside becomes the draft; what it replaces is kept beside in its turn."""
    with writing(by, Act.ADAPT) as pen:
        other = _row(by, beside_id, State.BESIDE)
        row = _working(by, _name(other))
        if row.revision != base_revision:
            raise Changed
        mine, other.text, other.changed_by, other.changed_at = other.text, row.text, row.changed_by, row.changed_at
        other.save(update_fields=["text", "changed_by", "changed_at"])
        _write(pen, row, "take_over", text=mine, state=State.DRAFT)


def put_away(by: Eyes, copy_id: UUID) -> None:
    """A draft, or a version kept beside, is put away; what is published stays."""
    with writing(by, Act.ADAPT) as pen:
        row = _row(by, copy_id, State.DRAFT, State.REVIEW, State.BESIDE)
        _write(pen, row, "put_away", state=State.AWAY, by_whom=row.changed_by)


def bring_back(by: Eyes, copy_id: UUID) -> None:
    """What was put away is the draft again, where no other one is."""
    with writing(by, Act.ADAPT) as pen:
        _alone(by)
        row = _row(by, copy_id, State.AWAY)
        if queries.worked_on(queries.of(by, _name(row))):
            raise Changed
        _write(pen, row, "bring_back", state=State.DRAFT, by_whom=row.changed_by)


def offer(by: Eyes, copy_id: UUID, *, base_revision: int) -> None:
    """Ready to be reviewed; NotFit while a check fails."""
    with writing(by, Act.ADAPT) as pen:
        row = _row(by, copy_id, State.DRAFT, State.REVIEW)
        _sure(row, base_revision)
        if row.state != State.REVIEW:
            _write(pen, row, "offer", state=State.REVIEW, by_whom=row.changed_by)


def give_back(by: Eyes, copy_id: UUID) -> None:
    """Reviewed, and not ready: it is a draft again."""
    with writing(by, Act.REVIEW_TEXT) as pen:
        row = _row(by, copy_id, State.REVIEW)
        _write(pen, row, "give_back", state=State.DRAFT, by_whom=row.changed_by)


def publish(by: Eyes, copy_id: UUID, *, base_revision: int) -> None:
    """Read in the practice from now on. Someone else than the writer does it, where there is someone else."""
    with writing(by, Act.REVIEW_TEXT) as pen:
        row = _row(by, copy_id, State.REVIEW)
        _sure(row, base_revision)
        if not may_publish(by.me, row.changed_by, reviewers(by).keys()):
            raise BySomeoneElse
        here = _named(by, _name(row))
        here.filter(state=State.PUBLISHED).update(state=State.EARLIER)
        row.published_at, row.published_by = by.at, by.me
        row.save(update_fields=["published_at", "published_by"])
        _write(pen, row, "publish", state=State.PUBLISHED, by_whom=row.changed_by)


def withdraw(by: Eyes, name: Named) -> None:
    """The original is read again; whoever began with the copy goes on with it."""
    _turn(by, name, State.PUBLISHED, State.WITHDRAWN, "withdraw")


def restore(by: Eyes, name: Named) -> None:
    """The copy that was withdrawn last is read again, where none took its place."""
    if queries.latest(queries.of(by, name), State.PUBLISHED):
        raise NotThere
    _turn(by, name, State.WITHDRAWN, State.PUBLISHED, "restore")


def upgrade(
    by: Eyes, name: Named, choices: Mapping[int, Choice], *, base_revision: int, original: str, client_id: UUID
) -> UUID:
    """The renewed original into the copy, in a draft. `original` is the digest of what the page showed.

    Changed when the copy or the original is another one by now; Unsolved while a conflict has no choice.
    """
    one = _original(name)
    with writing(by, Act.ADAPT) as pen:
        _alone(by)
        held = queries.of(by, name)
        ours = queries.worked_on(held) or queries.latest(held, State.PUBLISHED)
        if ours is None or not ours.behind:
            raise NotThere
        if ours.revision != base_revision or one.digest != original:
            raise Changed
        text = solved(merge(ours.base, ours.text, one.text), choices)
        if text is None:
            raise Unsolved
        row = _draft(pen, one, client_id)
        row.base = one.text
        row.save(update_fields=["base"])
        _write(pen, row, "upgrade", text=text, state=State.DRAFT)
    return row.id


def _original(name: Named) -> Original:
    if (one := originals.original(*name)) is None:
        raise NotThere
    return one


def _text(text: str) -> str:
    """The text with plain ends of lines; NotText for what no piece can be."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(plain) > LARGE or plain.count("\n") >= LINES_MOST or "\0" in plain:
        raise NotText
    return plain


def _alone(by: Eyes) -> None:
    """Two who begin at once make one draft."""
    Practice.objects.select_for_update().get(id=by.here)


def _draft(pen: Pen, one: Original, client_id: UUID) -> Adaptation:
    """The draft of a text; made from the published copy, else from the original, when there is none."""
    by, held = pen.by, queries.of(pen.by, (one.kind.value, one.slug, one.language))
    if now := queries.worked_on(held):
        return Adaptation.objects.select_for_update().get(id=now.id)
    if Adaptation.objects.filter(id=_own_id(by, client_id)).exists():
        raise Changed  # this form was sent before, and its draft has had its time
    own = queries.latest(held, State.PUBLISHED)
    text, base = (own.text, own.base) if own else (one.text, one.text)
    row = _new(by, client_id, (one.kind.value, one.slug, one.language), text, base, State.DRAFT)
    pen.log("adaptations.start", "C", "adaptation", row.id)
    return row


def _beside(pen: Pen, row: Adaptation, text: str, client_id: UUID) -> TakenRow:
    """What comes too late is kept, one for each writer."""
    by = pen.by
    mine = _named(by, _name(row)).filter(state=State.BESIDE, changed_by=by.me).first()
    if mine is None:
        mine = Adaptation.objects.filter(id=_own_id(by, client_id)).first()
    if mine is None:
        mine = _new(by, client_id, _name(row), text, row.base, State.BESIDE)
        pen.log("adaptations.keep_beside", "C", "adaptation", mine.id)
    elif mine.state == State.BESIDE and mine.text != text:
        _write(pen, mine, "", text=text, state=State.BESIDE)
    return TakenRow(mine.id, row.revision, stale=True)


def _own_id(by: Eyes, client_id: UUID) -> UUID:
    """A form's id becomes a row of this practice, whatever another practice has."""
    return uuid5(by.here, str(client_id))


def _new(by: Eyes, client_id: UUID, name: Named, text: str, base: str, state: State) -> Adaptation:
    kind, slug, language = name
    row = Adaptation(
        id=_own_id(by, client_id),
        practice_id=by.here,
        kind=kind,
        slug=slug,
        language=language,
        text=text,
        base=base,
        state=state,
        made_at=by.at,
        changed_at=by.at,
        changed_by=by.me,
    )
    row.save(force_insert=True)
    return row


def _write(
    pen: Pen, row: Adaptation, event: str, *, state: State, text: str | None = None, by_whom: UUID | None = None
) -> None:
    """Another text or state, with a revision more; `by_whom` keeps the writer where only the state changes."""
    row.text = row.text if text is None else text
    row.state, row.revision = state, row.revision + 1
    row.changed_at, row.changed_by = pen.by.at, by_whom or pen.by.me
    row.save(update_fields=["text", "state", "revision", "changed_at", "changed_by"])
    if event:
        pen.log(f"adaptations.{event}", "U", "adaptation", row.id)


def _row(by: Eyes, copy_id: UUID, *states: State) -> Adaptation:
    rows = Adaptation.objects.select_for_update().filter(practice_id=by.here, id=copy_id, state__in=states)
    if (row := rows.first()) is None:
        raise NotThere
    return row


def _working(by: Eyes, name: Named) -> Adaptation:
    if (held := queries.worked_on(queries.of(by, name))) is None:
        raise NotThere
    return _row(by, held.id, State.DRAFT, State.REVIEW)


def _named(by: Eyes, name: Named) -> QuerySet[Adaptation]:
    kind, slug, language = name
    return Adaptation.objects.filter(practice_id=by.here, kind=kind, slug=slug, language=language)


def _name(row: Adaptation) -> Named:
    return row.kind, row.slug, row.language


def _sure(row: Adaptation, base_revision: int) -> None:
    """The version that was looked at, and fit."""
    if row.revision != base_revision:
        raise Changed
    one = originals.original(*_name(row))
    if one is None or not originals.fit(one, row.text):
        raise NotFit


def _turn(by: Eyes, name: Named, before: State, after: State, event: str) -> None:
    with writing(by, Act.ADAPT) as pen:
        held: Copy | None = queries.latest(queries.of(by, name), before)
        if held is None:
            raise NotThere
        row = _row(by, held.id, before)
        _write(pen, row, event, state=after, by_whom=row.changed_by)
