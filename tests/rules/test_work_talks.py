"""A talk about work on one card."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules.work_talks import Card, Wrong, from_json, lines, told, wrongs

WORDS = st.text(max_size=40)


@given(st.builds(Card, WORDS, WORDS, WORDS, WORDS))
def test_a_card_comes_back_from_its_seal_and_loses_no_words(card):
    assert from_json(card.to_json()) == card
    assert (
        "".join("".join(one) for one in told(card).values()).split()
        == "".join("".join(lines(one)) for one in (card.say, card.keep, card.ask, card.sentences)).split()
    )


def test_lines_are_trimmed_and_empty_ones_fall_away():
    assert lines(" een \r\n\n twee\n  ") == ["een", "twee"]
    assert told(Card(ask="een\ntwee"))["ask"] == ["een", "twee"]


@pytest.mark.parametrize(
    ("card", "why"),
    [
        (Card(), (Wrong.NOTHING,)),
        (Card(keep="a" * 600), ()),
        (Card(keep="a" * 601), (Wrong.TOO_LONG,)),
    ],
)
def test_what_is_kept(card, why):
    assert wrongs(card) == why
