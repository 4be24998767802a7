"""Steps back to work: sums, no overlap, turns that keep what was, and what cannot be kept; against a slow oracle."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules.reintegration import values
from luwte.rules.reintegration.course import Event, Stretch, Turn, after, at, course, fits, past
from luwte.rules.reintegration.judging import Fault, Wrong, changes_the_past, faults, lacking
from luwte.rules.reintegration.values import Agreed, Kind, Plan, Post, Step, Stint, Where, Who
from tests.oracles.steps_in_time import lived

START = date(2026, 11, 30)
TODAY = date(2026, 12, 9)
ONE = timedelta(days=1)
POST = Post("a", Kind.EMPLOYER, "de bibliotheek")
AGREED = (Agreed(Who.ME, "", TODAY),)


def step(weeks=1, days=2, minutes=120, starts=None, **more):
    return Step(weeks, (Stint("a", days, minutes, **more),), starts)


def plan(*steps):
    return Plan((POST,), steps)


stints = st.builds(
    Stint, st.sampled_from("ab"), st.integers(0, 7), st.integers(0, 1440), st.sampled_from(Where), st.text(max_size=5)
)


@st.composite
def plans(draw):
    """A plan whose steps follow each other, some after a gap."""
    found, day = [], START
    for n in range(draw(st.integers(1, 4))):
        gap = draw(st.sampled_from([0, 0, 0, 1, 3, 10]))
        weeks = draw(st.integers(1, 3))
        day += timedelta(days=gap)
        own = day if n == 0 or gap or draw(st.booleans()) else None
        found.append(Step(weeks, tuple(draw(st.lists(stints, min_size=1, max_size=2))), own))
        day += timedelta(weeks=weeks)
    return Plan((POST, replace(POST, key="b")), tuple(found))


events = st.lists(
    st.builds(Event, st.sampled_from(Turn), st.integers(-5, 90).map(lambda n: START + timedelta(days=n))), max_size=5
).map(lambda found: sorted(found, key=lambda one: one.on))


def days_of(laid, until):
    found = {}
    for one in laid:
        day = one.first
        while day <= (one.last or until) and day <= until:
            done = one.done if one.held else one.done + (day - one.first).days
            assert day not in found
            found[day] = (one.step, done, one.held)
            day += ONE
    return found


@given(plans(), events)
def test_the_course_is_what_living_the_days_finds(made, turns):
    until = START + timedelta(days=250)
    assert days_of(course(made, turns), until) == lived(made, turns, until)


@given(plans(), events, st.sampled_from(Turn), st.integers(0, 40))
def test_a_turn_keeps_what_was(made, turns, turn, later):
    on = max([START, *(one.on for one in turns)]) + timedelta(days=later)
    was, now = course(made, turns), course(made, [*turns, Event(turn, on)])
    assert past(was, on - ONE) == past(now, on - ONE)
    if not fits(was, Event(turn, on)):
        assert was == now


@given(plans())
def test_what_was_agreed_follows_without_overlap_and_adds_up(made):
    days = values.laid_out(made)
    assert all(before[1] < here[0] for before, here in pairwise(days))
    assert [(last - first).days + 1 for first, last in days] == [7 * one.weeks for one in made.steps]
    assert not any(one.why is Wrong.OVERLAP for one in faults(made, TODAY))
    by_hand = sum(one.days * one.minutes for step in made.steps for _week in range(step.weeks) for one in step.stints)
    assert sum(map(values.whole_minutes, made.steps)) == by_hand
    assert course(made, ()) == tuple(Stretch(n, *one) for n, one in enumerate(days))


@given(plans())
def test_a_plan_comes_back_from_its_seal(made):
    assert values.from_json(values.to_json(made)) == made


def test_who_agreed_comes_back():
    agreed = (*AGREED, Agreed(Who.DOCTOR, "dokter Bos", START))
    assert values.agreed_from_json(values.agreed_to_json(agreed)) == agreed


def test_a_day_in_the_course():
    laid = course(plan(step(2, starts=START), step(1)), ())
    assert at(laid, START - ONE) is None
    assert at(laid, START + timedelta(days=13)) == laid[0]
    assert at(laid, START + timedelta(days=21)) is None
    assert after(laid, START) == laid[1]
    assert after(laid, START + timedelta(days=14)) is None


def test_standing_still_is_open_until_going_on():
    made = plan(step(2, starts=START), step(1))
    on = START + timedelta(days=3)
    laid = course(made, [Event(Turn.HOLD, on)])
    assert laid[-1] == Stretch(0, on, None, 3, held=True)
    assert at(laid, START + timedelta(days=300)) == laid[-1]
    going = course(made, [Event(Turn.HOLD, on), Event(Turn.GO_ON, on + timedelta(days=5))])
    assert [(one.step, (one.last - one.first).days + 1, one.held) for one in going] == [
        (0, 3, False),
        (0, 5, True),
        (0, 11, False),
        (1, 7, False),
    ]


def test_no_steps_have_no_course():
    assert course(Plan(), [Event(Turn.HOLD, TODAY)]) == ()
    assert course(plan(step()), ()) == ()


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (plan(step(0, starts=START)), Wrong.WEEKS),
        (plan(step(27, starts=START)), Wrong.WEEKS),
        (plan(step(days=8, starts=START)), Wrong.DAYS),
        (plan(step(days=-1, starts=START)), Wrong.DAYS),
        (plan(step(minutes=-30, starts=START)), Wrong.HOURS),
        (plan(step(minutes=24 * 60 + 1, starts=START)), Wrong.HOURS),
        (plan(step(minutes=0, starts=START)), Wrong.HOURS),
        (plan(step(limits="a" * 301, starts=START)), Wrong.TOO_LONG),
        (plan(step(starts=date(2031, 1, 1))), Wrong.FAR),
        (plan(step(2, starts=START), step(starts=START + timedelta(days=13))), Wrong.OVERLAP),
        (plan(*[step(starts=None if n else START) for n in range(31)]), Wrong.TOO_MANY),
        (Plan((replace(POST, name=" "),)), Wrong.NO_NAME),
        (Plan((replace(POST, name="a" * 81),)), Wrong.TOO_LONG),
        (Plan((POST,) * 5), Wrong.TOO_MANY),
        (Plan((POST,), (Step(1, (Stint("a", 7, 900), Stint("b", 7, 900)), START),)), Wrong.WEEK_FULL),
    ],
)
def test_what_cannot_be_kept(made, why):
    assert [one.why for one in faults(made, TODAY)] == [why]


def test_an_edge_is_fine():
    made = plan(step(26, 7, 24 * 60, START, limits="a" * 300), step(1, 0, 0, START + timedelta(weeks=26)), step(days=0))
    assert faults(made, TODAY) == ()


def test_what_lacks_before_it_is_put_down():
    assert {one.why for one in lacking(Plan(), (), TODAY)} == {Wrong.NO_POST, Wrong.NO_STEPS, Wrong.NOBODY}
    assert lacking(plan(step(starts=START)), AGREED, TODAY) == ()
    assert lacking(plan(step(days=0)), AGREED, TODAY) == (Fault(Wrong.NOTHING, 0), Fault(Wrong.NO_START, 0))
    for on, why in ((TODAY + ONE, Wrong.FUTURE), (date(2020, 1, 1), Wrong.FAR)):
        assert lacking(plan(step(starts=START)), (Agreed(Who.OTHER, "", on),), TODAY) == (Fault(why),)
    long = (Agreed(Who.OTHER, "a" * 81, TODAY),)
    assert lacking(plan(step(starts=START)), long, TODAY) == (Fault(Wrong.TOO_LONG),)


def test_what_has_begun_stays():
    old = plan(step(1, starts=START), step(2), step(1))
    assert changes_the_past(old, old, (), TODAY) == ()
    longer = plan(step(1, starts=START), step(3), step(1, days=3))
    assert changes_the_past(old, longer, (), TODAY) == ()
    for new in (
        plan(step(1, days=3, starts=START), step(2)),
        plan(step(2, starts=START), step(2)),
        plan(step(1, starts=START + ONE), step(2)),
        plan(step(1, starts=START)),
    ):
        assert changes_the_past(old, new, (), TODAY)
    assert changes_the_past(old, plan(step(1, starts=START), step(2, days=1)), (), TODAY) == (Fault(Wrong.BEGUN, 1),)
    assert changes_the_past(old, Plan(), (), START - ONE) == ()


@given(plans(), events, st.integers(0, 80))
def test_a_new_version_that_is_taken_changes_no_day_that_was(made, turns, back):
    today = START + timedelta(days=back)
    new = replace(made, steps=(*made.steps[:-1], replace(made.steps[-1], weeks=made.steps[-1].weeks + 1), step()))
    if not changes_the_past(made, new, turns, today):
        assert past(course(made, turns), today) == past(course(new, turns), today)


def test_standing_still_before_the_start_and_between_two_steps():
    made = plan(step(1, starts=START), step(1, starts=START + timedelta(days=10)))
    early = course(made, [Event(Turn.HOLD, START - 3 * ONE), Event(Turn.GO_ON, START - ONE)])
    assert early[1:] == course(made, ())
    assert early[0] == Stretch(0, START - 3 * ONE, START - 2 * ONE, 0, held=True)
    between = [Event(Turn.HOLD, START + 8 * ONE), Event(Turn.GO_ON, START + 12 * ONE)]
    assert course(made, between)[1:] == (
        Stretch(0, START + 8 * ONE, START + 11 * ONE, 7, held=True),
        Stretch(1, START + 12 * ONE, START + 18 * ONE),
    )


def test_the_same_step_again_and_a_step_back():
    made = plan(step(1, starts=START), step(1), step(1))
    on = START + 9 * ONE
    again = course(made, [Event(Turn.AGAIN, on)])
    assert [(one.step, one.first) for one in again] == [(0, START), (1, START + 7 * ONE), (1, on), (2, on + 7 * ONE)]
    back = course(made, [Event(Turn.BACK, on)])
    assert [one.step for one in back] == [0, 1, 0, 1, 2]
    assert course(made, [Event(Turn.AGAIN, START)]) == course(made, [Event(Turn.GO_ON, on)]) == course(made, ())


@given(st.integers(0, 168 * 60))
def test_hours_as_they_are_shown_are_read_back(minutes):
    assert values.minutes_of(values.hours_of(minutes)) == minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        *(("2", 120), (" 2,5 uur", 150), ("2.25", 135), ("2:30", 150), ("2u30", 150), ("2u", 120), ("0", 0)),
        *((one, None) for one in ("", "-2", "twee", "2:75", "1000", "2,555", "²", "1e3", "2u5", ":30")),
    ],
)
def test_hours_as_people_write_them(text, minutes):
    assert values.minutes_of(text) == minutes
