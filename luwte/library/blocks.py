"""Markdown as parts and passages with their lines, and what may not stand in it; the words are kept, the marks go."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from luwte.rules.content.values import Finding, Level, Part, Passage, Rule

PIECE = "stuk:"
HEAVY = 200_000
PLAIN = MarkdownIt("commonmark", {"html": True})
OPENS = ("paragraph", "heading", "bullet_list", "ordered_list", "list_item", "blockquote")
ALLOWED = frozenset(f"{name}_{end}" for name in OPENS for end in ("open", "close")) | {"inline"}


@dataclass(frozen=True, slots=True)
class Blocks:
    """A body as the checks take it; `links` are the pieces that it points to."""

    parts: tuple[Part, ...]
    links: tuple[tuple[str, int], ...]
    findings: tuple[Finding, ...]


def blocks(body: str, file: str, first: int = 1, media: Path | None = None) -> Blocks:
    """The body of a file; `first` is the line where it starts, `media` the folder that its pictures stand in."""
    tokens = PLAIN.parse(body)
    found: list[Finding] = []
    links: list[tuple[str, int]] = []
    for token, line in _lined(tokens, first):
        found += _unfit(token, line, file, media)
        for child in token.children or ():
            found += _unfit(child, line, file, media)
            if (href := str(child.attrs.get("href", ""))).startswith(PIECE):
                links.append((href.removeprefix(PIECE), line))
    return Blocks(tuple(_parts(tokens, first)), tuple(links), tuple(found))


def _lined(tokens: list[Token], first: int) -> Iterator[tuple[Token, int]]:
    for token in tokens:
        if token.map is not None:
            yield token, first + token.map[0]


def _parts(tokens: list[Token], first: int) -> Iterator[Part]:
    section, title, line, held, block = "", "", first, list[Passage](), 0
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.level == 0 and token.nesting >= 0 and token.type != "inline":
            block += 1
        if token.type != "inline":
            continue
        here = first + (token.map or [0])[0]
        if before is not None and before.type == "heading_open":
            if held or title:
                yield Part(section, title, line, tuple(held))
            title, line, held = words_of(token), here, []
            section = title if before.tag in ("h1", "h2") else section
        else:
            held.append(Passage(words_of(token), here, block))
    if held or title:
        yield Part(section, title, line, tuple(held))


def words_of(token: Token) -> str:
    """What a reader sees of a line; a picture is its text."""
    told = []
    for one in token.children or ():
        told.append(" " if one.type in ("softbreak", "hardbreak") else one.content)
    return "".join(told)


def _unfit(token: Token, line: int, file: str, media: Path | None) -> Iterator[Finding]:
    if token.type in ("html_block", "html_inline"):
        yield Finding(file, line, Rule.HTML, "no HTML in Markdown")
    elif token.level == 0 and token.block and token.type not in ALLOWED:
        yield Finding(file, line, Rule.HTML, f"no {token.type} in a piece")
    elif token.type == "link_open":
        href = str(token.attrs["href"])
        if not href.startswith((PIECE, "https://", "#")):
            yield Finding(file, line, Rule.LINK, f"only https:// or {PIECE}name: {href[:60]}", about=("", href[:60]))
    elif token.type == "image":
        yield from _picture(token, line, file, media)


def _picture(token: Token, line: int, file: str, media: Path | None) -> Iterator[Finding]:
    src = str(token.attrs["src"])
    if not token.content.strip():
        yield Finding(file, line, Rule.IMAGE, "a picture without text")
    if ":" in src or src.startswith("/") or ".." in src.split("/"):
        yield Finding(file, line, Rule.IMAGE, f"a picture stands in media/: {src[:60]}")
        return
    place = media / src if media else None
    if place is None or not place.is_file():
        yield Finding(file, line, Rule.IMAGE, f"there is no {src[:60]}")
    elif (size := place.stat().st_size) > HEAVY:
        told = f"{src[:60]} weighs {size // 1000} kB; at most {HEAVY // 1000}"
        yield Finding(file, line, Rule.IMAGE, told, Level.FAULT)
