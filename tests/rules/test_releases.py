"""What a report can hold, as decided on paper; and how long a link opens it."""

import dataclasses
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules.releases import (
    LINK_DAYS,
    PERIOD_MOST,
    TRIES_MOST,
    Letter,
    Report,
    State,
    Wrong,
    opens,
    wrong_letter,
    wrong_report,
)

TODAY = date(2026, 11, 27)
ADR = Path(__file__).parents[2] / "docs" / "adr" / "0026-releases.md"


def test_every_field_of_a_report_was_decided_on_paper():
    table = ADR.read_text("utf-8").split("## What a report can hold")[1].split("##")[0]
    decided = re.findall(r"^\| (\w+) \| \S", table, re.M)[1:]
    assert decided == [one.name for one in dataclasses.fields(Report)]


@pytest.mark.parametrize(
    ("first", "last", "agreements", "why"),
    [
        (TODAY, TODAY, (), None),
        (TODAY - PERIOD_MOST, TODAY, ("a",), None),
        (TODAY, TODAY - timedelta(days=1), (), Wrong.PERIOD),
        (TODAY, TODAY + timedelta(days=1), (), Wrong.FUTURE),
        (TODAY - PERIOD_MOST - timedelta(days=1), TODAY, (), Wrong.LONG),
        (TODAY, TODAY, ("x",), Wrong.SENTENCE),
        (TODAY, TODAY, tuple("abcdefg"), Wrong.TOO_MANY),
    ],
)
def test_what_can_be_proposed(first, last, agreements, why):
    assert wrong_report(first, last, agreements, "abcdefg", TODAY) == why


@pytest.mark.parametrize(
    ("letter", "why"),
    [
        (Letter("de huisarts", "Kan het iets anders zijn?"), None),
        (Letter(" ", "?"), Wrong.NAME),
        (Letter("de huisarts", " "), Wrong.QUESTION),
        (Letter("a" * 121, "?"), Wrong.TOO_LONG),
        (Letter("a", "?" * 401), Wrong.TOO_LONG),
        (Letter("a", "?", done="a" * 1501), Wrong.TOO_LONG),
    ],
)
def test_what_a_letter_needs(letter, why):
    assert wrong_letter(letter) == why


@given(
    st.sampled_from(State),
    st.none() | st.integers(-40, 40).map(lambda n: TODAY + timedelta(days=n)),
    st.integers(0, TRIES_MOST + 2),
)
def test_a_link_opens_only_what_is_released_lately_and_not_guessed_at(state, released, tries):
    expected = (
        state is State.RELEASED
        and released is not None
        and (TODAY - released).days < LINK_DAYS
        and tries in range(TRIES_MOST)
    )
    assert opens(state, released, tries, TODAY) is expected
