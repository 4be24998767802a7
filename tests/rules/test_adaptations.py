"""A practice's own copy: merging, difference, judging, and who may publish."""

from dataclasses import replace
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from luwte.rules.adaptations import differing, judging
from luwte.rules.adaptations.differing import Folded, Mark, difference, folded
from luwte.rules.adaptations.merging import Choice, Conflict, Origin, Settled, conflicts, merge, solved
from luwte.rules.adaptations.reviewing import may_publish, others
from luwte.rules.adaptations.values import WORKED_ON, State
from luwte.rules.content.values import Kind, Programme, Rule, Runs, Stage
from tests.rules.test_content import exercise, module

TEXTS = st.lists(st.sampled_from(["a", "b", "c", "d", ""]), max_size=12).map("\n".join)
CHOICES = st.sampled_from(list(Choice))


@given(TEXTS, TEXTS)
def test_who_changed_nothing_takes_the_other(base, new):
    for mine, other in ((base, new), (new, base), (new, new)):
        chunks = merge(base, mine, other)
        assert conflicts(chunks) == ()
        assert solved(chunks, {}) == new


@given(TEXTS, TEXTS, TEXTS)
def test_every_conflict_asks_and_the_sides_mirror(base, ours, theirs):
    chunks, mirrored = merge(base, ours, theirs), merge(base, theirs, ours)
    asked = conflicts(chunks)
    assert [(one.ours, one.theirs) for one in asked] == [(one.theirs, one.ours) for one in conflicts(mirrored)]
    assert all(one.ours != one.theirs for one in asked)
    assert (solved(chunks, {}) is None) == bool(asked)
    for mine, other in ((Choice.OURS, Choice.THEIRS), (Choice.THEIRS, Choice.OURS)):
        here = solved(chunks, dict.fromkeys(range(len(asked)), mine))
        there = solved(mirrored, dict.fromkeys(range(len(asked)), other))
        assert here == there


@given(TEXTS, TEXTS, TEXTS)
def test_our_side_is_there_whole(base, ours, theirs):
    lines = []
    for one in merge(base, ours, theirs):
        if isinstance(one, Conflict):
            assert ours.split("\n")[one.line - 1 : one.line - 1 + len(one.ours)] == list(one.ours)
            lines += one.ours
        elif one.origin is not Origin.THEIRS:
            lines += one.lines
    old = set(base.split("\n"))
    assert [line for line in lines if line not in old] == [line for line in ours.split("\n") if line not in old]


def test_a_conflict_is_solved_one_way_the_other_or_both():
    chunks = merge("kop\noud\nslot", "kop\nvan ons\nslot", "kop\nnieuw\nslot\nerbij")
    assert chunks == (
        Settled(Origin.KEPT, ("kop",)),
        Conflict(("van ons",), ("nieuw",), 2),
        Settled(Origin.KEPT, ("slot",)),
        Settled(Origin.THEIRS, ("erbij",)),
    )
    answers = {choice: solved(chunks, {0: choice}) for choice in Choice}
    assert answers == {
        Choice.OURS: "kop\nvan ons\nslot\nerbij",
        Choice.THEIRS: "kop\nnieuw\nslot\nerbij",
        Choice.BOTH: "kop\nvan ons\nnieuw\nslot\nerbij",
    }


@given(TEXTS, TEXTS)
def test_a_difference_holds_both_texts(before, after):
    lines = difference(before, after)
    assert "\n".join(one.text for one in lines if one.mark is not Mark.ADDED) == before
    assert "\n".join(one.text for one in lines if one.mark is not Mark.REMOVED) == after
    numbers = [one.number for one in lines if one.mark is not Mark.REMOVED]
    assert numbers == list(range(1, len(numbers) + 1))
    hidden = sum(one.count if isinstance(one, Folded) else 1 for one in folded(lines))
    assert hidden == len(lines)


def test_words_within_a_line_that_changed_stand_out():
    old, new = difference("je loopt even buiten", "je loopt lang buiten")
    assert [(one.text, one.changed) for one in old.words] == [("je loopt ", False), ("even ", True), ("buiten", False)]
    assert [(one.text, one.changed) for one in new.words] == [("je loopt ", False), ("lang ", True), ("buiten", False)]
    gone, came = difference("je loopt buiten", "je loopt nu buiten")
    assert [one.text for one in gone.words] == ["je loopt ", "buiten"]
    assert [one.text for one in came.words] == ["je loopt ", "nu ", "buiten"]
    assert (old.mark, new.mark) == (Mark.REMOVED, Mark.ADDED)


