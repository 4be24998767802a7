"""Looking back against the slow telling, and on the real diary when it is there."""

import csv
import os
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules.looking_back import Certainty, Refusal, Refused, episodes, look_back, total
from tests.oracles.looking_back import before_and_other, turned

BEGIN = date(2026, 1, 1)
REAL = Path(os.environ.get("LUWTE_SHARED_DATA", Path(__file__).parents[3] / "shared/data")) / "diary"


def on(n):
    return BEGIN + timedelta(days=n)


@given(
    st.dictionaries(st.integers(0, 90), st.integers(0, 10), min_size=28, max_size=80),
    st.sets(st.integers(0, 30), min_size=4, max_size=12),
    st.integers(1, 3),
)
def test_the_slow_telling_agrees(numbers, chosen, lag):
    values = {on(n): float(v) for n, v in sorted(numbers.items())}
    found = look_back([on(3 * n) for n in chosen], {"werk": values}, [lag])
    for one in getattr(found, "comparisons", ()):
        before, before_days, other, other_days = before_and_other(values, found.episodes, lag)
        assert (one.before, one.other) == (pytest.approx(before), pytest.approx(other))
        assert (one.before_days, one.other_days) == (before_days, other_days)
        assert one.turned == turned(values, found.episodes, lag)


def test_a_clear_load_the_day_before_is_found_and_no_other_lag():
    hard = [on(n) for n in (20, 41, 59, 83, 101)]
    values = {on(n): 9.0 if on(n + 1) in hard else 2.0 + n % 3 for n in range(120)}
    found = look_back(hard, {"werk": values})
    by_lag = {one.lag: one for one in found.comparisons}
    assert by_lag[1].before == 9
    assert by_lag[1].certainty is Certainty.SELDOM
    assert by_lag[3].certainty is Certainty.CHANCE


def test_days_close_together_are_one_episode():
    assert episodes([on(5), on(6), on(8), on(11), on(11)]) == (on(5), on(11))


def test_too_little_is_refused():
    values = {on(n): 3.0 for n in range(40)}
    assert look_back([on(5), on(6)], {"werk": values}) == Refused(Refusal.TOO_FEW_EPISODES, 1)
    few = {on(n): 3.0 for n in range(27)}
    assert look_back([on(5), on(15), on(25)], {"werk": few}) == Refused(Refusal.TOO_FEW_DAYS, 3)
    assert look_back([on(5), on(15), on(25)], {}) == Refused(Refusal.TOO_FEW_DAYS, 3)
    assert look_back([on(n) for n in (60, 70, 80)], {"werk": values}).comparisons == ()
    assert look_back([on(n) for n in (5, 15, 25)], {"a": few, "b": values}, [1]).comparisons[0].load == "b"


def test_the_sum_takes_days_that_have_every_load():
    assert total({}) == {}
    assert total({"a": {on(0): 1.0, on(1): 2.0}, "b": {on(1): 3.0}}) == {on(1): 5.0}


@pytest.mark.skipif(not REAL.is_dir(), reason="the diaries of others are not at hand")
def test_on_a_real_diary_the_day_before_is_heavier():
    """facts.md: the load on the day before a crash is 4.43, on all days 3.52; 14 episodes."""
    loads, crash = defaultdict(dict), []
    with (REAL / "visible-2024-2026.csv").open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            day, value = date.fromisoformat(row["observation_date"]), float(row["observation_value"])
            if row["tracker_name"] in {
                "Mentally demanding",
                "Socially demanding",
                "Emotionally stressful",
                "Physically active",
            }:
                loads[row["tracker_name"]][day] = value
            if row["tracker_name"] == "Crash" and value:
                crash.append(day)
    whole = total(loads)
    found = look_back(crash, {"alles": whole}, [1])
    (one,) = found.comparisons
    assert (round(one.before, 2), one.before_days) == (4.43, 14)
    assert round(sum(whole.values()) / len(whole), 2) == 3.52
