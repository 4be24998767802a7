"""A move is refused for a reason that can be told; moving back never waits; what is judged decides nothing."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from luwte.rules.phases import EVERY, REASON_MOST, WORDS_MOST, Judged, Move, Said, Wrong, fit, waits, wrongs

SINCE, TODAY = date(2026, 9, 1), date(2026, 11, 25)
DAYS = st.dates(SINCE, TODAY)
PHASE = st.sampled_from(EVERY)
QUESTIONS = ("brake", "accept")


@given(PHASE, PHASE, DAYS, st.text(min_size=1, max_size=REASON_MOST).filter(str.strip))
def test_a_move_between_two_phases_with_a_reason_is_right(now, to, on, reason):
    assert wrongs(Move(to, on, reason), now, SINCE, TODAY) == ((Wrong.SAME,) if now == to else ())


@given(st.integers().filter(lambda n: n not in EVERY), st.dates(), st.text(max_size=3))
def test_what_is_no_phase_is_always_refused(to, on, reason):
    assert Wrong.NO_PHASE in wrongs(Move(to, on, reason), 1, SINCE, TODAY)


@given(st.dates())
def test_only_days_from_the_present_phase_until_today(on):
    found = wrongs(Move(2, on, "ja"), 1, SINCE, TODAY)
    assert (Wrong.FUTURE in found) == (on > TODAY)
    assert (Wrong.BEFORE in found) == (on < SINCE)


def test_every_wrong_by_itself():
    day = timedelta(days=1)
    cases = {
        Move(7, TODAY, "x"): Wrong.NO_PHASE,
        Move(1, TODAY, "x"): Wrong.SAME,
        Move(2, TODAY, " \n"): Wrong.REASON,
        Move(2, TODAY, "x" * (REASON_MOST + 1)): Wrong.TOO_LONG,
        Move(2, TODAY + day, "x"): Wrong.FUTURE,
        Move(2, SINCE - day, "x"): Wrong.BEFORE,
    }
    assert {move: wrongs(move, 1, SINCE, TODAY) for move in cases} == {m: (w,) for m, w in cases.items()}
    assert set(cases.values()) == set(Wrong)


@given(PHASE, PHASE, st.booleans())
def test_moving_on_waits_with_the_gate_and_moving_back_never(now, to, gate_open):
    assert waits(now, to, gate_open=gate_open) == (to > now and not gate_open)


WORDS = st.dictionaries(st.sampled_from(["brake", "accept", "other"]), st.text(max_size=30))
SAID = st.dictionaries(st.sampled_from(["brake", "accept", "other"]), st.sampled_from(Said))


@given(SAID, WORDS)
def test_a_view_keeps_these_questions_and_every_answer(said, words):
    kept = fit(Judged(said, words), QUESTIONS)
    assert kept.said == {name: one for name, one in said.items() if name in QUESTIONS}
    assert kept.words == {n: w.strip() for n, w in words.items() if n in QUESTIONS and w.strip()}
    assert fit(kept, QUESTIONS) == kept


def test_words_that_are_too_long_are_refused():
    assert fit(Judged({}, {"brake": "x" * (WORDS_MOST + 1)}), QUESTIONS) is None
    assert fit(Judged(), QUESTIONS) == Judged()
