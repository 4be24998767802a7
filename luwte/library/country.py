"""Country data: crisis help and the words a country uses, from files that name their source and date."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from luwte.library import reading
from luwte.library.pages import LANGUAGES, Unfit
from luwte.library.shelves import content_root

COUNTRIES: tuple[Literal["NL", "BE"], ...] = ("NL", "BE")
PLACE = re.compile(r"\{([^{}\n]*)\}")
_here: ContextVar[str] = ContextVar("country", default=COUNTRIES[0])
Kind = Literal["danger", "thoughts_of_death", "talk", "doctor", "violence", "professionals"]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(_Strict):
    """A few words in both languages."""

    nl: str
    en: str

    def in_(self, language: str) -> str:
        """The words in a language; Dutch where it is not known."""
        return self.en if language.startswith("en") else self.nl


class _LineText(_Strict):
    kind: Kind
    name: str
    when: Words
    what_for: Words
    phone: str = ""
    also: str = ""
    chat: str = ""
    source: str
    verified: bool = True


class _CrisisText(_Strict):
    country: str
    checked: date
    here: Words
    leave: str
    lines: tuple[_LineText, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One place to turn to: when, whom, and the numbers as dialled; `chat` is an address."""

    kind: Kind
    name: str
    when: str
    what_for: str
    phone: str
    also: str
    chat: str
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class CrisisHelp:
    """The crisis help of a country in a language: `here` asks whether one is there, `leave` is for "snel weg"."""

    country: str
    checked: date
    here: str
    leave: str
    lines: tuple[Line, ...]

    @property
    def shown(self) -> tuple[Line, ...]:
        """What the page shows: verified, and for people themselves."""
        return tuple(line for line in self.lines if line.verified and line.kind != "professionals")

    @property
    def danger(self) -> Line:
        """Whom to call in immediate danger."""
        return self.of("danger")

    @property
    def thoughts(self) -> Line:
        """Whom to call with thoughts of death."""
        return self.of("thoughts_of_death")

    def of(self, kind: Kind) -> Line:
        """The first verified line of a kind; StopIteration when a country has none."""
        return next(line for line in self.lines if line.kind == kind and line.verified)


@dataclass(frozen=True, slots=True)
class Terms:
    """The words that a country uses, as `terms["bedrijfsarts"]` or `terms.bedrijfsarts`."""

    country: str
    language: str
    words: dict[str, str]

    def __getitem__(self, word: str) -> str:
        return self.words[word]

    def __getattr__(self, word: str) -> str:
        if word not in self.words:
            raise AttributeError(word)
        return self.words[word]

    def __contains__(self, word: object) -> bool:
        return word in self.words

    def __iter__(self) -> Iterator[str]:
        return iter(self.words)


@cache
def crisis_help(country: str, language: str = LANGUAGES[0]) -> CrisisHelp:
    """The crisis help of a country (NL or BE) in a language."""
    text = country_file(country, "crisis", _CrisisText)
    lines = tuple(_line(line, language) for line in text.lines)
    return CrisisHelp(text.country, text.checked, text.here.in_(language), text.leave, lines)


@cache
def terms(country: str, language: str = LANGUAGES[0]) -> Terms:
    """The words of a country in a language; Unfit when the countries do not have the same ones."""
    read: dict[str, dict[str, Words]] = {one: country_file(one, "terms", dict[str, Words]) for one in COUNTRIES}
    if apart := uneven(read):
        raise Unfit(apart)
    return Terms(country, language, {word: said.in_(language) for word, said in read[country].items()})


@contextmanager
def within(country: str) -> Iterator[None]:
    """Everything inside is read in the words of this country; of the first one where it is not known."""
    token = _here.set(country if country in COUNTRIES else COUNTRIES[0])
    try:
        yield
    finally:
        _here.reset(token)


def here() -> str:
    """The country in whose words texts are read now."""
    return _here.get()


def fill(text: str, where: str, words: Terms) -> str:
    """Puts the country's words into their places; with a capital where the place has one."""

    def word(found: re.Match[str]) -> str:
        name = found[1]
        if name.lower() not in words:
            raise Unfit(f"{where}: {{{name}}}")
        said = words[name.lower()]
        return said[0].upper() + said[1:] if name[0].isupper() else said

    return PLACE.sub(word, text)


def unknown(text: str) -> list[tuple[int, str]]:
    """The places for which no country has a word, each with the number of its line."""
    known = terms(COUNTRIES[0])
    lines = enumerate(text.split("\n"))
    return [(n, name) for n, line in lines for name in PLACE.findall(line) if name.lower() not in known]


def uneven(read: dict[str, dict[str, Words]]) -> str:
    """Which words a country misses, with its file; empty when all have the same."""
    every = set().union(*read.values())
    return "; ".join(
        f"country/{country}/terms.yaml: {', '.join(sorted(every - set(words)))}"
        for country, words in read.items()
        if every - set(words)
    )


def _line(text: _LineText, language: str) -> Line:
    held = dict(text)
    return Line(**held | {"when": text.when.in_(language), "what_for": text.what_for.in_(language)})


def country_file(country: str, name: str, shape: Any) -> Any:
    """A file of a country in a shape that pydantic knows; Unfit names the file and what is wrong."""
    where = f"country/{country}/{name}.yaml"
    try:
        return TypeAdapter(shape).validate_python(reading.value((content_root() / where).read_text(encoding="utf-8")))
    except (ValidationError, yaml.YAMLError) as fault:
        what = fault.errors()[0]["loc"] if isinstance(fault, ValidationError) else "yaml"
        raise Unfit(f"{where}: {what}") from fault
