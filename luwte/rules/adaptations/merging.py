"""A renewed original into a practice's own copy: what comes in by itself, and where both changed the same lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from merge3 import Merge3

Lines = tuple[str, ...]


class Origin(StrEnum):
    """Where lines come from that nobody disputes."""

    KEPT = "kept"
    OURS = "ours"
    THEIRS = "theirs"


class Choice(StrEnum):
    """What to do where both changed the same lines."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Settled:
    """Lines that nobody disputes."""

    origin: Origin
    lines: Lines


@dataclass(frozen=True, slots=True)
class Conflict:
    """The same lines, changed by the practice and in the original; `line` is where the practice has them."""

    ours: Lines
    theirs: Lines
    line: int


Chunk = Settled | Conflict
ORIGINS = {"unchanged": Origin.KEPT, "same": Origin.KEPT, "a": Origin.OURS, "b": Origin.THEIRS}


def merge(base: str, ours: str, theirs: str) -> tuple[Chunk, ...]:
    """`ours` and `theirs` both came from `base`; line by line what of each goes into the new text."""
    first, mine, new = base.split("\n"), ours.split("\n"), theirs.split("\n")
    held = {"unchanged": first, "same": mine, "a": mine, "b": new}
    found: list[Chunk] = []
    for region in Merge3(first, mine, new).merge_regions():
        if region[0] == "conflict":
            _name, _from, _to, a, a_end, b, b_end = region
            found.append(Conflict(tuple(mine[a:a_end]), tuple(new[b:b_end]), a + 1))
        else:
            name, start, end = region
            found.append(Settled(ORIGINS[name], tuple(held[name][start:end])))
    return tuple(found)


def conflicts(chunks: Sequence[Chunk]) -> tuple[Conflict, ...]:
    """Where a person has to choose, in order."""
    return tuple(one for one in chunks if isinstance(one, Conflict))


def solved(chunks: Sequence[Chunk], choices: Mapping[int, Choice]) -> str | None:
    """The new text, with a choice for each conflict by its number from 0; None while one has no choice."""
    lines: list[str] = []
    number = 0
    for one in chunks:
        if isinstance(one, Settled):
            lines += one.lines
            continue
        if (choice := choices.get(number)) is None:
            return None
        lines += _chosen(one, choice)
        number += 1
    return "\n".join(lines)


def _chosen(one: Conflict, choice: Choice) -> Lines:
    if choice is Choice.BOTH:
        return one.ours + one.theirs
    return one.ours if choice is Choice.OURS else one.theirs
