"""Questions about what was agreed in a talk, and what the coachee did with it: one's own, or shown by choice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from luwte.records import keys
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import HOUSE
from luwte.records.sessions.models import Agreement, AgreementMark

MAY = HOUSE | {Role.COACHEE, Role.COACH}


class Did(StrEnum):
    """What the coachee did with an agreement. Nothing is overdue."""

    DONE = "done"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreement, and what the coachee did with it as far as these eyes may see; None is nothing said."""

    id: UUID
    session_id: UUID
    agreed_on: date
    text: str
    did: Did | None = None
    shown: bool = False


def agreements(eyes: Eyes, dossier_id: UUID, session_ids: Iterable[UUID] | None = None) -> list[Agreed]:
    """What was agreed, newest talk first: two queries and the key."""
    rows = Agreement.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id, gone=False)
    if session_ids is not None:
        rows = rows.filter(session_id__in=list(session_ids))
    found = list(rows.order_by("-agreed_on", "session_id", "place")) if eyes.role in MAY else []
    if not found:
        return []
    marks = AgreementMark.objects.filter(dossier_id=dossier_id, agreement_id__in=[row.id for row in found])
    if eyes.role is Role.COACH:
        marks = marks.filter(shown=True)
    ring = keys.ring([dossier_id])
    said = {mark.agreement_id: (Did(ring.open(mark)["did"]), mark.shown) for mark in marks}
    return [
        Agreed(row.id, row.session_id, row.agreed_on, ring.open(row)["text"], *said.get(row.id, (None, False)))
        for row in found
    ]


def latest(eyes: Eyes, dossier_id: UUID) -> list[Agreed]:
    """What was agreed in the newest talk in which something was."""
    rows = Agreement.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id, gone=False)
    first = rows.order_by("-agreed_on", "-made_at").values_list("session_id", flat=True).first()
    return agreements(eyes, dossier_id, [first]) if first else []
