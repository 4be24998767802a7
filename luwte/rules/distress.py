"""Someone in distress: what a dated record must hold, and when something may be told without consent."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Step(StrEnum):
    """A step that a coach took."""

    STAYED = "stayed"
    ASKED = "asked"
    EMERGENCY = "emergency"
    CRISIS_LINE = "crisis_line"
    GP = "gp"
    CONTACT = "contact"
    CONSULTED = "consulted"
    NEXT_TALK = "next_talk"


class Basis(StrEnum):
    """On what something was told to someone else."""

    NOTHING = "nothing"  # nothing was told
    CONSENT = "consent"
    VITAL = "vital"  # a vital interest: life in danger, and no time or way to ask


class Wrong(StrEnum):
    """Why a record is not taken."""

    FUTURE = "future"
    EMPTY = "empty"
    WITH_WHOM = "with_whom"
    WHY = "why"
    TOO_LONG = "too_long"


TEXT_MOST = 2000


@dataclass(frozen=True, slots=True)
class Record:
    """What was seen, which steps were taken, what was told to whom and on what basis, and what was agreed."""

    on: date
    seen: str
    steps: tuple[Step, ...]
    basis: Basis = Basis.NOTHING
    told_to: str = ""
    why: str = ""
    agreed: str = ""


def wrongs(record: Record, today: date) -> tuple[Wrong, ...]:
    """Why a record is not taken. Telling without consent needs to whom, and why it could not wait."""
    told = record.basis is not Basis.NOTHING
    found = {
        Wrong.FUTURE: record.on > today,
        Wrong.EMPTY: not record.seen.strip() and not record.steps,
        Wrong.WITH_WHOM: told and not record.told_to.strip(),
        Wrong.WHY: record.basis is Basis.VITAL and not record.why.strip(),
        Wrong.TOO_LONG: any(len(text) > TEXT_MOST for text in _texts(record)),
    }
    return tuple(wrong for wrong, holds in found.items() if holds)


def _texts(record: Record) -> Collection[str]:
    return record.seen, record.told_to, record.why, record.agreed
