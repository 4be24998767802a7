"""The scores that a questionnaire file calculates itself; one that is not supported or fails says so and has none."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from luwte.exchange.fhir.elements import coding
from luwte.exchange.fhir.fhirpath import (
    Machine,
    Meter,
    Parsed,
    TooMuchWork,
    Unsupported,
    check,
    counted,
    data,
    node,
    parse,
)
from luwte.exchange.fhir.responses import given
from luwte.exchange.fhir.taking import Code, Note, Notes
from luwte.exchange.fhir.tree import tree
from luwte.exchange.fhir.valuesets import scored
from luwte.rules.instruments.enabling import counting, enabled
from luwte.rules.instruments.matching import points
from luwte.rules.instruments.scoring import points_of
from luwte.rules.instruments.values import (
    Answers,
    Coding,
    Expression,
    Item,
    Place,
    Quantity,
    Questionnaire,
    Type,
    Value,
    lines,
)

WEIGHT = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
FHIRPATH = ("text/fhirpath", "fhirpath")
ITEM = "QuestionnaireResponse.item"
PASSES = 3
LONGEST_TOGETHER = 20_000
NUMBERS = (Type.DECIMAL, Type.INTEGER, Type.QUANTITY)


@dataclass(frozen=True, slots=True)
class Calculated:
    """What the file's own calculations yield, and where one failed."""

    values: dict[Place, Value]
    notes: tuple[Note, ...]

    @property
    def totals(self) -> dict[str, Decimal]:
        """The numbers among them, by linkId, outside repeating groups."""
        held = {place.link_id: _number(value) for place, value in self.values.items() if not place.under}
        return {link_id: value for link_id, value in held.items() if value is not None}


