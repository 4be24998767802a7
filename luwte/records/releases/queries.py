"""Questions about reports and letters: the coachee's and the coach's; and the one that a mailed link leads to."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from luwte.records import keys
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import HOUSE
from luwte.records.releases.models import Release
from luwte.rules.releases import Kind, State, opens

SEE = HOUSE | {Role.COACHEE, Role.COACH}


@dataclass(frozen=True, slots=True)
class Released:
    """A report or letter as it stands. `opened` are the moments at which the reader opened it."""

    id: UUID
    dossier_id: UUID
    kind: Kind
    state: State
    made_at: datetime
    released_on: date | None
    turn: int
    tries: int
    value: dict[str, Any]

    @property
    def paper(self) -> dict[str, Any]:
        """The exact words."""
        return dict(self.value["paper"])

    @property
    def opened(self) -> list[datetime]:
        """When the reader opened it."""
        return [datetime.fromisoformat(one) for one in self.value["opened"]]

    def opens(self, today: date) -> bool:
        """Whether its link still leads to it."""
        return opens(self.state, self.released_on, self.tries, today)


def every(eyes: Eyes, dossier_id: UUID, kind: Kind | None = None) -> list[Released]:
    """Every report and letter of a dossier, newest first."""
    if eyes.role not in SEE:
        return []
    rows = Release.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id).order_by("-made_at")
    ring = keys.ring([dossier_id])
    return [_released(row, ring.open(row)) for row in (rows.filter(kind=kind.value) if kind else rows)]


def one(eyes: Eyes, dossier_id: UUID, row_id: UUID) -> Released | None:
    """One of them."""
    return next((found for found in every(eyes, dossier_id) if found.id == row_id), None)


def by_link(eyes: Eyes) -> Release | None:
    """The report that a guest's link leads to, while it does."""
    if eyes.role is not Role.GUEST or not eyes.token:
        return None
    rows = Release.objects.filter(token_hash=eyes.token, kind=Kind.REPORT.value, dossier__closed_at=None)
    row = rows.select_related("dossier", "practice").first()
    if row is None or not opens(State(row.state), row.released_on, row.tries, eyes.today):
        return None
    return row


def opened(row: Release) -> Released:
    """A row with its value."""
    return _released(row, keys.ring([row.dossier_id]).open(row))


def _released(row: Release, value: dict[str, Any]) -> Released:
    return Released(
        row.id,
        row.dossier_id,
        Kind(row.kind),
        State(row.state),
        row.made_at,
        row.released_on,
        row.turn,
        row.tries,
        value,
    )
