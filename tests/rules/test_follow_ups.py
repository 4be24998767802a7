"""Moments after the end: their days, when one stands open, and what is taken."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules.follow_ups import (
    AFTER,
    BEFORE,
    Answer,
    Said,
    Wrong,
    from_json,
    moments,
    open_now,
    wrong_answer,
    wrong_end,
)

ON = date(2026, 8, 31)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("ended", "days"),
    [
        (date(2026, 8, 31), (date(2026, 11, 30), date(2027, 2, 28), date(2027, 8, 31))),
        (date(2027, 11, 30), (date(2028, 2, 29), date(2028, 5, 30), date(2028, 11, 30))),
        (date(2026, 12, 1), (date(2027, 3, 1), date(2027, 6, 1), date(2027, 12, 1))),
    ],
)
def test_three_six_and_twelve_months_worked_out_by_hand(ended, days):
    assert moments(ended) == days


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_moments_lie_in_order_and_keep_the_day_where_the_month_has_it(ended):
    found = moments(ended)
    assert list(found) == sorted(set(found))
    assert all(one.day == ended.day or (one + DAY).day == 1 for one in found)


def test_a_moment_stands_open_around_its_day_and_the_latest_counts():
    for away, there in ((-BEFORE, ON), (AFTER, ON), (-BEFORE - DAY, None), (AFTER + DAY, None)):
        assert open_now([ON], ON + away) == there
    assert open_now([ON, ON + 3 * DAY], ON) == ON + 3 * DAY


@given(st.builds(Answer, st.sampled_from(Said), st.text(max_size=20)))
def test_an_answer_comes_back_from_its_seal(answer):
    assert from_json(answer.to_json()) == answer


def test_what_is_taken():
    assert wrong_answer(Answer(Said.TALK), ON, [ON]) is None
    assert wrong_answer(Answer(Said.TALK), ON, []) is Wrong.NO_MOMENT
    assert wrong_answer(Answer(Said.TALK, "a" * 601), ON, [ON]) is Wrong.TOO_LONG
    assert wrong_end(ON, ON, ON) is None
    assert wrong_end(ON, ON - DAY, ON) is Wrong.BEFORE_START
    assert wrong_end(ON, ON + DAY, ON) is Wrong.FUTURE
