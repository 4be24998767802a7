"""Which words stand on the list of common Dutch words, in any of their forms."""

import re
import unicodedata
from collections.abc import Iterable

ENDINGS = (
    "tjes",
    "tje",
    "jes",
    "sten",
    "ste",
    "den",
    "ten",
    "ere",
    "je",
    "en",
    "er",
    "es",
    "de",
    "te",
    "e",
    "n",
    "s",
    "t",
    "d",
)
FIRST = (
    "achter", "beneden", "binnen", "boven", "buiten", "samen", "tegen", "terug", "onder", "langs", "thuis", "vast",
    "voor", "door", "over", "weer", "aan", "bij", "her", "los", "mee", "neer", "rond", "toe", "uit", "ver", "weg",
    "af", "be", "in", "na", "om", "on", "op",
)  # fmt: skip
JOINTS = ("", "s", "en", "e", "-")
LEAST = 3
LEFT = {"s": 4}  # `kies` is no plural


def stem(word: str) -> str:
    """A rough stem: `maken`, `maakt` and `gemaakt` share one; that words now and then share one too does no harm."""
    plain = unicodedata.normalize("NFD", word.lower().replace("’", "'"))
    plain = "".join(one for one in plain if not unicodedata.combining(one)).replace("'", "")
    if plain.startswith("ge") and len(plain) > 5:
        plain = plain[2:]
    while ending := next((e for e in ENDINGS if plain.endswith(e) and len(plain) - len(e) >= LEFT.get(e, LEAST)), ""):
        plain = plain.removesuffix(ending)
    plain = re.sub(r"(.)\1+", r"\1", plain)
    return plain[:-1] + {"z": "s", "v": "f"}.get(plain[-1], plain[-1]) if plain else plain


def known(words: Iterable[str]) -> frozenset[str]:
    """The stems of a list of words."""
    return frozenset(stem(word) for word in words)


def common(word: str, stems: frozenset[str]) -> bool:
    """Whether a word is on the list: itself, with a first part before it, or made of two."""
    low = word.lower()
    return low.isnumeric() or stem(low) in stems or _led(low, stems) or _joined(low, stems)


def _led(word: str, stems: frozenset[str]) -> bool:
    for first in FIRST:
        rest = word.removeprefix(first)
        if rest != word and len(rest) >= LEAST and (stem(rest) in stems or stem(rest.removeprefix("te")) in stems):
            return True
    return False


def _joined(word: str, stems: frozenset[str]) -> bool:
    for cut in range(LEAST, len(word) - LEAST + 1):
        head, tail = word[:cut], word[cut:].removeprefix("-")
        if stem(tail) in stems and any(stem(head.removesuffix(joint)) in stems for joint in JOINTS if head != joint):
            return True
    return False
