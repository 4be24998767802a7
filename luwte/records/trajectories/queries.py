"""Questions about trajectories: which phase since when, the next evaluation, and whether one may begin."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from luwte.library.gates import Gate as GateText
from luwte.library.gates import gate as gate_text
from luwte.records import keys
from luwte.records.dossiers.models import Dossier
from luwte.records.dossiers.queries import one as dossier_of
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import GUIDES, HOUSE
from luwte.records.intakes.queries import ticks
from luwte.records.people.queries import registration
from luwte.records.trajectories.models import EvaluationDate, GateRecord, PhaseChange, TakenOver, Trajectory
from luwte.rules.intake.gate import judge
from luwte.rules.intake.reading import from_json
from luwte.rules.intake.values import (
    NEVER,
    Capacity,
    Discussed,
    Guide,
    Judged,
    Outcome,
    Record,
    State,
    Topic,
)


@dataclass(frozen=True, slots=True)
class Course:
    """Where a dossier stands: the day its trajectory began, each phase with its first day, the next evaluation."""

    started_on: date | None
    phases: tuple[tuple[date, int], ...]
    evaluation: date | None
    ended_on: date | None = None

    @property
    def phase(self) -> int | None:
        """The phase now; None without a trajectory."""
        return self.phases[-1][1] if self.phases else None


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of the record: when, by whom, what changed, and what was agreed."""

    at: datetime
    by: UUID
    changed: tuple[str, ...]
    agreed: str


@dataclass(frozen=True, slots=True)
class Gate:
    """The record as it stands with what the gate says of it; `entries` newest first, empty before the first talk.

    `notes` are the guide's own working notes on a topic: nothing judges them, and the coachee's page has none.
    """

    record: Record
    judged: Judged
    text: GateText
    started_on: date | None
    entries: tuple[Entry, ...]
    notes: dict[str, str]

    @property
    def open(self) -> bool:
        """Whether a trajectory may begin."""
        return self.judged.outcome is Outcome.OPEN


def course(eyes: Eyes, dossier_id: UUID) -> Course:
    """The course of a dossier up to today."""
    own = {"dossier_id": dossier_id, "dossier__in": visible(eyes)}
    begun, ended = periods(eyes, dossier_id)
    due = EvaluationDate.objects.filter(**own, done_on=None).order_by("due_on").values_list("due_on", flat=True).first()
    return Course(begun, phases(eyes, dossier_id), due, ended)


def periods(eyes: Eyes, dossier_id: UUID) -> tuple[date | None, date | None]:
    """The first day of the newest trajectory and its last, where there is one."""
    rows = Trajectory.objects.filter(dossier_id=dossier_id, dossier__in=visible(eyes)).order_by("-started_on")
    return rows.values_list("started_on", "ended_on").first() or (None, None)


def taken_over(eyes: Eyes, dossier_id: UUID) -> date | None:
    """Since when a course ran elsewhere before it came here; None for one that begins here."""
    if eyes.role not in GUIDES | HOUSE | {Role.COACHEE}:
        return None
    rows = TakenOver.objects.filter(dossier_id=dossier_id, dossier__in=visible(eyes))
    return rows.values_list("since", flat=True).first()


def phases(eyes: Eyes, dossier_id: UUID) -> tuple[tuple[date, int], ...]:
    """Each phase up to today with its first day."""
    rows = PhaseChange.objects.filter(dossier_id=dossier_id, dossier__in=visible(eyes), since__lte=eyes.today)
    return tuple(rows.order_by("since", "made_at").values_list("since", "phase"))


def gate(eyes: Eyes, dossier_id: UUID) -> Gate | None:
    """Whether the trajectory may begin, for the coachee and whoever guides; None for everyone else."""
    dossier = dossier_of(eyes, dossier_id)
    if dossier is None or eyes.role not in GUIDES | HOUSE | {Role.COACHEE}:
        return None
    rows = list(GateRecord.objects.filter(dossier=dossier).order_by("-revision", "-made_at"))
    ring = keys.ring([dossier.id])
    opened = [ring.open(row) for row in rows]
    begun = Trajectory.objects.filter(dossier=dossier, ended_on=None).values_list("started_on", flat=True).first()
    record = _completed(eyes, dossier, from_json(opened[0]["record"]) if opened else Record(), begun)
    text = gate_text(dossier.practice.country)
    entries = tuple(_entry(row, value) for row, value in zip(rows, opened, strict=True))
    notes = opened[0].get("notes", {}) if opened and eyes.role is not Role.COACHEE else {}
    return Gate(record, judge(record, text.values(), eyes.today), text, begun, entries, notes)


def waits(eyes: Eyes, dossier_id: UUID) -> bool:
    """Whether a talk is on record and the trajectory waits: the line on Vandaag. One query before the first talk."""
    if not GateRecord.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id).exists():
        return False
    found = gate(eyes, dossier_id)
    return found is not None and not found.open


def _completed(eyes: Eyes, dossier: Dossier, stored: Record, begun: date | None) -> Record:
    """The stored record with what is known elsewhere: ticks, the start, and who guides now."""
    zone, ticked = ZoneInfo(dossier.practice.zone), ticks(eyes, dossier.id)
    topics = {topic: stored.topics.get(topic, Discussed(State.NOT_DISCUSSED)) for topic in Topic}
    told = {
        topic: replace(one, ticked=ticked[topic].astimezone(zone) if topic in ticked else NEVER)
        for topic, one in topics.items()
    }
    guide = Guide(Capacity(eyes.role), *registration(eyes)) if eyes.role in GUIDES else stored.guide
    consulted = len(stored.professionals)
    return replace(stored, topics=told, guide=guide, started_on=begun or NEVER, consulted=consulted)


def _entry(row: GateRecord, value: dict[str, Any]) -> Entry:
    return Entry(row.made_at, row.recorded_by, tuple(value["changed"]), value["agreed"])
