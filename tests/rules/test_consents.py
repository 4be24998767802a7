"""What may be asked when, until when a consent holds; the orientation of the client organisation."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules.consents import AT_THE_THIRD, IN_CRISIS, Party, Scope, Term, ask_now, ends, given_in_crisis, wrong_end
from luwte.rules.orientations import ANSWER_MOST, ASKS_MOST, VALID, Question, State, Wrong, cannot_ask, fit

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
GIVEN = st.sets(st.sampled_from(Scope))
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


@given(GIVEN, st.integers(0, 30), st.booleans())
def test_what_is_given_is_never_asked_again_and_a_payer_never(held, sessions, crisis):
    assert not set(ask_now(held, sessions, crisis)) & held
    assert ask_now(held, sessions, crisis, Party.PAYER) == ()


@given(GIVEN, st.integers(0, 30))
def test_in_a_crisis_nothing_is_asked_beyond_what_is_needed_today(held, sessions):
    assert set(ask_now(held, sessions, in_crisis=True)) <= set(IN_CRISIS)


@pytest.mark.parametrize(("sessions", "asked"), [(0, (Scope.INTAKE,)), (1, ()), (2, AT_THE_THIRD), (3, ()), (10, ())])
def test_it_is_asked_at_the_start_and_again_before_the_third_session(sessions, asked):
    assert ask_now((), sessions, in_crisis=False) == asked


@given(DAYS, DAYS)
def test_an_end_is_to_come_or_never(today, day):
    assert ends(Term.OPEN, today) is None
    assert ends(Term.DAY, today, day) == day
    three = ends(Term.MONTHS, today)
    assert timedelta(89) <= three - today <= timedelta(92)
    assert not wrong_end(three, today)
    assert wrong_end(day, today) == (day <= today)
    assert not wrong_end(None, today)


@pytest.mark.parametrize(
    ("today", "end"),
    [
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)),
        (date(2026, 10, 1), date(2027, 1, 1)),
    ],
)
def test_three_months_fit_the_calendar(today, end):
    assert ends(Term.MONTHS, today) == end


def test_it_is_asked_of_one_at_a_time():
    assert cannot_ask([], NOW) is None
    for state in (State.ANSWERED, State.RELEASED):
        assert cannot_ask([(state, NOW - timedelta(days=400))], NOW) is Wrong.ALREADY
    assert cannot_ask([(State.ASKED, NOW)], NOW) is Wrong.ALREADY
    assert cannot_ask([(State.ASKED, NOW - VALID)], NOW) is None
    assert cannot_ask([(State.WITHDRAWN, NOW)], NOW) is None


def test_a_mail_to_someone_else_is_no_toy():
    asked = [(State.WITHDRAWN, NOW)] * ASKS_MOST
    assert cannot_ask(asked, NOW) is Wrong.TOO_OFTEN
    assert cannot_ask(asked, NOW + VALID) is None


@given(st.dictionaries(st.sampled_from([*(q.value for q in Question), "health"]), st.text(max_size=ANSWER_MOST + 9)))
def test_only_what_was_asked_is_kept(answers):
    kept = fit(answers)
    assert set(kept) <= {question.value for question in Question}
    assert all(0 < len(text) <= ANSWER_MOST and text == text.lstrip() for text in kept.values())
    assert fit(kept) == {key: text.strip() for key, text in kept.items()}


def test_what_was_given_in_a_crisis_that_passed_is_asked_again():
    first, last, later = (datetime(2026, 11, day) for day in (1, 9, 20))
    given = [(Scope.LAST_SIGN, datetime(2026, 11, 5)), (Scope.DAYS, later)]
    assert given_in_crisis(given, [(first, last)]) == {Scope.LAST_SIGN}
    assert given_in_crisis(given, [(first, None)]) == set()
    held = {scope for scope, _at in given} - given_in_crisis(given, [(first, last)])
    assert Scope.LAST_SIGN in ask_now(held, 2, in_crisis=False)
