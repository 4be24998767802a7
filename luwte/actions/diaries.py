"""Bringing a diary that was kept elsewhere: taken in, confirmed, kept in one transaction, undone as one step."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from luwte.actions import shifts
from luwte.actions.dossiers import NotThere, born, change, insert, receive, replayed, there
from luwte.actions.writing import writing
from luwte.records import keys
from luwte.records.diaries.models import DiaryDay, DiaryImport
from luwte.records.diaries.queries import BUSY, KEPT, READ, UNDONE
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes
from luwte.rules.access import Act
from luwte.rules.diary import values
from luwte.rules.diary.reading import read

BATCH = 200


def bring(
    by: Eyes,
    dossier_id: UUID,
    name: str,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    columns: values.Columns,
    *,
    client_id: UUID,
) -> UUID:
    """Takes a file in, sealed and unread, with a proposal for its columns. Gives its id."""
    dossier = there(by, dossier_id)
    with writing(by, Act.BRING_DIARY, dossier=dossier) as pen:
        if (receipt := replayed(by, dossier, client_id)) and receipt.row_id:
            return receipt.row_id
        row = DiaryImport(**born(by, dossier), state=READ)
        value = {"name": name, "header": header, "rows": rows, "columns": values.to_json(columns)}
        insert(row, keys.ring([dossier.id]), value)
        receive(pen, client_id, "diary", row)
        pen.log("diaries.bring", "C", "diary", row.id)
    return row.id


def confirm(by: Eyes, dossier_id: UUID, diary_id: UUID, columns: values.Columns) -> None:
    """The person says what the columns mean; a job keeps the days. A file that was confirmed already stays as it is."""
    dossier = there(by, dossier_id)
    with writing(by, Act.BRING_DIARY, dossier=dossier) as pen:
        row, ring = _row(dossier, diary_id), keys.ring([dossier.id])
        if row.state != READ:
            return
        row.state = BUSY
        change(by, row, ring, {**ring.open(row), "columns": values.to_json(columns)})
        pen.ask("diaries.keep", dossier=str(dossier.id), diary=str(row.id))
        pen.log("diaries.confirm", "U", "diary", row.id)


def keep(
    by: Eyes, dossier_id: UUID, diary_id: UUID, told: Callable[[int, int], None] = lambda done, total: None
) -> int:
    """The days of a confirmed file, all or none; the file itself is forgotten. Gives how many days."""
    dossier = there(by, dossier_id)
    with writing(by, Act.BRING_DIARY, dossier=dossier) as pen:
        row, ring = _row(dossier, diary_id), keys.ring([dossier.id])
        if row.state != BUSY:
            return 0
        brought = ring.open(row)
        found = read(brought["header"], brought["rows"], values.from_json(brought["columns"]), by.today)
        for first in range(0, len(found.days), BATCH):
            part = found.days[first : first + BATCH]
            DiaryDay.objects.bulk_create(_day(by, dossier, row, ring, one) for one in part)
            told(first + len(part), len(found.days))
        row.state = KEPT
        change(by, row, ring, {"name": brought["name"], "columns": brought["columns"], **_told(found)})
        shifts.recomputed(by, dossier)
        pen.log("diaries.keep", "C", "diary", row.id)
    return len(found.days)


def undo(by: Eyes, dossier_id: UUID, diary_id: UUID) -> None:
    """Takes a file and all of its days back, as one step."""
    dossier = there(by, dossier_id)
    with writing(by, Act.BRING_DIARY, dossier=dossier) as pen:
        row, ring = _row(dossier, diary_id), keys.ring([dossier.id])
        DiaryDay.objects.filter(dossier_id=dossier.id, diary_id=row.id).delete()
        row.state = UNDONE
        change(by, row, ring, {"name": ""})
        pen.ask("shifts.recompute", dossier=str(dossier.id))
        pen.log("diaries.undo", "D", "diary", row.id)


def _row(dossier: Dossier, diary_id: UUID) -> DiaryImport:
    row = DiaryImport.objects.filter(dossier_id=dossier.id, id=diary_id).exclude(state=UNDONE).first()
    if row is None:
        raise NotThere
    return row


def _day(by: Eyes, dossier: Dossier, diary: DiaryImport, ring: keys.KeyRing, one: values.DiaryDay) -> DiaryDay:
    row = DiaryDay(**born(by, dossier), diary=diary, day=one.day)
    row.sealed = ring.seal(row, one.to_json())
    return row


def _told(found: values.Reading) -> dict[str, Any]:
    days = [found.days[0].day.isoformat(), found.days[-1].day.isoformat()] if found.days else []
    return {"days": len(found.days), "between": days, "rows": found.rows, "counts": dict(found.counts)}
