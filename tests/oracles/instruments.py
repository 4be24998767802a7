"""Which items count and what they add up to, told again: slowly, by walking the paper and asking anew each time."""

from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from luwte.rules.instruments.values import Coding, Operator, Place, Quantity


def enabled(questionnaire, answers):
    return {place for place, _item in places(questionnaire, answers) if counts(questionnaire, answers, place)}


def places(questionnaire, answers):
    """Every place on paper, with its item."""

    def walk(items, under):
        for item in items:
            yield Place(item.link_id, under), item
            if item.repeats:
                for n in times(questionnaire, answers, item, under):
                    yield from walk(item.items, (*under, n))
            else:
                yield from walk(item.items, under)

    yield from walk(questionnaire.items, ())


def times(questionnaire, answers, item, under):
    """Which repetitions of an item there are: those with an answer in them, and the first where there is none."""
    found = set()
    for place, values in answers.items():
        if (
            not values
            or len(place.under) != len(around(questionnaire, place.link_id) or ())
            or not known(questionnaire, place)
        ):
            continue
        if inside(item, place.link_id) and place.under[: len(under)] == under:
            found.add(place.under[len(under)])
        if place == Place(item.link_id, under) and item.items:
            found |= set(range(len(values)))
    return sorted(found or {0})


def known(questionnaire, place):
    return any(item.link_id == place.link_id for item in every(questionnaire.items))


def every(items):
    for item in items:
        yield item
        yield from every(item.items)


def inside(item, link_id):
    return any(one.link_id == link_id for one in every(item.items))


def parents(questionnaire, link_id):
    """The items around one, outermost first."""
    return [item for item in every(questionnaire.items) if inside(item, link_id)]


def around(questionnaire, link_id):
    return [item.link_id for item in parents(questionnaire, link_id) if item.repeats]


def counts(questionnaire, answers, place):
    item = next(one for one in every(questionnaire.items) if one.link_id == place.link_id)
    above = parents(questionnaire, place.link_id)
    if above:
        parent = above[-1]
        under = place.under[: len(around(questionnaire, parent.link_id))]
        if not counts(questionnaire, answers, Place(parent.link_id, under)):
            return False
    met = [holds(one, seen(questionnaire, answers, one.question, place)) for one in item.conditions]
    return not met or (any(met) if item.any_condition else all(met))


def seen(questionnaire, answers, question, place):
    """The answers that a condition looks at."""
    mine, other = around(questionnaire, place.link_id), around(questionnaire, question)
    shared = 0
    for one, another in zip(mine, other, strict=False):
        if one != another:
            break
        shared += 1
    found = []
    for at, values in answers.items():
        right = at.link_id == question and len(at.under) == len(other) and at.under[:shared] == place.under[:shared]
        if not (right and known(questionnaire, at) and values and counts(questionnaire, answers, at)):
            continue
        if question in mine:  # the item stands inside one answer of the question: only that one counts
            found += [value for n, value in enumerate(values) if n == place.under[mine.index(question)]]
        else:
            found += values
    return found


def holds(condition, values):
    asked = condition.value
    if condition.operator is Operator.EXISTS:
        return (len(values) > 0) == (asked is not False)
    if condition.operator is Operator.SAME:
        return any(equal(value, asked) for value in values)
    if condition.operator is Operator.OTHER:
        return all(not equal(value, asked) for value in values)
    if condition.operator in (Operator.MORE, Operator.LESS):
        sign = 1 if condition.operator is Operator.MORE else -1
        return any(order(value, asked) == sign for value in values)
    return any(
        order(value, asked) in ((0, 1) if condition.operator is Operator.AT_LEAST else (0, -1)) for value in values
    )


def equal(one, other):
    if isinstance(one, Coding) and isinstance(other, Coding):
        return one.code == other.code and one.system == other.system
    if isinstance(one, Coding) or isinstance(other, Coding):
        return False
    return order(one, other) == 0 if order(one, other) is not None else one is other


def order(one, other):
    if isinstance(one, bool) or isinstance(other, bool):
        return None
    if isinstance(one, str) and isinstance(other, str):
        if "T" in one and "T" in other:
            one, other = datetime.fromisoformat(one), datetime.fromisoformat(other)
        return (one > other) - (one < other)
    numbers = [value.value if isinstance(value, Quantity) else value for value in (one, other)]
    if all(isinstance(value, int | Decimal) for value in numbers):
        return (numbers[0] > numbers[1]) - (numbers[0] < numbers[1])
    return None


def waiting(questionnaire):
    """The items that can be reached only over a circle."""
    links = {item.link_id for item in every(questionnaire.items)}
    needs = {
        item.link_id: {one.question for one in item.conditions if one.question in links}
        | {above.link_id for above in parents(questionnaire, item.link_id)[-1:]}
        for item in every(questionnaire.items)
    }
    free = set()
    for _again in links:
        free |= {link_id for link_id, wanted in needs.items() if wanted <= free}
    return links - free


def total(scale, facts, given, turned):
    """A scale from what was given per item; None where the rules do not allow one."""
    values = []
    for one in scale.items:
        if one not in given:
            continue
        value = Fraction((facts.recode or {}).get(given[one], given[one]))
        if value not in [Fraction(known) for known in facts.values]:
            return None
        values.append(Fraction(min(facts.values)) + Fraction(max(facts.values)) - value if one in turned else value)
    missing = len(scale.items) - len(values)
    if not values or missing > (scale.missing if scale.prorate else 0):
        return None
    mean = sum(values) / len(values)
    return mean * Fraction(scale.factor) * (len(scale.items) if scale.method == "sum" else 1)
