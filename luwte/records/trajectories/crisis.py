"""When the coach's dated record says that there is a serious crisis, and when it says that it passed."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from luwte.records import keys
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.trajectories.models import GateRecord
from luwte.rules.intake.reading import from_json
from luwte.rules.intake.values import State, Topic


@dataclass(frozen=True, slots=True)
class Crisis:
    """From when until when (None: still) each crisis was on record, the oldest first."""

    spans: tuple[tuple[datetime, datetime | None], ...]
    zone: str

    @property
    def now(self) -> bool:
        """Whether the record says so today."""
        return bool(self.spans) and self.spans[-1][1] is None

    @property
    def passed_on(self) -> date | None:
        """The day on which the last one passed; None when there was none, or there is one still."""
        end = self.spans[-1][1] if self.spans else None
        return end.astimezone(ZoneInfo(self.zone)).date() if end else None


def crisis(eyes: Eyes, dossier_id: UUID) -> Crisis:
    """What is on record of a crisis, for the coachee, who reads the record too, and their coach."""
    rows = GateRecord.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id).order_by("revision", "made_at")
    found = list(rows) if eyes.role in {Role.COACHEE, Role.COACH} else []
    ring = keys.ring([dossier_id]) if found else None
    spans: list[tuple[datetime, datetime | None]] = []
    for row in found:
        topic = from_json(ring.open(row)["record"]).topics.get(Topic.BEREAVEMENT_OR_CRISIS)
        present = topic is not None and topic.state is State.PRESENT
        running = bool(spans) and spans[-1][1] is None
        if present and not running:
            spans.append((row.made_at, None))
        elif running and not present:
            spans[-1] = (spans[-1][0], row.made_at)
    return Crisis(tuple(spans), eyes.zone)
