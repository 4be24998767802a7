"""Sending a message, keeping a draft, taking a message back, and opening a conversation."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet

from luwte.actions.caseload import keep
from luwte.actions.dossiers import NotThere, born, change, insert, receive, replayed, there
from luwte.actions.writing import Pen, writing
from luwte.exchange.images.values import Clean
from luwte.records import keys
from luwte.records.attachments.models import Attachment
from luwte.records.dossiers.models import Dossier
from luwte.records.dossiers.queries import guides
from luwte.records.eyes import Eyes
from luwte.records.eyes.values import GUIDES
from luwte.records.messages import queries
from luwte.records.messages.models import Message, MessageDraft
from luwte.rules.access import Act
from luwte.rules.messages import KEPT_MOST, Wrong, may_withdraw, wrongs


class NotTaken(Exception):
    """The message breaks a rule; `why` says which."""

    def __init__(self, why: tuple[Wrong, ...]) -> None:
        super().__init__(", ".join(why))
        self.why = why


class TooLate(Exception):
    """It was sent too long ago to be taken back."""


def send(
    by: Eyes,
    dossier_id: UUID,
    guide: UUID,
    text: str,
    files: Sequence[Clean] = (),
    *,
    client_id: UUID,
    base_revision: int = 0,
) -> UUID | None:
    """A message in the conversation with `guide`, once per form; the draft that it came from goes."""
    dossier = there(by, dossier_id)
    if why := wrongs(text, len(files)):
        raise NotTaken(why)
    with writing(by, Act.WRITE_MESSAGE, dossier=dossier) as pen:
        _talks(by, dossier, guide)
        if receipt := replayed(by, dossier, client_id):
            return receipt.row_id
        row = _sent(pen, dossier, guide, text.strip(), files)
        receive(pen, client_id, "message", row)
        _without_draft(by, dossier, guide, text, base_revision)
        pen.log("messages.send", "C", "message", row.id)
    return row.id


def draft(by: Eyes, dossier_id: UUID, guide: UUID, text: str, *, client_id: UUID, base_revision: int) -> queries.Draft:
    """Keeps words that are not sent yet; what was changed on another page meanwhile is kept beside them.

    Drafts leave no receipt and no line in the log. What comes after its own message is dropped.
    """
    dossier = there(by, dossier_id)
    if Wrong.TOO_LONG in (why := wrongs(text, 0)):
        raise NotTaken(why)
    with writing(by, Act.WRITE_MESSAGE, dossier=dossier):
        _talks(by, dossier, guide)
        if not replayed(by, dossier, client_id):
            _draft(by, dossier, guide, text, base_revision)
        return queries.draft(by, dossier.id, guide)


def drop(by: Eyes, dossier_id: UUID, guide: UUID) -> None:
    """Throws one's own draft away, with what was kept beside it."""
    dossier = there(by, dossier_id)
    with writing(by, Act.WRITE_MESSAGE, dossier=dossier):
        if row := queries.draft_row(by, dossier.id, guide):
            row.delete()


def withdraw(by: Eyes, dossier_id: UUID, message_id: UUID) -> UUID:
    """Takes one's own message back while it is fresh: the other reads it no more, its words are a draft again."""
    dossier = there(by, dossier_id)
    with writing(by, Act.WRITE_MESSAGE, dossier=dossier) as pen:
        row = queries.of(by, dossier.id).filter(id=message_id, by_guide=by.role in GUIDES).first()
        if row is None:
            raise NotThere
        if not may_withdraw(row.made_at, by.at):
            raise TooLate
        ring = keys.ring([dossier.id])
        text = ring.open(row)["text"]
        row.withdrawn_at = by.at
        change(by, row, ring, {"text": ""})
        Attachment.objects.filter(dossier=dossier, message=row.id).delete()
        before = queries.draft(by, dossier.id, row.guide)
        _draft(by, dossier, row.guide, "\n\n".join(filter(None, (text, before.text))), before.revision)
        pen.log("messages.withdraw", "D", "message", row.id)
    return row.guide


