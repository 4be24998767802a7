"""One small step a day: less room never gives a heavier step, and nothing but the person's own word decides."""

from dataclasses import fields
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules.steps import NOTHING, TABLE, Given, Piece, Room, Step, Why, less, minutes_a_week, step
from tests.oracles import steps as oracle

SLUGS = [f"p{n}" for n in range(8)]
PIECES = st.lists(
    st.builds(Piece, st.sampled_from(SLUGS), st.integers(1, 20), st.integers(1, 3), st.integers(1, 4), st.booleans()),
    unique_by=lambda piece: piece.slug,
    max_size=8,
)
SOME = st.frozensets(st.sampled_from(SLUGS), max_size=4)
GIVEN = st.builds(
    Given,
    PIECES,
    st.integers(0, 5),
    SOME,
    st.lists(st.sampled_from(SLUGS), max_size=8),
    st.booleans(),
    SOME,
)
BREATHE = Piece("ademen", 3, 1, 1, True)
READ = Piece("lezen", 8, 1)
LIMITS = Piece("grens", 10, 3, 3)
ALL = [BREATHE, READ, LIMITS]


def weight(found):
    return found.piece.weight if found.piece else (0, 0)


@given(GIVEN)
def test_less_room_never_gives_a_heavier_step(where):
    steps = [step(where, room) for room in Room]
    assert all(weight(lighter) <= weight(heavier) for lighter, heavier in pairwise(steps))


@given(GIVEN, st.sampled_from(Room))
def test_a_slow_second_telling_agrees(where, room):
    assert step(where, room) == oracle.step(where, room)


@given(GIVEN, st.sampled_from(Room))
def test_nothing_unwanted_and_at_most_one_new_thing_a_day(where, room):
    found = step(where, room)
    assert found.piece is None or found.piece.slug not in where.apart
    assert not (where.new_today and found.why is Why.NEXT)
    assert room is not Room.ALMOST_NOTHING or found.why is not Why.NEXT
    assert found.piece is None or found.piece.load <= TABLE[room][min(max(where.phase, 1), 4) - 1].load


def test_a_row_of_days():
    assert step(Given(ALL), Room.USUAL) == Step(Why.NEXT, BREATHE)
    assert step(Given(ALL, begun={"ademen"}), Room.A_BIT) == Step(Why.GO_ON, BREATHE)
    assert step(Given(ALL, done=["ademen"]), Room.USUAL) == Step(Why.NEXT, READ)
    assert step(Given(ALL, done=["ademen"]), Room.A_BIT) == Step(Why.KNOWN, BREATHE)
    assert step(Given(ALL, done=["ademen"], new_today=True), Room.USUAL) == Step(Why.KNOWN, BREATHE)
    assert step(Given(ALL, 1, done=["ademen", "lezen"], apart={"ademen"}), Room.USUAL) == NOTHING
    assert step(Given(ALL, 3, done=["ademen", "lezen"]), Room.USUAL) == Step(Why.NEXT, LIMITS)
    assert step(Given(ALL, begun={"lezen"}), Room.ALMOST_NOTHING) == NOTHING
    assert step(Given([]), Room.USUAL) == NOTHING


def test_less_stays_at_almost_nothing():
    assert [less(room) for room in Room] == [Room.ALMOST_NOTHING, Room.ALMOST_NOTHING, Room.A_BIT]


@pytest.mark.parametrize(("days", "sum_"), [(7, 21), (2, 18)])
def test_the_week_asks_the_heaviest_days_at_most(days, sum_):
    assert minutes_a_week(ALL, days) == sum_


def test_health_entries_are_no_input():
    assert {field.name for field in fields(Given)} == {"pieces", "phase", "begun", "done", "new_today", "apart"}


def test_the_table_grows_with_room_and_phase():
    for rows in TABLE.values():
        assert all((a.load, a.minutes) <= (b.load, b.minutes) for a, b in pairwise(rows))
    for phase in range(4):
        assert all(
            (a[phase].load, a[phase].minutes, a[phase].new) <= (b[phase].load, b[phase].minutes, b[phase].new)
            for a, b in pairwise([TABLE[room] for room in Room])
        )
