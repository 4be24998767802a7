"""On which terms something is given, to whom, and how much new a week can hold."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules import day_room
from luwte.rules.asking import Sum
from luwte.rules.assignments import (
    WORDS_MOST,
    Purpose,
    Terms,
    Wrong,
    is_full,
    left,
    may_be_given,
    new_minutes,
    upcoming,
    wrongs,
)
from luwte.rules.day_room import Answer, Day, said
from luwte.rules.steps import ORDER, TABLE, Given, Piece, Room, step

TODAY = date(2026, 11, 25)
WAITS = Terms(Purpose.WAITING_LIST, TODAY, "Noor, 020 1234", "de huisartsenpost")
WEIGHTS = st.tuples(st.integers(1, 20), st.integers(1, 3), st.integers(1, 4), st.booleans())
ORDERS = st.lists(WEIGHTS, max_size=6).map(
    lambda found: [Piece(slug, *w) for slug, w in zip("abcdef", found, strict=False)]
)
NAMES = st.lists(st.sampled_from("abcdef"), max_size=4, unique=True)
GIVENS = st.builds(Given, pieces=ORDERS, phase=st.integers(1, 4), begun=NAMES, done=NAMES, apart=NAMES)


@pytest.mark.parametrize(
    ("terms", "why"),
    [
        (WAITS, ()),
        (replace(WAITS, contact=" "), (Wrong.CONTACT,)),
        (replace(WAITS, call=""), (Wrong.CALL,)),
        (replace(WAITS, review_on=None), (Wrong.REVIEW,)),
        (replace(WAITS, review_on=TODAY - timedelta(days=1)), (Wrong.PAST,)),
        (Terms(Purpose.WAITING_LIST), (Wrong.CONTACT, Wrong.CALL, Wrong.REVIEW)),
        (Terms(Purpose.DURING), ()),
        (Terms(Purpose.DURING, call="a" * (WORDS_MOST + 1)), (Wrong.TOO_LONG,)),
        (Terms(Purpose.OWN), (Wrong.OWN,)),
    ],
)
def test_who_waits_is_never_left_without_a_name_a_day_and_a_number(terms, why):
    assert wrongs(terms, TODAY) == why


@pytest.mark.parametrize(
    ("phases", "phase", "not_alone", "with_coach", "purpose", "may"),
    [
        ([1, 2], None, False, False, Purpose.WAITING_LIST, True),
        ([2, 3], None, False, True, Purpose.DURING, False),
        ([2, 3], 1, False, True, Purpose.DURING, False),
        ([2, 3], 2, True, True, Purpose.DURING, True),
        ([2, 3], 2, True, False, Purpose.DURING, False),
        ([2, 3], 3, True, True, Purpose.WAITING_LIST, False),
        ([2, 3], 3, True, True, Purpose.OWN, False),
        ([1], None, True, True, Purpose.PREVENTION, False),
        ([1], 1, True, True, Purpose.DURING, False),
    ],
)
def test_the_biography_line_goes_from_phase_two_with_a_coach_and_never_to_who_waits(
    phases, phase, not_alone, with_coach, purpose, may
):
    assert may_be_given(phases, phase, not_alone=not_alone, with_coach=with_coach, purpose=purpose) is may


@given(ORDERS, st.sampled_from([None, 1, 2, 3, 4]), st.integers(0, 25))
def test_new_pieces_ask_what_is_left_or_one_short_piece_that_fits_the_phase(pieces, phase, room):
    limit = TABLE[Room.USUAL][(phase or 1) - 1]
    near = [p for p in pieces if p.phase <= (phase or 1) and p.load <= limit.load and p.minutes <= limit.minutes]
    asked = new_minutes(pieces, phase, room)
    assert asked <= max(room, min((p.minutes for p in near), default=0))
    assert asked <= sum(p.minutes for p in near)
    assert (asked == 0) is (not near)


@given(GIVENS, st.integers(0, 40), st.integers(0, 25))
def test_the_first_of_a_week_fits_always_and_the_week_never_holds_more_than_is_left(where, spent, room):
    assert not is_full(where, 0, room)
    found = step(replace(where, new_today=is_full(where, spent, room)), Room.USUAL)
    if found.piece and found.why == "next" and spent:
        assert spent + found.piece.minutes <= room


@given(GIVENS)
def test_what_may_be_taken_anyway_is_begun_or_new_and_not_put_apart(where):
    found = upcoming(where)
    if found is None:
        rest = {p.slug for p in where.pieces if p.phase <= where.phase or p.slug in where.begun}
        assert rest <= {*where.done, *where.apart}
    else:
        assert found.slug not in {*where.done, *where.apart}
        assert found.phase <= where.phase or found.slug in where.begun


@given(st.integers(0, 40), st.sampled_from([10, 25]))
def test_the_week_has_left_what_check_in_and_lists_do_not_take(lists, most):
    assert left(Sum(4, lists, most)) == max(0, most - 4 - lists)
    assert Sum(4, lists, most, 3).total == 7 + lists


DAYS = st.builds(Day, st.sampled_from(ORDER), st.lists(st.sampled_from("abc"), unique=True).map(tuple), st.booleans())


@given(DAYS)
def test_a_day_comes_back_as_it_was_kept(day):
    assert day_room.from_json(day.to_json()) == day


@given(st.none() | DAYS, st.sampled_from(ORDER))
def test_a_room_asks_again_and_keeps_what_was_put_apart(day, room):
    told = said(day, room)
    assert (told.room, told.rest, told.apart) == (room, False, day.apart if day else ())


@given(st.none() | DAYS, st.sampled_from(Answer), st.sampled_from(["", "a", "b"]))
def test_an_answer_never_asks_more(day, answer, piece):
    told = said(day, answer, piece)
    before = day or Day(Room.ALMOST_NOTHING)
    assert ORDER.index(told.room) <= ORDER.index(before.room)
    assert set(before.apart) <= set(told.apart)
    assert told.rest == (before.rest or answer is Answer.NOT_TODAY)
    assert (piece in told.apart) == (bool(piece) and (answer is Answer.OTHER or piece in before.apart))
    assert len(told.apart) == len(set(told.apart))
