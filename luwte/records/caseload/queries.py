"""The question of a coach's list: one row per dossier, in a constant number of queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from luwte.records import keys
from luwte.records.caseload.models import CaseloadMark, CaseloadRow
from luwte.records.dossiers.models import Dossier, Guide
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.messages.queries import waiting
from luwte.records.offices.queries import covered
from luwte.records.sessions.queries import moments
from luwte.records.shares.queries import shared_by_scope
from luwte.rules.attention import Fact, Kind, Seen, current, order
from luwte.rules.consents import Scope


@dataclass(frozen=True, slots=True)
class Line:
    """A row as the coach may see it; what is not shared is None."""

    dossier_id: UUID
    name: str
    facts: tuple[Fact, ...]
    last_sign: date | None
    shift: dict[str, Any] | None
    wish: str | None
    seen: Seen | None
    later_until: date | None


def shown_signs(eyes: Eyes, dossier_id: UUID) -> Line | None:
    """The line of one dossier, for its own page."""
    return next(iter(lines(eyes, dossier_id)), None)


@dataclass(frozen=True, slots=True)
class StandIn:
    """What a substitute sees of a person: how to reach them, and when they have a talk."""

    dossier: Dossier
    name: str
    email: str
    coach: str
    appointments: tuple[datetime, ...]  # on the practice's clock


def lines(eyes: Eyes, only: UUID | None = None) -> list[Line]:
    """Every dossier that these eyes guide (or `only` one of them), ordered by facts of work, then by name."""
    mine = visible(eyes).filter(id=only) if only else visible(eyes)
    people = dict(mine.values_list("id", "person__name"))
    marks = {m.dossier_id: m for m in CaseloadMark.objects.filter(person_id=eyes.person_id, dossier__in=visible(eyes))}
    shares = shared_by_scope(eyes)
    rows = CaseloadRow.objects.filter(dossier__in=mine).only("dossier_id", "last_sign", "sealed")
    ring, unread = keys.ring(people), _unread(eyes)
    found = [
        _line(
            eyes, row, people[row.dossier_id], ring.open(row), marks.get(row.dossier_id), shares, unread[row.dossier_id]
        )
        for row in rows
    ]
    return sorted(found, key=lambda line: (order(line.facts, eyes.today, line.later_until, line.seen), line.name))


def talk_today(eyes: Eyes, dossier_id: UUID) -> bool:
    """Whether the coachee has a talk today: one's own appointment, as the coach's list has it."""
    if eyes.role is not Role.COACHEE:
        return False
    row = CaseloadRow.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id).first()
    facts = facts_of(keys.ring([dossier_id]).open(row)) if row else ()
    return any(one.kind is Kind.SESSION and one.on == eyes.today for one in facts)


def stand_in(eyes: Eyes) -> list[StandIn]:
    """Contact and appointments of whom these eyes stand in for today; nothing else of a dossier is opened or told."""
    if not (coaches := covered(eyes)):
        return []
    rows = Guide.objects.filter(Q(until=None) | Q(until__gt=eyes.today), person_id__in=coaches, role=Role.COACH.value)
    rows = rows.filter(practice_id=eyes.practice_id, since__lte=eyes.today, dossier__closed_at=None)
    found = list(rows.select_related("dossier__person", "person").order_by("dossier__person__name"))
    talks = moments(eyes, {guide.dossier_id for guide in found})
    return [
        StandIn(
            guide.dossier,
            guide.dossier.person.name,
            guide.dossier.person.email,
            guide.person.name,
            tuple(talks.get(guide.dossier_id, ())),
        )
        for guide in found
    ]


def facts_of(value: dict[str, Any]) -> tuple[Fact, ...]:
    """The facts of work in an opened row."""
    return tuple(
        Fact(Kind(kind), date.fromisoformat(on), datetime.fromisoformat(noted))
        for kind, on, noted in value.get("facts", ())
    )


def _unread(eyes: Eyes) -> dict[UUID, tuple[Fact, ...]]:
    """A message that waits for these eyes is a fact of work of theirs alone, so it stands in no row."""
    zone, found = ZoneInfo(eyes.zone), defaultdict[UUID, tuple[Fact, ...]](tuple)
    for dossier_id, since in waiting(eyes).items():
        found[dossier_id] = (Fact(Kind.MESSAGE, since.astimezone(zone).date(), since),)
    return found


def _line(
    eyes: Eyes,
    row: CaseloadRow,
    name: str,
    value: dict[str, Any],
    mark: CaseloadMark | None,
    shares: dict[Scope, set[UUID]],
    more: tuple[Fact, ...],
) -> Line:
    def shown(scope: Scope, found: Any) -> Any:
        return found if row.dossier_id in shares.get(scope, ()) else None

    return Line(
        row.dossier_id,
        name,
        current((*facts_of(value), *more), eyes.today),
        shown(Scope.LAST_SIGN, row.last_sign),
        shown(Scope.SHIFT, value.get("shift")),
        shown(Scope.WISH, value.get("wish")),
        Seen(mark.seen_at, mark.seen_at.astimezone(ZoneInfo(eyes.zone)).date()) if mark and mark.seen_at else None,
        mark.later_until if mark else None,
    )
