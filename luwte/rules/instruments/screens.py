"""A questionnaire cut into screens: one question each, or all that repeats together; and before which help stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from luwte.rules.instruments.enabling import enabled
from luwte.rules.instruments.values import (
    NOT_HERE,
    SILENT,
    Answers,
    Item,
    Place,
    Questionnaire,
    Type,
    Value,
    lines,
)

# Items that ask about thoughts of death, self-harm or suicide: PHQ-9, PHQ-9 modified, EPDS, C-SSRS screen, BDI-like.
CODES = frozenset({"44260-8", "69729-8", "99046-5", "93246-7", "93247-5", "93248-3", "99047-3"})
FACT = "thoughts_of_death"
WORDS = re.compile(
    r"better off dead|hurt(?:ing)? (?:yourself|myself)|harm(?:ing)? (?:yourself|myself)|suicid|end (?:my|your) life"
    r"|kill(?:ing)? (?:yourself|myself)|wish(?:ed)? (?:you|i) (?:were|was) dead|self-harm"
    r"|zelfmoord|zelfdoding|su[iï]cide|beter dood|liever dood|(?:jezelf|uzelf|mezelf) iets (?:aan te )?(?:aan)?doen"
    r"|doodsgedachte|gedachten aan de dood|een eind(?:e)? aan (?:je|mijn|uw|het) leven|jezelf pijn|uzelf pijn",
    re.IGNORECASE,
)
TAP, WRITE = 8, 40  # seconds that a question takes: to choose, or to write
TO_WRITE = frozenset({Type.TEXT, Type.STRING, Type.OPEN_CHOICE, Type.URL})


@dataclass(frozen=True, slots=True)
class Screen:
    """What stands together: the item, the headings around it, and the texts before it."""

    item: Item
    headings: tuple[Item, ...] = ()
    before: tuple[Item, ...] = ()


def screens(questionnaire: Questionnaire) -> tuple[Screen, ...]:
    """Every screen, in the order of paper, whether it counts now or not: the number of a screen stays."""
    waiting: list[Item] = []
    return tuple(_screens(questionnaire.items, (), waiting))


def open_screens(questionnaire: Questionnaire, answers: Answers) -> tuple[int, ...]:
    """The numbers of the screens that count now."""
    counts = enabled(questionnaire, answers)
    return tuple(n for n, one in enumerate(screens(questionnaire)) if Place(one.item.link_id) in counts)


def initial(questionnaire: Questionnaire) -> dict[Place, tuple[Value, ...]]:
    """What the file has filled in beforehand, at the first repetition of each."""
    found: dict[Place, tuple[Value, ...]] = {}
    for link_id, line in lines(questionnaire).items():
        chosen = tuple(option.value for option in line.item.options if option.chosen)
        values = line.item.initial or chosen
        if values and line.item.type not in SILENT and not line.item.expression:
            found[Place(link_id, (0,) * len(line.around))] = values if line.item.repeats else values[:1]
    return found


def tender(item: Item, known_as: str = "") -> bool:
    """Whether the item asks about thoughts of death: by the facts, its code, or its words. No answer is looked at."""
    if known_as == FACT or any(code.code in CODES for code in item.codes):
        return True
    return bool(WORDS.search(item.words.plain)) or any(WORDS.search(said) for _language, said in item.words.others)


def minutes(questionnaire: Questionnaire) -> int:
    """How long it takes, about: at least one minute."""
    asked = [item for item in questionnaire.walk() if item.asks and not item.conditions]
    return max(1, ceil(sum(WRITE if item.type in TO_WRITE else TAP for item in asked) / 60))


def questions(questionnaire: Questionnaire) -> int:
    """How many questions it asks."""
    return sum(item.asks for item in questionnaire.walk())


def _screens(items: tuple[Item, ...], headings: tuple[Item, ...], waiting: list[Item]) -> Iterator[Screen]:
    for item in items:
        if item.hidden:
            continue
        if item.type is Type.DISPLAY:
            waiting.append(item)
        elif item.items and item.repeats:
            yield _screen(item, headings, waiting)
        elif item.type is Type.GROUP:
            yield from _screens(item.items, (*headings, item), waiting)
        else:
            if item.asks or item.type in NOT_HERE:
                yield _screen(item, headings, waiting)
            yield from _screens(item.items, headings, waiting)


def _screen(item: Item, headings: tuple[Item, ...], waiting: list[Item]) -> Screen:
    before = tuple(waiting)
    waiting.clear()
    return Screen(item, headings, before)
