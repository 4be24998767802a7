"""The four phases in words: names for every page, what each is about, a guide time, and questions that two judge."""

from functools import cache
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from luwte.library.pages import LANGUAGES, Unfit
from luwte.library.shelves import content_root
from luwte.rules.phases import EVERY, FIRST

Strength = Literal["onderzocht", "richtlijn", "praktijkkennis"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Criterion(_Strict):
    """A question about what is done and arranged; both answer it in their own words."""

    name: str = Field(pattern=r"^[a-z][a-z_]*$", max_length=20)
    ask: str


class Source(_Strict):
    """What it rests on."""

    text: str
    strength: Strength


class Phase(_Strict):
    """A phase in words; `short` is for a picture, `ahead` says what comes after."""

    phase: int
    name: str
    short: str
    summary: str
    guide_time: str
    ahead: str
    criteria: tuple[Criterion, ...] = Field(min_length=1)
    sources: tuple[Source, ...] = Field(min_length=1)


class Phases(_Strict):
    """All phases; `note` says what a guide time is not."""

    note: str
    phases: tuple[Phase, ...]

    @model_validator(mode="after")
    def whole(self) -> "Phases":
        """Every phase once, in order, and no question twice in one."""
        if tuple(one.phase for one in self.phases) != EVERY:
            raise ValueError("phases")
        for one in self.phases:
            if len({each.name for each in one.criteria}) != len(one.criteria):
                raise ValueError(f"phase {one.phase}: criteria")
        return self

    def of(self, phase: int) -> Phase:
        """A phase by its number; what lies outside counts as the nearest."""
        return self.phases[min(max(phase, FIRST), len(self.phases)) - 1]


@cache
def phases(language: str = LANGUAGES[0]) -> Phases:
    """The phases in a language, Dutch where it is not known; Unfit names the file and what is wrong."""
    known = next((one for one in LANGUAGES if language.startswith(one)), LANGUAGES[0])
    where = f"text/{known}/phases.yaml"
    return read((content_root() / where).read_text(encoding="utf-8"), where)


def read(text: str, where: str) -> Phases:
    """A file of phases, or Unfit."""
    try:
        return Phases.model_validate(yaml.safe_load(text))
    except (ValidationError, yaml.YAMLError) as fault:
        what = fault.errors()[0]["loc"] if isinstance(fault, ValidationError) else "yaml"
        raise Unfit(f"{where}: {what}") from fault


def name(phase: int, language: str = LANGUAGES[0]) -> str:
    """The name of a phase, as every page calls it."""
    return phases(language).of(phase).name
