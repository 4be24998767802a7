"""Questions about the answers to "does this approach still fit you?", each side's as far as the other may see it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from luwte.records import keys
from luwte.records.approach_reviews.models import ApproachReview
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.shares.queries import allowed
from luwte.rules.approach import Answer, Change
from luwte.rules.consents import Scope

COACHEE, COACH = "coachee", "coach"


@dataclass(frozen=True, slots=True)
class Review:
    """One side's answer for one moment; `change` is what a coachee would like, or what both decided."""

    side: str
    due_on: date
    revision: int
    answer: Answer
    change: Change | None
    line: str
    kept: int = 0
    can_undo: bool = False


def reviews(eyes: Eyes, dossier_id: UUID) -> list[Review]:
    """One's own answers and what one may see of the other's, newest first. A coachee sees the coach's."""
    rows = ApproachReview.objects.filter(dossier_id=dossier_id)
    own = allowed(eyes, Scope.APPROACH, rows)
    if eyes.role is Role.COACH:
        own = own.filter(side=COACHEE) | rows.filter(side=COACH, dossier__in=visible(eyes))
    ring = keys.ring([dossier_id])
    return [_opened(row, ring) for row in own.order_by("-due_on", "side")]


def _opened(row: ApproachReview, ring: keys.KeyRing) -> Review:
    value = ring.open(row)
    now = value["now"]
    change = Change(now["change"]) if now["change"] else None
    return Review(
        row.side,
        row.due_on,
        row.revision,
        Answer(now["answer"]),
        change,
        now["line"],
        len(value["kept"]),
        value["before"] is not None,
    )
