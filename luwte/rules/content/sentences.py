"""Sentences and words of a text, as a reader would count them."""

import re

END = re.compile(r"(?<=[.?!…])\s+|(?<=[.?!…][\"”’'»)\]])\s+")
WORD = re.compile(r"[^\W_]+(?:['’\-–][^\W_]+)*")
BEHIND = re.compile(r"([.?!…][\"”’'»)]*)\s*((?:\[\^\d{1,3}\]\s*)+)")
MARK = re.compile(r"\[\^(\d{1,3})\]")


def bare(text: str) -> str:
    """The text without the marks that point to a source."""
    return MARK.sub("", text)


def marks(text: str) -> tuple[int, ...]:
    """The numbers of the sources that a text points to."""
    return tuple(int(number) for number in MARK.findall(text))


def words(text: str) -> tuple[str, ...]:
    """The words of a text; `burn-out` is one."""
    return tuple(WORD.findall(bare(text)))


def sentences(text: str) -> tuple[str, ...]:
    """The sentences that hold a word, each with the marks that stood behind it."""
    inside = BEHIND.sub(lambda one: f"{one[2].strip()}{one[1]} ", text)
    return tuple(piece.strip() for piece in END.split(inside) if words(piece))
