"""What is known of how an instrument is scored, apart from the file that holds its texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Method(StrEnum):
    """What is done with the values of a scale's items, before the factor."""

    SUM = "sum"
    MEAN = "mean"


class AssignableBy(StrEnum):
    """Who may give it to a coachee."""

    COACH = "coach"
    CARE_PROFESSIONAL = "care_professional"


@dataclass(frozen=True, slots=True)
class ItemFact:
    """One item: how it may be found in a file, and whether it counts the other way round."""

    id: str
    codes: frozenset[str] = frozenset()
    link_ids: frozenset[str] = frozenset()
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """A total over some items. `missing` may be left open; then the others stand for them if `prorate`."""

    id: str
    title: Mapping[str, str]
    items: tuple[str, ...]
    method: Method
    lowest: Decimal
    highest: Decimal
    factor: Decimal = Decimal(1)
    missing: int = 0
    prorate: bool = False
    codes: frozenset[str] = frozenset()
    sd: Decimal | None = None
    reliability: Decimal | None = None
    reliability_source: str = ""
    min_change: Decimal | None = None
    min_change_source: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an instrument: `values` is what an item may score after `recode`; scales[0] is the main."""

    id: str
    title: Mapping[str, str]
    items: tuple[ItemFact, ...]
    values: tuple[Decimal, ...]
    scales: tuple[Scale, ...]
    assignable_by: AssignableBy
    terms: Mapping[str, str]
    source: str
    codes: frozenset[str] = frozenset()
    urls: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    recode: Mapping[Decimal, Decimal] | None = None
    notes: Mapping[str, str] | None = None
