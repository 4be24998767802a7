"""Modules, exercises, stories, letters and programmes: checked files as values, each with the hash of what it says."""

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Literal

import nh3
from markdown_it import MarkdownIt
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from luwte.library import country
from luwte.library.blocks import PIECE, Blocks, blocks
from luwte.library.headings import LARGE, cut, shaped
from luwte.library.pages import LANGUAGES, Unfit
from luwte.library.shelves import content_root
from luwte.rules.content import values
from luwte.rules.content.sentences import MARK
from luwte.rules.content.values import Audience, Finding, Kind, Rule, Runs, Strength

FOLDERS = {
    "modules": Kind.MODULE,
    "exercises": Kind.EXERCISE,
    "stories": Kind.STORY,
    "letters": Kind.LETTER,
}
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=60)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Phase = Annotated[int, Field(ge=1, le=4)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(_Strict):
    """What a claim rests on; in the text `[^1]` points to the first."""

    text: Line
    strength: Strength
    url: Annotated[str, StringConstraints(pattern=r"^(?:https://\S+)?$")] = ""


class Heading(_Strict):
    """The heading of a piece."""

    slug: Slug
    title: Line
    summary: Line
    kind: Literal[Kind.MODULE, Kind.EXERCISE, Kind.STORY, Kind.LETTER]
    phase: Annotated[tuple[Phase, ...], Field(min_length=1)]
    minutes: Annotated[int, Field(ge=1, le=20)]
    load: Annotated[int, Field(ge=1, le=3)]
    needs: tuple[Line, ...] = ()
    not_alone: bool = False
    stop_when: str = ""
    audience: tuple[Audience, ...] = ()
    after: tuple[Slug, ...] = ()
    leads_to: tuple[Slug, ...] = ()
    runs: Runs = Runs.NONE
    body: bool = False
    sources: tuple[Source, ...] = ()
    version: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}(?:\.\d+)?$")]
    licence: Line


class Stage(_Strict):
    """A phase of a programme, with its pieces in the order in which they are met."""

    phase: Phase
    title: Line
    summary: Line
    pieces: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Order(_Strict):
    """A programme file."""

    slug: Slug
    title: Line
    summary: Line
    kind: Literal[Kind.PROGRAMME]
    audience: tuple[Audience, ...] = ()
    phases: Annotated[tuple[Stage, ...], Field(min_length=1)]
    version: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}(?:\.\d+)?$")]
    licence: Line


class Section(_Strict):
    """What stands under one heading of the second level; `html` is clean, `text` is for reading aloud."""

    title: str
    html: str
    text: str


class Piece(_Strict):
    """A piece as it is shown. `digest` changes with every letter, so that an assignment can pin what it gave."""

    language: str
    heading: Heading
    sections: tuple[Section, ...]
    digest: str

    @property
    def slug(self) -> str:
        """Its name, the same in every language."""
        return self.heading.slug


class Programme(_Strict):
    """A programme as it is shown."""

    language: str
    heading: Order
    digest: str

    @property
    def slug(self) -> str:
        """Its name, the same in every language."""
        return self.heading.slug


def piece(slug: str, language: str) -> Piece | None:
    """A piece in a language, else in Dutch; None when there is none."""
    return pieces().get((slug, language)) or pieces().get((slug, LANGUAGES[0]))


def programme(slug: str, language: str) -> Programme | None:
    """A programme in a language, else in Dutch; None when there is none."""
    return programmes().get((slug, language)) or programmes().get((slug, LANGUAGES[0]))


def path(
    order: Order,
    language: str,
    audience: frozenset[Audience],
    read: Callable[[str, str], Piece | None] = piece,
) -> tuple[tuple[Stage, tuple[Piece, ...]], ...]:
    """A programme's phases with the pieces that this person meets: what is written for others is left out."""
    held = {slug: read(slug, language) for stage in order.phases for slug in stage.pieces}
    return tuple(
        (stage, tuple(one for slug in stage.pieces if (one := held[slug]) and suits(one.heading, audience)))
        for stage in order.phases
    )


def source(one: Piece) -> str:
    """The file of a piece that ships, as it is kept when someone begins with it."""
    folder = next(name for name, kind in FOLDERS.items() if kind == one.heading.kind)
    return (content_root() / "text" / one.language / folder / f"{one.slug}.md").read_text(encoding="utf-8")


def suits(heading: Heading, audience: frozenset[Audience]) -> bool:
    """Whether a piece is for everyone, or for one of the lives that this person leads."""
    return not heading.audience or bool(audience.intersection(heading.audience))


def pieces() -> dict[tuple[str, str], Piece]:
    """Every piece that ships, by name and language, in the words of the country; Unfit names a file that is wrong."""
    return _pieces(country.here())


@cache
def _pieces(_country: str) -> dict[tuple[str, str], Piece]:
    found = {}
    for language in LANGUAGES:
        for folder in FOLDERS:
            for file in sorted((content_root() / "text" / language / folder).glob("*.md")):
                one = shown(file.read_text(encoding="utf-8"), f"text/{language}/{folder}/{file.name}", language)
                found[one.slug, language] = one
    return found


@cache
def programmes() -> dict[tuple[str, str], Programme]:
    """Every programme that ships, by name and language."""
    found = {}
    for language in LANGUAGES:
        for file in sorted((content_root() / "text" / language / "programmes").glob("*.yaml")):
            one = arranged(file.read_text(encoding="utf-8"), f"text/{language}/programmes/{file.name}", language)
            found[one.slug, language] = one
    return found


def arranged(text: str, where: str, language: str) -> Programme:
    """One file as a programme to follow, or Unfit."""
    order, _lines, wrong = shaped(text, Order, where)
    if order is None:
        raise Unfit(_first(wrong))
    return Programme(language=language, heading=order, digest=digest(text))


