"""Waar begin ik?: questions with pieces that explain, in the words of the country; nothing concludes."""

from datetime import date
from functools import cache
from typing import Any, Literal

import nh3
import yaml
from markdown_it import MarkdownIt
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from luwte.library import reading
from luwte.library.country import COUNTRIES, Terms, fill, terms
from luwte.library.pages import FENCE, LANGUAGES, Unfit
from luwte.library.shelves import content_root


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(_Strict):
    """What a piece rests on, with its strength, and where to read it."""

    text: str
    strength: Literal["onderzocht", "richtlijn", "praktijkkennis"]
    url: str = ""


class Heading(_Strict):
    """The heading of a piece; `countries` are those where it holds."""

    title: str
    summary: str
    minutes: int
    checked: date
    countries: tuple[Literal["NL", "BE"], ...] = COUNTRIES
    sources: tuple[Source, ...] = ()


class Piece(_Strict):
    """One explanation as it is shown; `html` is clean."""

    slug: str
    heading: Heading
    html: str


class Order(_Strict):
    """A question and the names of its pieces, as the file has them."""

    title: str
    pieces: tuple[str, ...]


class Question(_Strict):
    """A question with the pieces that its answers open."""

    title: str
    pieces: tuple[Piece, ...]


def questions(country: str, language: str) -> tuple[Question, ...]:
    """Every question of the page, with the pieces that hold in this country."""
    return _whole(country, _spoken(language))


def piece(slug: str, country: str, language: str) -> Piece:
    """One piece by name; KeyError when there is none."""
    return _pieces(country, _spoken(language))[slug]


def read(text: str, where: str, words: Terms) -> tuple[Heading, str]:
    """One file as heading and clean HTML, its places filled; Unfit names file and what is wrong."""
    try:
        _before, heading, body = text.split(FENCE, 2)
        checked = Heading.model_validate(reading.value(heading))
    except (ValueError, yaml.YAMLError) as fault:
        what = fault.errors()[0]["loc"] if isinstance(fault, ValidationError) else "heading"
        raise Unfit(f"{where}: {what}") from fault
    said = {name: fill(getattr(checked, name), where, words) for name in ("title", "summary")}
    html = nh3.clean(MarkdownIt().render(fill(body, where, words)), attributes={"a": {"href"}}, link_rel=None)
    return checked.model_copy(update=said), html


@cache
def _whole(country: str, language: str) -> tuple[Question, ...]:
    where, there = f"text/{language}/orientation/questions.yaml", _pieces(country, language)
    told = _order(where)
    if unknown := [slug for one in told for slug in one.pieces if not _file(language, slug).is_file()]:
        raise Unfit(f"{where}: {', '.join(unknown)}")
    words = terms(country, language)
    return tuple(
        Question(title=fill(one.title, where, words), pieces=tuple(there[slug] for slug in one.pieces if slug in there))
        for one in told
    )


@cache
def _pieces(country: str, language: str) -> dict[str, Piece]:
    found, words = {}, terms(country, language)
    for file in sorted(_file(language, "x").parent.glob("*.md")):
        where = f"text/{language}/orientation/{file.name}"
        heading, html = read(file.read_text(encoding="utf-8"), where, words)
        if country in heading.countries:
            found[file.stem] = Piece(slug=file.stem, heading=heading, html=html)
    return found


def _order(where: str) -> tuple[Order, ...]:
    try:
        text: Any = reading.value((content_root() / where).read_text(encoding="utf-8"))
        return TypeAdapter(tuple[Order, ...]).validate_python(text)
    except (ValidationError, yaml.YAMLError) as fault:
        what = fault.errors()[0]["loc"] if isinstance(fault, ValidationError) else "yaml"
        raise Unfit(f"{where}: {what}") from fault


def _file(language: str, slug: str) -> Any:
    return content_root() / "text" / language / "orientation" / f"{slug}.md"


def _spoken(language: str) -> str:
    return next((one for one in LANGUAGES if language.startswith(one)), LANGUAGES[0])
