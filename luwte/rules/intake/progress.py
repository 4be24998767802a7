"""Where someone is in the intake: which pieces are theirs, which one is next, and how long the rest takes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from luwte.rules.intake.chunks import Chunk, Life


@dataclass(frozen=True, slots=True)
class Touched:
    """A piece that was opened: when it last changed, and whether it is done (filled in or skipped)."""

    at: datetime
    done: bool


def own(chunks: Sequence[Chunk], life: Collection[Life], touched: Collection[str] = ()) -> list[Chunk]:
    """The pieces that are for this person; what was filled in before stays, whatever is said of one's life now."""
    return [one for one in chunks if not one.for_life or one.for_life & set(life) or one.name in touched]


def minimum_done(chunks: Sequence[Chunk], done: Collection[str]) -> bool:
    """Whether the five-minute minimum is done."""
    return all(one.name in done for one in chunks if one.minimum)


def following(chunks: Sequence[Chunk], touched: Mapping[str, Touched]) -> Chunk | None:
    """Where to go on: the piece that was left half-way last, else the first that is not done; None when all are."""
    begun = [one for one in chunks if one.name in touched and not touched[one.name].done]
    if begun:
        return max(begun, key=lambda one: touched[one.name].at)
    return next((one for one in chunks if one.name not in touched), None)


def after(chunks: Sequence[Chunk], name: str, done: Collection[str]) -> Chunk | None:
    """The first piece after this one that is not done, else the first before it; None when all are done."""
    names = [one.name for one in chunks]
    place = names.index(name) + 1 if name in names else 0
    return next((one for one in (*chunks[place:], *chunks[:place]) if one.name not in done and one.name != name), None)


def minutes_left(chunks: Sequence[Chunk], done: Collection[str]) -> int:
    """How many minutes the pieces take that are not done."""
    return sum(one.minutes for one in chunks if one.name not in done)
