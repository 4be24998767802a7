"""Whether a practice's copy is fit to be read: the same checks as what ships, and what may not change."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from luwte.rules.content import graph, whole
from luwte.rules.content.values import Finding, Piece, Programme, Rule

STEMS: frozenset[str] = frozenset()  # words outside the list are told elsewhere, and never a fault
FENCES = ("<<<<<<<", ">>>>>>>")
# What a piece runs, and which opening words it needs, hang on these; the exercise of a copy is that of its original.
KEPT = ("slug", "kind", "runs", "body")


def unsolved(text: str, file: str) -> Iterator[Finding]:
    """Marks of a merge that someone left in the text."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith(FENCES):
            yield Finding(file, number, Rule.UNSOLVED, "a mark of a merge", about=(line[:7],))


def of_piece(
    piece: Piece, original: Piece, others: Iterable[Piece], programmes: Iterable[Programme]
) -> tuple[Finding, ...]:
    """What a copy of a piece breaks: by itself, among the others of its language, and against its original."""
    held = {one.slug: one for one in others} | {piece.slug: piece}
    counted = whole.measure(piece.file, piece.language, piece.parts, STEMS)
    found = [
        *whole.of_piece(piece, counted),
        *graph.dead([piece], frozenset(held)),
        *graph.circles(held.values()),
        *_in_programmes(piece, held, programmes),
        *fixed(piece, original),
    ]
    return _here(found, piece.file)


def of_programme(programme: Programme, original: Programme, pieces: Mapping[str, Piece]) -> tuple[Finding, ...]:
    """What a copy of a programme breaks."""
    found = [*whole.of_programme(programme), *graph.ordered(programme, pieces)]
    if programme.slug != original.slug:
        found.append(_changed(programme.file, 1, "slug"))
    return _here(found, programme.file)


def fixed(piece: Piece, original: Piece) -> Iterator[Finding]:
    """What may not differ from the original; what is not done alone stays so."""
    for name in KEPT:
        if getattr(piece, name) != getattr(original, name):
            yield _changed(piece.file, piece.at(name), name)
    if original.not_alone and not piece.not_alone:
        yield _changed(piece.file, piece.at("not_alone"), "not_alone")


def _changed(file: str, line: int, name: str) -> Finding:
    return Finding(file, line, Rule.FIXED, f"{name} stays as in the original", about=(name,))


def _in_programmes(piece: Piece, held: Mapping[str, Piece], programmes: Iterable[Programme]) -> Iterator[Finding]:
    """A programme that this copy no longer fits, told where the copy says so."""
    for programme in programmes:
        for one in graph.ordered(programme, held):
            if piece.slug in one.about:
                line = piece.at("phase" if one.rule is Rule.PHASE else "after")
                yield replace(one, file=piece.file, line=line)


def _here(found: Sequence[Finding], file: str) -> tuple[Finding, ...]:
    """In order of line; a circle is told where the copy is, wherever it was found."""
    return tuple(sorted((replace(one, file=file) for one in found), key=lambda one: (one.line, one.rule)))
