"""Small groups: nobody who knows the total and the rule works out what is hidden."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules.disclosure import LEAST, middle, one, parts
from tests.oracles.disclosure import found_out


@given(st.integers(2, 4), st.lists(st.integers(0, 5), min_size=2, max_size=3))
def test_an_attacker_works_out_no_hidden_part_of_a_total_that_may_be_known(least, counts):
    if sum(counts) >= least:
        assert found_out(partial(parts, least=least), counts) == []


def test_the_attacker_notices_a_rule_that_hides_one_part():
    def hides_the_small(counts):
        return {name: n if n >= 3 else None for name, n in counts.items()}

    assert found_out(hides_the_small, [4, 1]) == [1]


@pytest.mark.parametrize(("n", "shown"), [(0, None), (LEAST - 1, None), (LEAST, LEAST), (250, 250)])
def test_a_number_of_its_own(n, shown):
    assert one(n) == shown


def test_parts_are_shown_together_or_not_at_all():
    assert parts({"a": 10, "b": 12}) == {"a": 10, "b": 12}
    assert parts({"a": 9, "b": 40}) == {"a": None, "b": None}


def test_a_median_of_enough():
    assert middle([1] * 9) is None
    assert middle([*range(10)]) == 4
