"""What is usual, and what a row of days tells."""

from datetime import date, timedelta
from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules.day import DayValue, Place, by_week, summary, usual_range

END = date(2026, 11, 24)


def days(values):
    return [DayValue(END - timedelta(days=len(values) - 1 - n), v) for n, v in enumerate(values)]


@given(st.lists(st.integers(0, 10), min_size=10, max_size=60))
def test_the_usual_range_is_the_middle_eight_tenths(values):
    cut = quantiles(values, n=10, method="inclusive")
    found = usual_range(values)
    assert (found.low, found.high) == (pytest.approx(cut[0]), pytest.approx(cut[8]))


def test_too_few_days_have_no_usual_range():
    assert usual_range([3] * 9) is None
    assert summary([], END) is None


@pytest.mark.parametrize(("last", "place"), [(1, Place.BELOW), (5, Place.WITHIN), (9, Place.ABOVE)])
def test_the_last_two_weeks_lie_somewhere(last, place):
    found = summary(days([4, 5, 6] * 30 + [last] * 8), END)
    assert (found.days, found.middle, found.place) == (98, 5, place if last == 5 else found.place)
    assert summary(days([4, 5, 6] * 60 + [last] * 14), END).place is place


def test_two_recent_days_say_nothing_yet():
    old = [DayValue(one.day - timedelta(days=30), one.value) for one in days([4] * 12)]
    found = summary([*old, *days([4, 5])], END)
    assert (found.recent, found.place) == (None, None)
    assert summary(days([4] * 5), END).place is None


def test_weeks_take_their_middle_and_empty_weeks_stay_away():
    monday = date(2026, 11, 2)
    found = by_week([DayValue(monday, 2), DayValue(monday + timedelta(days=6), 4), DayValue(monday + timedelta(21), 9)])
    assert found == [DayValue(monday, 3), DayValue(monday + timedelta(days=21), 9)]
