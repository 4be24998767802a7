"""When the question about the approach comes, evaluation moments, minutes asked, screens, merging: against oracles."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules import approach, asking, evaluations, session_feelings
from luwte.rules.approach import Cause, Course, Due, due
from luwte.rules.instruments import merging, screens
from luwte.rules.instruments.values import Coding, Condition, Item, Operator, Option, Place, Questionnaire, Type, Words

TODAY = date(2026, 11, 24)
DAYS = st.dates(TODAY - timedelta(days=400), TODAY + timedelta(days=200))


@given(st.none() | DAYS, st.lists(DAYS), st.lists(DAYS), st.lists(st.tuples(DAYS, st.sampled_from(Cause))))
def test_it_comes_at_the_first_moment_that_the_table_gives(started, held, evaluations_, asked):
    found = due(Course(started, tuple(held), tuple(evaluations_), tuple(asked)))
    moments = [on for on, _cause in asked]
    if started is not None:
        since = max([started, *held])
        moments += [approach.after(since)]
        moments += [on for on in evaluations_ if timedelta(weeks=4) <= on - since and on < approach.after(since)]
    assert (found.on if found else None) == (min(moments) if moments else None)


@pytest.mark.parametrize(
    ("course", "then"),
    [
        (Course(None), None),
        (Course(date(2026, 1, 5)), Due(date(2026, 4, 5), Cause.MONTHS)),
        (Course(date(2026, 11, 30)), Due(date(2027, 2, 28), Cause.MONTHS)),
        (Course(date(2026, 1, 5), (date(2026, 3, 1),)), Due(date(2026, 6, 1), Cause.MONTHS)),
        (Course(date(2026, 1, 5), (), (date(2026, 2, 20),)), Due(date(2026, 2, 20), Cause.EVALUATION)),
        (Course(date(2026, 1, 5), (), (date(2026, 1, 20),)), Due(date(2026, 4, 5), Cause.MONTHS)),
        (Course(None, (), (), ((TODAY, Cause.COACHEE),)), Due(TODAY, Cause.COACHEE)),
        (Course(date(2026, 11, 1), (), (), ((TODAY, Cause.GUIDE),)), Due(TODAY, Cause.GUIDE)),
    ],
)
def test_each_row_of_the_table(course, then):
    assert due(course) == then


def test_a_moment_is_the_first_that_was_not_held():
    agreed = [
        (evaluations.Kind.AFTER, TODAY - timedelta(days=9), TODAY),
        (evaluations.Kind.AFTER, TODAY + timedelta(days=5), None),
        (evaluations.Kind.AFTER, TODAY + timedelta(days=90), None),
    ]
    assert evaluations.comes("after", agreed, TODAY) == TODAY + timedelta(days=5)
    assert evaluations.comes("", agreed, TODAY) == TODAY
    assert evaluations.comes("end", agreed, TODAY) is None
    assert evaluations.is_near(TODAY + timedelta(days=7), TODAY)
    assert not evaluations.is_near(TODAY + timedelta(days=8), TODAY)
    assert not evaluations.is_near(None, TODAY)
    assert evaluations.next_day([]) is None


@given(st.lists(st.tuples(DAYS, st.none() | DAYS, st.integers(1, 30))), st.sampled_from((None, 1, 2, 3, 4)))
def test_the_sum_of_a_week(given_, phase):
    found = asking.this_week([asking.Given(*one) for one in given_], TODAY, phase, measuring=False)
    near = [n for on, day, n in given_ if day and max(on, day) > TODAY - timedelta(7) and day < TODAY + timedelta(7)]
    assert (found.total, found.most) == (sum(near), 10 if phase in (None, 1) else 25)
    assert asking.this_week([], TODAY, 1).total == asking.CHECK_IN


@given(st.sampled_from(session_feelings.Feeling), st.text(max_size=300), DAYS)
def test_a_feeling_is_kept_exactly_when_an_oracle_keeps_it(feeling, note, day):
    left = session_feelings.Left(feeling, note)
    assert session_feelings.from_json(left.to_json()) == left
    assert (not session_feelings.wrongs(left, day, TODAY)) == (0 <= (TODAY - day).days <= 14 and len(note) <= 280)


CHOICE = (Option(Coding("a"), Words("a"), Decimal(0)), Option(Coding("b"), Words("b"), Decimal(1), chosen=True))
WHOLE = Questionnaire(
    (
        Item("uitleg", Type.DISPLAY, Words("Lees dit")),
        Item("een", Type.CHOICE, Words("Een"), options=CHOICE),
        Item("weg", Type.STRING, hidden=True),
        Item("deel", Type.GROUP, items=(Item("twee", Type.TEXT, items=(Item("drie", Type.BOOLEAN),)),)),
        Item(
            "vaak",
            Type.GROUP,
            repeats=True,
            items=(
                Item("naam", Type.STRING, initial=("x", "y")),
                Item("plus", Type.STRING, repeats=True, initial=("z",)),
            ),
        ),
        Item("vast", Type.STRING, read_only=True, items=(Item("vijf", Type.INTEGER),)),
        Item("foto", Type.ATTACHMENT, fillable=False, conditions=(Condition("een", Operator.EXISTS, True),)),
    )
)


def test_screens_keep_their_numbers():
    found = screens.screens(WHOLE)
    assert [one.item.link_id for one in found] == ["een", "twee", "drie", "vaak", "vijf", "foto"]
    assert [one.link_id for one in found[0].before] == ["uitleg"]
    assert [one.link_id for one in found[1].headings] == ["deel"]
    assert screens.open_screens(WHOLE, {}) == (0, 1, 2, 3, 4)
    assert screens.open_screens(WHOLE, {Place("een"): (Coding("a"),)}) == (0, 1, 2, 3, 4, 5)


def test_what_is_filled_in_beforehand():
    assert screens.initial(WHOLE) == {
        Place("een"): (Coding("b"),),
        Place("naam", (0,)): ("x",),
        Place("plus", (0,)): ("z",),
    }
    assert screens.questions(WHOLE) == 6
    assert screens.minutes(WHOLE) == 3
    assert screens.minutes(Questionnaire(())) == 1


@pytest.mark.parametrize(
    ("words", "is_so"),
    [
        ("Thoughts that you would be better off dead, or of hurting yourself", True),
        ("De gedachte dat u beter dood zou kunnen zijn of uzelf iets aan zou willen doen", True),
        ("Dacht je aan zelfdoding?", True),
        ("Ik maakte plannen om een einde aan mijn leven te maken", True),
        ("Hoe sliep je?", False),
        ("Was het doodstil?", False),
    ],
)
def test_which_questions_are_about_death(words, is_so):
    assert screens.tender(Item("x", Type.CHOICE, Words(words))) is is_so
    assert screens.tender(Item("x", Type.CHOICE, Words("?", "", (("nl", words),)))) is is_so
    assert screens.tender(Item("x", Type.CHOICE), screens.FACT)
    assert screens.tender(Item("x", Type.CHOICE, codes=(Coding("44260-8"),)))


SMALL = st.dictionaries(st.sampled_from("abc"), st.lists(st.integers(0, 3), min_size=1, max_size=2), max_size=3)
POSTED = st.dictionaries(st.sampled_from("abc"), st.lists(st.integers(0, 3), max_size=2), max_size=3)


def saved(state, posted, base):
    now, revision, log = state
    found = merging.merge(now, posted, base, revision, log)
    if found.before or found.collided:
        step = [merging.Step(revision + 1, found.before)] if found.before else []
        return found, (found.now, revision + 1, [*log, *step])
    return found, state


@given(SMALL, POSTED, POSTED)
def test_two_devices_from_the_same_page_lose_nothing(now, one, other):
    _first, state = saved((now, 1, []), one, 1)
    found, (after, _revision, _log) = saved(state, other, 1)
    for place in "abc":
        begun, mine, theirs = now.get(place, []), one.get(place, now.get(place, [])), other.get(place)
        if theirs is None or theirs == begun:
            assert after.get(place, []) == mine
        elif mine in (begun, theirs):
            assert after.get(place, []) == theirs
        else:
            assert (after.get(place, []), found.collided[place]) == (mine, theirs)


@given(SMALL, st.lists(POSTED, min_size=1, max_size=5))
def test_undo_is_the_way_back(now, saves):
    state, seen = (now, 1, []), []
    for posted in saves:
        before = state
        found, state = saved(state, posted, state[1])
        assert found.collided == {}
        seen += [before[0]] if state is not before else []
    held, log = state[0], [merging.step(one.to_json()) for one in state[2]]
    for was in reversed(seen):
        held, log = merging.undo(held, log)
        assert held == was
    assert len(merging.kept([merging.Step(n, {}) for n in range(99)])) == merging.LOG_MOST


def test_a_page_older_than_the_log_overwrites_nothing():
    log = [merging.Step(n, {"a": [0]}) for n in range(50, 50 + merging.LOG_MOST)]
    found = merging.merge({"a": [1]}, {"a": [2], "b": [3]}, 3, 200, log)
    assert (found.now, found.collided) == ({"a": [1]}, {"a": [2], "b": [3]})
