"""The seam to the plan of approach: the goals on which coach and coachee agreed, for a new agreement."""

from uuid import UUID

from luwte.records.eyes import Eyes


def goals(eyes: Eyes, dossier_id: UUID) -> list[str]:
    """The agreed goals in the coachee's words. None yet: `records.plans.queries.agreed` is connected at merging."""
    return []
