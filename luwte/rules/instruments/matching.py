"""Which scoring facts belong to a file, and which of its questions is which item."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from luwte.rules.instruments.facts import Facts, ItemFact
from luwte.rules.instruments.values import Item, Option, Questionnaire


class By(StrEnum):
    """On what the match rests."""

    CODE = "code"
    URL = "address"
    NAME = "name"
    SAID = "the practice says so"


class Remark(StrEnum):
    """What to know of a match before relying on it."""

    BY_ORDER = "items found by their order only"
    ITEMS_NOT_FOUND = "items not found"
    OTHER_VALUES = "answers score otherwise than the instrument's"
    ALREADY_REVERSED = "the file has already turned the reverse items round"


@dataclass(frozen=True, slots=True)
class Match:
    """Facts with the linkId of each item that was found; `turned` items still have to be turned round."""

    facts: Facts
    by: By
    items: Mapping[str, str]
    turned: frozenset[str]
    remarks: tuple[Remark, ...]


def match(questionnaire: Questionnaire, known: Iterable[Facts], said: str = "") -> Match | None:
    """The facts of a file: by what the practice says, else by code, address or name; None if none or more than one."""
    facts = tuple(known)
    if said:
        return next((found(questionnaire, one, By.SAID) for one in facts if one.id == said), None)
    for by, fits in ((By.CODE, _by_code), (By.URL, _by_url), (By.NAME, _by_name)):
        fitting = [one for one in facts if fits(questionnaire, one)]
        if len(fitting) == 1:
            return found(questionnaire, fitting[0], by)
        if fitting:
            return None
    return None


def found(questionnaire: Questionnaire, facts: Facts, by: By) -> Match:
    """The items of given facts in a file: by code or linkId, else by order where their number fits exactly."""
    items = [item for item in questionnaire.walk() if item.asks]
    named = {one.id: item for one in facts.items if (item := _named(one, items)) is not None}
    remarks: list[Remark] = []
    if not named:
        scored = [item for item in items if _values(item, facts)]
        if len(scored) == len(facts.items):
            named = {one.id: item for one, item in zip(facts.items, scored, strict=True)}
            remarks.append(Remark.BY_ORDER)
    if len(named) < len(facts.items):
        remarks.append(Remark.ITEMS_NOT_FOUND)
    usable = {one: item for one, item in named.items() if not item.options or _values(item, facts)}
    if len(usable) < len(named):
        remarks.append(Remark.OTHER_VALUES)
    reverse = frozenset(one.id for one in facts.items if one.reverse and one.id in usable)
    if reverse and _reversed_already(usable, reverse):
        remarks.append(Remark.ALREADY_REVERSED)
        reverse = frozenset()
    return Match(facts, by, {one: item.link_id for one, item in usable.items()}, reverse, tuple(remarks))


def points(option: Option) -> Decimal | None:
    """What choosing an option scores: what the file says, else the option itself where it is a number."""
    if option.score is not None:
        return option.score
    number = isinstance(option.value, int | Decimal) and not isinstance(option.value, bool)
    return Decimal(option.value) if number else None  # type: ignore[arg-type]


def _by_code(questionnaire: Questionnaire, facts: Facts) -> bool:
    return any(one.code in facts.codes for one in questionnaire.codes)


def _by_url(questionnaire: Questionnaire, facts: Facts) -> bool:
    return questionnaire.url.split("|")[0] in facts.urls


def _by_name(questionnaire: Questionnaire, facts: Facts) -> bool:
    told = {_plain(questionnaire.title.plain), _plain(questionnaire.name)}
    return any(re.search(rf"(?<!\S){re.escape(_plain(name))}(?!\S)", one) for name in facts.names for one in told)


def _plain(words: str) -> str:
    """Small letters, with letters and digits apart: PHQ-9, PHQ9 and phq 9 are the same."""
    return " ".join(re.findall(r"[^\W\d_]+|\d+", words.casefold()))


def _named(fact: ItemFact, items: list[Item]) -> Item | None:
    for item in items:
        if item.link_id in fact.link_ids or any(one.code in fact.codes for one in item.codes):
            return item
    return next((item for item in items if item.link_id.rsplit("/", 1)[-1] in fact.codes), None)


def _values(item: Item, facts: Facts) -> bool:
    """Whether each option of an item scores as the instrument's may."""
    held = [points(option) for option in item.options]
    recode = facts.recode or {}
    return bool(held) and all(one is not None and recode.get(one, one) in facts.values for one in held)


def _reversed_already(items: Mapping[str, Item], reverse: frozenset[str]) -> bool:
    """Whether the same words score the other way round at a reverse item."""
    plain = _by_words(next((item for one, item in items.items() if one not in reverse), None))
    other = _by_words(items[min(reverse)])
    shared = [words for words in other if words in plain]
    return len(shared) > 1 and all(plain[words] != other[words] for words in (shared[0], shared[-1]))


def _by_words(item: Item | None) -> dict[str, Decimal]:
    options = item.options if item else ()
    return {_plain(one.words.plain): score for one in options if (score := points(one)) is not None}