def test_a_line_of_endless_words_is_compared_whole():
    long = "a " * (differing.WORDS_MOST + 1)
    old, new = difference(long, long + "b")
    assert [len(one.words) for one in (old, new)] == [1, 1]
    assert old.words[0].changed


def test_what_stayed_is_folded_around_a_change():
    lines = difference("1\n2\n3\n4\n5\n6", "1\n2\n3\nvier\n5\n6")
    shown = folded(lines)
    assert [one.count if isinstance(one, Folded) else one.text for one in shown] == [2, "3", "4", "vier", "5", 1]
    assert folded(difference("a\nb", "a\nb")) == (Folded(2),)


def test_marks_of_a_merge_are_told():
    text = "a\n<<<<<<< ONS\nb\n=======\nc\n>>>>>>> HEN\n"
    assert [(one.line, one.rule) for one in judging.unsolved(text, "f")] == [(2, Rule.UNSOLVED), (6, Rule.UNSOLVED)]


def found(piece, original=None, beside=(), programmes=()):
    made = judging.of_piece(piece, original or piece, beside, programmes)
    return [one.rule for one in made if one.rule is not Rule.LENGTH]


def test_what_is_worked_on_is_not_read_yet():
    assert State.PUBLISHED not in WORKED_ON


def test_a_copy_without_faults_passes():
    assert found(module()) == []


def test_a_copy_stays_the_piece_that_it_was():
    mine = exercise(runs=Runs.TIMER)
    assert found(mine, mine) == []
    assert found(replace(mine, runs=Runs.NONE), mine) == [Rule.FIXED]
    assert found(module(slug="b"), module()) == [Rule.FIXED]
    assert Rule.FIXED in found(replace(mine, body=False), mine)
    assert found(module(), module(not_alone=True)) == [Rule.FIXED]
    assert found(module(not_alone=True), module()) == []
    assert Rule.FIXED in found(replace(mine, kind=Kind.MODULE), mine)


def test_a_circle_is_told_where_the_copy_is():
    other = module(slug="b", file="text/nl/modules/b.md", after=("a",))
    mine = module(after=("b",))
    told = [one for one in judging.of_piece(mine, module(), [other], []) if one.rule is Rule.CYCLE]
    assert [one.file for one in told] == [mine.file]


def test_a_dead_link_and_a_programme_that_no_longer_fits():
    mine = module(after=("weg",), phases=frozenset({2}), lines={"phase": 6, "after": 9})
    whole = Programme("p", "p", "nl", "Rustig", "Kort.", (Stage(1, "Eerst", "Kort.", ("a", "b")),))
    other = module(slug="b")
    assert found(mine, module(), [other], [whole]) == [Rule.PHASE, Rule.LINK]
    late = module(after=("b",), lines={"after": 9})
    twice = replace(whole, stages=(Stage(1, "Eerst", "Kort.", ("a", "b", "b", "c")),))
    third = module(slug="c")
    told = judging.of_piece(late, module(), [other, third], [twice])
    assert [(one.rule, one.line) for one in told if one.rule is Rule.ORDER] == [(Rule.ORDER, 9)]


def test_a_copy_of_a_programme():
    whole = Programme("p", "p", "nl", "Rustig", "Kort.", (Stage(1, "Eerst", "Kort.", ("a",), 5),))
    pieces = {"a": module()}
    assert judging.of_programme(whole, whole, pieces) == ()
    broken = replace(whole, slug="q", summary="Kort!", stages=(Stage(2, "Eerst", "Kort.", ("a", "a", "x"), 5),))
    rules = {one.rule for one in judging.of_programme(broken, whole, pieces)}
    assert rules == {Rule.FIXED, Rule.FORBIDDEN, Rule.ORDER, Rule.PHASE, Rule.LINK}


def test_someone_else_publishes_unless_there_is_nobody():
    writer, other = uuid4(), uuid4()
    assert may_publish(writer, writer, {writer})
    assert not may_publish(writer, writer, {writer, other})
    assert may_publish(other, writer, {writer, other})
    assert not may_publish(uuid4(), writer, {writer, other})
    assert others(writer, {writer, other}) == {other}
    # Whoever wrote it may have left since.
    assert may_publish(other, writer, {other})
