"""The acquaintance and someone in distress: what is taken, and who hears what when."""

from datetime import date, timedelta

import pytest

from luwte.rules import acquaintances as rule
from luwte.rules import distress
from luwte.rules.acquaintances import Answer, Exercise, Said, Side
from luwte.rules.distress import Basis, Record, Step

TODAY = date(2026, 11, 24)
EVERY = tuple(Exercise)


@pytest.mark.parametrize(
    ("held_on", "exercises", "notes", "wrong"),
    [
        (TODAY, EVERY[:1], "", ()),
        (TODAY, EVERY[:3], "x" * 2000, ()),
        (TODAY, EVERY[:4], "", (rule.Wrong.EXERCISES,)),
        (TODAY, (EVERY[0], EVERY[0]), "", ()),
        (TODAY, (), "", (rule.Wrong.EXERCISES,)),
        (TODAY + timedelta(days=1), EVERY[:1], "x" * 2001, (rule.Wrong.FUTURE, rule.Wrong.TOO_LONG)),
    ],
)
def test_when_a_talk_is_taken(held_on, exercises, notes, wrong):
    assert rule.wrongs(held_on, exercises, notes, TODAY) == wrong


def test_each_hears_the_other_only_when_both_said():
    alone = Said(coachee=Answer.NO)
    assert alone.seen_by(Side.COACHEE) == alone
    assert alone.seen_by(Side.GUIDE) == Said()
    assert Said(guide=Answer.YES).seen_by(Side.COACHEE) == Said()
    both = Said(Answer.NO, Answer.YES)
    assert both.seen_by(Side.GUIDE) == both.seen_by(Side.COACHEE) == both


def test_only_someone_else_asks_the_practice():
    assert [one for one in Answer if rule.asks_for_someone_else(one)] == [Answer.OTHER]


WHOLE = Record(TODAY, "Anna belde.", (Step.EMERGENCY,))


@pytest.mark.parametrize(
    ("record", "wrong"),
    [
        (WHOLE, ()),
        (Record(TODAY, " ", ()), (distress.Wrong.EMPTY,)),
        (Record(TODAY, "", (Step.GP,)), ()),
        (Record(TODAY + timedelta(days=1), "x", ()), (distress.Wrong.FUTURE,)),
        (Record(TODAY, "x", (), Basis.CONSENT), (distress.Wrong.WITH_WHOM,)),
        (Record(TODAY, "x", (), Basis.CONSENT, "de huisarts"), ()),
        (Record(TODAY, "x", (), Basis.VITAL, "de huisarts", " "), (distress.Wrong.WHY,)),
        (Record(TODAY, "x", (), Basis.VITAL, "de huisarts", "acuut"), ()),
        (Record(TODAY, "x" * 2001, ()), (distress.Wrong.TOO_LONG,)),
    ],
)
def test_when_a_record_of_distress_is_whole(record, wrong):
    assert distress.wrongs(record, TODAY) == wrong
