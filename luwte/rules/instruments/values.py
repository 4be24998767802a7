"""A questionnaire and its answers, as values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Type(StrEnum):
    """What kind of answer an item takes."""

    GROUP = "group"
    DISPLAY = "display"
    BOOLEAN = "boolean"
    DECIMAL = "decimal"
    INTEGER = "integer"
    DATE = "date"
    DATETIME = "dateTime"
    TIME = "time"
    STRING = "string"
    TEXT = "text"
    URL = "url"
    CHOICE = "choice"
    OPEN_CHOICE = "open-choice"
    ATTACHMENT = "attachment"
    REFERENCE = "reference"
    QUANTITY = "quantity"


SILENT = frozenset({Type.GROUP, Type.DISPLAY})
NOT_HERE = frozenset({Type.ATTACHMENT, Type.REFERENCE})


class Operator(StrEnum):
    """How a condition looks at the answers of another question."""

    EXISTS = "exists"
    SAME = "="
    OTHER = "!="
    MORE = ">"
    LESS = "<"
    AT_LEAST = ">="
    AT_MOST = "<="


@dataclass(frozen=True, slots=True)
class Coding:
    """A code of some system, with the words it goes by."""

    code: str = ""
    system: str = ""
    display: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with a unit."""

    value: Decimal
    unit: str = ""
    system: str = ""
    code: str = ""


# A date, a moment, a time of day and an address are words; the item's type tells which.
Value = bool | int | Decimal | str | Coding | Quantity


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where answers stand: the item, and which repetition of each *repeating* item around it, outermost first."""

    link_id: str
    under: tuple[int, ...] = ()

    def __str__(self) -> str:
        return ".".join(map(str, self.under)) + "#" + self.link_id


Answers = Mapping[Place, tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class Words:
    """A text in the file's language with its translations; `html` is clean, and belongs to `plain`."""

    plain: str = ""
    html: str = ""
    others: tuple[tuple[str, str], ...] = ()

    def in_(self, language: str) -> str:
        """The text in a language where the file has it, else as the file tells it."""
        short = language.split("-")[0].casefold()
        held = [(spoken.casefold(), said) for spoken, said in self.others]
        exact = (said for spoken, said in held if spoken == language.casefold())
        near = (said for spoken, said in held if spoken.split("-")[0] == short)
        return next(exact, next(near, self.plain))

    def html_in(self, language: str) -> str:
        """The clean markup, where the text in that language is the file's own; else nothing."""
        return self.html if self.in_(language) == self.plain else ""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose; `alone` goes with no other one."""

    value: Value
    words: Words
    score: Decimal | None = None
    prefix: str = ""
    chosen: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """An item counts only if the answers to a question are so."""

    question: str
    operator: Operator
    value: Value


@dataclass(frozen=True, slots=True)
class Expression:
    """A calculation that the file asks for, as it stands there."""

    text: str
    name: str = ""
    language: str = "text/fhirpath"


class Aside(StrEnum):
    """Where a text beside a question belongs."""

    HELP = "help"
    FLYOVER = "flyover"
    INSTRUCTIONS = "instructions"
    UNIT = "unit"
    LOWER = "lower"
    UPPER = "upper"
    PROMPT = "prompt"


@dataclass(frozen=True, slots=True)
class Help:
    """A text beside a question."""

    kind: Aside
    words: Words


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far an answer may go; None and 0 ask nothing."""

    lowest: Value | None = None
    highest: Value | None = None
    shortest: int = 0
    longest: int | None = None
    decimals: int | None = None
    fewest: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A question, a group of them, or a text."""

    link_id: str
    type: Type
    words: Words = Words()
    prefix: str = ""
    codes: tuple[Coding, ...] = ()
    required: bool = False
    repeats: bool = False
    read_only: bool = False
    hidden: bool = False
    fillable: bool = True
    options: tuple[Option, ...] = ()
    control: str = ""
    helps: tuple[Help, ...] = ()
    entry_format: str = ""
    unit: Coding | None = None
    units: tuple[Coding, ...] = ()
    step: Decimal | None = None
    bounds: Bounds = Bounds()
    initial: tuple[Value, ...] = ()
    conditions: tuple[Condition, ...] = ()
    any_condition: bool = False
    expression: Expression | None = None
    variables: tuple[Expression, ...] = ()
    items: tuple["Item", ...] = ()

    @property
    def asks(self) -> bool:
        """Whether a person answers it here: no group, no text, nothing hidden, read-only or calculated."""
        silent = self.type in SILENT or not self.fillable
        return not (silent or self.hidden or self.read_only or self.expression)


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The whole of it."""

    items: tuple[Item, ...]
    title: Words = Words()
    name: str = ""
    url: str = ""
    version: str = ""
    language: str = ""
    description: Words = Words()
    terms: str = ""
    codes: tuple[Coding, ...] = ()
    variables: tuple[Expression, ...] = ()

    def walk(self) -> Iterator[Item]:
        """Every item, as they stand on paper."""
        left = list(reversed(self.items))
        while left:
            item = left.pop()
            yield item
            left.extend(reversed(item.items))


@dataclass(frozen=True, slots=True)
class Line:
    """An item with what stands around it: its parent, and the repeating items around it, outermost first."""

    item: Item
    parent: str | None = None
    around: tuple[str, ...] = field(default=())


def lines(questionnaire: Questionnaire) -> dict[str, Line]:
    """Every item by linkId, in the order of paper."""
    found: dict[str, Line] = {}
    left: list[Line] = [Line(item) for item in reversed(questionnaire.items)]
    while left:
        line = left.pop()
        item = line.item
        found[item.link_id] = line
        around = (*line.around, item.link_id) if item.repeats else line.around
        left.extend(Line(child, item.link_id, around) for child in reversed(item.items))
    return found
