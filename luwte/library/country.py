"""Country data: crisis help, from files that name their source and the day they were last checked."""

from datetime import date
from functools import cache

import yaml
from pydantic import BaseModel, ConfigDict

from luwte.library.shelves import content_root


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


@cache
def crisis_help(country: str) -> CrisisHelp:
    """The crisis help of a country (NL or BE)."""
    place = content_root() / "country" / country / "crisis.yaml"
    return CrisisHelp.model_validate(yaml.safe_load(place.read_text(encoding="utf-8")))
