"""Programmes and pieces in words, for whoever gives and for whoever gets them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _l

from luwte.records.adaptations.queries import SHIPPED, Shelf
from luwte.records.assignments.queries import Assigned
from luwte.rules.assignments import Kind, Purpose
from luwte.rules.content.values import Kind as PieceKind
from luwte.rules.content.values import Strength

PURPOSES = {
    Purpose.BEFORE: _l("voordat het traject begint"),
    Purpose.DURING: _l("tijdens het traject"),
    Purpose.AFTER: _l("na het traject"),
    Purpose.WAITING_LIST: _l("op een wachtlijst"),
    Purpose.PREVENTION: _l("om klachten voor te zijn"),
    Purpose.AFTERCARE: _l("als nazorg"),
    Purpose.OWN: _l("zelf gekozen"),
}
KINDS = {
    PieceKind.PROGRAMME: _l("Programma"),
    PieceKind.MODULE: _l("Lezen"),
    PieceKind.EXERCISE: _l("Oefening"),
    PieceKind.STORY: _l("Verhaal"),
    PieceKind.LETTER: _l("Brief"),
}
STRENGTHS = {
    Strength.RESEARCHED: _l("onderzocht"),
    Strength.GUIDELINE: _l("richtlijn"),
    Strength.PRACTICE: _l("praktijkkennis"),
}
FIRST_PROGRAMME = "uit-de-wind"


@dataclass(frozen=True, slots=True)
class Told:
    """A piece as a line: its name, how long it takes, what kind it is."""

    slug: str
    kind: str
    title: str
    minutes: int
    summary: str = ""


def language() -> str:
    """The language of who reads."""
    return "en" if (get_language() or "").startswith("en") else "nl"


def told(slug: str, read: Shelf = SHIPPED) -> Told | None:
    """A piece as it is read here, in the language of who reads; None when it ships no more."""
    found = read.piece(slug, language())
    if found is None:
        return None
    one = found.heading
    return Told(slug, one.kind.value, one.title, one.minutes, one.summary)


def every(slugs: Iterable[str], read: Shelf = SHIPPED) -> list[Told]:
    """The pieces that ship, in this order."""
    return [one for slug in slugs if (one := told(slug, read))]


def title(one: Assigned, read: Shelf = SHIPPED) -> str:
    """The name of what was given."""
    if one.kind is Kind.PROGRAMME:
        whole = read.programme(one.slug, language())
        return whole.heading.title if whole else one.slug
    piece = told(one.slug, read)
    return piece.title if piece else one.slug


def changed(one: Assigned, read: Shelf = SHIPPED) -> bool:
    """Whether it is another version now than the one that was given."""
    now = (read.programme if one.kind is Kind.PROGRAMME else read.piece)(one.slug, "nl")
    return now is not None and now.digest != one.digest
