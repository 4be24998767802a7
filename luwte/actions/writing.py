"""The pen: one transaction that signs for its writes, with outbox and audit inside. There is no write without `by`."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection, transaction

from luwte.records.audit.chain import HOUSE_CHAIN, Entry, append
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.guard import signed
from luwte.records.outbox.models import OutboxRow
from luwte.rules.access import Act, may


class Denied(Exception):
    """This role may not do this. The door answers as if the page did not exist."""


@dataclass(slots=True)
class Pen:
    """What one action writes beside its rows: log entries per chain, and work for after the commit."""

    by: Eyes
    dossier: Dossier | None
    practice_id: UUID | None
    entries: list[Entry] = field(default_factory=list)
    outbox: list[OutboxRow] = field(default_factory=list)

    def log(self, event: str, action: str, object_type: str = "", object_id: UUID | None = None) -> None:
        """Notes an act of `by` for the log; written when the pen is laid down."""
        self.entries.append(entry(self.by, event, action, object_type, object_id))

    def ask(self, kind: str, **ids: str) -> None:
        """Puts work in the outbox: a kind and ids, nothing else."""
        self.outbox.append(OutboxRow(kind=kind, ids=ids, made_at=self.by.at))


@contextmanager
def writing(
    by: Eyes, act: Act | None, *, dossier: Dossier | None = None, practice_id: UUID | None = None
) -> Iterator[Pen]:
    """One transaction by `by`, under the dossier's lock; on the way out the outbox, then the log."""
    if not isinstance(by, Eyes) or by.role is Role.NOBODY:
        raise Denied("nobody writes")
    if act is not None and not may(by.role, act):
        raise Denied(f"{by.role} may not {act}")
    pen = Pen(by, dossier, practice_id or (dossier.practice_id if dossier else by.practice_id))
    with signed(), transaction.atomic():
        if act is not None and dossier is not None:
            _lock(dossier)
        yield pen
        if pen.outbox:
            OutboxRow.objects.bulk_create(pen.outbox)
        append(*_chain(pen), pen.entries)


def entry(by: Eyes, event: str, action: str, object_type: str = "", object_id: UUID | None = None) -> Entry:
    """A log entry with what the eyes tell of themselves."""
    return Entry(
        event=event,
        action=action,
        at=by.at,
        who_id=by.person_id,
        who_role=by.role.value,
        object_type=object_type,
        object_id=object_id,
        access_point=by.access_point,
        request_id=by.request_id,
        relation="own" if by.role is Role.COACHEE else by.role.value,
    )


def _lock(dossier: Dossier) -> None:
    # SQLite's IMMEDIATE transaction is that lock already.
    if connection.features.has_select_for_update:  # pragma: no cover (the run on PostgreSQL comes here)
        list(Dossier.objects.select_for_update().filter(id=dossier.id).values_list("id"))


def _chain(pen: Pen) -> tuple[str, UUID]:
    if pen.dossier is not None:
        return "dossier", pen.dossier.id
    return ("practice", pen.practice_id) if pen.practice_id else ("house", HOUSE_CHAIN)
