"""Questions about the plan of approach, for the two who make it: coach and coachee. Nobody else sees one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet

from luwte.records import keys
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import HOUSE
from luwte.records.plans.models import PlanAgreement, PlanComment, PlanDraft, PlanVersion
from luwte.rules.plans import (
    Agreement,
    Line,
    Part,
    Plan,
    Side,
    Stands,
    agreed_number,
    clashes,
    from_json,
    lines_from_json,
    stands,
)

SIDES = {Role.COACH: Side.COACH, Role.COACHEE: Side.COACHEE}


@dataclass(frozen=True, slots=True)
class Version:
    """A plan as it was laid before both: its number, by which side and whom, when, and who agreed on which day."""

    id: UUID
    number: int
    side: Side
    by: str
    at: datetime
    plan: Plan
    agreed: tuple[Agreement, ...] = ()

    @property
    def agreed_on(self) -> date | None:
        """The day since which both agree to it; None while they do not."""
        days = {one.side: one.on for one in self.agreed}
        return max(days.values()) if len(days) == len(Side) else None


@dataclass(frozen=True, slots=True)
class Draft:
    """What one's own side is writing of a part; `base` is the version it was made on."""

    part: Part
    revision: int
    base: int
    lines: tuple[Line, ...]
    at: datetime
    can_undo: bool
    kept: tuple[tuple[Line, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Comment:
    """A few words beside a part."""

    id: UUID
    part: Part
    side: Side
    by: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """All that lies on the table: the newest version, the one that counts, own drafts, comments, and how it stands."""

    side: Side
    newest: Version | None
    counting: Version | None
    drafts: dict[Part, Draft]
    comments: tuple[Comment, ...]
    stands: Stands
    clashes: tuple[Part, ...]
    agreed_by_me: bool

    @property
    def plan(self) -> Plan:
        """The newest version as both see it; empty before anything was laid."""
        return self.newest.plan if self.newest else {}

    @property
    def number(self) -> int:
        """The number of the newest version; 0 before the first."""
        return self.newest.number if self.newest else 0


def agreed(eyes: Eyes, dossier_id: UUID) -> Version | None:
    """The plan that both agreed to and that counts now; None when there is none, or for anyone else's eyes."""
    if not _may(eyes):
        return None
    given = agreements(eyes, dossier_id)
    number = agreed_number(given)
    return next(iter(_versions(eyes, dossier_id, given, numbers=[number])), None) if number else None


def goals(eyes: Eyes, dossier_id: UUID) -> list[str]:
    """The goals that both agreed to, in their words; none while there is no agreed plan."""
    now = agreed(eyes, dossier_id)
    return [line.said["words"] for line in now.plan.get(Part.GOALS, ()) if line.said.get("words")] if now else []


def versions(eyes: Eyes, dossier_id: UUID) -> list[Version]:
    """Every version, newest first."""
    return _versions(eyes, dossier_id, agreements(eyes, dossier_id)) if _may(eyes) else []


def table(eyes: Eyes, dossier_id: UUID) -> Table | None:
    """Everything that one side sees on the table, in as many queries however long the plan is."""
    if (side := SIDES.get(eyes.role)) is None:
        return None
    given, drafts = agreements(eyes, dossier_id), own_drafts(eyes, dossier_id)
    newest = _rows(eyes, dossier_id, PlanVersion).aggregate(newest=Max("number"))["newest"]
    counting = agreed_number(given)
    wanted = {newest, counting, *(one.base for one in drafts.values())} - {None, 0}
    found = {one.number: one for one in _versions(eyes, dossier_id, given, numbers=wanted)} if wanted else {}
    return Table(
        side,
        found.get(newest),
        found.get(counting),
        drafts,
        tuple(comments(eyes, dossier_id)),
        stands(given, newest),
        clashes({part: one.base for part, one in drafts.items()}, {n: one.plan for n, one in found.items()}),
        any(one.number == newest and one.side is side for one in given),
    )


def agreements(eyes: Eyes, dossier_id: UUID) -> list[Agreement]:
    """Who agreed to which version, oldest first."""
    rows = _rows(eyes, dossier_id, PlanAgreement).order_by("number", "agreed_on")
    return [Agreement(row.number, Side(row.side), row.agreed_on) for row in rows] if _may(eyes) else []


def own_drafts(eyes: Eyes, dossier_id: UUID) -> dict[Part, Draft]:
    """What one's own side is writing, by part."""
    if (side := SIDES.get(eyes.role)) is None:
        return {}
    ring = keys.ring([dossier_id])
    rows = _rows(eyes, dossier_id, PlanDraft).filter(side=side.value)
    return {Part(row.part): _draft(row, ring.open(row)) for row in rows}


def comments(eyes: Eyes, dossier_id: UUID) -> list[Comment]:
    """The words beside the parts, oldest first."""
    if not _may(eyes):
        return []
    ring = keys.ring([dossier_id])
    rows = _rows(eyes, dossier_id, PlanComment).order_by("made_at")
    return [_comment(row, ring.open(row)) for row in rows]


def waiting(eyes: Eyes, dossier_id: UUID) -> bool:
    """Whether a version of the other side waits for the coachee to read: one line on Vandaag."""
    if eyes.role is not Role.COACHEE:
        return False
    row = _rows(eyes, dossier_id, PlanVersion).order_by("-number").values_list("number", "side").first()
    if row is None or row[1] == Side.COACHEE:
        return False
    return not _rows(eyes, dossier_id, PlanAgreement).filter(number=row[0], side=Side.COACHEE.value).exists()


def _may(eyes: Eyes) -> bool:
    return eyes.role in SIDES or eyes.role in HOUSE


def _rows(eyes: Eyes, dossier_id: UUID, model: Any) -> QuerySet[Any]:
    return model.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id)


def _versions(
    eyes: Eyes, dossier_id: UUID, given: Iterable[Agreement], *, numbers: Iterable[int | None] | None = None
) -> list[Version]:
    rows = _rows(eyes, dossier_id, PlanVersion).order_by("-number")
    rows = rows if numbers is None else rows.filter(number__in=list(numbers))
    ring, given = keys.ring([dossier_id]), tuple(given)
    return [_version(row, ring.open(row), given) for row in rows]


def _version(row: PlanVersion, value: dict[str, Any], given: tuple[Agreement, ...]) -> Version:
    agreed_to = tuple(one for one in given if one.number == row.number)
    plan = from_json(value["plan"])
    return Version(row.id, row.number, Side(row.side), value["name"], row.made_at, plan, agreed_to)


def _draft(row: PlanDraft, value: dict[str, Any]) -> Draft:
    kept = tuple(lines_from_json(one) for one in value["kept"])
    return Draft(
        Part(row.part),
        row.revision,
        value["base"],
        lines_from_json(value["now"]),
        row.changed_at,
        value["before"] is not None,
        kept,
    )


def _comment(row: PlanComment, value: dict[str, Any]) -> Comment:
    return Comment(row.id, Part(row.part), Side(row.side), value["name"], row.made_at, value["text"])
