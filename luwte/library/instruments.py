"""Scoring facts of instruments, and the questionnaires that ship: checked files, each fault naming its file."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from luwte.library import reading
from luwte.library.shelves import content_root
from luwte.rules.instruments.facts import AssignableBy, Facts, ItemFact, Method, Scale

# Licensed instruments, of which nothing may ship.
NEVER = ("ubos", "mbi", "isi", "cd-risc")
RANGE = re.compile(r"(\d+)-(\d+)")
Number = Annotated[Decimal, BeforeValidator(lambda value: str(value) if isinstance(value, float) else value)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]


class FaultyFile(Exception):
    """A file that is not as it must be; the message names it."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(_Strict):
    """A few words in both languages."""

    nl: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def both(self) -> dict[str, str]:
        """By language."""
        return {"nl": self.nl, "en": self.en}


class ItemText(_Strict):
    """Where an item may be found."""

    codes: frozenset[str] = frozenset()
    link_ids: frozenset[str] = frozenset()


class ScaleText(_Strict):
    """A scale as the file holds it; items as "3" or "1-9"."""

    id: Id
    title: Words
    items: tuple[str, ...] = Field(min_length=1)
    method: Method
    factor: Number = Field(default=Decimal(1), gt=0)
    missing: int = Field(default=0, ge=0)
    prorate: bool = False
    codes: frozenset[str] = frozenset()
    sd: Number | None = Field(default=None, gt=0)
    reliability: Number | None = Field(default=None, ge=0, lt=1)
    reliability_source: str = ""
    min_change: Number | None = Field(default=None, gt=0)
    min_change_source: str = ""

    @model_validator(mode="after")
    def sourced(self) -> "ScaleText":
        """No figure without its pair and its source."""
        if (self.sd is None) is not (self.reliability is None):
            raise ValueError("sd and reliability go together")
        if self.sd is not None and not self.reliability_source:
            raise ValueError("reliability without reliability_source")
        if self.min_change is not None and not self.min_change_source:
            raise ValueError("min_change without min_change_source")
        if self.missing and not self.prorate:
            raise ValueError("missing without prorate")
        return self


class InstrumentText(_Strict):
    """The whole file."""

    title: Words
    names: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset()
    urls: frozenset[str] = frozenset()
    assignable_by: AssignableBy
    values: tuple[Number, ...] = Field(min_length=2)
    recode: dict[Number, Number] = {}
    items: Annotated[int, Field(gt=0, le=500)] | dict[str, ItemText]
    reverse: tuple[str, ...] = ()
    scales: tuple[ScaleText, ...] = Field(min_length=1)
    source: str = Field(min_length=1)
    terms: Words
    notes: Words | None = None
    schema_: Literal[1] = Field(default=1, alias="schema")

    def ids(self) -> tuple[str, ...]:
        """The ids of the items, in order."""
        return tuple(map(str, range(1, self.items + 1))) if isinstance(self.items, int) else tuple(self.items)

    @model_validator(mode="after")
    def whole(self) -> "InstrumentText":
        """Scales and reverse items speak of items that are there."""
        known = set(self.ids())
        for scale in self.scales:
            told = expanded(scale.items)
            if left := sorted(set(told) - known):
                raise ValueError(f"scale {scale.id}: no item {', '.join(left)}")
            if len(told) != len(set(told)):
                raise ValueError(f"scale {scale.id}: an item twice")
            if scale.missing >= len(told):
                raise ValueError(f"scale {scale.id}: missing leaves no item")
        if left := sorted(set(self.reverse) - known):
            raise ValueError(f"reverse: no item {', '.join(left)}")
        if list(self.values) != sorted(set(self.values)):
            raise ValueError("values: not in rising order")
        if not set(self.recode.values()) <= set(self.values):
            raise ValueError("recode: to a value that is not there")
        if len({scale.id for scale in self.scales}) != len(self.scales):
            raise ValueError("scales: an id twice")
        return self


@dataclass(frozen=True, slots=True)
class Shipped:
    """A questionnaire that comes with Luwte: the FHIR file as it stands, and the facts of the same name."""

    id: str
    data: bytes


def expanded(told: tuple[str, ...]) -> tuple[str, ...]:
    """Items as the file tells them, one by one: "1-3" is 1, 2 and 3."""
    found: list[str] = []
    for one in told:
        match = RANGE.fullmatch(one)
        found += [str(n) for n in range(int(match[1]), int(match[2]) + 1)] if match else [one]
    return tuple(found)


def read(name: str, source: str) -> Facts:
    """The facts in the words of a file, or FaultyFile."""
    if any(name.startswith(one) for one in NEVER):
        raise FaultyFile(f"{name}: licensed; nothing of it may ship")
    try:
        told = InstrumentText.model_validate(reading.value(source))
    except (yaml.YAMLError, ValidationError, RecursionError) as fault:
        raise FaultyFile(f"{name}: {fault}") from fault
    return _facts(name, told)


@cache
def facts() -> tuple[Facts, ...]:
    """The facts of every file, by name."""
    return tuple(_of_file(place) for place in sorted(_shelf().glob("*.yaml")))


@cache
def shipped() -> tuple[Shipped, ...]:
    """The questionnaires that ship."""
    return tuple(Shipped(place.stem, place.read_bytes()) for place in sorted(_shelf().glob("*.json")))


def fact(name: str) -> Facts | None:
    """The facts of that name, or None."""
    return next((one for one in facts() if one.id == name), None)


def schema() -> dict[str, Any]:
    """The JSON Schema of a file with facts, so that a practice can write its own."""
    return InstrumentText.model_json_schema()


def _shelf() -> Path:
    return content_root() / "instruments"


def _of_file(place: Path) -> Facts:
    try:
        return read(place.stem, place.read_text(encoding="utf-8"))
    except FaultyFile as fault:
        raise FaultyFile(f"instruments/{place.name}: {fault}") from fault


def _facts(name: str, told: InstrumentText) -> Facts:
    items = told.items if isinstance(told.items, dict) else {}
    facts_ = [_item(one, items.get(one, ItemText()), told.reverse) for one in told.ids()]
    return Facts(
        name,
        told.title.both(),
        tuple(facts_),
        told.values,
        tuple(_scale(one, told.values) for one in told.scales),
        told.assignable_by,
        told.terms.both(),
        told.source,
        told.codes,
        told.urls,
        told.names,
        told.recode or None,
        told.notes.both() if told.notes else None,
    )


def _item(name: str, text: ItemText, reverse: tuple[str, ...]) -> ItemFact:
    return ItemFact(name, text.codes, text.link_ids, name in reverse)


def _scale(text: ScaleText, values: tuple[Decimal, ...]) -> Scale:
    items = expanded(text.items)
    times = text.factor * (len(items) if text.method is Method.SUM else 1)
    return Scale(
        text.id,
        text.title.both(),
        items,
        text.method,
        values[0] * times,
        values[-1] * times,
        text.factor,
        text.missing,
        text.prorate,
        text.codes,
        text.sd,
        text.reliability,
        text.reliability_source,
        text.min_change,
        text.min_change_source,
    )
