"""Questions about the phase: since when it lasts, how each side sees it, and what one of the two proposes."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from luwte.records import keys
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes
from luwte.records.eyes.values import HOUSE
from luwte.records.plans.models import PhaseProposal, PhaseView
from luwte.records.plans.queries import SIDES
from luwte.records.trajectories.models import PhaseChange
from luwte.rules.phases import Judged, Said
from luwte.rules.plans import Side


@dataclass(frozen=True, slots=True)
class Period:
    """A phase that began on a day, with the reason in words, and by which side it was proposed (None: the start)."""

    id: UUID
    phase: int
    since: date
    reason: str
    side: Side | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """One side's view on the questions of a period."""

    side: Side
    revision: int
    shown: bool
    at: datetime
    judged: Judged
    can_undo: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """A move that one of the two proposes and the other has not answered."""

    id: UUID
    side: Side
    by: str
    phase: int
    since: date
    reason: str
    talk: bool  # the other wants to talk about it first


@dataclass(frozen=True, slots=True)
class Now:
    """The phase now with its history, newest first, both views as far as these eyes see them, and a proposal."""

    side: Side
    periods: tuple[Period, ...]
    own: View | None
    other: View | None
    proposal: Proposal | None

    @property
    def period(self) -> Period:
        """The phase now."""
        return self.periods[0]


def now(eyes: Eyes, dossier_id: UUID) -> Now | None:
    """The phase of a trajectory that runs; None without one, and for anyone but the two."""
    if (side := SIDES.get(eyes.role)) is None:
        return None
    ring = keys.ring([dossier_id])
    rows = _changes(eyes, dossier_id).filter(trajectory__ended_on=None).order_by("-since", "-made_at")
    periods = tuple(_period(row, ring.open(row)) for row in rows)
    if not periods:
        return None
    seen = PhaseView.objects.filter(change_id=periods[0].id, dossier__in=visible(eyes))
    views = {row.side: _view(row, ring.open(row)) for row in seen if row.side == side or row.shown}
    asked = PhaseProposal.objects.filter(dossier_id=dossier_id, dossier__in=visible(eyes)).first()
    proposal = _proposal(asked, ring.open(asked)) if asked else None
    return Now(side, periods, views.get(side), views.get(side.other), proposal)


def _changes(eyes: Eyes, dossier_id: UUID) -> Any:
    rows = PhaseChange.objects.filter(dossier_id=dossier_id, dossier__in=visible(eyes))
    return rows if eyes.role in HOUSE or eyes.role in SIDES else rows.none()


def _period(row: PhaseChange, value: dict[str, Any]) -> Period:
    side = Side(value["side"]) if value.get("side") else None
    return Period(row.id, row.phase, row.since, value["reason"], side, value.get("name", ""))


def _view(row: PhaseView, value: dict[str, Any]) -> View:
    said = {name: Said(one) for name, one in value["now"]["said"].items()}
    judged = Judged(said, dict(value["now"]["words"]))
    return View(Side(row.side), row.revision, row.shown, row.changed_at, judged, value["before"] is not None)


def _proposal(row: PhaseProposal, value: dict[str, Any]) -> Proposal:
    return Proposal(row.id, Side(row.side), value["name"], row.phase, row.since, value["reason"], value["talk"])