def read(by: Eyes, dossier_id: UUID, guide: UUID) -> None:
    """What the other wrote was opened."""
    dossier = there(by, dossier_id)
    rows = _from_other(by, dossier, guide).filter(read_at=None)
    if rows.exists():
        with writing(by, Act.WRITE_MESSAGE, dossier=dossier):
            rows.update(read_at=by.at)


def unread(by: Eyes, dossier_id: UUID, guide: UUID) -> None:
    """The last message of the other counts as unread again, to come back to it."""
    dossier = there(by, dossier_id)
    with writing(by, Act.WRITE_MESSAGE, dossier=dossier):
        last = _from_other(by, dossier, guide).order_by("-made_at").first()
        if last is None:
            raise NotThere
        Message.objects.filter(id=last.id).update(read_at=None)


def _talks(by: Eyes, dossier: Dossier, guide: UUID) -> None:
    """A coachee writes to whoever guides today, a guide in their own conversation."""
    mine = by.role in GUIDES and guide != by.me
    if mine or guide not in {one.person_id for one in guides(by, dossier.id)}:
        raise NotThere


def _sent(pen: Pen, dossier: Dossier, guide: UUID, text: str, files: Sequence[Clean]) -> Message:
    by, ring = pen.by, keys.ring([dossier.id])
    by_guide = by.role in GUIDES
    # One mail for what is waiting: the next one comes after the other has looked.
    waits = Message.objects.filter(dossier=dossier, guide=guide, by_guide=by_guide, read_at=None, withdrawn_at=None)
    quiet = waits.exists()
    row = Message(**born(by, dossier), guide=guide, by_guide=by_guide)
    insert(row, ring, {"text": text})
    for place, file in enumerate(files):
        _hang(by, dossier, ring, row, place, file)
    if not by_guide:
        keep(by, dossier, ring, sign=by.today)
    if not quiet:
        pen.ask("mail.message", dossier=str(dossier.id), message=str(row.id))
    return row


def _hang(by: Eyes, dossier: Dossier, ring: keys.KeyRing, message: Message, place: int, file: Clean) -> None:
    row = Attachment(**born(by, dossier), message=message.id, guide=message.guide, place=place)
    row.content = ring.seal_file(row, file.data)
    size = {"width": file.width, "height": file.height, "bytes": len(file.data)}
    insert(row, ring, {"kind": file.kind.value, "name": file.name, **size})


def _draft(by: Eyes, dossier: Dossier, guide: UUID, text: str, base_revision: int) -> None:
    ring, row = keys.ring([dossier.id]), queries.draft_row(by, dossier.id, guide)
    if row is None:
        if text.strip():
            row = MessageDraft(**born(by, dossier), guide=guide, by_guide=by.role in GUIDES)
            insert(row, ring, {"text": text, "kept": []})
        return
    value = ring.open(row)
    if text == value["text"]:
        return
    if base_revision == row.revision:
        change(by, row, ring, {**value, "text": text})
    elif text.strip():
        change(by, row, ring, {**value, "kept": [*value["kept"], text][-KEPT_MOST:]})


def _without_draft(by: Eyes, dossier: Dossier, guide: UUID, text: str, base_revision: int) -> None:
    row = queries.draft_row(by, dossier.id, guide)
    if row is None:
        return
    ring = keys.ring([dossier.id])
    value = ring.open(row)
    # Words from another page that were not sent stay.
    left = value["kept"] if text == value["text"] or base_revision == row.revision else [*value["kept"], value["text"]]
    if left:
        change(by, row, ring, {"text": "", "kept": left[-KEPT_MOST:]})
    else:
        row.delete()


def _from_other(by: Eyes, dossier: Dossier, guide: UUID) -> QuerySet[Message]:
    return queries.of(by, dossier.id).filter(guide=guide, by_guide=by.role not in GUIDES)
