"""The fixed sentences of a report: one file per version and language; what was published never changes."""

from functools import cache

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from luwte.library import reading
from luwte.library.pages import LANGUAGES, Unfit
from luwte.library.shelves import content_root
from luwte.rules.neutral import telling


class Sentences(BaseModel):
    """A version of the sentences, by name."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    version: str
    sentences: dict[str, str]


def current(language: str = LANGUAGES[0]) -> Sentences:
    """The newest sentences in a language, else in Dutch."""
    spoken = language if language in LANGUAGES else LANGUAGES[0]
    return max((one for (_version, lang), one in every().items() if lang == spoken), key=lambda one: one.version)


@cache
def every() -> dict[tuple[str, str], Sentences]:
    """Every version by name and language; Unfit names a file that is wrong, or a sentence that tells of health."""
    found = {}
    for language in LANGUAGES:
        for file in sorted((content_root() / "text" / language / "reports").glob("*.yaml")):
            found[file.stem, language] = read(file.read_text(encoding="utf-8"), f"{language}/reports/{file.name}")
    names = {version: {tuple(found[key].sentences) for key in found if key[0] == version} for version, _l in found}
    if uneven := [version for version, told in names.items() if len(told) > 1]:
        raise Unfit(f"reports/{uneven[0]}.yaml: other sentences in another language")
    return found


def read(text: str, where: str) -> Sentences:
    """One file."""
    try:
        found = Sentences.model_validate(reading.value(text))
    except (ValidationError, yaml.YAMLError) as fault:
        raise Unfit(f"{where}: {type(fault).__name__}") from fault
    for name, sentence in found.sentences.items():
        if said := telling(sentence):
            raise Unfit(f"{where}: {name}: {', '.join(said)}")
    return found
