"""Ways to go on: what is kept, and that each comes back from its seal."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules.directions import Direction, Kind, Wrong, from_json, wrongs

TODAY = date(2026, 11, 27)
WORDS = st.text(max_size=20)


@given(st.builds(Direction, st.sampled_from(Kind), WORDS, WORDS, WORDS, WORDS, WORDS, st.none() | st.dates(), WORDS))
def test_a_way_comes_back_from_its_seal(way):
    assert from_json(way.to_json()) == way


@pytest.mark.parametrize(
    ("way", "why"),
    [
        (Direction(Kind.STUDY, "tuin"), ()),
        (Direction(Kind.STUDY, " "), (Wrong.NO_NAME,)),
        (Direction(Kind.STUDY, "a" * 80, noticed="a" * 400), ()),
        (Direction(Kind.STUDY, "a" * 81), (Wrong.TOO_LONG,)),
        (Direction(Kind.STUDY, "tuin", needs="a" * 401), (Wrong.TOO_LONG,)),
        (Direction(Kind.STUDY, "tuin", attempt_on=TODAY + timedelta(days=366)), ()),
        (Direction(Kind.STUDY, "tuin", attempt_on=TODAY + timedelta(days=367)), (Wrong.FAR,)),
        (Direction(Kind.STUDY, "tuin", attempt_on=TODAY - timedelta(days=367)), (Wrong.FAR,)),
    ],
)
def test_what_is_kept(way, why):
    assert wrongs(way, TODAY) == why
