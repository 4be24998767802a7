"""Texts of a file: what is said, its translations, and markup from which everything is taken out that could act."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

from luwte.exchange.fhir.taking import LONGEST_TEXT, Code, Json, Notes, extension, extensions, objects, text
from luwte.rules.instruments.values import Words

LONGEST_MARKUP = 20_000
TAGS = frozenset(
    {"a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "hr", "i", "li", "ol", "p"}
    | {"pre", "q", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul"}
)
# With these the words inside go too; of all other tags only the tag goes.
SILENCED = frozenset({"script", "style", "title", "template", "noscript", "iframe", "object", "embed", "svg", "math"})
ATTRIBUTES = {"a": {"href"}, "abbr": {"title"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}
TAG = re.compile(r"<\s*([a-zA-Z][\w:-]*)")
ACTS = re.compile(r"<\s*(?:script|iframe|object|embed|svg|math)\b|\bon[a-z]+\s*=|javascript\s*:", re.IGNORECASE)
STYLED = re.compile(r"<[^<>]*\s(?:style|class|id)\s*=", re.IGNORECASE)
HEADING = re.compile(r"(</?)h[1-6]\b[^>]*>", re.IGNORECASE)
BLOCK = re.compile(r"<(?:br|/p|/div|/li|/tr|/dd|/dt|hr)\b[^>]*>", re.IGNORECASE)
MARKUP = ("rendering-xhtml", "rendering-markdown")


def words(element: Json, key: str, notes: Notes, where: str) -> Words:
    """The text under a key, with what stands beside it: translations, xhtml, markdown."""
    plain = line(element.get(key), notes, where)
    beside = element.get(f"_{key}")
    html = ""
    if isinstance(beside, dict | list):
        told = {name: text(extension(beside, name)) for name in MARKUP}
        html = xhtml(told[MARKUP[0]], notes, where) or markdown(told[MARKUP[1]], notes, where)
    plain = plain or bare(html)
    return Words(plain, html if plain else "", translations(beside, notes, where))


def described(element: Json, key: str, notes: Notes) -> Words:
    """A text that FHIR itself says is markdown."""
    found = words(element, key, notes, key)
    html = found.html or markdown(found.plain, notes, key)
    return Words(found.plain, html, found.others)


def line(value: Any, notes: Notes, where: str) -> str:
    """Words of a length that fits."""
    found = text(value)
    if value is not None and not found and not isinstance(value, str):
        notes.add(Code.WRONG_SHAPE, where)
    if len(found) > LONGEST_TEXT:
        notes.add(Code.TEXT_CUT, where)
    return found[:LONGEST_TEXT]


def translations(beside: Any, notes: Notes, where: str) -> tuple[tuple[str, str], ...]:
    """The text in other languages, each language once."""
    found: dict[str, str] = {}
    for one in objects(beside):
        for translation in extensions(one, "translation"):
            language = text(extension(translation, "lang"))
            said = line(extension(translation, "content"), notes, where)
            if language and said:
                found.setdefault(language, said)
    return tuple(found.items())


def markdown(source: str, notes: Notes, where: str) -> str:
    """Markdown as clean markup; html within it stays words. Nothing where the text is no more than a plain line."""
    if not source:
        return ""
    if len(source) > LONGEST_MARKUP:
        notes.add(Code.TEXT_CUT, where)
        return ""
    from markdown_it import MarkdownIt

    html = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image").render(source)
    clean = xhtml(html, notes, where)
    return "" if clean == f"<p>{escaped(source)}</p>" else clean


def xhtml(source: str, notes: Notes, where: str) -> str:
    """Markup with nothing left that acts, styles or fetches; what was taken out is noted."""
    if not source:
        return ""
    if len(source) > LONGEST_MARKUP:
        notes.add(Code.TEXT_CUT, where)
        return ""
    found = _treated(source)
    if found.acts:
        notes.add(Code.SCRIPT, where)
    if found.gone or found.styled:
        notes.add(Code.MARKUP, where, ", ".join(found.gone))
    return found.clean


class _Treated(NamedTuple):
    clean: str
    acts: bool
    styled: bool
    gone: tuple[str, ...]


@lru_cache(maxsize=512)
def _treated(source: str) -> _Treated:
    """Markup made clean, and what had to go: kept, because a file is read and then made ready to be stored."""
    plain = HEADING.sub(r"\1p>", source)
    gone = {name.casefold() for name in TAG.findall(plain)} - TAGS
    styled = STYLED.search(plain) is not None
    return _Treated(cleaned(plain), ACTS.search(source) is not None, styled, tuple(sorted(gone)[:10]))


def cleaned(source: str) -> str:
    """Markup as a page may show it; cleaning it again changes nothing."""
    import nh3

    return nh3.clean(
        source,
        tags=set(TAGS),
        clean_content_tags=set(SILENCED),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener noreferrer nofollow",
    ).strip()


def bare(html: str) -> str:
    """The words of clean markup."""
    from html import unescape

    without = re.sub(r"<[^>]*>", "", BLOCK.sub(" ", html))
    return " ".join(unescape(without).split())


def escaped(source: str) -> str:
    """A plain line as markup writes it."""
    return source.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
