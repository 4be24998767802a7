"""What a piece of content is to the checks, and what a check found."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a piece is."""

    PROGRAMME = "programme"
    MODULE = "module"
    EXERCISE = "exercise"
    STORY = "story"
    LETTER = "letter"


class Strength(StrEnum):
    """How firmly a source stands."""

    RESEARCHED = "onderzocht"
    GUIDELINE = "richtlijn"
    PRACTICE = "praktijkkennis"


class Runs(StrEnum):
    """The component that an exercise runs on the screen."""

    TIMER = "timer"
    BREATHING = "breathing"
    SPOKEN = "spoken"
    SENTENCES = "sentences"
    CHECKLIST = "checklist"
    BODY_MAP = "body_map"
    BIOGRAPHY = "biography"
    ENERGY_MAP = "energy_map"
    VALUES = "values"
    WORRY_NOTES = "worry_notes"
    NONE = "none"


class Audience(StrEnum):
    """For whom a piece was written, where it is not for all."""

    EMPLOYEE = "employee"
    STUDENT = "student"
    PARENT = "parent"
    CARER = "carer"
    ENTREPRENEUR = "entrepreneur"


class Rule(StrEnum):
    """The rule that something broke."""

    SCHEMA = "schema"
    SLUG = "slug"
    SIZE = "size"
    SUMMARY = "summary"
    HTML = "html"
    LINK = "link"
    IMAGE = "image"
    SECTION = "section"
    OPENING = "opening"
    PART = "part"
    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"
    AVERAGE = "average"
    LENGTH = "length"
    FORBIDDEN = "forbidden"
    MEDICINE = "medicine"
    SOURCE = "source"
    CLAIM = "claim"
    CYCLE = "cycle"
    ORDER = "order"
    PHASE = "phase"
    BIOGRAPHY = "biography"
    PAIR = "pair"
    PLACE = "place"
    FIXED = "fixed"
    UNSOLVED = "unsolved"


class Level(StrEnum):
    """A fault fails the check; a remark is only told."""

    FAULT = "fault"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it must be: where, which rule, in words what, and `about` what in the text."""

    file: str
    line: int
    rule: Rule
    words: str
    level: Level = Level.FAULT
    about: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or an item of a list, without its marks; `block` counts what stands apart within a part."""

    text: str
    line: int
    block: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading. `section`: the heading of the second level above it, "" before the first."""

    section: str
    title: str
    line: int
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece as the checks take it; `lines` says where each field of the heading stands."""

    file: str
    slug: str
    language: str
    kind: Kind
    title: str
    summary: str
    phases: frozenset[int]
    minutes: int
    load: int
    not_alone: bool = False
    stop_when: str = ""
    body: bool = False
    runs: Runs = Runs.NONE
    needs: tuple[str, ...] = ()
    audience: frozenset[Audience] = frozenset()
    after: tuple[str, ...] = ()
    leads_to: tuple[str, ...] = ()
    sources: int = 0
    links: tuple[tuple[str, int], ...] = ()
    parts: tuple[Part, ...] = ()
    lines: dict[str, int] = field(default_factory=dict)

    def at(self, name: str) -> int:
        """The line of a field of the heading; the first line when it is not there."""
        return self.lines.get(name, 1)


@dataclass(frozen=True, slots=True)
class Stage:
    """A phase of a programme, with its pieces in order and the line where it stands."""

    phase: int
    title: str
    summary: str
    pieces: tuple[str, ...]
    line: int = 1


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme as the checks take it."""

    file: str
    slug: str
    language: str
    title: str
    summary: str
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Loose:
    """Any other text that people read: pages, consents, orientation, the words of a country."""

    file: str
    language: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """What was counted in a piece; `outside` are the words that are not on the list of common words."""

    file: str
    words: int
    sentences: int
    average: float
    longest: int
    claims: int
    sourced: int
    share: float | None = None
    outside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was found, and what was counted."""

    findings: tuple[Finding, ...]
    measured: tuple[Measured, ...]

    @property
    def fit(self) -> bool:
        """Whether nothing fails."""
        return not any(one.level is Level.FAULT for one in self.findings)
