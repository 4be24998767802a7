"""Which items count, against the slow telling; loops; what an answer that does not count does."""

from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from luwte.rules.instruments.enabling import counting, enabled, loop
from luwte.rules.instruments.values import (
    Coding,
    Condition,
    Item,
    Operator,
    Place,
    Quantity,
    Questionnaire,
    Type,
    lines,
)
from tests.oracles import instruments as slow

A, B = Coding("a", "s"), Coding("b", "s")
VALUES = [1, 2, Decimal("2.5"), True, False, "x", "2026-01-02T10:00:00+01:00", "2026-01-02T09:30:00+00:00", A, B]
VALUES += [Quantity(Decimal(2)), Quantity(Decimal(3), "kg")]


@st.composite
def trees(draw, most=9):
    """A questionnaire of a few items, nested and repeating as they come, with conditions on each other."""
    size = draw(st.integers(1, most))
    names = [f"q{n}" for n in range(size)]
    above = [draw(st.integers(-1, n - 1)) for n in range(size)]
    asked = st.builds(
        Condition, st.sampled_from([*names, "elsewhere"]), st.sampled_from(list(Operator)), st.sampled_from(VALUES)
    )

    def item(n):
        inside = tuple(item(m) for m in range(size) if above[m] == n)
        kind = (
            draw(st.sampled_from([Type.GROUP, Type.STRING]))
            if inside
            else draw(st.sampled_from([Type.STRING, Type.DISPLAY]))
        )
        told = tuple(draw(st.lists(asked, max_size=2))) if draw(st.booleans()) else ()
        any_ = draw(st.booleans())
        return Item(
            names[n], kind, repeats=draw(st.integers(0, 3)) == 0, items=inside, conditions=told, any_condition=any_
        )

    return Questionnaire(tuple(item(n) for n in range(size) if above[n] == -1))


@st.composite
def answered(draw):
    """A questionnaire with answers, also at places that are not there."""
    questionnaire = draw(trees())
    known = lines(questionnaire)
    places = st.sampled_from([*known, "nowhere"]).flatmap(
        lambda link_id: st.builds(
            Place,
            st.just(link_id),
            st.tuples(
                *[st.integers(0, 2)]
                * draw(st.sampled_from([len(known[link_id].around) if link_id in known else 0] * 5 + [1]))
            ),
        )
    )
    values = st.lists(st.sampled_from(VALUES), max_size=2).map(tuple)
    return questionnaire, draw(st.dictionaries(places, values, max_size=8))


@settings(deadline=None)
@given(answered())
def test_the_slow_telling_agrees(case):
    questionnaire, answers = case
    assume(not loop(questionnaire))
    found = enabled(questionnaire, answers)
    assert found == slow.enabled(questionnaire, answers)
    counted = counting(questionnaire, answers)
    assert counted == {place: values for place, values in answers.items() if values and place in found}
    # What does not count tells nothing: leaving it out changes nothing of what counts among the rest.
    assert set(counting(questionnaire, counted)) <= set(counted)


@settings(deadline=None)
@given(trees())
def test_loops_are_found(questionnaire):
    assert set(loop(questionnaire)) == slow.waiting(questionnaire)
    assert isinstance(enabled(questionnaire, {}), frozenset)  # also then it ends


def q(*items):
    return Questionnaire(items)


def ask(link_id, *conditions, any_=False, **more):
    return Item(link_id, Type.STRING, conditions=conditions, any_condition=any_, **more)


def when(question, value=True, operator=Operator.EXISTS):
    return Condition(question, operator, value)


def test_a_chain_that_is_cut_stays_cut():
    chain = q(ask("a"), ask("b", when("a", "x", Operator.SAME)), ask("c", when("b")))
    told = {Place("a"): ("y",), Place("b"): ("kept",)}
    assert enabled(chain, told) == {Place("a")}
    assert counting(chain, told) == {Place("a"): ("y",)}
    assert Place("c") in enabled(chain, {**told, Place("a"): ("x",)})


def test_not_equal_also_holds_without_an_answer():
    assert Place("b") in enabled(q(ask("a"), ask("b", when("a", "x", Operator.OTHER))), {})


def test_exists_false_asks_for_silence():
    pair = q(ask("a"), ask("b", when("a", False)))
    assert Place("b") in enabled(pair, {})
    assert Place("b") not in enabled(pair, {Place("a"): ("x",)})


def test_any_and_all():
    conditions = (when("a"), when("b"))
    told = {Place("a"): ("x",)}
    assert Place("c") in enabled(q(ask("a"), ask("b"), ask("c", *conditions, any_=True)), told)
    assert Place("c") not in enabled(q(ask("a"), ask("b"), ask("c", *conditions)), told)


def test_in_a_repeating_group_each_repetition_looks_at_its_own():
    group = Item("g", Type.GROUP, repeats=True, items=(ask("a"), ask("b", when("a", "x", Operator.SAME))))
    told = {Place("a", (0,)): ("x",), Place("a", (1,)): ("y",)}
    found = enabled(q(group), told)
    assert Place("b", (0,)) in found
    assert Place("b", (1,)) not in found


def test_below_a_repeating_question_each_answer_has_its_own():
    asked = ask("a", repeats=True, items=(ask("b", when("a", "x", Operator.SAME)),))
    # The child stands within one answer, so only that answer counts for it: but it waits for its parent too.
    assert enabled(q(asked), {Place("a"): ("y", "x")}) == {Place("a"), Place("b", (1,))}


def test_a_condition_on_a_question_that_is_not_there_sees_no_answer():
    assert enabled(q(ask("a", when("nowhere"))), {Place("nowhere"): ("x",)}) == frozenset()


def test_items_on_themselves_are_a_loop():
    assert loop(q(ask("a", when("a")))) == ("a",)
    assert loop(q(ask("a", when("b")), ask("b", when("a")), ask("c"))) == ("a", "b")
    # A group that waits for a question inside itself can never open.
    assert loop(q(Item("g", Type.GROUP, conditions=(when("a"),), items=(ask("a"),)))) == ("g", "a")
