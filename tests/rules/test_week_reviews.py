"""Looking back on a week: why there is more to look at, what is taken, and sums beside what was agreed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules.reintegration.course import Event, Turn, course
from luwte.rules.reintegration.reviews import (
    Occasion,
    Review,
    Sums,
    Wrong,
    from_json,
    monday,
    occasions,
    sums,
    to_json,
    wrongs,
)
from luwte.rules.reintegration.values import whole_minutes
from tests.rules.test_reintegration import START, TODAY, events, plan, plans, step

WEEK = timedelta(weeks=1)


def test_the_week_before_a_step_and_the_third_week_of_it():
    laid = course(plan(step(3, starts=START), step(4)), ())
    found = [occasions(laid, START + n * WEEK) for n in range(8)]
    before, third = frozenset({Occasion.BEFORE_STEP}), frozenset({Occasion.THIRD_WEEK})
    assert found == [
        frozenset(),
        frozenset(),
        before | third,
        frozenset(),
        frozenset(),
        third,
        frozenset(),
        frozenset(),
    ]


def test_going_on_after_standing_still_is_no_new_step():
    turns = [Event(Turn.HOLD, START + timedelta(days=10)), Event(Turn.GO_ON, START + 4 * WEEK)]
    laid = course(plan(step(3, starts=START)), turns)
    found = [occasions(laid, START + n * WEEK) for n in range(7)]
    assert [n for n, one in enumerate(found) if one] == [4]
    assert found[4] == {Occasion.THIRD_WEEK}


@pytest.mark.parametrize(
    ("review", "week", "why"),
    [
        (Review(cost="x"), TODAY + WEEK, (Wrong.FUTURE,)),
        (Review(cost="x"), monday(TODAY) - 5 * WEEK, (Wrong.TOO_LONG_AGO,)),
        (Review(cost="x"), monday(TODAY) - 4 * WEEK, ()),
        (Review(change="x" * 501), monday(TODAY), (Wrong.TOO_LONG,)),
        (Review(), monday(TODAY), (Wrong.NOTHING,)),
        (Review(done={"a": 0}), monday(TODAY), ()),
        (Review(done={"a": -1}), monday(TODAY), (Wrong.HOURS,)),
        (Review(done={"a": 6000, "b": 6000}), monday(TODAY), (Wrong.HOURS,)),
    ],
)
def test_what_is_taken(review, week, why):
    assert wrongs(review, week, TODAY) == why


def test_a_review_comes_back():
    review = Review("a", "b", "c", "d", "e", {"a": 90})
    assert from_json(to_json(review)) == review


def test_sums_by_the_share_of_days():
    made = plan(step(1, days=2, minutes=210, starts=START + timedelta(days=2)))
    laid = course(made, ())
    found = sums(made, laid, {START + WEEK: 60}, START + WEEK)
    assert found == (Sums(START, 300), Sums(START + WEEK, 120, 60))
    assert sums(made, laid, {}, START) == ()
    assert sums(plan(), (), {}, START) == ()


@given(plans(), events)
def test_each_week_stands_once_and_agreed_minutes_lack_less_than_one_a_week(made, turns):
    until = date(2027, 9, 1)
    found = sums(made, course(made, ()), {}, until)
    assert [one.week for one in found] == [monday(made.steps[0].starts_on) + n * WEEK for n in range(len(found))]
    whole = sum(map(whole_minutes, made.steps))
    assert 0 <= whole - sum(one.agreed for one in found) < len(found)
    turned = sums(made, course(made, turns), {}, until)
    assert all(one.agreed >= 0 for one in turned)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_a_monday_begins_the_week_of_its_day(day):
    first = monday(day)
    assert (first.weekday(), (day - first).days) == (0, day.weekday())
