"""The legal calendar of a country: its steps in words, their source, and when it was checked."""

from datetime import date
from functools import cache

from pydantic import BaseModel, ConfigDict, model_validator

from luwte.library.country import Words, country_file
from luwte.rules.calendar import Anchor, Step


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class StepText(_Strict):
    """A step as the file holds it."""

    key: str
    who: Words
    what: Words
    weeks: tuple[int, int] | None = None
    every_weeks: int | None = None
    until_week: int | None = None
    working_days: tuple[int, int] | None = None
    latest: bool = False

    @model_validator(mode="after")
    def dated(self) -> "StepText":
        """Counted in weeks or in working days, and not in both."""
        if (self.weeks is None) == (self.working_days is None):
            raise ValueError("weeks or working_days")
        return self


class Note(_Strict):
    """What is good to know and has no date; `verify` marks what is to be checked first."""

    key: str
    what: Words
    verify: bool = False


class Calendar(_Strict):
    """The whole file of a country."""

    country: str
    checked: date
    check_with: Words
    anchor: Anchor
    steps: tuple[StepText, ...]
    notes: tuple[Note, ...]
    source: str
    last_week: int | None = None

    def values(self) -> tuple[Step, ...]:
        """The steps as the rule takes them."""
        return tuple(Step(s.key, s.weeks, s.every_weeks, s.until_week, s.working_days) for s in self.steps)

    def step(self, key: str) -> StepText:
        """One step by its key."""
        return next(step for step in self.steps if step.key == key)


@cache
def calendar(country: str) -> Calendar:
    """The legal calendar of a country (NL or BE)."""
    found: Calendar = country_file(country, "calendar", Calendar)
    return found
