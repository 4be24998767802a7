"""What is good to know before a talk about work, per country, with its source and when it was checked."""

from datetime import date
from functools import cache

from pydantic import BaseModel, ConfigDict

from luwte.library.country import Words, country_file


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Known(_Strict):
    """What is good to know of a talk with one of them."""

    know: tuple[Words, ...]
    source: str


class Talks(_Strict):
    """The file of a country."""

    country: str
    checked: date
    manager: Known
    doctor: Known


@cache
def talks(country: str) -> Talks:
    """What is good to know in a country (NL or BE)."""
    found: Talks = country_file(country, "talks", Talks)
    return found
