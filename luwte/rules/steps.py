"""Tomorrow's piece: one small step a day, from the agreed programme and what the person says a day can hold.

Nothing is inferred from check-ins or answers: the only inputs are the programme, the phase, what was done with its
pieces, and the person's own word for today. The table is in ADR 15; less room never gives a heavier step.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Room(StrEnum):
    """What today can hold, in the person's own word; from least to most."""

    ALMOST_NOTHING = "almost_nothing"
    A_BIT = "a_bit"
    USUAL = "usual"


class Why(StrEnum):
    """Why this step: it was begun, it is the next one, it is known already; or there is none today."""

    GO_ON = "go_on"
    NEXT = "next"
    KNOWN = "known"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece as a step needs it: `load` 1 to 3, `minutes`, its first `phase`, and whether it may come back."""

    slug: str
    minutes: int
    load: int
    phase: int = 1
    again: bool = False

    @property
    def weight(self) -> tuple[int, int]:
        """How heavy it is: first the load, then the minutes."""
        return self.load, self.minutes


@dataclass(frozen=True, slots=True)
class Limit:
    """What a step may weigh at most, and whether it may be something new."""

    load: int
    minutes: int
    new: bool


@dataclass(frozen=True, slots=True)
class Given:
    """Where someone stands: the programme in order, the phase, which pieces are begun, which done (newest last).

    `new_today` is whether something new was begun today; `apart` are pieces that are put away or not wanted today.
    """

    pieces: Sequence[Piece]
    phase: int = 1
    begun: Collection[str] = ()
    done: Sequence[str] = ()
    new_today: bool = False
    apart: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """The step for today; without a piece nothing is asked."""

    why: Why
    piece: Piece | None = None


NOTHING = Step(Why.NOTHING)
FIRST_PHASE = 1
# Room -> phase -> what fits. The load grows with the phase, and never beyond what the person said.
TABLE: dict[Room, tuple[Limit, Limit, Limit, Limit]] = {
    Room.ALMOST_NOTHING: (Limit(1, 3, False),) * 4,
    Room.A_BIT: (Limit(1, 5, True), Limit(1, 5, True), Limit(2, 8, True), Limit(2, 8, True)),
    Room.USUAL: (Limit(1, 10, True), Limit(2, 10, True), Limit(3, 15, True), Limit(3, 15, True)),
}
ORDER = tuple(Room)


def step(given: Given, room: Room) -> Step:
    """The step for a day with this much room: never heavier than the one for a day with more."""
    more = step(given, ORDER[ORDER.index(room) + 1]) if room is not ORDER[-1] else None
    limit = _limit(room, given.phase)
    if more is not None and (more.piece is None or _fits(more.why, more.piece, limit)):
        return more
    most = more.piece.weight if more and more.piece else None
    for why, piece in _candidates(given):
        if _fits(why, piece, limit) and (most is None or piece.weight <= most):
            return Step(why, piece)
    return NOTHING


def less(room: Room) -> Room:
    """One word less room; with almost nothing it stays so."""
    return ORDER[max(0, ORDER.index(room) - 1)]


def minutes_a_week(pieces: Iterable[Piece], days: int = 7) -> int:
    """What the agreed pieces ask at most in a week, one a day: the heaviest `days` of them, in minutes."""
    return sum(sorted((piece.minutes for piece in pieces), reverse=True)[:days])


def _candidates(given: Given) -> Iterator[tuple[Why, Piece]]:
    """What was begun; the next new one when nothing is under way; then what is known, the newest first."""
    there = {piece.slug: piece for piece in given.pieces}
    open_ = [slug for slug in there if slug in given.begun and slug not in given.done]
    fresh = [p for p in given.pieces if p.slug not in given.begun and p.slug not in given.done]
    wanted = [(Why.GO_ON, there[slug]) for slug in open_]
    if not open_ and not given.new_today:
        wanted += [
            (Why.NEXT, piece) for piece in fresh if piece.phase <= given.phase and piece.slug not in given.apart
        ][:1]
    known = dict.fromkeys(slug for slug in reversed(given.done) if slug in there and there[slug].again)
    wanted += [(Why.KNOWN, there[slug]) for slug in known]
    return ((why, piece) for why, piece in wanted if piece.slug not in given.apart)


def _fits(why: Why, piece: Piece, limit: Limit) -> bool:
    return (limit.new or why is not Why.NEXT) and piece.load <= limit.load and piece.minutes <= limit.minutes


def _limit(room: Room, phase: int) -> Limit:
    rows = TABLE[room]
    return rows[min(max(phase, FIRST_PHASE), len(rows)) - 1]
