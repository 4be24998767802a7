"""When an answer may be expected, what can be sent, and how long it can be taken back."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules import messages as rule
from luwte.rules.messages import Away, Office, Wrong

MONDAY = date(2026, 11, 23)
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))
OFFICES = st.builds(
    Office,
    days=st.frozensets(st.integers(0, 6), min_size=1),
    closes=st.times(),
    away=st.none() | st.tuples(DAYS, st.integers(0, 60)).map(lambda two: Away(two[0], two[0] + timedelta(two[1]))),
)


def at(day, hour=10, minute=0):
    return datetime.combine(day, time(hour, minute))


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        (at(MONDAY), 2),  # Wednesday
        (at(MONDAY, 16, 59), 2),
        (at(MONDAY, 17), 3),  # after hours: as if on Tuesday
        (at(MONDAY + timedelta(3)), 7),  # Thursday: Friday, Monday
        (at(MONDAY + timedelta(5)), 9),  # Saturday: as if on Monday
    ],
)
def test_within_two_working_days(written, answer):
    assert rule.answer_by(Office(), written) == MONDAY + timedelta(answer)


def test_holidays_and_absence_are_no_working_days():
    assert rule.answer_by(Office(), at(MONDAY), {MONDAY + timedelta(1)}) == MONDAY + timedelta(3)
    gone = Office(away=Away(MONDAY, MONDAY + timedelta(4)))
    assert rule.answer_by(gone, at(MONDAY)) == MONDAY + timedelta(9)
    assert not rule.works(gone, MONDAY + timedelta(4))
    assert rule.works(gone, MONDAY + timedelta(7))


def test_nobody_works_then_nothing_is_promised():
    assert rule.answer_by(Office(days=frozenset()), at(MONDAY)) is None
    assert rule.answer_by(Office(away=Away(MONDAY, date(2030, 1, 1))), at(MONDAY)) is None


@given(OFFICES, DAYS, st.times(), st.frozensets(DAYS, max_size=20))
def test_the_day_is_a_working_day_and_there_were_enough_before_it(office, day, hour, holidays):
    found = rule.answer_by(office, datetime.combine(day, hour), holidays)
    if found is None:
        return
    assert rule.works(office, found, holidays)
    between = [day + timedelta(n) for n in range((found - day).days + 1)]
    worked = [one for one in between if rule.works(office, one, holidays)]
    late = hour >= office.closes and rule.works(office, day, holidays)
    assert len(worked) == rule.ANSWER_DAYS + 1 + late


@given(OFFICES, DAYS, st.times(), st.timedeltas(timedelta(0), timedelta(9)))
def test_who_writes_later_never_gets_an_earlier_day(office, day, hour, later):
    first = datetime.combine(day, hour)
    one, two = rule.answer_by(office, first), rule.answer_by(office, first + later)
    assert one is None or two is None or one <= two


@pytest.mark.parametrize(
    ("text", "files", "wrong"),
    [
        ("dag", 0, ()),
        (" \n", 1, ()),
        (" \n\t", 0, (Wrong.EMPTY,)),
        ("a" * rule.TEXT_MOST, 3, ()),
        ("a" * (rule.TEXT_MOST + 1), 4, (Wrong.TOO_LONG, Wrong.TOO_MANY)),
    ],
)
def test_what_can_be_sent(text, files, wrong):
    assert rule.wrongs(text, files) == wrong


def test_it_can_be_taken_back_for_some_minutes():
    sent = at(MONDAY)
    assert rule.may_withdraw(sent, sent + rule.UNDO)
    assert not rule.may_withdraw(sent, sent + rule.UNDO + timedelta(seconds=1))


@pytest.mark.parametrize(
    ("first", "last", "wrong"),
    [
        (None, None, ()),
        (MONDAY, MONDAY, ()),
        (MONDAY - timedelta(9), MONDAY, ()),
        (MONDAY, None, (Wrong.AWAY_ENDS,)),
        (None, MONDAY, (Wrong.AWAY_ENDS,)),
        (MONDAY, MONDAY - timedelta(1), (Wrong.AWAY_ENDS,)),
        (MONDAY - timedelta(2), MONDAY - timedelta(1), (Wrong.AWAY_PAST,)),
        (MONDAY, date(9999, 12, 31), (Wrong.AWAY_LONG,)),
        (date(1, 1, 1), MONDAY, (Wrong.AWAY_LONG,)),
    ],
)
def test_an_absence_is_a_time_of_at_most_a_year(first, last, wrong):
    assert rule.office_wrongs(Office(), first, last, MONDAY) == wrong


def test_odd_hours_are_told():
    assert rule.office_wrongs(Office(frozenset(), time(9), time(9)), None, None, MONDAY) == (
        Wrong.NO_DAYS,
        Wrong.HOURS,
    )
    assert rule.office_wrongs(Office(frozenset({9})), None, None, MONDAY) == (Wrong.NO_DAYS,)
    assert rule.away(MONDAY, None) is None
    assert rule.away(MONDAY, MONDAY) == Away(MONDAY, MONDAY)
