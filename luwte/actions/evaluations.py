"""Agreeing when to look back together, holding it, and keeping both kinds on the coach's list."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from luwte.actions.caseload import keep
from luwte.actions.dossiers import NotThere, there
from luwte.actions.writing import Denied, writing
from luwte.records import keys
from luwte.records.caseload.models import CaseloadRow
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes
from luwte.records.trajectories import evaluation_queries as queries
from luwte.records.trajectories.models import EvaluationDate
from luwte.rules.access import Act
from luwte.rules.attention import Kind as Fact
from luwte.rules.evaluations import APPROACH, Kind, next_day


def agree(by: Eyes, dossier_id: UUID, kind: Kind, on: date) -> None:
    """A moment to look back together; the same one twice is one."""
    dossier = there(by, dossier_id)
    if kind in APPROACH or on < by.today:
        raise Denied("not a moment that can be agreed")
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        row, new = EvaluationDate.objects.get_or_create(
            dossier=dossier, kind=kind.value, due_on=on, defaults={"practice_id": dossier.practice_id}
        )
        if new:
            follow(by, dossier)
            pen.log("evaluations.agree", "C", "evaluation", row.id)


def hold(by: Eyes, dossier_id: UUID, row_id: UUID, *, held: bool = True) -> None:
    """It was held today; or not yet, when that was a mistake."""
    dossier = there(by, dossier_id)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        row = _one(dossier, row_id)
        row.done_on = by.today if held else None
        row.save(update_fields=["done_on"])
        follow(by, dossier)
        pen.log("evaluations.hold", "U", "evaluation", row.id)


def cancel(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """It is agreed no more."""
    dossier = there(by, dossier_id)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        _one(dossier, row_id).delete()
        follow(by, dossier)
        pen.log("evaluations.cancel", "D", "evaluation", row_id)


def settle(by: Eyes, dossier: Dossier, wanted: Iterable[tuple[str, date]], gone: Iterable[tuple[str, date]]) -> None:
    """The moments of a plan that both agreed to, inside the transaction of whoever writes; what was held stays."""
    for kind, on in gone:
        EvaluationDate.objects.filter(dossier=dossier, kind=kind, due_on=on, done_on=None).delete()
    for kind, on in wanted:
        if on >= by.today:
            EvaluationDate.objects.get_or_create(
                dossier=dossier, kind=kind, due_on=on, defaults={"practice_id": dossier.practice_id}
            )
    follow(by, dossier)


def follow(by: Eyes, dossier: Dossier) -> None:
    """Brings the coach's list up to date, inside the transaction of whoever writes."""
    approach = queries.approach(by, dossier.id)
    open_days = [one.due_on for one in queries.agreed(by, dossier.id) if one.done_on is None]
    days = {Fact.EVALUATION: next_day(open_days), Fact.APPROACH: approach.on if approach else None}
    ring = keys.ring([dossier.id])
    facts = ring.open(CaseloadRow.objects.get(dossier_id=dossier.id)).get("facts", [])
    before = {kind: on for kind, on, _noted in facts}
    told = {kind.value: on.isoformat() if on else None for kind, on in days.items()}
    changed = {kind: on for kind, on in told.items() if before.get(kind) != on}
    if changed:
        kept = [fact for fact in facts if fact[0] not in changed]
        new = [[kind, on, by.at.isoformat()] for kind, on in changed.items() if on]
        keep(by, dossier, ring, facts=[*kept, *new])


def _one(dossier: Dossier, row_id: UUID) -> EvaluationDate:
    row = (
        EvaluationDate.objects.filter(dossier=dossier, id=row_id).exclude(kind__in=[k.value for k in APPROACH]).first()
    )
    if row is None:
        raise NotThere
    return row