def shown(text: str, where: str, language: str, link: Callable[[str], str] = lambda slug: f"#{slug}") -> Piece:
    """One file as a piece to show, or Unfit; `link` gives the address of another piece."""
    split = cut(text)
    heading, _lines, wrong = shaped(split.heading, Heading, where, 1) if split else (None, {}, [_headless(where)])
    if split is None or heading is None:
        raise Unfit(_first(wrong))
    if places := country.unknown(text):
        raise Unfit(f"{where}:{places[0][0] + 1}: {{{places[0][1]}}}")
    heading, body = _filled(heading, split.body, where, language)
    return Piece(language=language, heading=heading, sections=_sections(body, link), digest=digest(text))


def digest(text: str) -> str:
    """The hash of a file, whatever the ends of its lines."""
    return sha256(text.replace("\r\n", "\n").encode()).hexdigest()


def checkable(
    text: str, where: str, language: str, media: Path | None = None
) -> tuple[values.Piece | None, list[Finding]]:
    """One file as the checks take it; None when its heading cannot be read. The folder gives the kind."""
    if len(text) > LARGE:
        return None, [Finding(where, 1, Rule.SIZE, f"more than {LARGE // 1000} kB of text")]
    split = cut(text)
    if split is None:
        return None, [_headless(where)]
    heading, lines, found = shaped(split.heading, Heading, where, 1)
    if heading is None:
        return None, [_summary(one) for one in found]
    if places := country.unknown(text):
        told = "no country has a word '{}'"
        return None, [Finding(where, n + 1, Rule.PLACE, told.format(name), about=(name,)) for n, name in places]
    heading, said = _filled(heading, split.body, where, language)
    body = blocks(said, where, split.first, media)
    path = Path(where)
    if heading.slug != path.stem:
        found.append(Finding(where, lines["slug"], Rule.SLUG, f"the file is called {path.name}"))
    if FOLDERS.get(path.parent.name) != heading.kind:
        found.append(Finding(where, lines["kind"], Rule.SCHEMA, f"a {heading.kind} in {path.parent.name}/"))
    return _value(heading, where, language, body, lines), [*found, *body.findings]


def ordered(text: str, where: str, language: str) -> tuple[values.Programme | None, list[Finding]]:
    """A programme file as the checks take it."""
    order, lines, found = shaped(text, Order, where)
    if order is None:
        return None, [_summary(one) for one in found]
    if order.slug != Path(where).stem:
        found.append(Finding(where, lines["slug"], Rule.SLUG, f"the file is called {Path(where).name}"))
    at = lines["phases"]
    stages = tuple(values.Stage(one.phase, one.title, one.summary, one.pieces, at) for one in order.phases)
    return values.Programme(where, order.slug, language, order.title, order.summary, stages), found


def _value(heading: Heading, where: str, language: str, body: Blocks, lines: dict[str, int]) -> values.Piece:
    same = ("slug", "title", "summary", "minutes", "load", "not_alone", "stop_when", "body", "runs", "needs")
    return values.Piece(
        file=where,
        language=language,
        kind=Kind(heading.kind),
        phases=frozenset(heading.phase),
        audience=frozenset(heading.audience),
        after=heading.after,
        leads_to=heading.leads_to,
        sources=len(heading.sources),
        links=body.links,
        parts=body.parts,
        lines=lines,
        **{name: getattr(heading, name) for name in same},
    )


def _filled(heading: Heading, body: str, where: str, language: str) -> tuple[Heading, str]:
    """A piece in the words of the country: its heading and its text."""
    words = country.terms(country.here(), language)

    def said(text: str) -> str:
        return country.fill(text, where, words)

    sources = tuple(one.model_copy(update={"text": said(one.text)}) for one in heading.sources)
    lines = {name: said(getattr(heading, name)) for name in ("title", "summary", "stop_when")}
    more = {"needs": tuple(said(one) for one in heading.needs), "sources": sources}
    return heading.model_copy(update=lines | more), said(body)


def _headless(where: str) -> Finding:
    return Finding(where, 1, Rule.SCHEMA, "starts with ---, then the heading, then --- on a line of its own")


def _summary(found: Finding) -> Finding:
    """A summary that is not there has a rule of its own."""
    if found.words.startswith("summary:"):
        return Finding(found.file, found.line, Rule.SUMMARY, "the summary is missing, or is not one line of text")
    return found


def _first(wrong: list[Finding]) -> str:
    return f"{wrong[0].file}:{wrong[0].line}: {wrong[0].words}"


def _sections(body: str, link: Callable[[str], str]) -> tuple[Section, ...]:
    """The body cut at its headings of the second level; before the first the title is empty."""
    found, title, held = [], "", list[str]()
    for line in [*body.split("\n"), "## "]:
        if line.startswith("## "):
            if "".join(held).strip():
                found.append(_section(title, "\n".join(held), link))
            title, held = line.removeprefix("## ").strip(), []
        else:
            held.append(line)
    return tuple(found)


def _section(title: str, source: str, link: Callable[[str], str]) -> Section:
    raw = MarkdownIt("commonmark", {"html": False}).render(MARK.sub("", source))

    def href(tag: str, name: str, value: str) -> str | None:
        return link(value.removeprefix(PIECE)) if name == "href" and value.startswith(PIECE) else value

    html = nh3.clean(
        raw,
        tags=nh3.ALLOWED_TAGS - {"img"},  # a picture without its file says nothing
        attributes={"a": {"href"}},
        link_rel=None,
        url_schemes={"https", PIECE.rstrip(":")},
        attribute_filter=href,
    )
    said = "\n".join(passage.text for part in blocks(MARK.sub("", source), title).parts for passage in part.passages)
    return Section(title=title, html=html, text=said)
