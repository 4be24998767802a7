"""Questions about the released numbers, for whoever manages the practice."""

from luwte.records.eyes import Eyes, Role
from luwte.records.outcomes.models import Outcome


def released(eyes: Eyes) -> list[Outcome]:
    """Each closed year, newest first."""
    if eyes.role is not Role.PRACTICE_MANAGER:
        return []
    return list(Outcome.objects.filter(practice_id=eyes.practice_id).order_by("-year"))
