"""Reliable change: the figures of the literature, its symmetry, and what is refused."""

from math import inf, nan, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules.change import LIMIT, Refused, Why, band, change

NUMBER = st.floats(-1e6, 1e6)
SD = st.floats(0.01, 1e4)
R = st.floats(0, 0.99)


def test_the_bat_example():
    found = change(3.1, 2.5, 0.65, 0.924)
    assert round(found.band, 2) == 0.50
    assert found.index == pytest.approx(-0.6 / (0.65 * sqrt(2) * sqrt(1 - 0.924)))
    assert found.larger
    assert not change(3.0, 2.6, 0.65, 0.924).larger
    assert (found.sd, found.reliability) == (0.65, 0.924)


@given(NUMBER, NUMBER, SD, R)
def test_there_and_back_is_the_same_size(one, other, sd, reliability):
    there, back = change(one, other, sd, reliability), change(other, one, sd, reliability)
    assert there.difference == -back.difference
    assert there.larger is back.larger
    assert not change(one, one, sd, reliability).larger


@given(NUMBER, NUMBER, SD, R, R)
def test_a_less_reliable_measure_needs_a_larger_difference(one, other, sd, first, second):
    low, high = sorted((first, second))
    assert band(sd, low) >= band(sd, high)
    if change(one, other, sd, low).larger:
        assert change(one, other, sd, high).larger


@given(SD, R, st.floats(0.001, 3))
def test_larger_is_beyond_the_band(sd, reliability, times):
    width = band(sd, reliability)
    assert change(0, width * times, sd, reliability).larger is (change(0, width * times, sd, reliability).index > LIMIT)


@pytest.mark.parametrize(
    ("given_", "why"),
    [
        ((1, 2, 0, 0.5), Why.SD),
        ((1, 2, -1, 0.5), Why.SD),
        ((1, 2, 1e-320, 0.5), Why.NOT_A_NUMBER),
        ((1, 2, 5e-324, 0.9999999999999999), Why.SD),
        ((1, 2, 1, 1), Why.RELIABILITY),
        ((1, 2, 1, -0.1), Why.RELIABILITY),
        ((1, 2, 1, 1.1), Why.RELIABILITY),
        ((1, 2, nan, 0.5), Why.NOT_A_NUMBER),
        ((1, 2, 1, inf), Why.NOT_A_NUMBER),
        ((nan, 2, 1, 0.5), Why.NOT_A_NUMBER),
        ((-1e308, 1e308, 1, 0.5), Why.NOT_A_NUMBER),
        ((1, 2, 1.7e308, 0), Why.SD),
    ],
)
def test_refused(given_, why):
    with pytest.raises(Refused) as fault:
        change(*given_)
    assert fault.value.why is why
