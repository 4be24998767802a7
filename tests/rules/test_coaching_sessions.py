"""Sessions: overlaps, lengths, states, and the nights on which the clock is moved."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules.coaching_sessions import (
    FAR,
    LONGEST,
    SHORTEST,
    Ask,
    Span,
    State,
    Where,
    Wrong,
    asks,
    is_late,
    may_become,
    moment,
    neutral_title,
    skipped_days,
    span,
    taken_days,
    where,
    where_wrongs,
    wrongs,
)

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
clocks = st.times()
starts = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))
spans = st.builds(span, starts, st.integers(1, 200))


@given(spans, spans)
def test_an_overlap_is_shared_time_whichever_comes_first(one, two):
    shared = max(one.start, two.start) < min(one.end, two.end)
    assert one.overlaps(two) == two.overlaps(one) == shared


@given(spans)
def test_what_follows_at_once_does_not_overlap(one):
    assert not one.overlaps(span(one.end, 60))
    assert one.overlaps(one)


@given(days, clocks, st.integers(1, 200))
def test_a_moment_reads_back_as_it_was_typed_and_lasts_as_long(day, at, minutes):
    found = moment(day, at, ZONE)
    if found is None:
        assert (day.month, at.hour) == (3, 2)
        assert day.isoweekday() == 7
    else:
        local = found.astimezone(ZONE)
        assert (local.date(), local.time()) == (day, at)
        assert span(found, minutes).minutes == span(local, minutes).minutes == minutes


@pytest.mark.parametrize("year", range(2024, 2034))
def test_the_hour_that_is_skipped_is_no_moment(year):
    last = max(day for n in range(31) if (day := date(year, 3, 1) + timedelta(days=n)).isoweekday() == 7)
    assert moment(last, time(2, 30), ZONE) is None
    assert moment(last, time(3, 0), ZONE) is not None
    assert moment(last, time(1, 59), ZONE) is not None


def test_the_hour_that_comes_twice_is_the_first():
    found = moment(date(2026, 10, 25), time(2, 30), ZONE)
    assert found == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert span(found, 60).end == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_day_at_the_end_of_time_is_no_moment(day):
    assert moment(day, time(10), ZONE) is None


def test_over_the_night_of_the_clock_a_session_lasts_as_long_as_agreed():
    made = span(moment(date(2027, 3, 28), time(1, 30), ZONE), 60)
    assert made.minutes == 60
    assert made.end.astimezone(ZONE).time() == time(3, 30)


@pytest.mark.parametrize(
    ("minutes", "why"),
    [(SHORTEST - 1, (Wrong.TOO_SHORT,)), (SHORTEST, ()), (LONGEST, ()), (LONGEST + 1, (Wrong.TOO_LONG,))],
)
def test_twenty_to_ninety_minutes(minutes, why):
    assert wrongs(span(NOW + timedelta(days=1), minutes), NOW) == why


def test_what_cannot_be():
    later = span(NOW + timedelta(days=1), 60)
    assert wrongs(span(NOW, 60), NOW) == (Wrong.PAST,)
    assert wrongs(span(NOW + FAR + timedelta(minutes=1), 60), NOW) == (Wrong.TOO_FAR,)
    assert wrongs(later, NOW, [span(later.end, 60)]) == ()
    assert wrongs(later, NOW, [span(later.end - timedelta(minutes=1), 60)]) == (Wrong.OVERLAPS,)


def test_what_is_asked_first():
    wanted = span(NOW + timedelta(days=1), 60)
    day = wanted.start.date()
    other = [span(wanted.end, 60)]
    assert asks(wanted, day, {}, other, [], other) == ()
    assert asks(wanted, day, {day: "Koningsdag"}, [wanted], [day], [wanted]) == tuple(Ask)


@given(st.sampled_from(State), st.sampled_from(State))
def test_nothing_is_held_or_missed_before_it_began(now, then):
    if then in {State.HELD, State.NOT_COME}:
        assert not may_become(now, then, NOW + timedelta(minutes=1), NOW)
    assert not may_become(now, State.PROPOSED, NOW, NOW)
    assert not may_become(now, now, NOW, NOW)


def test_the_states():
    assert may_become(State.PLANNED, State.HELD, NOW, NOW)
    assert may_become(State.PROPOSED, State.PLANNED, NOW, NOW)
    assert not may_become(State.PROPOSED, State.HELD, NOW, NOW)
    assert not may_become(State.CANCELLED, State.PLANNED, NOW, NOW)


def test_late_is_within_two_days():
    assert not is_late(NOW + timedelta(hours=48), NOW)
    assert is_late(NOW + timedelta(hours=47), NOW)


@given(st.lists(st.tuples(spans, st.sampled_from("ab")), max_size=6), st.times(), st.integers(20, 90))
def test_the_taken_days_are_those_that_meet(others, at, minutes):
    first = date(2026, 3, 1)
    found = taken_days(others, at, minutes, first, 300, ZONE)
    for n in range(300):
        day = first + timedelta(days=n)
        start = moment(day, at, ZONE)
        meets = start is not None and any(span(start, minutes).overlaps(one) for one, _word in others)
        assert (day in found) == meets


def test_a_span_is_a_value():
    assert Span(NOW, NOW + timedelta(minutes=5)).minutes == 5


def test_the_days_without_this_time():
    assert skipped_days(time(2, 30), date(2027, 3, 1), 60, ZONE) == [date(2027, 3, 28)]


@given(st.builds(Where, st.text(), st.text(), st.text(), st.text(), st.text()))
def test_a_place_comes_back_as_it_was(told):
    assert where(told.to_json()) == told


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (Where(), ()),
        (Where("x" * 281), (Wrong.TEXT_TOO_LONG,)),
        (Where(link="javascript:alert(1)"), (Wrong.LINK,)),
        (Where(link="https://praat.voorbeeld.invalid/a b"), (Wrong.LINK,)),
        (Where(link="https://praat.voorbeeld.invalid/kamer"), ()),
        (Where(point="52.09, 5.12"), ()),
        (Where(point="91, 5"), (Wrong.POINT,)),
        (Where(point="nan, 5"), (Wrong.POINT,)),
        (Where(point="bij het hek"), (Wrong.POINT,)),
    ],
)
def test_what_a_place_may_be(told, why):
    assert where_wrongs(told) == why


def test_a_point_is_two_numbers():
    assert Where(point="52.09, 5.12").on_map == (52.09, 5.12)


def test_a_title_tells_nothing():
    assert neutral_title("Praktijk De Haven", "Afspraak") == "Afspraak · Praktijk De Haven"
    assert neutral_title("Burn-outpraktijk", "Afspraak") == neutral_title("", "Afspraak") == "Afspraak"