def unsupported(questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    """Each calculated item whose calculation is not supported, and what it asks."""
    scopes = _scopes(questionnaire)
    many = _too_many(questionnaire)
    for item in questionnaire.walk():
        if item.expression is not None:
            try:
                if many:
                    raise Unsupported("too many calculations")
                if item.type not in NUMBERS:
                    raise Unsupported(f"{item.type.value}: only numbers are calculated")
                _needed(item.expression, scopes[item.link_id])
            except Unsupported as fault:
                yield item.link_id, str(fault)


def _too_many(questionnaire: Questionnaire) -> bool:
    """Whether the expressions of a file together are more than a score needs: reading them is work too."""
    told = {one.text for one in questionnaire.variables}
    for item in questionnaire.walk():
        told |= {one.text for one in (*item.variables, item.expression) if one is not None}
    return sum(map(len, told)) > LONGEST_TOGETHER


def calculate(questionnaire: Questionnaire, answers: Answers, resource: str) -> Calculated:
    """Every calculated number that counts. `resource` is the questionnaire's JSON, as `questionnaires.read` gives it.

    Nothing is calculated from no answers at all, and no words: those would be a conclusion of the file's own.
    """
    notes = Notes()
    known = lines(questionnaire)
    told = {place: held for place, held in counting(questionnaire, answers).items() if known[place.link_id].item.asks}
    numbers = {link_id for link_id, line in known.items() if line.item.expression and line.item.type in NUMBERS}
    wanted = [place for place in enabled(questionnaire, answers) if place.link_id in numbers]
    if not told or not wanted or _too_many(questionnaire):
        return Calculated({}, ())
    rank = {link_id: n for n, link_id in enumerate(known)}
    wanted.sort(key=lambda place: (rank[place.link_id], place))
    found: dict[Place, Value] = {}
    try:
        work = _Work(questionnaire, told, resource)
        for _again in range(PASSES):
            before = dict(found)
            for place in wanted:
                work.calculate(place, found, notes)
            if found == before:
                break
    except TooMuchWork:
        notes.add(Code.TOO_MUCH_WORK)
    return Calculated(found, notes.all())


class _Work:
    """One response under calculation."""

    def __init__(self, questionnaire: Questionnaire, told: Answers, resource: str) -> None:
        self.known = lines(questionnaire)
        self.scopes = _scopes(questionnaire)
        self.scores = _Scores(questionnaire)
        self.shared = frozenset(one.name for one in questionnaire.variables)
        computed = frozenset(link_id for link_id, line in self.known.items() if line.item.expression)
        self.meter = Meter()
        self.machine = Machine(self.meter, self.scores.of, computed)
        items, places = tree(questionnaire, told, _weighed, whole=True)
        made: dict[int, Any] = {}
        response = {"resourceType": "QuestionnaireResponse", "status": "completed", "item": items}
        self.response = counted(response, self.meter, made)
        self.places = {place: made[id(one)] for place, one in places.items()}
        self.questionnaire = counted(json.loads(resource, parse_float=Decimal), self.meter)

    def calculate(self, place: Place, found: dict[Place, Value], notes: Notes) -> None:
        """One place; its value goes into the response, where later ones may ask for it."""
        item = self.known[place.link_id].item
        if item.expression is None or place not in self.places:
            return
        try:
            value = typed(item, self._evaluated(item, item.expression, self.places[place]))
        except TooMuchWork:
            raise
        except Unsupported as fault:
            notes.add(Code.NO_SCORE, place.link_id, str(fault))
            return
        except Exception as fault:  # whatever a file may ask of the library
            notes.add(Code.SCORE_FAILED, place.link_id, type(fault).__name__)
            return
        found.pop(place, None)
        self.places[place].pop("answer", None)
        if value is not None:
            found[place] = value
            self.places[place]["answer"] = [counted(given(item, value) or {}, self.meter)]

    def _evaluated(self, item: Item, expression: Expression, at: Any) -> list[Any]:
        needed = _needed(expression, self.scopes[item.link_id])
        here = node(at, ITEM)
        variables: dict[str, Any] = {
            "resource": node(self.response, "QuestionnaireResponse"),
            "rootResource": node(self.response, "QuestionnaireResponse"),
            "questionnaire": node(self.questionnaire, "Questionnaire"),
        }
        whole = variables["resource"]
        for name, parsed in needed:
            start = whole if name in self.shared else here
            variables[name] = self.machine.evaluate(parsed, start, variables)
        return self.machine.evaluate(parse(expression.text), here, variables)


class _Scores:
    """What a coding or a number scores by the options of the whole questionnaire, where that is the same everywhere."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.held: dict[Any, set[Decimal]] = {}
        for item in questionnaire.walk():
            for option in item.options:
                score = points(option)
                if score is not None:
                    for mark in _marks(option.value):
                        self.held.setdefault(mark, set()).add(score)

    def of(self, value: Any) -> Decimal | None:
        """The score of what stands in a node: its own, else that of the option."""
        if isinstance(value, dict):
            own = scored(value)
            if own is not None:
                return own
            for key in value:
                if key.startswith("value"):
                    return self.of(value[key])
            found = coding(value)
            marks = _marks(found)[:1] if found else []
        else:
            marks = _marks(value)
        scores = self.held.get(marks[0], set()) if marks else set()
        if len(scores) > 1:
            raise Unsupported("the same answer scores otherwise elsewhere")
        return next(iter(scores), None)


def _marks(value: Any) -> list[Any]:
    """Under which names an option's score is kept; the first is the most exact."""
    if isinstance(value, Coding):
        exact = [(value.system, value.code)] if value.system else []
        return [*exact, ("", value.code)]
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return [Decimal(value)]
    return [value] if isinstance(value, str) else []


def typed(item: Item, found: list[Any]) -> Value | None:
    """An outcome as the item's type has it; None for none. One that does not fit is a failure."""
    held = [data(one) for one in found]
    if not held:
        return None
    if len(held) > 1:
        raise ValueError("more than one")
    number = _of_number(held[0])
    if item.type is Type.QUANTITY:
        unit = item.unit or Coding()
        return Quantity(number, unit.display or unit.code, unit.system, unit.code)
    return int(number) if item.type is Type.INTEGER and number == number.to_integral_value() else number


def _of_number(value: Any) -> Decimal:
    if isinstance(value, dict):
        value = value.get("value")
    value = getattr(value, "value", value)
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ValueError("no number")
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite():
        raise ValueError("no number")
    return number


def _number(value: Value) -> Decimal | None:
    if isinstance(value, Quantity):
        return value.value
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def _weighed(item: Item, value: Value) -> dict[str, Any] | None:
    """An answer that carries its own score: the same code may score otherwise at another question."""
    told = given(item, value)
    score = points_of(item, value) if isinstance(value, Coding) else None
    if told is not None and score is not None:
        told["valueCoding"]["extension"] = [{"url": WEIGHT, "valueDecimal": score}]
    return told


def _scopes(questionnaire: Questionnaire) -> Mapping[str, dict[str, Expression]]:
    """Per item the variables that it sees: its own, and those of what stands around it."""
    whole = {one.name: one for one in questionnaire.variables}
    found: dict[str, dict[str, Expression]] = {}
    for link_id, line in lines(questionnaire).items():
        around = found[line.parent] if line.parent is not None else whole
        found[link_id] = {**around, **{one.name: one for one in line.item.variables}} if line.item.variables else around
    return found


def _needed(expression: Expression, scope: Mapping[str, Expression]) -> list[tuple[str, Parsed]]:
    """The variables that a calculation needs, each after those it needs itself; or Unsupported."""
    order = list(scope)
    names = frozenset(order)
    wanted: set[str] = set()
    left = [expression]
    while left:
        one = left.pop()
        if one.language.split(";")[0].strip() not in FHIRPATH:
            raise Unsupported(one.language)
        parsed = parse(one.text)
        check(parsed, names)
        more = (parsed.variables & names) - wanted
        wanted |= more
        left.extend(scope[name] for name in more)
    return [(name, parse(scope[name].text)) for name in order if name in wanted]
