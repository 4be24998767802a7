"""Signals on one's own days against a slow oracle; what a compass keeps; and whom one had better not trust with it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules.compass import (
    BEACONS_MOST,
    Beacon,
    Part,
    Row,
    Series,
    Side,
    Wrong,
    beacon,
    chosen,
    first_empty,
    lines,
    rows,
    wrong_beacon,
    wrong_words,
)
from luwte.rules.trusted import Thought, thoughts, wrong_note
from luwte.rules.trusted import Wrong as TrustedWrong
from tests.oracles.beacons import met

START = date(2026, 9, 1)
beacons = st.builds(
    Beacon, st.just("x"), st.sampled_from(Series), st.sampled_from(Side), st.integers(0, 10), st.integers(2, 4)
)
answers = st.dictionaries(st.integers(0, 60).map(lambda n: START + timedelta(days=n)), st.integers(0, 10), max_size=14)


@given(beacons, answers)
def test_rows_are_what_trying_every_stretch_finds(one, found):
    assert rows(one, found.items()) == met(one, found.items())


@given(beacons)
def test_a_signal_comes_back_from_its_seal(one):
    assert beacon(one.to_json()) == one


def test_a_day_without_an_answer_ends_no_row_and_a_week_and_a_day_does():
    one = Beacon("x", Series.SLEEP, Side.AT_MOST, 4, 2)
    at = [START, START + timedelta(days=7), START + timedelta(days=15)]
    assert rows(one, [(day, 4) for day in at]) == (Row(at[0], at[1], 2),)
    assert rows(one, []) == ()


@pytest.mark.parametrize(
    ("more", "there", "why"),
    [
        ({}, 0, None),
        ({"name": " "}, 0, Wrong.NO_NAME),
        ({"name": "a" * 81}, 0, Wrong.TOO_LONG),
        ({"limit": 11}, 0, Wrong.LIMIT),
        ({"limit": 10}, 0, Wrong.LIMIT),
        ({"limit": 0, "side": Side.AT_LEAST}, 0, Wrong.LIMIT),
        ({"limit": 0}, 0, None),
        ({"limit": 10, "side": Side.AT_LEAST}, 0, None),
        ({"times": 1}, 0, Wrong.ROW),
        ({"times": 8}, 0, Wrong.ROW),
        ({}, BEACONS_MOST, Wrong.TOO_MANY),
    ],
)
def test_which_signals_are_kept(more, there, why):
    one = Beacon(**{"name": "x", "series": Series.SLEEP, "side": Side.AT_MOST, "limit": 4, "times": 3, **more})
    assert wrong_beacon(one, there) == why


def test_words_and_parts():
    assert (wrong_words(" "), wrong_words("a" * 901), wrong_words("a" * 900)) == (Wrong.NOTHING, Wrong.TOO_LONG, None)
    assert lines(" a \n\nb") == ["a", "b"]
    assert first_empty({}) is Part.FLAGS
    assert first_empty({Part.FLAGS: "x", Part.WELL: ""}) is Part.WELL
    assert first_empty(dict.fromkeys(Part, "x")) is None
    assert chosen(["keep", "nothing", "flags"]) == (Part.FLAGS, Part.KEEP)


@pytest.mark.parametrize(
    ("email", "told"),
    [
        ("Coach@Haven.invalid ", (Thought.GUIDE,)),
        ("baas@werk.invalid", (Thought.PAYER,)),
        ("collega@WERK.invalid", (Thought.PAYER,)),
        ("zus@gmail.com", ()),
        ("baas@gmail.com", (Thought.PAYER,)),
        ("zus@thuis.invalid", ()),
    ],
)
def test_an_address_that_asks_for_a_second_thought(email, told):
    payers = ["Baas@werk.invalid", "baas@gmail.com"]
    assert thoughts(email, ["coach@haven.invalid"], payers) == told


def test_a_note_is_short_and_not_empty():
    assert (wrong_note(" "), wrong_note("a" * 281), wrong_note("a" * 280)) == (
        TrustedWrong.EMPTY,
        TrustedWrong.TOO_LONG,
        None,
    )
