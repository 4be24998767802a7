"""Questions about the way back to work: the coachee's own, and a guide's when it is shared."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from luwte.records import keys
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import HOUSE
from luwte.records.reintegration.models import StepsDraft, StepsTurn, StepsVersion, WeekReview
from luwte.records.shares.queries import allowed
from luwte.rules.consents import Scope
from luwte.rules.reintegration.course import Event, Stretch, Turn, at, course
from luwte.rules.reintegration.reviews import Review
from luwte.rules.reintegration.reviews import from_json as review_from_json
from luwte.rules.reintegration.values import Agreed, Plan, agreed_from_json, from_json, week_minutes


@dataclass(frozen=True, slots=True)
class Version:
    """Steps as they were put down: who agreed, and when that was written here."""

    number: int
    plan: Plan
    agreed: tuple[Agreed, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Turned:
    """A turn as it was noted."""

    id: UUID
    event: Event


@dataclass(frozen=True, slots=True)
class Draft:
    """Steps that are being written; `kept` came from a page that was behind."""

    plan: Plan = field(default_factory=Plan)
    revision: int = 0
    kept: tuple[Plan, ...] = ()
    can_undo: bool = False


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A week and what was written of it."""

    week: date
    revision: int
    review: Review
    kept: tuple[Review, ...] = ()
    can_undo: bool = False


def versions(eyes: Eyes, dossier_id: UUID) -> list[Version]:
    """Every version that was put down, newest first."""
    rows = allowed(eyes, Scope.STEPS, StepsVersion.objects.filter(dossier_id=dossier_id)).order_by("-number")
    ring = keys.ring([dossier_id])
    return [_version(row, ring.open(row)) for row in rows]


def turns(eyes: Eyes, dossier_id: UUID) -> list[Turned]:
    """Every turn, in the order in which they were noted."""
    rows = allowed(eyes, Scope.STEPS, StepsTurn.objects.filter(dossier_id=dossier_id)).order_by("on", "made_at", "id")
    ring = keys.ring([dossier_id])
    return [Turned(row.id, Event(Turn(ring.open(row)["turn"]), row.on)) for row in rows]


def went(eyes: Eyes, dossier_id: UUID) -> tuple[Version | None, tuple[Stretch, ...]]:
    """The newest version and how it goes in time, turns included."""
    held = versions(eyes, dossier_id)
    if not held:
        return None, ()
    return held[0], course(held[0].plan, [one.event for one in turns(eyes, dossier_id)])


def steps_now(eyes: Eyes, dossier_id: UUID) -> bool:
    """Whether someone is in a step today, or stands still in one, for whoever may see that."""
    return at(went(eyes, dossier_id)[1], eyes.today) is not None


def hour_steps(eyes: Eyes, dossier_id: UUID) -> list[date]:
    """The days up to today on which the hours of a week became other than before, by a step or a turn."""
    version, laid = went(eyes, dossier_id)
    if version is None:
        return []
    found, before = [], -1
    for one in laid:
        minutes = 0 if one.held else week_minutes(version.plan.steps[one.step])
        if minutes != before and one.first <= eyes.today:
            found.append(one.first)
        before = minutes
    return found


def draft(eyes: Eyes, dossier_id: UUID) -> Draft | None:
    """What the coachee is writing; for them alone."""
    if eyes.role not in HOUSE | {Role.COACHEE}:
        return None
    row = allowed(eyes, Scope.STEPS, StepsDraft.objects.filter(dossier_id=dossier_id)).first()
    if row is None:
        return None
    value = keys.ring([dossier_id]).open(row)
    kept = tuple(from_json(one) for one in value["kept"])
    return Draft(from_json(value["now"]), row.revision, kept, value["before"] is not None)


def reviews(eyes: Eyes, dossier_id: UUID, since: date | None = None) -> list[Reviewed]:
    """Every week that was looked back on, newest first."""
    rows = allowed(eyes, Scope.WEEK_REVIEW, WeekReview.objects.filter(dossier_id=dossier_id)).order_by("-week")
    ring = keys.ring([dossier_id])
    return [_reviewed(row, ring.open(row)) for row in (rows.filter(week__gte=since) if since else rows)]


def review(eyes: Eyes, dossier_id: UUID, week: date) -> Reviewed | None:
    """The look back on one week, by its Monday."""
    rows = allowed(eyes, Scope.WEEK_REVIEW, WeekReview.objects.filter(dossier_id=dossier_id, week=week))
    row = rows.first()
    return _reviewed(row, keys.ring([dossier_id]).open(row)) if row else None


def done(eyes: Eyes, dossier_id: UUID) -> Mapping[date, int]:
    """Minutes that were done, over all places, of each week in which they were kept."""
    return {one.week: sum(one.review.done.values()) for one in reviews(eyes, dossier_id) if one.review.done}


def _version(row: StepsVersion, value: dict) -> Version:
    return Version(row.number, from_json(value["plan"]), agreed_from_json(value["agreed"]), row.made_at)


def _reviewed(row: WeekReview, value: dict) -> Reviewed:
    kept = tuple(review_from_json(one) for one in value["kept"])
    return Reviewed(row.week, row.revision, review_from_json(value["now"]), kept, value["before"] is not None)
