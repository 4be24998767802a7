"""A change by hand that lets an older visit count is not made without a word."""

from datetime import date

from luwte.rules.intake.changes import lifts
from luwte.rules.intake.values import Kind, Record

NOVEMBER, JANUARY = date(2026, 11, 15), date(2026, 1, 1)


def test_complaints_that_now_began_earlier_ask_for_a_word():
    later, earlier = (Record(kind=Kind.COMPLAINTS, complaints_since=day) for day in (NOVEMBER, JANUARY))
    assert lifts(later, earlier)
    assert not lifts(earlier, later)
    assert not lifts(Record(), earlier)
