"""All checks together, over pieces, programmes and every other text."""

from collections.abc import Iterable, Iterator, Sequence

from luwte.rules.content import graph
from luwte.rules.content.common_words import common
from luwte.rules.content.sentences import bare, marks, sentences, words
from luwte.rules.content.shape import shape, short
from luwte.rules.content.values import Finding, Loose, Measured, Part, Passage, Piece, Programme, Report, Rule
from luwte.rules.content.wording import claims, forbidden, medicine

LONGEST = 20
AVERAGE = 12


def check(
    pieces: Sequence[Piece], programmes: Sequence[Programme], loose: Sequence[Loose], stems: frozenset[str]
) -> Report:
    """Every finding, in order of file and line, and what was counted per file."""
    found = [*_together(pieces, programmes)]
    measured = []
    for piece in pieces:
        measured.append(measure(piece.file, piece.language, piece.parts, stems))
        found += of_piece(piece, measured[-1])
    for programme in programmes:
        found += of_programme(programme)
    for text in loose:
        measured.append(measure(text.file, text.language, text.parts, stems, claiming=False))
        found += [one for part in text.parts for one in short(text.file, part) if one.rule is Rule.PARAGRAPH]
        found += _said(text.file, text.language, text.parts, None)
    return Report(tuple(sorted(found, key=lambda one: (one.file, one.line, one.rule))), tuple(measured))


def of_piece(piece: Piece, counted: Measured) -> Iterator[Finding]:
    """What one piece breaks, by itself."""
    yield from shape(piece)
    yield from _said(piece.file, piece.language, _named(piece), piece.sources)
    yield from average(counted)


def of_programme(programme: Programme) -> Iterator[Finding]:
    """What the words of one programme break."""
    yield from _said(programme.file, programme.language, _told(programme), 0)


def average(counted: Measured) -> Iterator[Finding]:
    """A piece whose sentences are too long on the whole."""
    if counted.average > AVERAGE:
        told = f"{counted.average:.1f} words a sentence; at most {AVERAGE} on the whole"
        yield Finding(counted.file, 1, Rule.AVERAGE, told)


def measure(file: str, language: str, parts: Iterable[Part], stems: frozenset[str], claiming: bool = True) -> Measured:
    """Counts a text; words outside the list only in Dutch, claims only where each sentence names its source."""
    said = [one for part in parts for passage in part.passages for one in sentences(passage.text)]
    counts = [len(words(one)) for one in said]
    total = sum(counts)
    claimed = [one for one in said if claiming and (claims(one, language) or marks(one))]
    outside = [word for one in said for word in words(one) if not common(word, stems)] if language == "nl" else []
    return Measured(
        file,
        total,
        len(said),
        total / len(said) if said else 0.0,
        max(counts, default=0),
        len(claimed),
        sum(1 for one in claimed if marks(one)),
        len(outside) / total if total and language == "nl" else None,
        tuple(sorted({word.lower() for word in outside})),
    )


def _together(pieces: Sequence[Piece], programmes: Sequence[Programme]) -> Iterator[Finding]:
    yield from graph.twice([*pieces, *programmes])
    yield from graph.pairs(pieces)
    yield from graph.programme_pairs(programmes)
    for language in graph.LANGUAGES:
        here = {piece.slug: piece for piece in pieces if piece.language == language}
        yield from graph.dead(here.values(), frozenset(here))
        yield from graph.circles(here.values())
        for programme in programmes:
            if programme.language == language:
                yield from graph.ordered(programme, here)


def _named(piece: Piece) -> tuple[Part, ...]:
    """The words of the heading as a part of its own, before the rest."""
    head = [(piece.title, "title"), (piece.summary, "summary"), (piece.stop_when, "stop_when")]
    head += [(one, "needs") for one in piece.needs]
    passages = tuple(Passage(text, piece.at(name)) for text, name in head if text)
    return (Part("", "", 1, passages), *piece.parts)


def _told(programme: Programme) -> tuple[Part, ...]:
    head = (Passage(programme.title, 1), Passage(programme.summary, 1))
    stages = tuple(Passage(text, one.line) for one in programme.stages for text in (one.title, one.summary))
    return (Part("", "", 1, head + stages),)


def _said(file: str, language: str, parts: Iterable[Part], sources: int | None) -> Iterator[Finding]:
    """What the sentences of a text break; without a number of sources no claim is looked for."""
    held = tuple(parts)
    title = next((one.text for part in held for one in part.passages), "")
    for part in held:
        for found, instead in forbidden(part.title, language):
            yield Finding(file, part.line, Rule.FORBIDDEN, f"'{found}': write {instead}", about=(found, instead))
        for one in part.passages:
            text = bare(one.text)
            for found, instead in forbidden(text, language, title):
                yield Finding(file, one.line, Rule.FORBIDDEN, f"'{found}': write {instead}", about=(found, instead))
            for found in medicine(text, language):
                yield Finding(file, one.line, Rule.MEDICINE, f"'{found}': no advice; name the doctor", about=(found,))
            for sentence in sentences(one.text):
                yield from _sentence(file, language, sentence, one.line, sources)


def _sentence(file: str, language: str, sentence: str, line: int, sources: int | None) -> Iterator[Finding]:
    if (count := len(words(sentence))) > LONGEST:
        told = f"{count} words; at most {LONGEST}: {bare(sentence)[:60]}…"
        yield Finding(file, line, Rule.SENTENCE, told, about=(str(count), bare(sentence)[:60]))
    if sources is None:
        return
    pointed = marks(sentence)
    if claims(sentence, language) and not pointed:
        told = f"claims without a source: {bare(sentence)[:60]}…"
        yield Finding(file, line, Rule.CLAIM, told, about=(bare(sentence)[:60],))
    for number in pointed:
        if not 1 <= number <= sources:
            yield Finding(file, line, Rule.SOURCE, f"there is no source {number}", about=(str(number),))
