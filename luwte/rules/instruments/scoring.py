"""Totals by scoring facts, unrounded; a total that the rules for missing answers do not allow is not given."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from luwte.rules.instruments.comparing import same
from luwte.rules.instruments.enabling import counting
from luwte.rules.instruments.facts import Facts, ItemFact, Method, Scale
from luwte.rules.instruments.matching import Match, points
from luwte.rules.instruments.values import Answers, Item, Place, Questionnaire, Value


class NoScore(StrEnum):
    """Why there is no total."""

    MISSING = "too many answers are missing"
    NOT_FOUND = "items are not in the file"
    OFF_RANGE = "an answer is outside the instrument's range"


@dataclass(frozen=True, slots=True)
class Score:
    """The total of one scale, or why there is none."""

    scale: Scale
    value: Decimal | None
    answered: int
    why: NoScore | None = None


def score(questionnaire: Questionnaire, answers: Answers, match: Match) -> tuple[Score, ...]:
    """Every scale of the facts, in their order. Only answers that count are counted."""
    told = counting(questionnaire, answers)
    items = {item.link_id: item for item in questionnaire.walk()}
    values: dict[str, Decimal] = {}
    wild: set[str] = set()
    for fact in match.facts.items:
        link_id = match.items.get(fact.id)
        given = told.get(Place(link_id)) if link_id is not None else None
        if link_id is None or not given:
            continue
        number = _turned(points_of(items[link_id], given[0]) if len(given) == 1 else None, fact, match)
        if number is None:
            wild.add(fact.id)
        else:
            values[fact.id] = number
    return tuple(_total(scale, values, wild, match) for scale in match.facts.scales)


def points_of(item: Item, value: Value) -> Decimal | None:
    """What an answer scores; None where the file does not say."""
    for option in item.options:
        if same(value, option.value):
            return points(option)
    number = not item.options and isinstance(value, int | Decimal) and not isinstance(value, bool)
    return Decimal(value) if number else None  # type: ignore[arg-type]


def _turned(number: Decimal | None, fact: ItemFact, match: Match) -> Decimal | None:
    """The value as it counts; None outside the instrument's range."""
    facts: Facts = match.facts
    if number is None:
        return None
    recode = facts.recode or {}
    counted = recode.get(number, number)
    if counted not in facts.values:
        return None
    return facts.values[0] + facts.values[-1] - counted if fact.id in match.turned else counted


def _total(scale: Scale, values: Mapping[str, Decimal], wild: set[str], match: Match) -> Score:
    held = [values[one] for one in scale.items if one in values]
    answered = len(held)
    if any(one not in match.items for one in scale.items):
        return Score(scale, None, answered, NoScore.NOT_FOUND)
    if wild & set(scale.items):
        return Score(scale, None, answered, NoScore.OFF_RANGE)
    left = len(scale.items) - answered
    if not held or left > scale.missing or (left and not scale.prorate):
        return Score(scale, None, answered, NoScore.MISSING)
    mean = sum(held, Decimal(0)) / answered
    whole = sum(held, Decimal(0)) if not left else mean * len(scale.items)
    return Score(scale, (whole if scale.method is Method.SUM else mean) * scale.factor, answered)
