"""Whose view counts, since when, and who agrees beside treatment."""

from collections.abc import Iterator
from datetime import date

from luwte.rules.intake.moments import on_day
from luwte.rules.intake.values import (
    Advice,
    Professional,
    Reason,
    Record,
    Rule,
    Rules,
    ToldBy,
    Who,
    filled,
)

FIRST_TO = (Who.GP, Who.COMPANY_DOCTOR)
AGREES = frozenset({Advice.BESIDE_TREATMENT, Advice.MAY_START})
BLOCKS = {Advice.NO_COACHING: Rule.NO_COACHING, Advice.TREATMENT_FIRST: Rule.TREATMENT_FIRST}
FROM_THEMSELVES = frozenset({ToldBy.SPOKEN, ToldBy.WRITTEN})


def counting(one: Professional, rules: Rules) -> bool:
    """Whether this is someone whose view counts: a psychologist or psychiatrist only while treating."""
    return one.who in rules.counts or (one.who in rules.counts_when_treating and one.treating is True)


def latest(record: Record, rules: Rules) -> list[Professional]:
    """The last view of each counting professional; without a name nobody takes the place of anyone."""
    return [one for one in _last_words(record) if counting(one, rules)]


def valid(record: Record, rules: Rules, since: date) -> list[Professional]:
    """The views that count for these complaints, not too long ago and not from before a clear worsening."""
    return [one for one in latest(record, rules) if next(_faults(one, record, rules, since), None) is None]


def agreements(record: Record, rules: Rules, since: date) -> list[Professional]:
    """Who treats, and told the coach in person or in writing that guidance may go beside it; reachable by name."""
    return [one for one in latest(record, rules) if _agrees(one, record, since)]


def unagreed(record: Record, rules: Rules, since: date) -> list[Professional]:
    """Who treats now and did not agree; of a GP or company doctor their view is enough."""
    agreed = [*agreements(record, rules, since), *(one for one in latest(record, rules) if _views(one, rules))]
    return [one for one in latest(record, rules) if one.treating and not any(one is other for other in agreed)]


def blocking(record: Record, rules: Rules) -> Iterator[Reason]:
    """Where professionals differ the more careful one counts, however long ago and whether or not they treat now."""
    for one in _last_words(record):
        if one.advice in BLOCKS and one.who in rules.counts | rules.counts_when_treating:
            yield Reason(BLOCKS[one.advice], place_of(record, one), (one.who,) if one.who else FIRST_TO)


def why_not(record: Record, rules: Rules, since: date) -> Iterator[Reason]:
    """Why no view on record counts."""
    yield Reason(Rule.NO_VIEW, go_to=FIRST_TO)
    for one in record.professionals:
        if one.who is not None and not counting(one, rules):
            yield Reason(Rule.DOES_NOT_COUNT, place_of(record, one), FIRST_TO)
    for one in latest(record, rules):
        yield from _faults(one, record, rules, since)


def _faults(one: Professional, record: Record, rules: Rules, since: date) -> Iterator[Reason]:
    place = place_of(record, one)
    if one.for_these_complaints is not True:
        yield Reason(Rule.OTHER_COMPLAINTS, place, FIRST_TO)
    if one.seen_on is None or one.told_by not in rules.told_by or one.told_on is None:
        yield Reason(Rule.MISSING, place)
        return
    worsened = on_day(record.worsened_on)
    if one.seen_on < since:
        yield Reason(Rule.TOO_LONG_AGO, place, FIRST_TO)
    if worsened is not None and one.seen_on < worsened:
        yield Reason(Rule.BEFORE_WORSENING, place, FIRST_TO)


def _agrees(one: Professional, record: Record, since: date) -> bool:
    worsened = on_day(record.worsened_on)
    return (
        one.treating is True
        and one.advice in AGREES
        and filled(one.name)
        and filled(one.contact)
        and one.told_by in FROM_THEMSELVES
        and one.told_on is not None
        and one.told_on >= since
        and (worsened is None or one.told_on >= worsened)
    )


def _views(one: Professional, rules: Rules) -> bool:
    return one.who in rules.counts and one.advice in AGREES


def _last_words(record: Record) -> list[Professional]:
    return [one for one in record.professionals if not any(_replaces(other, one) for other in record.professionals)]


def _replaces(later: Professional, one: Professional) -> bool:
    """Whether `later` is a later word of the same professional on the same complaints; saying nothing lifts nothing."""
    if later.for_these_complaints is not True or later.advice in (None, Advice.NOT_GIVEN):
        return False
    same = later.who is one.who and filled(one.name) and _name(later) == _name(one)
    return same and later.seen_on is not None and one.seen_on is not None and later.seen_on > one.seen_on


def _name(one: Professional) -> str:
    return " ".join(one.name.split()).casefold()


def place_of(record: Record, one: Professional) -> str:
    """Where someone stands in the record, as `professionals.0`."""
    return f"professionals.{next(n for n, other in enumerate(record.professionals) if other is one)}"
