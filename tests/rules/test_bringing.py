"""A list of people is read line by line, in whatever order and signs it was written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules import bringing as rule
from luwte.rules.bringing import Line, Wrong

TODAY = date(2026, 11, 25)


def one(text):
    [line] = rule.read(text, TODAY)
    return line


@pytest.mark.parametrize(
    "text",
    [
        "Jo Maes; jo@voorbeeld.nl; 2026-03-03",
        "jo@voorbeeld.nl, Jo Maes, 3-3-2026",
        "Jo Maes <JO@voorbeeld.nl> 3/3/2026",
        '3.3.2026\t"Jo  Maes"\tjo@voorbeeld.nl',
        "  Jo Maes (jo@voorbeeld.nl) | 03-03-2026  ",
    ],
)
def test_a_line_in_any_order(text):
    assert one(text) == Line(1, "Jo Maes", "jo@voorbeeld.nl", date(2026, 3, 3))
    assert one(text).text() == "Jo Maes; jo@voorbeeld.nl; 2026-03-03"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Jo Maes", (Wrong.NO_EMAIL,)),
        ("jo@voorbeeld.nl", (Wrong.NO_NAME,)),
        ("Jo; jo@voorbeeld", (Wrong.NO_EMAIL,)),
        (";;;", (Wrong.NO_EMAIL, Wrong.NO_NAME)),
        ("Jo; jo@voorbeeld.nl; 31-2-2026", (Wrong.NO_SUCH_DAY,)),
        ("Jo; jo@voorbeeld.nl; 0000-00-00", (Wrong.NO_SUCH_DAY,)),
        ("Jo; jo@voorbeeld.nl; 1-1-2027", (Wrong.FUTURE,)),
        ("Jo; jo@voorbeeld.nl; 1-1-0001", (Wrong.LONG_AGO,)),
        ("J" * 121 + "; jo@voorbeeld.nl", (Wrong.TOO_LONG,)),
        ("Jo; " + "j" * 250 + "@voorbeeld.nl", (Wrong.TOO_LONG,)),
    ],
)
def test_what_a_line_lacks(text, wrong):
    assert one(text).wrong == wrong


def test_an_address_stands_once_and_empty_lines_do_not_count():
    lines = rule.read("Naam;Mail;Sinds\n\nJo; jo@voorbeeld.nl\n Jo 2; Jo@Voorbeeld.nl\n", TODAY)
    assert [(line.number, line.wrong) for line in lines] == [(3, ()), (4, (Wrong.TWICE,))]
    assert not rule.fine(lines)
    assert rule.fine(lines[:1])
    assert not rule.fine(())
    assert not rule.fine(lines[:1] * 201)


def test_a_table_by_its_headings_or_whole():
    told = [["Jo Maes", "06 555", "jo@voorbeeld.nl", "3-3-2026"], ["An", "", "an@voorbeeld.nl"]]
    headed = rule.rows(["Naam", "Telefoon", "E-mailadres", "Start"], told)
    assert headed == "Jo Maes; jo@voorbeeld.nl; 3-3-2026\nAn; an@voorbeeld.nl"
    bare = rule.rows(["Jo Maes", "jo@voorbeeld.nl"], [["An", "an@voorbeeld.nl"]])
    assert bare == "Jo Maes; jo@voorbeeld.nl\nAn; an@voorbeeld.nl"


@given(st.text(max_size=300))
def test_any_text_is_read_and_what_is_fine_is_read_again_the_same(text):
    lines = rule.read(text, TODAY)
    if rule.fine(lines):
        again = rule.read("\n".join(line.text() for line in lines), TODAY)
        assert [(a.email, a.since) for a in again] == [(b.email, b.since) for b in lines]
