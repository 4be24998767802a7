"""The rhythm of sessions: never on a day that falls away, never closer than agreed, the same when asked again."""

import json
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from luwte.cli.door import app
from luwte.library.holidays import Unknown, public
from luwte.rules.cadence import FAR, WORKING_DAYS, Agreed, NoRoom, Pace, Scheme, propose, rest, scheme
from tests.oracles import cadence as oracle

START = date(2026, 12, 3)
DAYS = st.dates(date(2026, 1, 1), date(2029, 12, 31))
SKIPPED = st.lists(st.integers(0, 400), max_size=120)
WEEKDAYS = st.frozensets(st.integers(0, 6), min_size=1)


@st.composite
def agreements(draw):
    weekdays = draw(WEEKDAYS)
    return Agreed(weekdays, draw(st.none() | st.sampled_from(sorted(weekdays))))


def fallen_of(start, offsets):
    return {start + timedelta(days=n): "vrij" for n in offsets}


@given(DAYS, SKIPPED, agreements(), st.integers(1, 15))
def test_never_on_a_day_that_falls_away_nor_closer_than_agreed(start, offsets, agreed, sessions):
    fallen, of = fallen_of(start, offsets), scheme(sessions)
    found = propose(start, of, fallen, agreed)
    assert [one.number for one in found] == list(range(1, sessions + 1))
    assert not {one.day for one in found} & set(fallen)
    assert {one.day.weekday() for one in found} <= agreed.weekdays
    for one, after, pace in zip(found, found[1:], of.paces, strict=False):
        assert (after.day - one.day).days >= pace.least
    assert all(day in fallen for one in found for day, _why in one.passed)


@given(DAYS, SKIPPED, agreements(), st.integers(2, 12), st.data())
def test_asked_again_it_gives_the_same(start, offsets, agreed, sessions, data):
    fallen, of = fallen_of(start, offsets), scheme(sessions)
    found = propose(start, of, fallen, agreed)
    held = data.draw(st.integers(1, sessions))
    assert rest([one.day for one in found[:held]], of, fallen, agreed) == found[held:]


@given(DAYS, SKIPPED, agreements(), st.integers(1, 12))
def test_a_slow_second_telling_agrees(start, offsets, agreed, sessions):
    fallen, of = fallen_of(start, offsets), scheme(sessions)
    told = oracle.rest([start], of, fallen, agreed)
    try:
        assert [one.day for one in rest([start], of, fallen, agreed)] == told
    except NoRoom:
        assert told is None


def test_five_close_together_then_three_and_four_weeks():
    found = propose(START, scheme(), {})
    assert [(b.day - a.day).days for a, b in pairwise(found)] == [14] * 4 + [21, 28] * 2 + [21]
    assert [len(scheme(n).paces) for n in (1, 6, 8, 15)] == [0, 5, 7, 14]
    with pytest.raises(ValueError, match="at least one"):
        scheme(0)


def test_ascension_day_moves_one_session_and_says_why():
    found = propose(START, scheme(), public("NL", (2026, 2027)), Agreed(WORKING_DAYS, 3))
    moved = [one for one in found if one.passed]
    assert [(one.day, one.passed) for one in moved] == [(date(2027, 5, 7), ((date(2027, 5, 6), "Hemelvaartsdag"),))]
    assert found[-1].day == date(2027, 5, 27)


def test_without_a_free_day_it_says_so():
    fallen = {START + timedelta(days=n): "vakantie" for n in range(1, 3 * FAR)}
    with pytest.raises(NoRoom) as told:
        propose(START, Scheme(2, (Pace(10, 14),)), fallen)
    assert (told.value.number, told.value.after) == (2, START)
    with pytest.raises(ValueError, match="propose"):
        rest([], scheme(), {})


def test_the_countries_differ():
    assert date(2027, 7, 21) in public("BE", (2027,))
    assert date(2027, 4, 27) in public("NL", (2027,))
    assert public("NL", (2027,), language="en")[date(2027, 4, 27)] == "King's Day"
    for country, region in (("FR", ""), ("NL", "Flemish")):
        with pytest.raises(Unknown):
            public(country, (2027,), region)


def door(*words):
    answer = CliRunner().invoke(app, ["cadence", *words])
    return answer.exit_code, answer.stdout


def test_the_door():
    code, said = door("--start", "2026-12-03", "--country", "NL", "--weekday", "do", "--skip", "2026-12-17", "--json")
    told = json.loads(said)
    assert (code, told["outcome"], len(told["sessions"])) == (0, "proposed", 10)
    assert told["sessions"][1]["day"] == "2026-12-18"
    assert told["sessions"][1]["passed"] == [{"day": "2026-12-17", "why": "--skip"}]
    assert json.loads(door("--schema")[1])["required"] == ["outcome", "sessions"]
    assert "Hemelvaartsdag" in door("--start", "2026-12-03", "--weekday", "do")[1]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--start", "2026-02-30"], 2),
        ([], 2),
        (["--start", "2026-12-03", "--weekday", "x"], 2),
        (["--start", "2026-12-03", "--sessions", "0"], 2),
        (["--start", "2026-12-03", "--country", "FR"], 1),
        (["--start", "9999-12-03"], 1),
    ],
)
def test_the_door_refuses(words, code):
    assert door(*words, "--json")[0] == code
