"""How pieces hang together: links that lead somewhere, no circles, programmes in order, the two languages alike."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from luwte.rules.content.values import Finding, Piece, Programme, Rule

LANGUAGES = ("nl", "en")
ALIKE = (
    "kind", "phases", "minutes", "load", "not_alone", "body", "runs", "audience", "after", "leads_to", "sources",
)  # fmt: skip


def twice(things: Iterable[Piece | Programme]) -> Iterator[Finding]:
    """A name belongs to one piece, whatever its kind."""
    seen: dict[tuple[str, str], str] = {}
    for one in things:
        other = seen.setdefault((one.language, one.slug), one.file)
        if other != one.file:
            yield Finding(one.file, 1, Rule.SLUG, f"'{one.slug}' is also {other}")


def dead(pieces: Iterable[Piece], slugs: frozenset[str]) -> Iterator[Finding]:
    """Links to pieces that are not there."""
    for piece in pieces:
        for name in ("after", "leads_to"):
            for slug in getattr(piece, name):
                if slug not in slugs:
                    yield Finding(piece.file, piece.at(name), Rule.LINK, f"{name}: there is no '{slug}'", about=(slug,))
        for slug, line in piece.links:
            if slug not in slugs:
                yield Finding(piece.file, line, Rule.LINK, f"there is no '{slug}'", about=(slug,))


def circles(pieces: Iterable[Piece]) -> Iterator[Finding]:
    """A circle in what comes after what; one is named, the rest shows when it is gone."""
    files = {piece.slug: piece for piece in pieces}
    before: dict[str, set[str]] = {slug: set() for slug in files}
    for piece in files.values():
        before[piece.slug].update(piece.after)
        for slug in piece.leads_to:
            before.setdefault(slug, set()).add(piece.slug)
    try:
        TopologicalSorter(before).prepare()
    except CycleError as fault:
        round_ = fault.args[1]
        first = files[next(slug for slug in round_ if slug in files)]
        yield Finding(first.file, 1, Rule.CYCLE, " → ".join(round_), about=tuple(round_))


def ordered(programme: Programme, pieces: Mapping[str, Piece]) -> Iterator[Finding]:
    """A programme: its phases rise, its pieces exist, once each, in their own phase, after what they come after."""
    phases = [stage.phase for stage in programme.stages]
    if phases != sorted(set(phases)):
        yield Finding(programme.file, 1, Rule.ORDER, "phases rise, and each is there once")
    listed = [slug for stage in programme.stages for slug in stage.pieces]
    for slug, count in Counter(listed).items():
        if count > 1:
            yield Finding(programme.file, 1, Rule.ORDER, f"'{slug}' is there {count} times", about=(slug,))
    place = {slug: number for number, slug in enumerate(listed)}
    for stage in programme.stages:
        for slug in stage.pieces:
            if slug not in pieces:
                yield Finding(programme.file, stage.line, Rule.LINK, f"there is no '{slug}'", about=(slug,))
                continue
            if stage.phase not in pieces[slug].phases:
                told = f"'{slug}' is not for phase {stage.phase}"
                yield Finding(programme.file, stage.line, Rule.PHASE, told, about=(slug, str(stage.phase)))
            for late in (one for one in pieces[slug].after if place.get(one, -1) > place[slug]):
                told = f"'{slug}' comes after '{late}'"
                yield Finding(programme.file, stage.line, Rule.ORDER, told, about=(slug, late))


def pairs(pieces: Iterable[Piece]) -> Iterator[Finding]:
    """Each piece in both languages, alike in all but words."""
    held = {(piece.slug, piece.language): piece for piece in pieces}
    for (slug, language), piece in held.items():
        other = held.get((slug, LANGUAGES[1 - LANGUAGES.index(language)]))
        if other is None:
            yield Finding(piece.file, 1, Rule.PAIR, "is not there in the other language")
        elif language == LANGUAGES[1]:
            yield from _alike(piece, other)


def _alike(piece: Piece, other: Piece) -> Iterator[Finding]:
    for name in ALIKE:
        if getattr(piece, name) != getattr(other, name):
            yield Finding(piece.file, piece.at(name), Rule.PAIR, f"{name} differs from {other.file}")
    if [slug for slug, _line in piece.links] != [slug for slug, _line in other.links]:
        yield Finding(piece.file, 1, Rule.PAIR, f"the links in the text differ from {other.file}")


def programme_pairs(programmes: Iterable[Programme]) -> Iterator[Finding]:
    """Each programme in both languages, with the same pieces."""
    held = {(one.slug, one.language): one for one in programmes}
    for (slug, language), one in held.items():
        other = held.get((slug, LANGUAGES[1 - LANGUAGES.index(language)]))
        if other is None:
            yield Finding(one.file, 1, Rule.PAIR, "is not there in the other language")
        elif language == LANGUAGES[1] and _order(one) != _order(other):
            yield Finding(one.file, 1, Rule.PAIR, f"the pieces differ from {other.file}")


def _order(programme: Programme) -> list[tuple[int, tuple[str, ...]]]:
    return [(stage.phase, stage.pieces) for stage in programme.stages]
