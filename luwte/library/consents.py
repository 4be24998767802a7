"""The texts that people agree to: one file per version and language; what was published never changes."""

from dataclasses import dataclass
from functools import cache

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from luwte.library import reading
from luwte.library.pages import LANGUAGES, Unfit
from luwte.library.shelves import content_root
from luwte.rules.consents import Scope


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Told(_Strict):
    """What is told of one scope."""

    title: str
    short: str
    seen: tuple[str, ...]
    not_seen: tuple[str, ...]
    purpose: str


class Published(_Strict):
    """A file: what it tells of each scope that it holds, and what holds for all of them."""

    version: str
    how_long: str
    withdraw: str
    scopes: dict[Scope, Told]


@dataclass(frozen=True, slots=True)
class ConsentText:
    """The whole text that someone agrees to."""

    scope: Scope
    version: str
    language: str
    title: str
    short: str
    seen: tuple[str, ...]
    not_seen: tuple[str, ...]
    purpose: str
    how_long: str
    withdraw: str

    @property
    def name(self) -> str:
        """Version and language, as a share keeps them."""
        return f"{self.version}/{self.language}"


def current(scope: Scope, language: str = LANGUAGES[0]) -> ConsentText:
    """The newest text of a scope in a language, else in Dutch."""
    held = [one for one in texts().values() if one.scope is scope]
    newest = max(one.version for one in held)
    spoken = language if language in LANGUAGES else LANGUAGES[0]
    return texts()[scope, f"{newest}/{spoken}"]


def agreed(scope: Scope, name: str) -> ConsentText | None:
    """The text that was agreed to, however old; None when it was never published."""
    return texts().get((scope, name))


@cache
def texts() -> dict[tuple[Scope, str], ConsentText]:
    """Every text by scope and name; Unfit names a file that is wrong."""
    found = {}
    for language in LANGUAGES:
        for file in sorted((content_root() / "text" / language / "consents").glob("*.yaml")):
            for text in read(file.read_text(encoding="utf-8"), file.stem, language):
                found[text.scope, text.name] = text
    return found


def read(body: str, version: str, language: str) -> list[ConsentText]:
    """The texts of one file, or Unfit; the file is named after its version."""
    where = f"text/{language}/consents/{version}.yaml"
    try:
        held = Published.model_validate(reading.value(body))
    except (ValidationError, yaml.YAMLError) as fault:
        what = fault.errors()[0]["loc"] if isinstance(fault, ValidationError) else "yaml"
        raise Unfit(f"{where}: {what}") from fault
    if held.version != version:
        raise Unfit(f"{where}: version")
    return [
        ConsentText(
            scope,
            version,
            language,
            told.title,
            told.short,
            told.seen,
            told.not_seen,
            told.purpose,
            held.how_long,
            held.withdraw,
        )
        for scope, told in held.scopes.items()
    ]
