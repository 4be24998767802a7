"""A short excerpt: the first sentence that holds what was found, cut where a word ends."""

from collections.abc import Collection, Iterable, Mapping

from luwte.rules.search.words import written

MOST = 160
MORE = "…"


def excerpt(sentences: Iterable[str], stems: Mapping[str, str], found: Collection[str]) -> str:
    """The first sentence with one of the stems that were found; nothing when there is none."""
    for one in sentences:
        if any(stems.get(word) in found for word in written(one)):
            return short(one)
    return ""


def short(sentence: str) -> str:
    """At most 160 letters, whole words."""
    if len(sentence) <= MOST:
        return sentence
    return sentence[: MOST - 1].rpartition(" ")[0].rstrip(",;:") + MORE
