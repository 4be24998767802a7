"""Questions about what was put to rest, and about the last day of a practice."""

from datetime import date

from luwte.records.closings.models import Closing, Farewell
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import GUIDES
from luwte.rules.continuity import UNDO


def fresh(eyes: Eyes) -> list[Closing]:
    """What can still be taken up again: what these eyes put to rest themselves, for a manager all of the practice."""
    rows = Closing.objects.filter(practice_id=eyes.practice_id, undone_at=None, made_at__gte=eyes.at - UNDO)
    rows = rows.select_related("dossier__person").order_by("-made_at")
    if eyes.role is Role.PRACTICE_MANAGER:
        return list(rows)
    return list(rows.filter(stopped_by=eyes.me)) if eyes.role in GUIDES else []


def farewell(eyes: Eyes) -> Farewell | None:
    """When this practice stops, for its manager and its coachees."""
    if eyes.role not in {Role.COACHEE, Role.PRACTICE_MANAGER}:
        return None
    return Farewell.objects.filter(practice_id=eyes.practice_id, withdrawn_at=None).first()


def last_day(eyes: Eyes) -> date | None:
    """That day alone."""
    found = farewell(eyes)
    return found.last_day if found else None
