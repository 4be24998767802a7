"""Keeping the coach's list current at write time, and a coach's own marks on it."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from luwte.actions.dossiers import change, there
from luwte.actions.writing import writing
from luwte.records import keys
from luwte.records.caseload.models import CaseloadMark, CaseloadRow
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes
from luwte.rules.access import Act
from luwte.rules.attention import Kind


def keep(by: Eyes, dossier: Dossier, ring: keys.KeyRing, *, sign: date | None = None, **values: Any) -> None:
    """Brings the row of a dossier up to date, inside the transaction of whoever writes; without news it stays."""
    row = CaseloadRow.objects.get(dossier_id=dossier.id)
    value = ring.open(row)
    newer = sign is not None and (row.last_sign is None or sign > row.last_sign)
    if newer:
        row.last_sign = sign
    if newer or any(value.get(name) != told for name, told in values.items()):
        change(by, row, ring, {**value, **values})


def keep_facts(by: Eyes, dossier: Dossier, days: Mapping[Kind, date | None]) -> None:
    """Facts of work begin or end (None); one that goes on keeps the day since when it waits."""
    ring = keys.ring([dossier.id])
    value = ring.open(CaseloadRow.objects.get(dossier_id=dossier.id))
    # Talks have more than one day; each is noted by the talks themselves.
    talks = [fact for fact in value.get("facts", ()) if fact[0] == Kind.SESSION.value and Kind.SESSION not in days]
    there = {kind: (on, noted) for kind, on, noted in value.get("facts", ()) if [kind, on, noted] not in talks}
    for kind, on in days.items():
        if on is None:
            there.pop(kind.value, None)
        else:
            there.setdefault(kind.value, (on.isoformat(), by.at.isoformat()))
    keep(by, dossier, ring, facts=[*talks, *([kind, *rest] for kind, rest in there.items())])


def note_fact(by: Eyes, dossier_id: UUID, kind: Kind, on: date | None) -> None:
    """A fact of work begins (`on` its day) or ends (`on` None)."""
    dossier = there(by, dossier_id)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        ring = keys.ring([dossier.id])
        value = ring.open(CaseloadRow.objects.get(dossier_id=dossier.id))
        others = [pair for pair in value.get("facts", ()) if pair[0] != kind.value]
        keep(by, dossier, ring, facts=[*others, [kind.value, on.isoformat(), by.at.isoformat()]] if on else others)
        pen.log("caseload.note_fact", "U", "dossier", dossier.id)


def mark(by: Eyes, dossier_id: UUID, *, seen: bool = False, later_until: date | None = None) -> None:
    """The coach's own mark: seen now, or shown lower until a day. Both False and None takes the mark away."""
    dossier = there(by, dossier_id)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        CaseloadMark.objects.update_or_create(
            dossier=dossier,
            person_id=by.me,
            defaults={
                "practice_id": dossier.practice_id,
                "seen_at": by.at if seen else None,
                "later_until": later_until,
            },
        )
        pen.log("caseload.mark", "U", "dossier", dossier.id)
