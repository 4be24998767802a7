"""What differs between two texts, as a value: lines that stayed, came and went, and within a line which words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

AROUND = 1  # lines that stay in sight on both sides of a change
WORDS_MOST = 400  # a longer line is no sentence, and comparing it word by word takes too long


class Mark(StrEnum):
    """What happened to a line."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a line; `changed` where it is what came or went."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its mark; `number` is its place in the text that it stands in."""

    mark: Mark
    number: int
    words: tuple[Words, ...]

    @property
    def text(self) -> str:
        """The line itself."""
        return "".join(one.text for one in self.words)


@dataclass(frozen=True, slots=True)
class Folded:
    """Lines that stayed and are left out."""

    count: int


def difference(before: str, after: str) -> tuple[Line, ...]:
    """Each line of both texts, once where it stayed; removed lines stand before what took their place."""
    old, new = before.split("\n"), after.split("\n")
    found: list[Line] = []
    for name, i, i_end, j, j_end in SequenceMatcher(None, old, new).get_opcodes():
        if name == "equal":
            found += (Line(Mark.KEPT, j + n + 1, (Words(text),)) for n, text in enumerate(new[j:j_end]))
        else:
            found += _replaced(old[i:i_end], new[j:j_end], i + 1, j + 1)
    return tuple(found)


def folded(lines: Sequence[Line], around: int = AROUND) -> tuple[Line | Folded, ...]:
    """The changes with a few lines around each; long stretches that stayed become one."""
    near = {
        place
        for number, one in enumerate(lines)
        if one.mark is not Mark.KEPT
        for place in range(number - around, number + around + 1)
    }
    found: list[Line | Folded] = []
    hidden = 0
    for number, one in enumerate(lines):
        if number not in near:
            hidden += 1
            continue
        found += _gap(hidden)
        found.append(one)
        hidden = 0
    return (*found, *_gap(hidden))


def _gap(hidden: int) -> list[Folded]:
    return [Folded(hidden)] if hidden else []


def _replaced(old: Sequence[str], new: Sequence[str], old_at: int, new_at: int) -> Iterator[Line]:
    """Old lines, each followed by what stands at its place now, with the words that differ."""
    for number, (was, now) in enumerate(zip_longest(old, new)):
        gone, came = _words(was or "", now or "")
        if was is not None:
            yield Line(Mark.REMOVED, old_at + number, gone)
        if now is not None:
            yield Line(Mark.ADDED, new_at + number, came)


def _words(was: str, now: str) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
    """Two lines as stretches of words; where nothing is alike each is one stretch."""
    old, new = was.split(" "), now.split(" ")
    if max(len(old), len(new)) > WORDS_MOST:
        return _stretch(old, 0, len(old), True), _stretch(new, 0, len(new), True)
    gone: tuple[Words, ...] = ()
    came: tuple[Words, ...] = ()
    for name, i, i_end, j, j_end in SequenceMatcher(None, old, new).get_opcodes():
        changed = name != "equal"
        gone += _stretch(old, i, i_end, changed)
        came += _stretch(new, j, j_end, changed)
    return gone, came


def _stretch(words: Sequence[str], start: int, end: int, changed: bool) -> tuple[Words, ...]:
    if start == end:
        return ()
    space = " " if end < len(words) else ""
    return (Words(" ".join(words[start:end]) + space, changed),)
