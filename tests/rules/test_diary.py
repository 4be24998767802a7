"""A diary that someone kept elsewhere: guessed, confirmed, read; nothing dropped unseen."""

import json
import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.exchange.csv.reading import read as read_csv
from luwte.rules.diary import cells
from luwte.rules.diary.guessing import NoDays, guess
from luwte.rules.diary.reading import read
from luwte.rules.diary.values import Code, Columns, DayOrder, Form, Series, Target, from_json, to_json

TODAY = date(2026, 11, 24)
REAL = Path(os.environ.get("LUWTE_SHARED_DATA", Path(__file__).parents[3] / "shared/data")) / "diary"
WIDE = Columns(
    Form.WIDE, 0, DayOrder.YMD,
    (Series("energie", Target.ENERGY), Series("druk", Target.LOAD, 0, 5), Series("zwaar", Target.HARD, 0, 1)),
)  # fmt: skip
HEADER = ("dag", "energie", "druk", "zwaar")


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("2026-03-14", "ymd", (2026, 3, 14)),
        ("2026-03-14T21:05:00Z", "ymd", (2026, 3, 14)),
        ("2026/3/4 08:00", "dmy", (2026, 3, 4)),
        ("14-3-2026", "dmy", (2026, 3, 14)),
        ("14.03.26", "dmy", (2026, 3, 14)),
        ("3/14/2026 21:05", "mdy", (2026, 3, 14)),
        ("zaterdag 14 maart 2026", "dmy", (2026, 3, 14)),
        ("14 mrt. 2026", "dmy", (2026, 3, 14)),
        ("Mar 14, 2026", "ymd", (2026, 3, 14)),
        ("March 14th 2026", "ymd", (2026, 3, 14)),
        ("2026-02-30", "ymd", None),
        ("14 foo 2026", "dmy", None),
        ("0026-01-01", "ymd", None),
        ("morgen", "dmy", None),
        ("", "dmy", None),
    ],
)
def test_days_as_people_write_them(text, order, day):
    assert cells.day(text, DayOrder(order)) == (date(*day) if day else None)


@pytest.mark.parametrize(
    ("texts", "order", "unsure"),
    [
        (["2026-01-02"], "ymd", False),
        (["13-1-2026", "2-1-2026"], "dmy", False),
        (["1/13/2026"], "mdy", False),
        (["1/2/2026"], "dmy", True),
        (["geen"], "ymd", False),
    ],
)
def test_the_order_of_dates(texts, order, unsure):
    assert cells.order(texts) == (DayOrder(order), unsure)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4,5", 4.5),
        ("4.5", 4.5),
        (" 3/10", 3),
        ("60 %", 60),
        ("-2", -2),
        ("Ja", 1),
        ("nee", 0),
        ("x", 1),
        ("1.2.3", None),
        ("nan", None),
        ("1" * 400, None),
    ],
)
def test_numbers_as_people_write_them(text, number):
    assert cells.number(text) == number


def test_a_wide_table_is_guessed():
    rows = [(f"{n}-1-2026", "4,5", str(n % 3), "3", "moe maar blij") for n in range(1, 29)]
    found = guess(("Datum", "Vermoeidheid", "Drukte", "Onbekend", "Notities"), [*rows, ("29-1-2026", "", "", "", "")])
    assert (found.form, found.order, found.unsure) == (Form.WIDE, DayOrder.DMY, False)
    assert [(s.target, s.low, s.high, s.turned) for s in found.series] == [
        (Target.ENERGY, 1, 5, True),
        (Target.LOAD, 0, 3, False),
        (Target.SKIP, 0, 3, False),
        (Target.NOTE, 0, 10, False),
    ]


def test_a_long_table_is_guessed_with_the_finest_names():
    rows = [
        (f"2026-01-{day:02}", name, kind, str(day % 4))
        for day in range(1, 20)
        for name, kind in (("Slaap", "lijf"), ("Stress", "hoofd"), ("Drukte", "hoofd"))
    ]
    found = guess(("datum", "naam", "soort", "waarde"), rows)
    assert (found.form, found.name, found.value) == (Form.LONG, 1, 3)
    assert [s.target for s in found.series] == [Target.SLEEP, Target.TENSION, Target.LOAD]


def test_words_in_a_number_column_are_left_out_and_odd_scales_are_their_own():
    rows = [(f"2026-01-{n:02}", "veel", str(n * 50)) for n in range(1, 20)]
    energy, steps = guess(("datum", "energie", "stappen"), rows).series
    assert energy.target is Target.SKIP
    assert (steps.low, steps.high) == (50, 950)


