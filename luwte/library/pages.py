"""Pages that explain: Markdown files with a checked heading, read once, cleaned of anything that is not text."""

from datetime import date
from functools import cache

import nh3
import yaml
from markdown_it import MarkdownIt
from pydantic import BaseModel, ConfigDict, ValidationError

from luwte.library import reading
from luwte.library.shelves import content_root

LANGUAGES = ("nl", "en")
FENCE = "---\n"


class Unfit(Exception):
    """A content file is not as it must be; the message names the file and what is wrong."""


class Source(BaseModel):
    """What a claim rests on: a reference and its strength (onderzocht, richtlijn or praktijkkennis)."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    text: str
    strength: str


class Heading(BaseModel):
    """The heading of a page."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: str
    summary: str
    minutes: int
    checked: date
    sources: tuple[Source, ...] = ()


class Page(BaseModel):
    """A page as it is shown; `html` is clean."""

    model_config = ConfigDict(frozen=True)
    slug: str
    language: str
    heading: Heading
    html: str


def page(slug: str, language: str) -> Page | None:
    """The page in a language, else in Dutch; None when there is none."""
    found = pages()
    return found.get((slug, language)) or found.get((slug, LANGUAGES[0]))


@cache
def pages() -> dict[tuple[str, str], Page]:
    """Every page by name and language; Unfit names a file that is wrong."""
    found = {}
    for language in LANGUAGES:
        for file in sorted((content_root() / "text" / language / "pages").glob("*.md")):
            found[file.stem, language] = read(file.read_text(encoding="utf-8"), file.stem, language)
    return found


def read(text: str, slug: str, language: str) -> Page:
    """One file as a page, or Unfit."""
    where = f"text/{language}/pages/{slug}.md"
    try:
        _before, heading, body = text.split(FENCE, 2)
        checked = Heading.model_validate(reading.value(heading))
    except (ValueError, yaml.YAMLError) as fault:
        what = fault.errors()[0]["loc"] if isinstance(fault, ValidationError) else "heading"
        raise Unfit(f"{where}: {what}") from fault
    html = nh3.clean(MarkdownIt().render(body), attributes={"a": {"href"}}, link_rel=None)
    return Page(slug=slug, language=language, heading=checked, html=html)
