"""The texts that ship, as a practice's copy is made from them and judged beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from luwte.library import pieces as library
from luwte.library.headings import LARGE, cut, shaped
from luwte.library.shelves import content_root
from luwte.rules.adaptations import judging
from luwte.rules.content.values import Finding, Kind, Level, Piece, Programme, Rule

LINES_MOST = 1_000
FOLDERS = {kind: folder for folder, kind in library.FOLDERS.items()} | {Kind.PROGRAMME: "programmes"}
Named = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Original:
    """A text that ships: its kind, name and language, its title, and the file."""

    kind: Kind
    slug: str
    language: str
    title: str
    text: str

    @property
    def digest(self) -> str:
        """The hash of the file."""
        return library.digest(self.text)

    @property
    def where(self) -> str:
        """The file, as it stands in the folder with content."""
        return where(self.kind, self.slug, self.language)


def where(kind: Kind, slug: str, language: str) -> str:
    """The file of a text in a folder with content."""
    return f"text/{language}/{FOLDERS[kind]}/{slug}.{'yaml' if kind is Kind.PROGRAMME else 'md'}"


def originals() -> Mapping[Named, Original]:
    """Every text that ships and can be adapted, by kind, name and language."""
    return _every()


def original(kind: str, slug: str, language: str) -> Original | None:
    """One of them, in exactly this language."""
    return originals().get((kind, slug, language))


def named(text: str) -> tuple[str, str] | None:
    """The kind and name that a file says it has; None when its heading cannot be read."""
    split = cut(text)
    if split is None:
        order, _lines, _wrong = shaped(text, library.Order, "")
        return (Kind.PROGRAMME.value, order.slug) if order else None
    heading, _lines, _wrong = shaped(split.heading, library.Heading, "")
    return (heading.kind.value, heading.slug) if heading else None


def judged(one: Original, text: str) -> tuple[Finding, ...]:
    """What a text breaks as a copy of `one`: every check that what ships has passed."""
    if len(text) > LARGE or text.count("\n") >= LINES_MOST:
        return (Finding(one.where, 1, Rule.SIZE, "too long", about=(str(LARGE // 1000), str(LINES_MOST))),)
    marked = tuple(judging.unsolved(text, one.where))
    found = (_programme if one.kind is Kind.PROGRAMME else _piece)(one, text)
    return (*marked, *found)


def fit(one: Original, text: str) -> bool:
    """Whether nothing fails."""
    return not any(found.level is Level.FAULT for found in judged(one, text))


def _piece(one: Original, text: str) -> tuple[Finding, ...]:
    made, wrong = library.checkable(text, one.where, one.language)
    if made is None:
        return tuple(wrong)
    beside, programmes = _beside(one.language)
    found = judging.of_piece(made, beside[one.slug], beside.values(), programmes.values())
    return tuple(sorted([*_fewer(wrong), *found], key=lambda each: each.line))


def _programme(one: Original, text: str) -> tuple[Finding, ...]:
    made, wrong = library.ordered(text, one.where, one.language)
    if made is None:
        return tuple(wrong)
    beside, programmes = _beside(one.language)
    found = judging.of_programme(made, programmes[one.slug], beside)
    return tuple(sorted([*_fewer(wrong), *found], key=lambda each: each.line))


def _fewer(wrong: list[Finding]) -> list[Finding]:
    """Another name or kind is told once, as what may not change."""
    return [one for one in wrong if one.rule is not Rule.SLUG and not one.words.startswith("a ")]


@cache
def _every() -> dict[Named, Original]:
    found = {}
    for (slug, language), piece in library.pieces().items():
        kind = Kind(piece.heading.kind)
        made = Original(kind, slug, language, piece.heading.title, library.source(piece))
        found[kind.value, slug, language] = made
    for (slug, language), programme in library.programmes().items():
        file = content_root() / where(Kind.PROGRAMME, slug, language)
        text = file.read_text(encoding="utf-8")
        found[Kind.PROGRAMME.value, slug, language] = Original(
            Kind.PROGRAMME, slug, language, programme.heading.title, text
        )
    return found


@cache
def _beside(language: str) -> tuple[dict[str, Piece], dict[str, Programme]]:
    """Every piece and programme that ships in a language, as the checks take them."""
    here = [one for one in _every().values() if one.language == language]
    pieces, programmes = dict[str, Piece](), dict[str, Programme]()
    for one in here:
        made, _wrong = (library.ordered if one.kind is Kind.PROGRAMME else library.checkable)(
            one.text, one.where, language
        )
        if isinstance(made, Programme):
            programmes[one.slug] = made
        elif made is not None:
            pieces[one.slug] = made
    return pieces, programmes
