"""The rule itself: whether a trajectory may begin, and every reason why it waits.

Source: the profession's code of conduct (VESB, open letter 2018: complaints of more than one or two weeks, or serious
ones, first to the GP; a coach who is no physician or clinical psychologist takes only uncomplicated stress and
burn-out). It judges the coach's record, never a person: what is missing, unclear or contradictory never opens it.
"""

from collections.abc import Iterator
from datetime import date

from luwte.rules.intake.moments import earlier, later, months_before, months_later, on_day
from luwte.rules.intake.professionals import AGREES, agreements, blocking, latest, place_of, unagreed, valid, why_not
from luwte.rules.intake.values import (
    Advice,
    Discussed,
    Judged,
    Kind,
    Moment,
    Reason,
    Record,
    Remark,
    Rule,
    Rules,
    State,
    Topic,
    When,
    WhenPresent,
    Who,
)
from luwte.rules.intake.whole import contradictions, future, missing


def judge(record: Record, rules: Rules, today: date) -> Judged:
    """The outcome with all reasons; `today` is the day on the practice's clock.

    A running trajectory is judged by the visits as they stood on the day it started; what is new since counts in full.
    """
    since = _since(record, today, rules)
    reasons = [
        *missing(record),
        *contradictions(record),
        *future(record, today),
        *_topics(record),
        *_present(record, rules, since),
        *_doctors(record, rules, since),
        *_treatment(record, rules, since),
    ]
    return Judged(tuple(dict.fromkeys(reasons)), tuple(_remarks(record, rules)), _valid_until(record, rules, since))


def present(record: Record) -> list[Topic]:
    """The topics that the coach recorded as present."""
    return [topic for topic in Topic if record.topics.get(topic, Discussed()).state is State.PRESENT]


def open_topics(record: Record) -> list[Topic]:
    """The topics that are still to be discussed, or to be discussed again."""
    asked = (Rule.TOPIC_NOT_DISCUSSED, Rule.TOPIC_AGAIN, Rule.TOPIC_UNCLEAR)
    return [Topic(reason.about) for reason in _topics(record) if reason.rule in asked]


def _since(record: Record, today: date, rules: Rules) -> date:
    """The first day on which a visit still counts."""
    begun = on_day(record.started_on)
    return months_before(min(begun, today) if begun else today, rules.valid_months)


def _topics(record: Record) -> Iterator[Reason]:
    for topic in Topic:
        talk = record.topics.get(topic, Discussed())
        if talk.state is None or talk.state is State.NOT_DISCUSSED:
            yield Reason(Rule.TOPIC_NOT_DISCUSSED, topic)
        elif talk.state is State.UNCLEAR:
            yield Reason(Rule.TOPIC_UNCLEAR, topic)
        elif talk.on is not None and _again(talk.on, talk.ticked, record):
            yield Reason(Rule.TOPIC_AGAIN, topic)


def _again(on: Moment, ticked: When, record: Record) -> bool:
    """Whether something came after the talk: a tick, a clear worsening, new information."""
    return not earlier(ticked, on) or any(later(one, on) for one in (record.worsened_on, record.new_information_on))


def _present(record: Record, rules: Rules, since: date) -> Iterator[Reason]:
    views, agreed = valid(record, rules, since), agreements(record, rules, since)
    for topic in present(record):
        rule = rules.topics[topic]
        who = rule.go_to
        if rule.own_competence and record.guide.registered:
            continue
        if rule.when_present is WhenPresent.VIEW:
            if not any(topic in one.topics and one.who in who and one.advice in AGREES for one in views):
                yield Reason(Rule.PRESENT_WITHOUT_VIEW, topic, who)
        elif not any(topic in one.topics and one.who in who for one in agreed):
            yield Reason(Rule.PRESENT_WITHOUT_AGREEMENT, topic, who)


def _doctors(record: Record, rules: Rules, since: date) -> Iterator[Reason]:
    """A doctor's view is needed with complaints or a topic that is present; a careful advice always counts."""
    yield from blocking(record, rules)
    if record.kind is Kind.PREVENTIVE and not present(record) and on_day(record.worsened_on) is None:
        return
    views = valid(record, rules, since)
    if not views:
        yield from why_not(record, rules, since)
        return
    who = (Who.GP, Who.COMPANY_DOCTOR)
    if not any(one.medical_cause_discussed for one in views):
        yield Reason(Rule.NO_MEDICAL_CAUSE, go_to=who)
    if all(one.advice in (None, Advice.NOT_GIVEN) for one in views):
        yield Reason(Rule.NO_ADVICE, go_to=who)


def _treatment(record: Record, rules: Rules, since: date) -> Iterator[Reason]:
    beside = any(one.advice is Advice.BESIDE_TREATMENT for one in latest(record, rules))
    if (beside or record.in_treatment) and not agreements(record, rules, since):
        yield Reason(Rule.NO_AGREEMENT, go_to=(Who.PSYCHOLOGIST, Who.PSYCHIATRIST, Who.GP))
    elif record.in_treatment:
        for one in unagreed(record, rules, since):
            yield Reason(Rule.NO_AGREEMENT, place_of(record, one), (one.who,) if one.who else ())


def _remarks(record: Record, rules: Rules) -> Iterator[Remark]:
    told = [one.told_by for one in latest(record, rules)]
    if rules.preferred and told and not rules.preferred & set(told):
        yield Remark.WRITTEN_PREFERRED
    if record.in_treatment:
        yield Remark.BESIDE_TREATMENT


def _valid_until(record: Record, rules: Rules, since: date) -> date | None:
    seen = [one.seen_on for one in valid(record, rules, since) if one.seen_on]
    return months_later(max(seen), rules.valid_months) if seen else None