def test_days_that_repeat_without_names_are_a_wide_table():
    rows = [("2026-01-01", str(n), "7") for n in range(6)]
    assert guess(("datum", "energie", "slaap"), rows).form is Form.WIDE


def test_without_days_there_is_nothing_to_guess():
    with pytest.raises(NoDays):
        guess(("a", "b"), [("x", "y"), ("z", "1")])


def test_what_is_not_used_is_told():
    rows = [
        ("2026-01-05", "4", "2", "0"),
        ("2026-01-05", "6", "3", "1"),
        ("", "4", "", ""),
        ("2026-02-30", "4", "", ""),
        ("2999-01-01", "4", "", ""),
        ("2026-01-06", "veel", "9", ""),
        ("2026-01-07", "", "", ""),
    ]
    told = read(HEADER, rows, WIDE, TODAY)
    (day,) = told.days
    assert (day.day, day.energy, day.loads, day.hard) == (date(2026, 1, 5), 5, {"druk": 5}, True)
    assert [(p.row, p.series, p.code) for p in told.problems] == [
        (3, "energie", Code.SAME_DAY),
        (3, "druk", Code.SAME_DAY),
        (4, "", Code.NO_DATE),
        (5, "", Code.NOT_A_DATE),
        (6, "", Code.FUTURE),
        (7, "energie", Code.NOT_A_NUMBER),
        (7, "druk", Code.OFF_SCALE),
    ]
    assert (told.rows, told.counts["used"]) == (7, 2)


def test_notes_stay_and_skipped_columns_do_not():
    columns = Columns(
        Form.WIDE, 0, DayOrder.YMD, (Series("n", Target.NOTE), Series("x"), Series("leeg", Target.LOAD, 3, 3))
    )
    (day,) = read(
        ("d", "n", "x", "leeg"), [("2026-01-05", "goed", "7", "3"), ("2026-01-05", "later", "", "")], columns, TODAY
    ).days
    assert (day.note, day.energy, day.loads) == ("goed\nlater", None, {"leeg": 0})
    assert day.to_json() == {"note": "goed\nlater", "loads": {"leeg": 0}}


def test_a_turned_scale_is_turned():
    columns = Columns(Form.WIDE, 0, DayOrder.YMD, (Series("moe", Target.ENERGY, 1, 5, turned=True),))
    (day,) = read(("d", "moe"), [("2026-01-05", "5")], columns, TODAY).days
    assert day.energy == 0


@given(st.dictionaries(st.integers(0, 400), st.tuples(st.integers(0, 10), st.integers(0, 5)), min_size=1, max_size=30))
def test_long_and_wide_give_the_same_days(numbers):
    rows = [((TODAY - timedelta(days=n)).isoformat(), str(a), str(b), "") for n, (a, b) in numbers.items()]
    long = [(row[0], name, row[place]) for row in rows for place, name in ((1, "energie"), (2, "druk"))]
    columns = Columns(Form.LONG, 0, DayOrder.YMD, WIDE.series, 1, 2)
    assert read(HEADER, rows, WIDE, TODAY).days == read(("d", "n", "v"), long, columns, TODAY).days


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=8), st.text(max_size=8)), max_size=12))
def test_any_table_is_read_or_has_no_days(rows):
    try:
        columns = guess(("a", "b", "c"), rows)
    except (NoDays, ValueError):
        return
    told = read(("a", "b", "c"), rows, columns, TODAY)
    assert told.rows == len(rows)
    assert from_json(json.loads(json.dumps(to_json(columns)))) == columns


@pytest.mark.parametrize(
    "junk",
    [
        None,
        [],
        {},
        {"series": 3},
        {**to_json(WIDE), "day": -1},
        {**to_json(WIDE), "name": 1},
        {**to_json(WIDE), "form": "x"},
    ],
)
def test_junk_is_not_columns(junk):
    with pytest.raises(ValueError, match=r".*"):
        from_json(junk)


@pytest.mark.skipif(not REAL.is_dir(), reason="the diaries of others are not at hand")
def test_a_real_diary_of_737_days():
    with (REAL / "visible-2024-2026.csv").open("rb") as file:
        table = read_csv(file)
    columns = guess(table.header, table.rows)
    told = read(table.header, table.rows, columns, TODAY)
    assert (len(told.days), len(told.problems), told.rows) == (737, 0, 7030)
    assert sum(bool(day.hard) for day in told.days) == 22
    assert {s.target for s in columns.series if s.name == "Fatigue"} == {Target.ENERGY}
