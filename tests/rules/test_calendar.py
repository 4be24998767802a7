"""The law's dates against a table worked out by hand (Poortwachter; RIZIV), and what holds for every day."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from luwte.cli.door import app
from luwte.library.calendars import calendar
from luwte.rules.calendar import Anchor, Step, Wrong, cannot, dates, working_day

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
# By hand on a paper calendar. 2028 is a leap year: the first sick day lies before 29 February.
BY_HAND = {
    date(2026, 9, 7): {
        "problem_analysis": ("2026-10-12", "2026-10-19"),
        "plan_of_approach": ("2026-10-26", "2026-11-02"),
        "report_to_uwv": ("2027-06-21", "2027-06-28"),
        "first_year_evaluation": ("2027-08-16", "2027-09-06"),
        "letter_uwv": ("2028-05-08", "2028-05-15"),
        "final_evaluation": ("2028-05-29", "2028-06-05"),
        "wia_application": ("2028-06-12", "2028-06-19"),
        "end": ("2028-08-28", "2028-09-04"),
    },
    date(2028, 2, 25): {
        "problem_analysis": ("2028-03-31", "2028-04-07"),
        "plan_of_approach": ("2028-04-14", "2028-04-21"),
        "report_to_uwv": ("2028-12-08", "2028-12-15"),
    },
}


@pytest.mark.parametrize("sick", list(BY_HAND), ids=str)
def test_the_dutch_table(sick):
    found = {one.key: (one.first.isoformat(), one.last.isoformat()) for one in dates(calendar("NL").values(), sick)}
    assert {key: found[key] for key in BY_HAND[sick]} == BY_HAND[sick]


def test_every_six_weeks_from_the_plan_until_the_end_comes_near():
    sick = date(2026, 9, 7)
    again = [one for one in dates(calendar("NL").values(), sick) if one.key == "evaluation"]
    assert [one.number for one in again] == list(range(1, 14))
    assert [(one.first - sick).days // 7 + 1 for one in again] == list(range(14, 87, 6))


@given(DAYS)
def test_ranges_come_in_order_and_no_later_than_two_years(sick):
    found = dates(calendar("NL").values(), sick)
    assert list(found) == sorted(found, key=lambda one: one.first)
    assert all(sick < one.first < one.last <= sick + timedelta(weeks=104) for one in found)


def test_the_belgian_form_goes_out_on_the_last_working_day_before():
    # Monday 2 November 2026 follows All Saints on a Sunday; 21 July is a holiday on a Tuesday in 2026.
    for start, form in ((date(2026, 11, 3), date(2026, 11, 2)), (date(2026, 7, 22), date(2026, 7, 20))):
        found = {one.key: one for one in dates(calendar("BE").values(), start, {date(2026, 7, 21), date(2026, 11, 1)})}
        assert found["form"].first == found["form"].last == form
    assert found["decision"].last == date(2026, 9, 2)


@given(DAYS, st.integers(-40, 40), st.sets(DAYS, max_size=20))
def test_working_days_are_counted_one_by_one(day, away, holidays):
    found = working_day(day, away, holidays)
    assert found.weekday() < 5
    assert found not in holidays
    low, high = min(day, found), max(day, found)
    between = [low + timedelta(days=n) for n in range((high - low).days + 1)]
    works = [one for one in between if one.weekday() < 5 and one not in holidays and one != day]
    if away:
        assert len(works) == abs(away)


def test_a_day_that_says_nothing():
    today = date(2026, 11, 25)
    assert cannot(Anchor.FIRST_SICK_DAY, date(2026, 11, 26), 104, today) is Wrong.FUTURE
    assert cannot(Anchor.FIRST_SICK_DAY, date(2023, 11, 25), 104, today) is Wrong.PASSED
    assert cannot(Anchor.FIRST_SICK_DAY, today, 104, today) is None
    assert cannot(Anchor.RESUMPTION, date(2027, 1, 4), None, today) is None
    assert dates([Step("once", weeks=(2, 3))], today)[0].last == date(2026, 12, 16)


def door(*words):
    answer = CliRunner().invoke(app, ["calendar", "--today", "2026-11-25", *words])
    return answer.exit_code, answer.stdout


def test_the_door():
    code, said = door("--country", "NL", "--first-sick-day", "2026-09-07", "--json")
    told = json.loads(said)
    assert (code, told["dates"][0]["key"], told["dates"][0]["first"]) == (0, "problem_analysis", "2026-10-12")
    assert "casemanager" in told["check_with"]
    assert [note["key"] for note in told["notes"] if note["verify"]] == ["interruption"]
    assert "casemanager" in door("--first-sick-day", "2026-09-07")[1]
    code, said = door("--country", "BE", "--first-sick-day", "2026-09-07", "--json")
    assert (code, json.loads(said)["dates"]) == (0, [])
    code, said = door("--country", "BE", "--resumption", "2027-01-04", "--json", "--language", "en")
    assert [one["first"] for one in json.loads(said)["dates"]] == ["2026-12-31", "2027-01-04"]
    assert json.loads(door("--schema")[1])["type"] == "object"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([], 2),
        (["--first-sick-day", "2026-02-30"], 2),
        (["--country", "FR", "--first-sick-day", "2026-09-07"], 2),
        (["--first-sick-day", "2026-12-01"], 1),
        (["--first-sick-day", "2023-11-25"], 1),
        (["--country", "BE", "--resumption", "9999-12-31"], 1),
    ],
)
def test_the_door_refuses(words, code):
    assert door(*words)[0] == code
