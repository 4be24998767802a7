"""The fields of a questionnaire: what a question looks like, and what was typed as an answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _l

from luwte.actions.questionnaires import Whole
from luwte.actions.responses import TEXT_MOST
from luwte.exchange.fhir.taking import number as as_number
from luwte.rules.instruments.answers import Unreadable, place
from luwte.rules.instruments.checking import Code, Wrong, fits
from luwte.rules.instruments.comparing import same
from luwte.rules.instruments.screens import tender
from luwte.rules.instruments.values import (
    NOT_HERE,
    SILENT,
    Answers,
    Aside,
    Coding,
    Item,
    Place,
    Quantity,
    Type,
    Value,
    lines,
)
from luwte.web.design.answers import Row, marked, said, spoken

LIST_FROM = 25  # so many options go into a list to choose from
EMPTY_ROWS = 1
INPUTS = {
    Type.DATE: "date",
    Type.DATETIME: "datetime-local",
    Type.TIME: "time",
    Type.TEXT: "area",
    Type.BOOLEAN: "yes_no",
    Type.QUANTITY: "quantity",
    Type.INTEGER: "number",
    Type.DECIMAL: "number",
}
SENTENCES = {
    Code.WRONG_TYPE: _l("Dit past niet bij de vraag. Kijk het nog eens na."),
    Code.TOO_LOW: _l("Dit is lager dan de lijst toelaat."),
    Code.TOO_HIGH: _l("Dit is hoger dan de lijst toelaat."),
    Code.TOO_SHORT: _l("Dit is korter dan de lijst vraagt."),
    Code.TOO_LONG: _l("Dit is te lang om op te slaan. Maak het iets korter."),
    Code.TOO_PRECISE: _l("Schrijf minder cijfers achter de komma."),
    Code.UNKNOWN_OPTION: _l("Kies een van de antwoorden."),
    Code.TOO_MANY: _l("Dit zijn meer antwoorden dan de lijst toelaat."),
    Code.NOT_ALONE: _l("Dit antwoord gaat niet samen met een ander."),
}
NUMBER = _l("Schrijf een getal, zoals 3 of 2,5.")
WHOLE = _l("Schrijf een heel getal, zoals 3.")
MOMENT = {
    Type.DATE: _l("Schrijf de datum als 2026-03-14, of alleen het jaar."),
    Type.DATETIME: _l("Schrijf dag en tijd als 2026-03-14T20:30."),
    Type.TIME: _l("Schrijf de tijd als 20:30."),
    Type.URL: _l("Schrijf een adres zonder spaties."),
}
OLD_PAGE = _l("Deze bladzijde is te oud. Open de vraag opnieuw.")


@dataclass(slots=True)
class Choice:
    """One answer to choose."""

    value: str
    words: str
    chosen: bool


@dataclass(slots=True)
class Question:
    """A question as the page shows it, or a heading."""

    item: Item
    place: Place
    id: str
    kind: str
    words: str
    html: str
    required: bool = False
    tender: bool = False
    depth: int = 0
    number: int | None = None
    choices: list[Choice] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    other: str = ""
    units: list[Choice] = field(default_factory=list)
    unit: str = ""
    helps: list[str] = field(default_factory=list)
    low: str = ""
    high: str = ""
    error: str = ""

    @property
    def name(self) -> str:
        """The name under which it is posted."""
        return f"v|{self.place}"

    @property
    def several(self) -> bool:
        """Whether more than one answer may be chosen."""
        return self.item.repeats


@dataclass(slots=True)
class Taken:
    """What a form held: answers by place, what is wrong by place, and what was typed where that is wrong."""

    answers: dict[Place, tuple[Value, ...]] = field(default_factory=dict)
    wrong: dict[Place, str] = field(default_factory=dict)
    typed: dict[Place, list[str]] = field(default_factory=dict)


def question(row: Row, whole: Whole, answers: Answers, number: int, taken: Taken | None = None) -> Question:
    """A row as the page shows it; `number` makes its ids its own."""
    item, values = row.item, answers.get(row.place, ())
    words, html = spoken(item.words), marked(item.words)
    again = None if row.repetition is None else row.repetition + 1
    found = Question(item, row.place, f"q{number}", "", words, html, depth=row.depth, number=again)
    found.helps = [
        spoken(one.words) for one in item.helps if one.kind in (Aside.HELP, Aside.INSTRUCTIONS, Aside.FLYOVER)
    ]
    if item.type in SILENT:
        found.kind = "heading" if item.type is Type.GROUP else "text"
        return found
    found.required, found.tender = item.required, tender(item, whole.known_as(item.link_id))
    found.low = next((spoken(one.words) for one in item.helps if one.kind is Aside.LOWER), "")
    found.high = next((spoken(one.words) for one in item.helps if one.kind is Aside.UPPER), "")
    if not item.asks:
        found.kind = "none" if item.type in NOT_HERE else "told"
        found.typed = [said(item, one) for one in values]
        return found
    _filled(found, values)
    if taken is not None and row.place in taken.wrong:
        found.error, found.typed = taken.wrong[row.place], taken.typed[row.place] or found.typed
    return found


def take(posted: QueryDict, whole: Whole, now: Answers) -> Taken:
    """The answers in a form. Only questions that stood on the page (`p`) are looked at."""
    taken, known = Taken(), lines(whole.questionnaire)
    for key in posted.getlist("p"):
        try:
            here = place(key)
        except Unreadable:
            continue
        line = known.get(here.link_id)
        if line is None or not line.item.asks or len(here.under) != len(line.around):
            continue
        try:
            taken.answers[here] = tuple(_values(posted, here, line.item, now.get(here, ())))
        except _Untaken as fault:
            taken.wrong[here], taken.typed[here] = str(fault.args[0]), posted.getlist(f"v|{here}")
    return taken


def wrongs(why: Iterable[Wrong], taken: Taken, posted: Mapping[str, str]) -> None:
    """What the rules refuse, said at its question."""
    for one in why:
        taken.wrong.setdefault(one.place, str(SENTENCES.get(one.code, OLD_PAGE)))
        taken.typed.setdefault(one.place, [])


class _Untaken(Exception):
    """What was typed is no answer; the sentence says what to do."""


def _filled(found: Question, values: tuple[Value, ...]) -> None:
    item = found.item
    if item.options:
        found.kind = "list" if len(item.options) >= LIST_FROM and not item.repeats else "choice"
        found.choices = [
            Choice(str(n), said(item, one.value), any(same(one.value, value) for value in values))
            for n, one in enumerate(item.options)
        ]
        strange = [(n, value) for n, value in enumerate(values) if not _listed(item, value)]
        if item.type is Type.OPEN_CHOICE:
            found.other = next((value for _n, value in strange if isinstance(value, str)), "")
            strange = [(n, value) for n, value in strange if value != found.other]
        found.choices += [Choice(f"k{n}", said(item, value), True) for n, value in strange]
        return
    found.kind = INPUTS.get(item.type, "line")
    if found.kind == "yes_no":
        found.choices = [
            Choice("yes", said(item, True), True in values),
            Choice("no", said(item, False), False in values),
        ]
        return
    if found.kind == "quantity":
        units = item.units or ((item.unit,) if item.unit else ())
        held = next((one for one in values if isinstance(one, Quantity)), None)
        found.units = [Choice(str(n), one.display or one.code, _is_unit(one, held)) for n, one in enumerate(units)]
        found.unit = (held.unit or held.code) if held else ""
    found.typed = [_as_typed(one) for one in values] + ([""] if item.repeats or not values else [])
    if found.kind in ("date", "datetime-local") and any(one and not _native(found.kind, one) for one in found.typed):
        found.kind = "line"


def _values(posted: QueryDict, here: Place, item: Item, now: tuple[Value, ...]) -> Iterable[Value]:
    raw = [one.replace("\r\n", "\n") for one in posted.getlist(f"v|{here}")]
    if item.options:
        found = [_picked(one, item, now) for one in raw if one]
        other = posted.get(f"o|{here}", "").strip()
        if len(other) > TEXT_MOST:
            raise _Untaken(SENTENCES[Code.TOO_LONG])
        own = [other] if other and item.type is Type.OPEN_CHOICE else []
        return found + own if item.repeats else (own or found[:1])
    told = [one for one in raw if one.strip()]
    return [_typed(posted, here, item, one) for one in (told if item.repeats else told[:1])]


def _picked(raw: str, item: Item, now: tuple[Value, ...]) -> Value:
    kept = raw.removeprefix("k")
    # Bounded: a list of options is never so long that its number has more signs.
    if len(kept) <= 5 and kept.isascii() and kept.isdigit():
        n = int(kept)
        if kept != raw and n < len(now):
            return now[n]
        if kept == raw and n < len(item.options):
            return item.options[n].value
    raise _Untaken(SENTENCES[Code.UNKNOWN_OPTION])


def _typed(posted: QueryDict, here: Place, item: Item, raw: str) -> Value:
    if len(raw) > TEXT_MOST:
        raise _Untaken(SENTENCES[Code.TOO_LONG])
    if item.type is Type.BOOLEAN:
        if raw not in ("yes", "no"):
            raise _Untaken(SENTENCES[Code.UNKNOWN_OPTION])
        return raw == "yes"
    if item.type in (Type.INTEGER, Type.DECIMAL, Type.QUANTITY):
        found = as_number(raw.strip().replace(",", "."))
        if found is None:
            raise _Untaken(NUMBER)
        return _numbered(posted, here, item, found)
    words = raw if item.type in (Type.TEXT, Type.STRING, Type.CHOICE, Type.OPEN_CHOICE) else raw.strip()
    if not fits(item, words):
        raise _Untaken(MOMENT.get(item.type, SENTENCES[Code.WRONG_TYPE]))
    return words


def _numbered(posted: QueryDict, here: Place, item: Item, found: Decimal) -> Value:
    if item.type is Type.QUANTITY:
        units = item.units or ((item.unit,) if item.unit else ())
        picked = posted.get(f"u|{here}", "0")
        n = int(picked) if picked.isascii() and picked.isdigit() and len(picked) < 4 else 0
        unit = units[n] if n < len(units) else Coding()
        return Quantity(found, unit.display or unit.code, unit.system, unit.code)
    if item.type is Type.INTEGER:
        if found != found.to_integral_value():
            raise _Untaken(WHOLE)
        return int(found)
    return found


def _listed(item: Item, value: Value) -> bool:
    return any(same(one.value, value) for one in item.options)


def _is_unit(unit: Coding, held: Quantity | None) -> bool:
    return held is not None and (unit.code, unit.system) == (held.code, held.system)


def _as_typed(value: Value) -> str:
    if isinstance(value, Quantity):
        return str(value.value).replace(".", ",")
    if isinstance(value, Coding):
        return value.display or value.code
    return str(value).replace(".", ",") if isinstance(value, Decimal) else str(value)


def _native(kind: str, words: str) -> bool:
    """Whether the browser's own field can show it."""
    return len(words) == 10 if kind == "date" else len(words) == 16 and "T" in words
