"""A plan as lines: what is kept, what differs, what is missing, who agreed. A second way of comparing is the oracle."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules.evaluations import MOMENTS
from luwte.rules.plans import (
    FAR_DAYS,
    SHAPES,
    Agreement,
    Fault,
    Kind,
    Line,
    Missing,
    Part,
    Side,
    Stands,
    Wrong,
    agreed_number,
    changed,
    clashes,
    differences,
    fit,
    from_json,
    missing,
    moments,
    stands,
    to_json,
    with_parts,
)

TODAY = date(2026, 11, 25)
WORD = st.text("abc \n", max_size=6)
NEAR = st.dates(TODAY, TODAY + timedelta(days=FAR_DAYS)).map(date.isoformat)


def values(part, name):
    choices = SHAPES[part].choices.get(name)
    if name == "day":
        return NEAR
    return st.sampled_from(choices) if choices else WORD


@st.composite
def parts(draw, part):
    shape = SHAPES[part]
    known = shape.keys or ("k1", "k2", "k3", "k4")
    found = draw(st.lists(st.sampled_from(known), unique=True, max_size=shape.most))
    return tuple(Line(key, {name: draw(values(part, name)) for name in shape.names}) for key in found)


@st.composite
def whole(draw):
    plan = {}
    for part in draw(st.sets(st.sampled_from(Part))):
        kept, faults = fit(part, draw(parts(part)), TODAY)
        plan[part] = tuple(line for line in kept if line.key not in {one.key for one in faults})
    return with_parts({}, plan)


@given(st.data(), st.sampled_from(Part))
def test_what_is_kept_is_trimmed_and_kept_again_as_it_is(data, part):
    kept, faults = fit(part, data.draw(parts(part)), TODAY)
    assert all(words == words.strip() and words for line in kept for words in line.said.values())
    assert fit(part, kept, TODAY) == (kept, faults)
    assert {one.why for one in faults} <= {Wrong.EMPTY}


@given(whole())
def test_a_plan_comes_back_as_it_was_sealed(plan):
    assert from_json(to_json(plan)) == plan
    assert from_json({**to_json(plan), "known no more": []}) == plan


@given(whole(), whole())
def test_the_differences_lead_from_the_one_to_the_other(before, after):
    told = differences(before, after)
    made = {(part, line.key): line for part in Part for line in before.get(part, ())}
    for one in told:
        key = (one.part, (one.after or one.before).key)
        if one.kind is Kind.GONE:
            assert made.pop(key) == one.before
        else:
            assert (one.kind is Kind.NEW) == (key not in made)
            assert (one.kind is Kind.CHANGED) == bool(one.names)
            made[key] = one.after
    assert made == {(part, line.key): line for part in Part for line in after.get(part, ())}


@given(whole(), whole())
def test_a_plan_differs_from_itself_in_nothing_and_only_in_parts_that_changed(before, after):
    assert differences(before, before) == changed(before, before) == ()
    assert {one.part for one in differences(before, after)} <= set(changed(before, after))
    assert with_parts(before, {part: after.get(part, ()) for part in Part}) == after


def test_the_words_that_changed_are_named():
    old, new = Line("g", {"words": "lezen"}), Line("g", {"words": "lezen", "notice": "een boek uit"})
    (one,) = differences({Part.GOALS: (old,)}, {Part.GOALS: (new,)})
    assert (one.kind, one.names, one.before, one.after) == (Kind.CHANGED, ("notice",), old, new)


@pytest.mark.parametrize(
    ("part", "line", "fault"),
    [
        (Part.GOALS, Line("g", {"notice": "x"}), Fault("g", "words", Wrong.EMPTY)),
        (Part.GOALS, Line("g", {"words": "x" * 201}), Fault("g", "words", Wrong.TOO_LONG)),
        (Part.GOALS, Line("G!", {"words": "x"}), Fault("G!", "", Wrong.KEY)),
        (Part.BELOW, Line("money", {"words": "x"}), Fault("money", "", Wrong.KEY)),
        (Part.LESS, Line("l", {"words": "x", "how": "sell"}), Fault("l", "how", Wrong.CHOICE)),
        (Part.LESS, Line("l", {"words": "x"}), Fault("l", "how", Wrong.CHOICE)),
        (Part.MOMENTS, Line("m", {"kind": "end", "day": "morgen"}), Fault("m", "day", Wrong.DAY)),
        (Part.MOMENTS, Line("m", {"kind": "end", "day": "20261231"}), Fault("m", "day", Wrong.DAY)),
        (Part.MOMENTS, Line("m", {"kind": "end", "day": "2026-11-24"}), Fault("m", "day", Wrong.PAST)),
        (Part.MOMENTS, Line("m", {"kind": "end", "day": "0001-01-01"}), Fault("m", "day", Wrong.PAST)),
        (Part.MOMENTS, Line("m", {"kind": "end", "day": "9999-12-31"}), Fault("m", "day", Wrong.FAR)),
    ],
)
def test_each_fault_names_its_place(part, line, fault):
    assert fit(part, [line], TODAY)[1] == (fault,)


def test_too_many_lines_and_the_same_one_twice():
    goals = [Line(f"g{n}", {"words": "x"}) for n in range(5)]
    assert fit(Part.GOALS, goals, TODAY)[1] == (Fault("g4", "", Wrong.TOO_MANY),)
    assert fit(Part.GOALS, [goals[0], goals[0]], TODAY)[1] == (Fault("g0", "", Wrong.KEY),)


def test_a_moment_that_has_been_stays_where_it_stood():
    past = Line("m", {"kind": "end", "day": "2026-11-01"})
    assert fit(Part.MOMENTS, [past], TODAY, [past])[1] == ()
    assert fit(Part.MOMENTS, [past], TODAY, [Line("m", {"day": "2026-11-02"})])[1] != ()


def test_a_choice_says_enough_by_being_there_and_an_empty_line_is_none():
    assert fit(Part.BELOW, [Line("unknown")], TODAY) == ((Line("unknown", {}),), ())
    assert fit(Part.ELEMENTS, [Line("rest", {"why": " "})], TODAY) == ((Line("rest", {}),), ())
    assert fit(Part.PEOPLE, [Line("p", {"name": " ", "other": "x"})], TODAY) == ((), ())
    assert fit(Part.HABIT, [Line("habit", {"words": "a\r\nb"})], TODAY)[0] == (Line("habit", {"words": "a\nb"}),)


def test_what_a_plan_lacks():
    goal, rest = Line("g", {"words": "x"}), (Line("rest"),)
    moment = (Line("m", {"kind": "end", "day": "2026-12-01"}),)
    assert missing({}) == (Missing.GOAL, Missing.ELEMENT, Missing.MOMENT)
    assert missing({Part.GOALS: (goal,), Part.ELEMENTS: rest, Part.MOMENTS: moment}) == (Missing.NOTICE,)
    whole_goal = Line("g", {"words": "x", "notice": "y"})
    assert missing({Part.GOALS: (whole_goal,), Part.ELEMENTS: rest, Part.MOMENTS: moment}) == ()


AGREED = st.builds(Agreement, st.integers(1, 5), st.sampled_from(Side), st.dates())


@given(st.lists(AGREED), st.none() | st.integers(1, 5))
def test_only_what_both_said_yes_to_counts(given_, newest):
    number = agreed_number(given_)
    both = [n for n in range(1, 6) if {one.side for one in given_ if one.number == n} == set(Side)]
    assert number == (both[-1] if both else None)
    assert (stands(given_, newest) is Stands.AGREED) == (newest in both)
    assert (stands(given_, newest) is Stands.NOTHING) == (newest is None)


def test_how_it_stands_when_one_said_yes():
    on = {side: Agreement(2, side, TODAY) for side in Side}
    assert stands([], 2) is stands(on.values(), 3) is Stands.TO_DISCUSS
    assert stands([on[Side.COACH]], 2) is Stands.COACH_AGREED
    assert stands([on[Side.COACHEE]], 2) is Stands.COACHEE_AGREED
    assert {side.other for side in Side} == set(Side)


@given(st.lists(whole(), max_size=4), st.dictionaries(st.sampled_from(Part), st.integers(0, 4)))
def test_a_draft_clashes_when_its_part_changed_since(plans, drafts):
    versions = dict(enumerate(plans, 1))
    newest = plans[-1] if plans else {}
    found = clashes(drafts, versions)
    assert set(found) == {
        part for part, base in drafts.items() if plans and versions.get(base, {}).get(part, ()) != newest.get(part, ())
    }


@given(st.lists(st.tuples(st.sampled_from(MOMENTS), NEAR), max_size=5))
def test_moments_come_in_order_and_once(said):
    lines = tuple(Line(f"m{n}", {"kind": kind.value, "day": day}) for n, (kind, day) in enumerate(said))
    found = moments({Part.MOMENTS: lines})
    assert [on for _kind, on in found] == sorted(on for _kind, on in found)
    assert set(found) == {(kind.value, date.fromisoformat(day)) for kind, day in said}
    assert len(set(found)) == len(found)
