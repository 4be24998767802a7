"""Whether a change takes a reason to wait away by hand; then the record also says what was agreed."""

from luwte.rules.intake.moments import on_day
from luwte.rules.intake.values import Discussed, Kind, Record, State, Topic

CAREFUL = frozenset({State.PRESENT, State.UNCLEAR})


def lifts(before: Record, after: Record) -> bool:
    """Whether something that was recorded is now recorded as less: nobody does that without a word."""
    return (
        _topic_gone(before, after)
        or _earlier(before, after)
        or (before.kind is Kind.COMPLAINTS and after.kind is Kind.PREVENTIVE)
        or _began_earlier(before, after)
        or (before.in_treatment is True and after.in_treatment is not True)
        or any(one not in after.professionals for one in before.professionals)
    )


def _topic_gone(before: Record, after: Record) -> bool:
    states = ((before.topics.get(one, Discussed()).state, after.topics.get(one, Discussed()).state) for one in Topic)
    return any(was in CAREFUL and now not in CAREFUL for was, now in states)


def _earlier(before: Record, after: Record) -> bool:
    """Whether a worsening or new information was taken back."""
    pairs = ((before.worsened_on, after.worsened_on), (before.new_information_on, after.new_information_on))
    days = ((on_day(was), on_day(now)) for was, now in pairs)
    return any(was is not None and (now is None or now < was) for was, now in days)


def _began_earlier(before: Record, after: Record) -> bool:
    """Whether complaints now began earlier: a doctor's visit from before they did would then count."""
    was, now = on_day(before.complaints_since), on_day(after.complaints_since)
    return was is not None and now is not None and now < was
