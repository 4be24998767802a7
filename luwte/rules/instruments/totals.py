"""Totals side by side: by the scoring facts, by the file's own calculation, and as a response states them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from luwte.rules.instruments.facts import Scale
from luwte.rules.instruments.scoring import NoScore, Score
from luwte.rules.instruments.values import Item, Questionnaire, Type

NUMBERS = frozenset({Type.DECIMAL, Type.INTEGER, Type.QUANTITY})


class Source(StrEnum):
    """Who computed a total."""

    FACTS = "facts"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Total:
    """One total. `id` is a scale of the facts or a linkId of the file; `stated` is what came with the answers."""

    id: str
    source: Source
    value: Decimal | None
    stated: Decimal | None = None
    link_id: str = ""
    scale: Scale | None = None
    why: NoScore | None = None

    @property
    def mismatch(self) -> bool:
        """Whether what is stated is not what the answers add up to; both are kept."""
        return self.value is not None and self.stated is not None and self.value != self.stated


def totals(
    questionnaire: Questionnaire,
    scores: Iterable[Score] = (),
    calculated: Mapping[str, Decimal] | None = None,
    stated: Mapping[str, Decimal] | None = None,
) -> tuple[Total, ...]:
    """Every total: first those by the facts, then those that the file calculates or only states."""
    told, by_file = dict(stated or {}), dict(calculated or {})
    scores = tuple(scores)
    places = links(questionnaire, (one.scale for one in scores))
    found = []
    for one in scores:
        link_id = places.get(one.scale.id, "")
        found.append(Total(one.scale.id, Source.FACTS, one.value, told.get(link_id), link_id, one.scale, one.why))
    for item in total_items(questionnaire):
        own, said = by_file.get(item.link_id), told.get(item.link_id)
        if own is not None or (said is not None and item.link_id not in places.values()):
            found.append(Total(item.link_id, Source.FILE, own, said, item.link_id))
    return tuple(found)


def links(questionnaire: Questionnaire, scales: Iterable[Scale]) -> dict[str, str]:
    """The item of the file that holds a scale's total: by code, else the only total there is for the main scale."""
    scales = tuple(scales)
    items = total_items(questionnaire)
    coded = {
        scale.id: item.link_id
        for scale in scales
        for item in items
        if any(one.code in scale.codes for one in item.codes)
    }
    if scales and not coded and len(items) == 1:
        return {scales[0].id: items[0].link_id}
    return coded


def total_items(questionnaire: Questionnaire) -> tuple[Item, ...]:
    """The items that hold a number which nobody is asked for."""
    return tuple(item for item in questionnaire.walk() if item.type in NUMBERS and not item.asks)


def for_response(found: Iterable[Total]) -> dict[str, Decimal]:
    """The computed totals by linkId, as a response of ours states them; those by the facts come first."""
    held: dict[str, Decimal] = {}
    for one in found:
        if one.value is not None and one.link_id:
            held.setdefault(one.link_id, one.value)
    return held
