"""Shifts against the slow telling; refusals; checkpoints; gaps."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules import shifts
from luwte.rules.day import DayValue
from luwte.rules.shifts import NoShift, Refusal, Refused, Shift
from tests.oracles.shifts import average, telling

BEGIN = date(2026, 1, 1)
SERIES = st.lists(st.tuples(st.sampled_from([1, 1, 1, 2, 3, 9]), st.floats(0, 10)), max_size=70).map(
    lambda pairs: [
        DayValue(BEGIN + timedelta(days=sum(g for g, _ in pairs[: n + 1])), v) for n, (_, v) in enumerate(pairs)
    ]
)
BASE = [3.0, 5.0, 4.0, 6.0] * 7


def days(values):
    return [DayValue(BEGIN + timedelta(days=n), v) for n, v in enumerate(values)]


def answer(values):
    return shifts.outcome(shifts.after(shifts.start(BEGIN), values))


@given(SERIES, st.booleans())
def test_the_slow_telling_agrees(series, lift):
    if lift:
        series = [
            DayValue(one.day, min(10, one.value + 4) if n >= 28 else one.value / 2) for n, one in enumerate(series)
        ]
    pairs = [(one.day, one.value) for one in series]
    said, told = answer(series), telling(pairs)
    if isinstance(said, Refused):
        assert told == {Refusal.TOO_FEW_DAYS: "too few", Refusal.NEARLY_CONSTANT: "steady"}[said.why]
    elif isinstance(said, Shift):
        assert told == (said.direction.value, said.since)
    else:
        assert told is None
    if not isinstance(said, Refused) and len(pairs) > 28:
        centre, _sd, ewma, half = average(pairs, len(pairs) - 1)
        found = said.limits
        assert (found.ewma, found.centre, found.high) == (
            pytest.approx(ewma),
            pytest.approx(centre),
            pytest.approx(centre + half),
        )


@pytest.mark.parametrize(("later", "direction"), [(9.0, "higher"), (0.0, "lower")])
def test_both_directions_and_the_days_that_carry_it(later, direction):
    said = answer(days(BASE + [later] * 20))
    assert isinstance(said, Shift)
    assert said.direction == direction
    assert said.since > BEGIN + timedelta(days=28)
    assert len(said.carried) == 14
    assert all(one.value == later for one in said.carried)


def test_it_ends_when_the_days_come_back():
    assert isinstance(answer(days(BASE + [9.0] * 12 + [4.5] * 30)), NoShift)


def test_one_day_outside_is_not_lasting():
    values = BASE + [10.0] * 12
    first = next(n for n in range(28, len(values)) if shifts.after(shifts.start(BEGIN), days(values[: n + 1])).run == 1)
    assert isinstance(answer(days(values[: first + 1])), NoShift)
    assert isinstance(answer(days(values[: first + 3])), Shift)


def test_too_little_and_too_steady_are_refused():
    assert answer(days(BASE[:27])) == Refused(Refusal.TOO_FEW_DAYS, 27)
    assert answer(days([5.0] * 40)) == Refused(Refusal.NEARLY_CONSTANT, 40)


def test_limits_widen_with_a_gap():
    close = answer([*days(BASE), DayValue(BEGIN + timedelta(days=28), 5.0)]).limits
    far = answer([*days(BASE), DayValue(BEGIN + timedelta(days=48), 5.0)]).limits
    assert far.high - far.low > close.high - close.low


def test_days_before_the_baseline_do_not_count():
    state = shifts.after(shifts.start(BEGIN + timedelta(days=10)), days(BASE))
    assert state.valid == 18


@pytest.mark.parametrize("one", [DayValue(BEGIN, 5.0), DayValue(BEGIN + timedelta(days=1), 11.0)])
def test_an_earlier_day_or_a_value_off_the_scale_is_refused(one):
    state = shifts.step(shifts.start(BEGIN), DayValue(BEGIN, 4.0))
    with pytest.raises(ValueError, match=r"after|scale"):
        shifts.step(state, one)


def test_where_the_baseline_begins():
    day = BEGIN + timedelta(days=9)
    assert shifts.baseline_from([]) == date.min
    assert shifts.baseline_from([(BEGIN, 1)]) is Refusal.FIRST_PHASE
    assert shifts.baseline_from([(BEGIN, 1), (day, 2)]) == day
    assert shifts.baseline_from([(BEGIN, 1), (day, 2)], [day + timedelta(days=3)]) == day + timedelta(days=3)


@given(SERIES)
def test_a_state_comes_back_from_json(series):
    state = shifts.after(shifts.start(BEGIN), series)
    assert shifts.from_json(json.loads(json.dumps(shifts.to_json(state)))) == state


def test_a_state_of_another_version_is_refused():
    with pytest.raises(ValueError, match="version"):
        shifts.from_json({"version": 0})


@given(SERIES, st.integers(1, 12))
def test_a_checkpoint_gives_what_the_whole_run_gives(series, hop):
    """Save after save, each replaying only what lies after the checkpoint, at most eight days."""
    checkpoint = now = shifts.start(BEGIN)
    for n in range(0, len(series) + hop, hop):
        seen = series[:n]
        if not seen:
            continue
        today = seen[-1].day
        tail = [one for one in seen if checkpoint.last is None or one.day > checkpoint.last]
        checkpoint, now = shifts.replay(checkpoint, tail, today - timedelta(days=shifts.CHECKPOINT_DAYS))
        assert now == shifts.after(shifts.start(BEGIN), seen)
        assert len([one for one in seen if checkpoint.last is None or one.day > checkpoint.last]) <= 8


@given(SERIES)
def test_the_state_is_of_one_size(series):
    assert len(shifts.after(shifts.start(BEGIN), series).carried) <= shifts.CARRIED_MOST
