"""The index of what ships, with a practice's own copies in the place of the originals; stems by Snowball."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from luwte.library import country, pieces
from luwte.library.pages import LANGUAGES, Unfit
from luwte.library.pieces import Piece, Programme
from luwte.library.shelves import content_root
from luwte.rules.content.sentences import bare, sentences
from luwte.rules.search.excerpt import excerpt
from luwte.rules.search.index import Document, Hit, Index, Prepared, Stem, find, index, prepared

TITLE, SUMMARY, TEXT = 8, 3, 1  # what a word weighs by where it stands
STEMMERS = {"nl": "dutch_porter", "en": "english"}
SHELVES_MOST = 32  # practices with copies of their own whose index is kept; the next one takes 50 ms again


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """A practice's published copy of a piece: the file, and the piece it stands for."""

    slug: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """One result: which piece or programme, and the sentence in which it was found."""

    kind: str
    slug: str
    title: str
    summary: str
    minutes: int
    excerpt: str


def found(asked: str, language: str, may: frozenset[str] | None, copies: tuple[Copy, ...] = ()) -> tuple[Found, ...]:
    """What was found in a language, best first; `may` are the names that this person may find."""
    there = shelf(country.here(), language, copies)
    hits = find(there.index, asked, stemmer(language), may, quiet(language))
    return tuple(_told(there.things[hit.key], hit, there.index) for hit in hits)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What can be found in a language, by name, and its index."""

    things: dict[str, Piece | Programme]
    index: Index


@lru_cache(SHELVES_MOST)
def shelf(land: str, language: str, copies: tuple[Copy, ...] = ()) -> Shelf:
    """What ships in a language (else in Dutch) with the copies in its place; made once for the same texts."""
    things, ready = _shipped(land, language)
    mine = {one.slug: one for copy in copies if copy.slug in things and (one := _read(copy))}
    stem = memo(language)
    fresh = {slug: prepared(_document(one), stem) for slug, one in mine.items()}
    return Shelf({**things, **mine}, index(fresh.get(slug, one) for slug, one in ready.items()))


def stemmer(language: str) -> Stem:
    """The stem of a word. A stemmer is not shared between threads, and remembers nothing of what was asked."""
    import snowballstemmer

    return snowballstemmer.stemmer(STEMMERS[language]).stemWord  # type: ignore[no-any-return]


@cache
def quiet(language: str) -> frozenset[str]:
    """The words that say nothing about what someone looks for."""
    lines = (content_root() / "words" / f"quiet-{language}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def memo(language: str) -> Stem:
    """The same, quick for a text: a word that comes back is stemmed once."""
    return cache(stemmer(language))


@cache
def _shipped(_land: str, language: str) -> tuple[dict[str, Piece | Programme], dict[str, Prepared]]:
    things: dict[str, Piece | Programme] = {}
    for slug in dict.fromkeys(slug for slug, _language in (*pieces.pieces(), *pieces.programmes())):
        if (one := pieces.piece(slug, language) or pieces.programme(slug, language)) is not None:
            things[slug] = one
    stem = memo(language)
    return things, {slug: prepared(_document(one), stem) for slug, one in things.items()}


def _document(one: Piece | Programme) -> Document:
    heading = one.heading
    named, text = heading.slug.replace("-", " "), " ".join(_texts(one))
    return Document(heading.slug, ((heading.title, TITLE), (named, SUMMARY), (heading.summary, SUMMARY), (text, TEXT)))


def _texts(one: Piece | Programme) -> Iterable[str]:
    if isinstance(one, Programme):
        return [text for stage in one.heading.phases for text in (stage.title, stage.summary)]
    return [text for part in one.sections for text in (part.title, part.text)]


def _read(copy: Copy) -> Piece | None:
    """A copy that cannot be read is not shown either: the original stands."""
    try:
        return pieces.shown(copy.text, copy.slug, copy.language)
    except Unfit:
        return None


def _told(one: Piece | Programme, hit: Hit, there: Index) -> Found:
    heading = one.heading
    lines = (line for text in _texts(one) for line in sentences(bare(text.replace("\n", " "))))
    said = excerpt(lines, there.stems, hit.stems)
    minutes = 0 if isinstance(one, Programme) else one.heading.minutes
    return Found(heading.kind.value, heading.slug, heading.title, heading.summary, minutes, said)


def spoken(language: str) -> str:
    """The language of a page as the shelves know it."""
    return next((one for one in LANGUAGES if language.startswith(one)), LANGUAGES[0])
