"""The small rules: check-ins, attention, access, the gate."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules import check_ins, consents, retention
from luwte.rules.access import Act, may
from luwte.rules.attention import NOTHING, TABLE, Fact, Kind, current, order

TODAY = date(2026, 11, 24)
NUMBERS = st.none() | st.integers(-3, 14)
DAYS = st.dates(TODAY - timedelta(days=20), TODAY + timedelta(days=20))


@given(NUMBERS, NUMBERS, NUMBERS, st.text(max_size=300))
def test_values_survive_json(energy, tension, sleep, note):
    values = check_ins.Values(energy, tension, sleep, note)
    assert check_ins.from_json(values.to_json()) == values


@given(NUMBERS, NUMBERS, NUMBERS, st.text(max_size=300), DAYS)
def test_a_check_in_is_taken_exactly_when_an_oracle_takes_it(energy, tension, sleep, note, day):
    good_numbers = all(n is None or 0 <= n <= 10 for n in (energy, tension, sleep))
    something = any(n is not None for n in (energy, tension, sleep)) or note.strip() != ""
    fine = good_numbers and something and len(note) <= 280 and 0 <= (TODAY - day).days <= 7
    assert (check_ins.wrongs(check_ins.Values(energy, tension, sleep, note), day, TODAY) == ()) == fine


@given(st.lists(st.builds(Fact, st.sampled_from(Kind), DAYS)))
def test_the_order_is_that_of_the_best_fact(facts):
    best = min(((TABLE[f.kind].rank, f.on) for f in current(facts, TODAY)), default=(NOTHING, date.max))
    assert order(facts, TODAY) == best
    assert order(facts, TODAY, later_until=TODAY + timedelta(days=1)) == (NOTHING, date.max)
    assert order(facts, TODAY, later_until=TODAY) == best


@pytest.mark.parametrize(
    ("kind", "days", "counts"),
    [
        (Kind.SESSION, 0, True),
        (Kind.SESSION, -1, False),
        (Kind.SESSION, 1, False),
        (Kind.EVALUATION, 7, True),
        (Kind.EVALUATION, 8, False),
        (Kind.EVALUATION, -30, True),
        (Kind.MESSAGE, 0, True),
        (Kind.MESSAGE, 1, False),
    ],
)
def test_when_a_fact_counts(kind, days, counts):
    assert bool(current([Fact(kind, TODAY + timedelta(days=days))], TODAY)) is counts


def test_every_kind_has_a_rank_of_its_own():
    assert set(TABLE) == set(Kind)
    assert len({row.rank for row in TABLE.values()}) == len(TABLE)


def test_only_a_coachee_fills_in_days():
    assert [role for role in ("coachee", "coach", "practice_manager", "nobody") if may(role, Act.FILL_IN)] == [
        "coachee"
    ]


def test_declarations_and_scopes_are_words():
    assert retention.of_a_dossier("x.csv").export == "x.csv"
    assert {"days", "last_sign", "shift", "wish", "intake", "responses"} <= {scope.value for scope in consents.Scope}
