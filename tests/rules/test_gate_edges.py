"""The edges of the gate: the same day, the same moment, the first and last year, and who agrees themselves."""

from datetime import UTC, date, datetime, timedelta

import pytest

from luwte.rules.intake import moments
from luwte.rules.intake.changes import lifts
from luwte.rules.intake.professionals import unagreed
from luwte.rules.intake.reading import MOST, Unreadable, from_json
from luwte.rules.intake.values import NEVER, Outcome, Record, Rule
from tests.gating import GP, NL, PSYCHOLOGIST, TODAY, case, told

DAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
SINCE = date(2026, 8, 24)


def test_the_same_moment_is_early_enough_and_not_later():
    assert moments.earlier(NOON, NOON)
    assert not moments.earlier(NOON + timedelta(minutes=1), NOON)
    assert not moments.later(NOON, NOON)
    assert moments.later(NOON + timedelta(minutes=1), NOON)
    assert not moments.earlier(DAY, DAY)
    assert not moments.later(DAY, DAY)
    assert moments.earlier(NEVER, NOON)
    for one, than in ((None, NOON), (NOON, None), (None, None)):
        assert not moments.earlier(one, than)


def test_months_stay_within_the_years_there_are():
    assert moments.months_before(date(2, 1, 31), 12) == date(1, 1, 31)
    assert moments.months_before(date(1, 1, 31), 1) == date.min
    assert moments.months_later(date(9998, 12, 1), 12) == date(9999, 12, 1)
    assert moments.months_later(date(9999, 12, 1), 1) == date.max
    assert moments.months_later(DAY, 0) == moments.months_before(DAY, 0) == DAY


@pytest.mark.parametrize("field", ["worsened_on", "new_information_on"])
def test_what_stays_as_it_was_is_not_taken_back(field):
    assert not lifts(Record(**{field: DAY}), Record(**{field: DAY}))
    assert lifts(Record(**{field: DAY}), Record(**{field: DAY - timedelta(days=1)}))


def test_today_is_no_day_to_come_and_the_first_day_of_complaints_counts():
    today = case(gp__told_on=TODAY.isoformat())
    assert told(today).outcome is Outcome.OPEN
    assert Rule.FUTURE in {one.rule for one in told(today, today=TODAY - timedelta(days=1)).reasons}
    first = case(complaints_since=GP["seen_on"])
    assert told(first).outcome is Outcome.OPEN


def waits_for(**changes):
    """How many of those who treat did not agree; with a psychologist who treats and agreed, changed."""
    record = from_json(case(in_treatment=True, add=[{**PSYCHOLOGIST, **changes}]))
    return len(unagreed(record, NL, SINCE))


@pytest.mark.parametrize(
    ("changes", "waits"),
    [
        ({}, 0),
        ({"told_by": "written"}, 0),
        ({"told_by": "coachee"}, 1),
        ({"advice": "not_given"}, 1),
        ({"name": ""}, 1),
        ({"contact": " "}, 1),
        ({"told_on": SINCE.isoformat(), "seen_on": SINCE.isoformat()}, 0),
        ({"told_on": "2026-08-23", "seen_on": "2026-08-20"}, 1),
        ({"treating": False}, 0),
    ],
)
def test_who_treats_agrees_themselves_and_not_too_long_ago(changes, waits):
    assert waits_for(**changes) == waits


def test_an_agreement_from_before_a_worsening_is_none():
    def waits(worsened_on):
        record = from_json(case(in_treatment=True, add=[PSYCHOLOGIST], worsened_on=worsened_on))
        return len(unagreed(record, NL, SINCE))

    assert [waits(day) for day in ("2026-11-17", "2026-11-18", "2026-11-19")] == [0, 0, 1]


@pytest.mark.parametrize(("advice", "waits"), [("may_start", 0), ("beside_treatment", 0), ("not_given", 1)])
def test_the_view_of_a_doctor_who_treats_is_enough_when_it_says_yes(advice, waits):
    record = from_json(case(in_treatment=True, gp__treating=True, gp__advice=advice, gp__told_by="coachee"))
    assert len(unagreed(record, NL, SINCE)) == waits


def test_as_many_professionals_as_may_be():
    def professionals(many):
        return case(professionals=[{**GP, "name": f"B. Smit {n}"} for n in range(many)], consulted=many)

    assert told(professionals(MOST)).outcome is Outcome.OPEN
    with pytest.raises(Unreadable):
        from_json(professionals(MOST + 1))
