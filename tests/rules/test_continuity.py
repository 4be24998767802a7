"""Odd dates of a change of hands are told, and a stop can be undone for a day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules import continuity as rule
from luwte.rules.continuity import Wrong

TODAY = date(2026, 11, 25)
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


def day(n):
    return TODAY + timedelta(n)


@pytest.mark.parametrize(
    ("who", "since", "until", "wrong"),
    [
        ("b", day(0), day(0), ()),
        ("b", day(-9), day(9), ()),
        ("a", day(0), day(9), (Wrong.SELF,)),
        ("b", day(1), day(0), (Wrong.ENDS,)),
        ("b", day(-9), day(-1), (Wrong.PAST,)),
        ("b", day(0), day(184), (Wrong.LONG,)),
        ("a", date(1, 1, 1), date(9999, 12, 31), (Wrong.SELF, Wrong.LONG)),
    ],
)
def test_standing_in(who, since, until, wrong):
    assert rule.stand_in_wrongs("a", who, since, until, TODAY) == wrong


@given(DAYS, DAYS, DAYS)
def test_who_stands_in_does_so_at_some_time_from_today(since, until, today):
    if not rule.stand_in_wrongs("a", "b", since, until, today):
        assert max(since, today) <= until <= max(since, today) + rule.STAND_IN_MOST


def test_a_stop_can_be_undone_for_a_day():
    at = datetime(2026, 11, 25, 20, tzinfo=UTC)
    assert rule.may_undo(at, at + rule.UNDO)
    assert not rule.may_undo(at, at + rule.UNDO + timedelta(seconds=1))


@pytest.mark.parametrize(("n", "wrong"), [(-1, Wrong.PAST), (0, None), (183, None), (184, Wrong.LONG)])
def test_a_day_to_come(n, wrong):
    assert rule.day_wrong(day(n), TODAY, rule.TOGETHER_MOST) is wrong


def test_a_link_can_be_read_for_a_week_after():
    assert rule.link_holds(TODAY, day(7))
    assert not rule.link_holds(TODAY, day(8))


@pytest.mark.parametrize(("n", "wrong"), [(1, Wrong.ENDS), (0, None), (-3653, None), (-3654, Wrong.LONG)])
def test_a_course_that_began_elsewhere(n, wrong):
    assert rule.since_wrong(day(n), TODAY) is wrong
