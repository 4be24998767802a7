"""Whether a record is whole: nothing left open, nothing against itself, nothing that still has to come."""

from collections.abc import Iterator
from datetime import date

from luwte.rules.intake.moments import on_day
from luwte.rules.intake.values import (
    NEVER,
    Discussed,
    Kind,
    Professional,
    Reason,
    Record,
    Rule,
    State,
    Topic,
    When,
)

SAID = ("kind", "complaints_since", "worsened_on", "new_information_on", "started_on", "in_treatment", "consulted")
SAID_OF_EACH = (
    "who", "seen_on", "for_these_complaints", "medical_cause_discussed", "advice", "told_by", "told_on", "treating"
)  # fmt: skip


def missing(record: Record) -> Iterator[Reason]:
    """Every field that was not filled in."""
    for name in SAID:
        if getattr(record, name) is None:
            yield Reason(Rule.MISSING, name)
    if record.guide.capacity is None:
        yield Reason(Rule.MISSING, "guide.capacity")
    for topic in Topic:
        talk = record.topics.get(topic, Discussed())
        if talk.state in (State.ABSENT, State.PRESENT) and talk.on is None:
            yield Reason(Rule.MISSING, f"topics.{topic}.on")
        if talk.ticked is None:
            yield Reason(Rule.MISSING, f"topics.{topic}.ticked_on")
    for place, one in enumerate(record.professionals):
        for name in SAID_OF_EACH:
            if getattr(one, name) is None:
                yield Reason(Rule.MISSING, f"professionals.{place}.{name}")


def contradictions(record: Record) -> Iterator[Reason]:
    """What cannot be true together."""
    if record.consulted is not None and record.consulted != len(record.professionals):
        yield Reason(Rule.CONTRADICTION, "consulted")
    if (record.kind is Kind.COMPLAINTS and record.complaints_since is NEVER) or (
        record.kind is Kind.PREVENTIVE and on_day(record.complaints_since) is not None
    ):
        yield Reason(Rule.CONTRADICTION, "complaints_since")
    since, worse = on_day(record.complaints_since), on_day(record.worsened_on)
    if since and worse and worse < since:
        yield Reason(Rule.CONTRADICTION, "worsened_on")
    for place, one in enumerate(record.professionals):
        for name in _against_itself(one, record):
            yield Reason(Rule.CONTRADICTION, f"professionals.{place}.{name}")


def future(record: Record, today: date) -> Iterator[Reason]:
    """Every day that still has to come."""
    for name, when in days(record):
        day = on_day(when)
        if day is not None and day > today:
            yield Reason(Rule.FUTURE, name)


def days(record: Record) -> Iterator[tuple[str, When]]:
    """Every day in a record, by the name of its field."""
    for name in ("complaints_since", "worsened_on", "new_information_on", "started_on"):
        yield name, getattr(record, name)
    for topic, talk in record.topics.items():
        yield f"topics.{topic}.on", talk.on
        yield f"topics.{topic}.ticked_on", talk.ticked
    for place, one in enumerate(record.professionals):
        yield f"professionals.{place}.seen_on", one.seen_on
        yield f"professionals.{place}.told_on", one.told_on


def _against_itself(one: Professional, record: Record) -> Iterator[str]:
    if one.treating and record.in_treatment is False:
        yield "treating"
    if one.seen_on and one.told_on and one.told_on < one.seen_on:
        yield "told_on"
    begun = on_day(record.complaints_since)
    if begun and one.seen_on and one.for_these_complaints and one.seen_on < begun:
        yield "seen_on"
