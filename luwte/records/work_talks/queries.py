"""Questions about prepared talks: for the coachee alone, no consent covers them."""

from dataclasses import dataclass
from uuid import UUID

from luwte.records import keys
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import HOUSE
from luwte.records.work_talks.models import WorkTalk
from luwte.rules.work_talks import Card, With, from_json


@dataclass(frozen=True, slots=True)
class Prepared:
    """A talk as it was prepared."""

    whom: With
    revision: int
    card: Card
    kept: tuple[Card, ...] = ()
    can_undo: bool = False


def prepared(eyes: Eyes, dossier_id: UUID) -> dict[With, Prepared]:
    """Each talk that was prepared, by whom it is with."""
    if eyes.role not in HOUSE | {Role.COACHEE}:
        return {}
    ring, found = keys.ring([dossier_id]), {}
    for row in WorkTalk.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id):
        value, whom = ring.open(row), With(row.whom)
        kept = tuple(from_json(one) for one in value["kept"])
        found[whom] = Prepared(whom, row.revision, from_json(value["now"]), kept, value["before"] is not None)
    return found
