"""Country data: crisis help, from files that name their source and the day they were last checked."""

from datetime import date
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict


class Line(BaseModel):
    """One place to turn to. `phone` is a telephone number as dialled; unverified facts are left out of `lines`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    what_for: str
    phone: str = ""
    web: str = ""
    source: str
    verified: bool = True


class CrisisHelp(BaseModel):
    """The crisis page of a country."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    country: str
    checked: date
    lines: tuple[Line, ...]


def content_root() -> Path:
    """The folder with content: beside the code in a checkout, inside the package in a wheel."""
    packed = Path(__file__).parent / "_content"
    return packed if packed.is_dir() else Path(__file__).parents[2] / "content"


@cache
def crisis_help(country: str) -> CrisisHelp:
    """The crisis help of a country (NL or BE)."""
    place = content_root() / "country" / country / "crisis.yaml"
    return CrisisHelp.model_validate(yaml.safe_load(place.read_text(encoding="utf-8")))
