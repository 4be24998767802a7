"""A folder with content, read for the checks: every text in it, and what cannot be read."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from luwte.library import pieces, reading
from luwte.library.blocks import blocks
from luwte.library.country import COUNTRIES, within
from luwte.library.headings import LARGE, cut
from luwte.library.pages import LANGUAGES
from luwte.library.shelves import content_root
from luwte.rules.content import whole
from luwte.rules.content.common_words import known
from luwte.rules.content.values import Finding, Loose, Part, Passage, Piece, Programme, Report, Rule

UNSAID = frozenset({"slug", "source", "sources", "url", "version", "licence", "kind", "countries", "checked", "pieces"})
ENDINGS = {".md", ".yaml"}


def check(root: Path) -> Report:
    """Everything in a folder that holds text/<language>/…, in the words of each country; no picture is opened."""
    told = []
    for country in COUNTRIES:
        with within(country):
            told.append(_check(root))
    once = set(told[0].findings)
    found = [*told[0].findings, *(one for report in told[1:] for one in report.findings if one not in once)]
    order = sorted(found, key=lambda each: (each.file, each.line, each.rule))
    return Report(tuple(order), told[0].measured)


def _check(root: Path) -> Report:
    read, programmes, loose, found = list[Piece](), list[Programme](), list[Loose](), list[Finding]()
    for language in LANGUAGES:
        for file in _files(root / "text" / language):
            where = file.relative_to(root).as_posix()
            text = _text(file)
            if text is None:
                found.append(Finding(where, 1, Rule.SIZE, f"no UTF-8 text, or more than {LARGE // 1000} kB"))
                continue
            one, wrong = _one(file, text, where, language, root / "media")
            found += wrong
            for kind, shelf in ((Piece, read), (Programme, programmes), (Loose, loose)):
                if isinstance(one, kind):
                    shelf.append(one)
    report = whole.check(read, programmes, loose, stems())
    return Report((*found, *report.findings), report.measured)


def stems() -> frozenset[str]:
    """The stems of the list of common Dutch words that ships."""
    lines = (content_root() / "words" / "b1-nl.txt").read_text(encoding="utf-8").splitlines()
    return known(word for line in lines if not line.startswith("#") for word in line.split())


def _files(place: Path) -> Iterator[Path]:
    for file in sorted(place.rglob("*")):
        if file.suffix in ENDINGS and file.is_file() and not file.is_symlink():
            yield file


def _text(file: Path) -> str | None:
    if file.stat().st_size > 4 * LARGE:
        return None
    try:
        return file.read_text(encoding="utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None


def _one(
    file: Path, text: str, where: str, language: str, media: Path
) -> tuple[Piece | Programme | Loose | None, list[Finding]]:
    folder = file.parent.name
    if folder in pieces.FOLDERS and file.suffix == ".md":
        return pieces.checkable(text, where, language, media)
    if folder == "programmes":
        return pieces.ordered(text, where, language)
    return _loose(text, where, language, file.suffix == ".md", media)


def _loose(text: str, where: str, language: str, is_page: bool, media: Path) -> tuple[Loose | None, list[Finding]]:
    """A page with a heading, or a file of which every string is read."""
    split = cut(text) if is_page else None
    source, shift = (split.heading, 1) if split else ("" if is_page else text, 0)
    try:
        said = tuple(_strings(reading.tree(source), shift))
    except (yaml.YAMLError, RecursionError):
        return None, [Finding(where, 1, Rule.SCHEMA, "not YAML")]
    head = (Part("", "", 1, said),)
    if not is_page:
        return Loose(where, language, head), []
    body = blocks(split.body if split else text, where, split.first if split else 1, media)
    return Loose(where, language, head + body.parts), list(body.findings)


def _strings(node: Any, shift: int) -> Iterator[Passage]:
    """Every string of more than a word, with its line."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value not in UNSAID:
                yield from _strings(value, shift)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _strings(value, shift)
    elif isinstance(node, yaml.ScalarNode) and " " in node.value:
        yield Passage(node.value, node.start_mark.line + 1 + shift, node.start_mark.line)
