"""The question of a review: what the running states say, for the coachee's own eyes."""

from uuid import UUID

from luwte.records import keys
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.shifts.models import ShiftState
from luwte.rules import shifts
from luwte.rules.shifts import Answer

SERIES = ("energy", "tension")


def answers(eyes: Eyes, dossier_id: UUID) -> dict[str, Answer]:
    """What each series says now; empty without any day, and for anyone else's eyes."""
    if eyes.role is not Role.COACHEE:
        return {}
    row = ShiftState.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id).first()
    now = keys.ring([dossier_id]).open(row)["now"] if row else {}
    return {key: shifts.outcome(shifts.from_json(state)) for key, state in now.items()}
