"""An index of texts, and finding in it: word by word, the best of four ways, the rarest words first."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, MutableSequence, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import takewhile

from luwte.rules.search.words import asked, one_apart, shortened, written

Stem = Callable[[str], str]
WORDS_MOST = 8
HITS_MOST = 12
OFTEN = 3  # more often in one field says no more
BEGINS_LEAST = 3
TYPED_LEAST = 4
A_WORD = 1 << 40  # one more of the asked words goes before any weight
SAME, BEGINS, TYPED, FIRST_PART = 4, 3, 2, 1  # what a word counts for, by the way in which it was found


@dataclass(frozen=True, slots=True)
class Document:
    """A text to be found: its key, and its fields with what a word in them weighs."""

    key: str
    fields: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document in stems, each with its weight; `stems` says which stem a word has."""

    key: str
    weights: Mapping[str, int]
    stems: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Index:
    """Where each stem stands (numbers of documents, and weights), and the words in order and without a letter."""

    keys: tuple[str, ...]
    places: Mapping[str, tuple[Sequence[int], Sequence[int]]]
    words: tuple[str, ...]
    stems: Mapping[str, str]
    near: Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found, and the stems that were found in it."""

    key: str
    stems: frozenset[str]


def prepared(document: Document, stem: Stem) -> Prepared:
    """A document in stems, so that an index of other documents too can be made of it."""
    weights: Counter[str] = Counter()
    stems: dict[str, str] = {}
    for text, weight in document.fields:
        counted: Counter[str] = Counter()
        for word in written(text):
            counted[stems.get(word) or stems.setdefault(word, stem(word))] += 1
        for found, often in counted.items():
            weights[found] += min(often, OFTEN) * weight
    return Prepared(document.key, weights, stems)


def index(documents: Iterable[Prepared]) -> Index:
    """The index of documents in this order; each key once."""
    keys: list[str] = []
    places: dict[str, tuple[MutableSequence[int], MutableSequence[int]]] = {}
    stems: dict[str, str] = {}
    for number, one in enumerate(documents):
        keys.append(one.key)
        stems.update(one.stems)
        for stem, weight in one.weights.items():
            where, weights = places.setdefault(stem, (array("I"), array("I")))
            where.append(number)
            weights.append(weight)
    return Index(tuple(keys), places, tuple(sorted(stems)), stems, _near(stems))


def find(
    there: Index, text: str, stem: Stem, may: Collection[str] | None = None, quiet: Collection[str] = ()
) -> tuple[Hit, ...]:
    """What was found, best first: most of the asked words, then the weight. `may` are the keys that may be found.

    `quiet` are words that say little: they count only when nothing else was asked.
    """
    mask = bytearray(1 if may is None or key in may else 0 for key in there.keys)
    count = sum(mask)
    said = asked(text)
    telling = [word for word in said if word not in quiet] or said
    ways = [way for word in telling[:WORDS_MOST] if (way := _way(there, word, stem, mask))]
    scores: dict[int, int] = {}
    for way in ways:
        counts = way.counts * (count // len(way.weights)).bit_length()
        for number, weight in way.weights.items():
            scores[number] = scores.get(number, 0) + A_WORD + weight * counts
    return tuple(_hit(there, number, ways) for number in _best(there, scores))


def _best(there: Index, scores: Mapping[int, int]) -> list[int]:
    """The highest, without putting all of them in order."""
    least = min(nlargest(HITS_MOST, scores.values()), default=0)
    near = [number for number, score in scores.items() if score >= least]
    return sorted(near, key=lambda number: (-scores[number], there.keys[number]))[:HITS_MOST]


@dataclass(frozen=True, slots=True)
class _Way:
    """How one word was found: the stems, what it counts for, and the weight in each document."""

    stems: frozenset[str]
    counts: int
    weights: Mapping[int, int]


def _way(there: Index, word: str, stem: Stem, mask: bytearray) -> _Way | None:
    """The first way that finds something that may be found."""
    for counts, stems in _ways(there, word, stem):
        weights: dict[int, int] = {}
        for one in stems:
            here = {number: weight for number, weight in zip(*there.places[one], strict=True) if mask[number]}
            if weights:
                for number, weight in here.items():
                    weights[number] = weights.get(number, 0) + weight
            else:
                weights = here
        if weights:
            return _Way(stems, counts, weights)
    return None


def _ways(there: Index, word: str, stem: Stem) -> Iterator[tuple[int, frozenset[str]]]:
    """The same word; a longer one that begins with it; one typing error; the longest word that it begins with."""
    if (same := stem(word)) in there.places:
        yield SAME, frozenset({same})
    if len(word) >= BEGINS_LEAST:
        first = bisect_left(there.words, word)
        longer = takewhile(lambda one: one.startswith(word), _from(there.words, first))
        yield BEGINS, frozenset(there.stems[one] for one in longer)
    if len(word) >= TYPED_LEAST:
        near = {one for part in shortened(word) for one in there.near.get(part, ()) if one_apart(one, word)}
        yield TYPED, frozenset(there.stems[one] for one in near)
    for length in range(len(word) - 1, TYPED_LEAST - 1, -1):
        if (part := stem(word[:length])) in there.places:
            yield FIRST_PART, frozenset({part})


def _from(words: tuple[str, ...], first: int) -> Iterator[str]:
    return (words[n] for n in range(first, len(words)))


def _near(words: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in words:
        for part in shortened(word) if len(word) >= TYPED_LEAST - 1 else ():
            found.setdefault(part, []).append(word)
    return found


def _hit(there: Index, number: int, ways: Iterable[_Way]) -> Hit:
    return Hit(there.keys[number], frozenset(one for way in ways if number in way.weights for one in way.stems))
