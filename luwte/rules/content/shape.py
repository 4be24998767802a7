"""How a piece is built: its sections in order, short parts, and the words with which it opens."""

from collections.abc import Iterator
from dataclasses import dataclass

from luwte.rules.content.sentences import words
from luwte.rules.content.values import Finding, Kind, Level, Part, Piece, Rule, Runs

PARAGRAPH = 50
BLOCKS = 3
LENGTHS = {Kind.MODULE: (220, 450), Kind.EXERCISE: (80, 200)}


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its heading in both languages."""

    nl: str
    en: str
    needed: bool = True

    def in_(self, language: str) -> str:
        """The heading in a language."""
        return self.en if language == "en" else self.nl


WITHOUT_BODY = Section("Zonder je lichaam", "Without your body", needed=False)
SECTIONS = {
    Kind.MODULE: (
        Section("Uitleg", "Explanation"),
        Section("Wat je kunt doen", "What you can do"),
        Section("Om mee te nemen", "To take with you", needed=False),
    ),
    Kind.EXERCISE: (
        Section("Waarom", "Why"),
        Section("Zo doe je het", "How to do it"),
        WITHOUT_BODY,
        Section("Op papier", "On paper"),
        Section("Daarna", "Afterwards", needed=False),
    ),
    Kind.STORY: (
        Section("Het verhaal", "The story"),
        Section("Wat hielp, en wat niet", "What helped, and what did not"),
        Section("Een vraag voor jou", "A question for you", needed=False),
    ),
    Kind.LETTER: (Section("Waarvoor", "What for"), Section("De brief", "The letter")),
}
OPENING = {
    "nl": "Ogen open mag. Stoppen mag. Wordt het erger? Doe dit dan niet.",
    "en": "Eyes open is fine. Stopping is fine. Does it get worse? Then do not do this.",
}
COMPOSED = {
    "nl": "Dit verhaal is samengesteld. De persoon bestaat niet.",
    "en": "This story is composed. The person does not exist.",
}


def shape(piece: Piece) -> Iterator[Finding]:
    """Everything about how a piece is built."""
    yield from _sections(piece)
    yield from _opening(piece)
    yield from _heading(piece)
    yield from _long(piece)
    for part in piece.parts:
        yield from short(piece.file, part)


def short(file: str, part: Part) -> Iterator[Finding]:
    """At most three short paragraphs in a part; a list counts as one, each of its items as a paragraph."""
    if len({one.block for one in part.passages}) > BLOCKS:
        told = f"more than {BLOCKS} paragraphs under '{part.title}'"
        yield Finding(file, part.line, Rule.PART, told, about=(part.title,))
    for one in part.passages:
        if (count := len(words(one.text))) > PARAGRAPH:
            told = f"{count} words in a paragraph; at most {PARAGRAPH}"
            yield Finding(file, one.line, Rule.PARAGRAPH, told, about=(str(count),))


def _sections(piece: Piece) -> Iterator[Finding]:
    held = list(dict.fromkeys(part.section for part in piece.parts if part.section))
    lines = {part.section: part.line for part in reversed(piece.parts)}
    order = [one.in_(piece.language) for one in SECTIONS[piece.kind]]
    needed = [one.in_(piece.language) for one in SECTIONS[piece.kind] if one.needed]
    if piece.body:
        needed.append(WITHOUT_BODY.in_(piece.language))
    for name in needed:
        if name not in held:
            yield Finding(piece.file, 1, Rule.SECTION, f"the section '{name}' is missing", about=("missing", name))
    for name in held:
        if name not in order:
            told = f"no {piece.kind} has a section '{name}'"
            yield Finding(piece.file, lines[name], Rule.SECTION, told, about=("unknown", name))
    right = [name for name in order if name in held]
    if [name for name in held if name in order] != right:
        yield Finding(piece.file, 1, Rule.SECTION, f"the order is: {', '.join(right)}", about=("order", *right))


def _opening(piece: Piece) -> Iterator[Finding]:
    wanted = OPENING if piece.body else COMPOSED if piece.kind is Kind.STORY else None
    if wanted is None:
        return
    first = next((one for part in piece.parts for one in part.passages), None)
    inside = first is None or any(part.section and first in part.passages for part in piece.parts)
    if first is None or inside or not first.text.startswith(wanted[piece.language]):
        told = f"opens with: {wanted[piece.language]}"
        yield Finding(piece.file, first.line if first else 1, Rule.OPENING, told, about=(wanted[piece.language],))


def _heading(piece: Piece) -> Iterator[Finding]:
    if piece.runs is Runs.BIOGRAPHY and (1 in piece.phases or not piece.not_alone):
        yield Finding(piece.file, piece.at("runs"), Rule.BIOGRAPHY, "only from phase 2 and with a coach (not_alone)")
    if piece.body and piece.kind is not Kind.EXERCISE:
        yield Finding(piece.file, piece.at("body"), Rule.SCHEMA, "only an exercise is a body exercise")
    if piece.kind is Kind.EXERCISE and not piece.stop_when.strip():
        yield Finding(piece.file, piece.at("stop_when"), Rule.SCHEMA, "an exercise says when to stop (stop_when)")
    if piece.runs is not Runs.NONE and piece.kind is not Kind.EXERCISE:
        yield Finding(piece.file, piece.at("runs"), Rule.SCHEMA, "only an exercise runs something")
    if piece.kind in LENGTHS and not piece.sources:
        yield Finding(piece.file, piece.at("sources"), Rule.SOURCE, "no source at all")


def _long(piece: Piece) -> Iterator[Finding]:
    low, high = LENGTHS.get(piece.kind, (0, 10**9))
    count = sum(len(words(one.text)) for part in piece.parts if part.section for one in part.passages)
    if not low <= count <= high:
        told = f"{count} words; {low} to {high} is what an exhausted reader can hold"
        yield Finding(piece.file, 1, Rule.LENGTH, told, Level.REMARK, (str(count), str(low), str(high)))
