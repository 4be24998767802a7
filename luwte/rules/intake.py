"""The gate: what must be on record before a trajectory starts. It concludes nothing about a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Outcome(StrEnum):
    """May begin, or waits."""

    OPEN = "open"
    WAITS = "waits"


@dataclass(frozen=True, slots=True)
class Record:
    """The coach's record: day of the safety conversation, topics discussed or not, day a doctor was seen."""

    talked_on: date | None
    topics: Mapping[str, bool]
    doctor_seen_on: date | None


def outcome(record: Record | None, today: date) -> Outcome:
    """Open only when everything is on record and nothing is dated in the future; what is missing never opens it."""
    if record is None or not record.topics or not all(record.topics.values()):
        return Outcome.WAITS
    if record.talked_on is None or record.doctor_seen_on is None:
        return Outcome.WAITS
    return Outcome.OPEN if max(record.talked_on, record.doctor_seen_on) <= today else Outcome.WAITS
