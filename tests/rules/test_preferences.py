"""The coachee's choices as values."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules.preferences import Preferences, Wish, from_json, screen_free

MINUTES = st.times().map(lambda t: t.replace(second=0, microsecond=0))
CHOICES = st.builds(Preferences, st.booleans(), st.none() | MINUTES, MINUTES, st.none() | st.sampled_from(list(Wish)))


@given(CHOICES)
def test_what_is_chosen_comes_back(chosen):
    assert from_json(chosen.to_json()) == chosen


def test_an_empty_choice_is_as_if_nothing_was_chosen():
    assert from_json({}) == Preferences()


@pytest.mark.parametrize(
    ("start", "end", "now", "free"),
    [
        (None, time(6), time(23), False),
        (time(20, 30), time(6), time(20, 29), False),
        (time(20, 30), time(6), time(20, 30), True),
        (time(20, 30), time(6), time(5, 59), True),
        (time(20, 30), time(6), time(6), False),
        (time(13), time(15), time(14), True),
        (time(13), time(15), time(15), False),
        (time(13), time(13), time(13), False),
    ],
)
def test_screen_free_hours_may_run_past_midnight(start, end, now, free):
    assert screen_free(Preferences(screen_free_from=start, screen_free_until=end), now) is free
