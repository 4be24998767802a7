"""Words as a search compares them: without capitals, accents and hyphens; and whether one typing error parts two."""

import re
import unicodedata
from collections.abc import Iterator

WORD = re.compile(r"[^\W_]+(?:['’\-–][^\W_]+)*")
JOINT = re.compile(r"['’\-–]")
PART_LEAST = 3


def folded(text: str) -> str:
    """Small letters without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in plain if not unicodedata.combining(one))


def asked(text: str) -> list[str]:
    """The words of what was asked, each once; `burn-out` is one word."""
    found = (JOINT.sub("", word) for word in WORD.findall(folded(text)))
    return list(dict.fromkeys(found))


def written(text: str) -> Iterator[str]:
    """The words of a text: `burn-out` as one word, and its parts."""
    for word in WORD.findall(folded(text)):
        parts = JOINT.split(word)
        yield "".join(parts)
        if len(parts) > 1:
            yield from (part for part in parts if len(part) >= PART_LEAST)


def one_apart(one: str, other: str) -> bool:
    """Whether words are alike but for one letter: too many, too few, another one, or two that changed places."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1]
    return short[at + 1 :] == long[at + 1 :] or (swapped and short[at + 2 :] == long[at + 2 :])


def shortened(word: str) -> set[str]:
    """A word, and what is left of it without one letter: words one apart share one of these."""
    return {word, *(word[:n] + word[n + 1 :] for n in range(len(word)))}
