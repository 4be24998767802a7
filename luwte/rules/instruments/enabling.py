"""Which items count, given the answers so far; and loops in who depends on whom."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from luwte.rules.instruments.comparing import holds, same
from luwte.rules.instruments.values import Answers, Condition, Line, Operator, Place, Questionnaire, Value, lines

Repeated = Mapping[tuple[str, tuple[int, ...]], frozenset[int]]


def enabled(questionnaire: Questionnaire, answers: Answers) -> frozenset[Place]:
    """Every place that counts; for what repeats once per repetition that has an answer, and at least once.

    A question that does not count has no answers for others: a chain that is cut stays cut.
    """
    known = lines(questionnaire)
    told = answered_places(known, answers)
    again = repetitions(known, answers)
    found: set[Place] = set()
    for link_id in _order(known):
        line = known[link_id]
        for under in instances(line, known, again):
            if _parent_counts(line, under, known, found) and _wanted(line, under, known, found, told, answers):
                found.add(Place(link_id, under))
    return frozenset(found)


def counting(questionnaire: Questionnaire, answers: Answers) -> dict[Place, tuple[Value, ...]]:
    """The answers that count: those at a place that is enabled."""
    open_ = enabled(questionnaire, answers)
    return {place: values for place, values in answers.items() if values and place in open_}


def loop(questionnaire: Questionnaire) -> tuple[str, ...]:
    """The items that wait for each other in a circle; nothing where there is none."""
    known = lines(questionnaire)
    free = set(_sorted(known))
    return tuple(link_id for link_id in known if link_id not in free)


def answered_places(known: Mapping[str, Line], answers: Answers) -> Mapping[str, list[Place]]:
    """The places with an answer of each known item."""
    found: dict[str, list[Place]] = defaultdict(list)
    for place, values in answers.items():
        line = known.get(place.link_id)
        if values and line and len(line.around) == len(place.under):
            found[place.link_id].append(place)
    return found


def repetitions(known: Mapping[str, Line], answers: Answers) -> Repeated:
    """Which repetitions of each repeating item have an answer somewhere in them."""
    found: dict[tuple[str, tuple[int, ...]], set[int]] = defaultdict(set)
    for link_id, places in answered_places(known, answers).items():
        for place in places:
            for depth, around in enumerate(known[link_id].around):
                found[around, place.under[:depth]].add(place.under[depth])
            if known[link_id].item.repeats and known[link_id].item.items:
                found[link_id, place.under].update(range(len(answers[place])))
    return {key: frozenset(held) for key, held in found.items()}


def instances(line: Line, known: Mapping[str, Line], again: Repeated) -> Iterator[tuple[int, ...]]:
    """The repetitions around an item: one `under` for each time it stands on paper."""
    held: list[tuple[int, ...]] = [()]
    for around in line.around:
        held = [(*under, n) for under in held for n in sorted(again.get((around, under), {0}))]
    yield from held


def _order(known: Mapping[str, Line]) -> list[str]:
    """Those that others wait for first; what waits in a circle comes last, as it stands."""
    order = _sorted(known)
    held = set(order)
    return [*order, *(link_id for link_id in known if link_id not in held)]


def _sorted(known: Mapping[str, Line]) -> list[str]:
    waits = {link_id: set(_needs(line, known)) for link_id, line in known.items()}
    followers: dict[str, list[str]] = defaultdict(list)
    for link_id, needs in waits.items():
        for need in needs:
            followers[need].append(link_id)
    ready = [link_id for link_id, needs in waits.items() if not needs]
    for link_id in ready:
        for follower in followers[link_id]:
            waits[follower].discard(link_id)
            if not waits[follower]:
                ready.append(follower)
    return ready


def _needs(line: Line, known: Mapping[str, Line]) -> Iterator[str]:
    if line.parent is not None:
        yield line.parent
    for condition in line.item.conditions:
        if condition.question in known:
            yield condition.question


def _parent_counts(line: Line, under: tuple[int, ...], known: Mapping[str, Line], found: set[Place]) -> bool:
    if line.parent is None:
        return True
    return Place(line.parent, under[: len(known[line.parent].around)]) in found


def _wanted(
    line: Line,
    under: tuple[int, ...],
    known: Mapping[str, Line],
    found: set[Place],
    told: Mapping[str, list[Place]],
    answers: Answers,
) -> bool:
    conditions = line.item.conditions
    if not conditions:
        return True
    met = (
        _met(condition, _seen(condition.question, line, under, known, found, told, answers)) for condition in conditions
    )
    return any(met) if line.item.any_condition else all(met)


def _seen(
    question: str,
    line: Line,
    under: tuple[int, ...],
    known: Mapping[str, Line],
    found: set[Place],
    told: Mapping[str, list[Place]],
    answers: Answers,
) -> list[Value]:
    """The answers that a condition looks at: in the same repetition as far as the two share one, else in any."""
    other = known.get(question)
    if other is None:
        return []
    shared = 0
    while shared < min(len(other.around), len(line.around)) and other.around[shared] == line.around[shared]:
        shared += 1
    near = (place for place in told.get(question, ()) if place.under[:shared] == under[:shared] and place in found)
    if question in line.around[shared:]:
        which = under[line.around.index(question)]
        return [values[which] for values in (answers[place] for place in near) if which < len(values)]
    return [value for place in near for value in answers[place]]


def _met(condition: Condition, values: list[Value]) -> bool:
    if condition.operator is Operator.EXISTS:
        return bool(values) is (condition.value is not False)
    if condition.operator is Operator.SAME:
        return any(same(value, condition.value) for value in values)
    # R4: "no answer has a value that is equal"; so it also holds where nothing was answered.
    if condition.operator is Operator.OTHER:
        return not any(same(value, condition.value) for value in values)
    return any(holds(condition.operator, value, condition.value) for value in values)
