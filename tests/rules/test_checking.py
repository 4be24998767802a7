"""Whether answers fit: each kind of wrong once in both directions; comparing; answers as JSON."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules.instruments.answers import Unreadable, from_json, place, to_json, value_from_json
from luwte.rules.instruments.checking import Code, Wrong, check, fits
from luwte.rules.instruments.comparing import compared, holds, same
from luwte.rules.instruments.values import (
    Bounds,
    Coding,
    Condition,
    Help,
    Item,
    Operator,
    Option,
    Place,
    Quantity,
    Questionnaire,
    Type,
    Words,
)

D = Decimal
YES, NO = Coding("y", "s", "Ja"), Coding("n", "s", "Nee")
OPTIONS = (Option(YES, Words("Ja")), Option(NO, Words("Nee"), alone=True))


def codes(item, *values, others=(), at=()):
    told = {Place(item.link_id, at): values}
    return [one.code for one in check(Questionnaire((item, *others)), told) if one.place.link_id == item.link_id]


def asked(kind=Type.STRING, **more):
    return Item("a", kind, **more)


@pytest.mark.parametrize(
    ("item", "good", "bad", "code"),
    [
        (asked(Type.BOOLEAN), True, 1, Code.WRONG_TYPE),
        (asked(Type.INTEGER), 1, True, Code.WRONG_TYPE),
        (asked(Type.INTEGER), 1, D("1.5"), Code.WRONG_TYPE),
        (asked(Type.DECIMAL), D("1.5"), "1.5", Code.WRONG_TYPE),
        (asked(Type.DECIMAL), 1, True, Code.WRONG_TYPE),
        (asked(Type.QUANTITY), Quantity(D(1)), D(1), Code.WRONG_TYPE),
        (asked(Type.STRING), "x", 1, Code.WRONG_TYPE),
        (asked(Type.TEXT), "x\ny", YES, Code.WRONG_TYPE),
        (asked(Type.URL), "https://x.nl", "two words", Code.WRONG_TYPE),
        (asked(Type.URL), "urn:x", "", Code.WRONG_TYPE),
        (asked(Type.DATE), "2026-11-25", "25-11-2026", Code.WRONG_TYPE),
        (asked(Type.DATE), "2026-02", "2026-13", Code.WRONG_TYPE),
        (asked(Type.DATE), "2026", "20261125", Code.WRONG_TYPE),
        (asked(Type.DATETIME), "2026-11-25T10:00", "2026-11-25T25:00", Code.WRONG_TYPE),
        (asked(Type.DATETIME), "2026-11-25", "morgen", Code.WRONG_TYPE),
        (asked(Type.TIME), "10:00", "25:00", Code.WRONG_TYPE),
        (asked(Type.CHOICE, options=OPTIONS), YES, Coding("z", "s"), Code.UNKNOWN_OPTION),
        (asked(Type.CHOICE, options=OPTIONS), "y", 3, Code.WRONG_TYPE),
        (asked(Type.CHOICE, options=(Option(3, Words("3")),)), 3, 4, Code.UNKNOWN_OPTION),
        (asked(Type.OPEN_CHOICE, options=OPTIONS), "eigen woorden", Coding("z"), Code.UNKNOWN_OPTION),
        (asked(Type.OPEN_CHOICE), "eigen woorden", Coding("z"), Code.UNKNOWN_OPTION),
        (asked(Type.STRING, options=(Option("x", Words("x")),)), "x", "y", Code.UNKNOWN_OPTION),
        (asked(bounds=Bounds(longest=2)), "xx", "xxx", Code.TOO_LONG),
        (asked(bounds=Bounds(shortest=2)), "xx", "x", Code.TOO_SHORT),
        (asked(Type.INTEGER, bounds=Bounds(lowest=1)), 1, 0, Code.TOO_LOW),
        (asked(Type.INTEGER, bounds=Bounds(highest=1)), 1, 2, Code.TOO_HIGH),
        (asked(Type.DATE, bounds=Bounds(lowest="2026-01-01")), "2026-01-01", "2025-12-31", Code.TOO_LOW),
        (asked(Type.DECIMAL, bounds=Bounds(decimals=1)), D("1.5"), D("1.55"), Code.TOO_PRECISE),
        (asked(Type.DECIMAL, bounds=Bounds(decimals=0)), D("1E+3"), D("0.1"), Code.TOO_PRECISE),
        (asked(Type.QUANTITY, bounds=Bounds(decimals=0)), Quantity(D(1)), Quantity(D("1.5")), Code.TOO_PRECISE),
    ],
)
def test_each_kind_in_both_directions(item, good, bad, code):
    assert codes(item, good) == []
    assert codes(item, bad) == [code]


def test_no_number_at_all_has_no_decimals():
    assert codes(asked(Type.DECIMAL, bounds=Bounds(decimals=0)), D("NaN")) == []


def test_how_many_answers():
    assert codes(asked(), "x", "y") == [Code.TOO_MANY]
    assert codes(asked(repeats=True), "x", "y") == []
    assert codes(asked(repeats=True, bounds=Bounds(most=2)), "x", "y", "z") == [Code.TOO_MANY]
    assert codes(asked(repeats=True, bounds=Bounds(most=0)), "x", "y", "z") == []
    assert codes(asked(repeats=True, bounds=Bounds(fewest=2)), "x") == [Code.TOO_FEW]
    several = asked(Type.CHOICE, repeats=True, options=OPTIONS)
    assert codes(several, YES, NO) == [Code.NOT_ALONE]
    assert codes(several, NO) == []
    assert codes(asked()) == []


def test_where_no_answer_belongs():
    other = Item("b", Type.STRING, conditions=(Condition("a", Operator.EXISTS, True),))
    assert [one.code for one in check(Questionnaire((other,)), {Place("z"): ("x",)})] == [Code.UNKNOWN_ITEM]
    assert codes(Item("a", Type.GROUP), "x") == [Code.NO_QUESTION]
    assert codes(asked(), "x", at=(0,)) == [Code.NO_SUCH_PLACE]
    group = Questionnaire((Item("g", Type.GROUP, repeats=True, items=(asked(),)),))
    assert check(group, {Place("a", (-1,)): ("x",)}) == (Wrong(Code.NO_SUCH_PLACE, Place("a", (-1,))),)
    assert check(group, {Place("a", (1,)): ("x",)}) == ()
    assert check(Questionnaire((asked(), other)), {Place("b"): ("x",)}) == (Wrong(Code.HIDDEN, Place("b")),)


def test_what_is_required():
    needed = asked(required=True)
    missing = (Wrong(Code.MISSING, Place("a")),)
    assert check(Questionnaire((needed,)), {}) == missing
    assert check(Questionnaire((needed,)), {Place("a"): ()}) == missing
    assert check(Questionnaire((needed,)), {Place("a"): ("x",)}) == ()
    closed = asked(required=True, conditions=(Condition("b", Operator.EXISTS, True),))
    assert check(Questionnaire((closed, Item("b", Type.STRING))), {}) == ()
    assert check(Questionnaire((asked(required=True, read_only=True),)), {}) == ()
    assert check(Questionnaire((asked(required=True, hidden=True),)), {}) == ()
    assert check(Questionnaire((asked(required=True, fillable=False),)), {}) == ()


def test_a_required_group_asks_for_something_inside():
    group = Item("g", Type.GROUP, required=True, items=(Item("b", Type.STRING),))
    assert check(Questionnaire((group,)), {}) == (Wrong(Code.MISSING, Place("g")),)
    assert check(Questionnaire((group,)), {Place("b"): ("x",)}) == ()
    empty = Item("g", Type.GROUP, required=True, items=(Item("b", Type.DISPLAY),))
    assert check(Questionnaire((empty,)), {}) == ()
    deep = Item("g", Type.GROUP, required=True, items=(Item("h", Type.GROUP, items=(asked(),)), Item("b", Type.STRING)))
    assert check(Questionnaire((deep,)), {Place("a"): ("x",), Place("b"): ("y",)}) == ()


def test_a_repeating_group_that_is_not_there_asks_nothing():
    inner = Item("g", Type.GROUP, repeats=True, items=(asked(required=True), Item("b", Type.STRING)))
    assert check(Questionnaire((inner,)), {}) == ()
    assert check(Questionnaire((inner,)), {Place("b", (1,)): ("x",)}) == (Wrong(Code.MISSING, Place("a", (1,))),)
    must = Item("g", Type.GROUP, repeats=True, required=True, items=(asked(required=True),))
    found = {one.place for one in check(Questionnaire((must,)), {})}
    assert Place("a", (0,)) in found


def test_the_order_is_that_of_paper():
    questionnaire = Questionnaire((Item("b", Type.INTEGER), asked(Type.INTEGER)))
    told = {Place("z"): ("x",), Place("a"): ("x",), Place("b"): ("x",)}
    assert [one.place.link_id for one in check(questionnaire, told)] == ["b", "a", "z"]


def test_fits_knows_a_moment_from_a_day():
    assert fits(asked(Type.DATETIME), "2026")
    assert not fits(asked(Type.DATE), "2026-11-25T10:00")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Coding("a", "s"), Coding("a", "s"), True),
        (Coding("a", "s"), Coding("a", "t"), False),
        (Coding("a", "s"), Coding("a"), True),
        (Coding("a"), Coding("b"), False),
        (Coding(display="Ja"), Coding("y", display="ja"), True),
        (Coding(display="Ja"), Coding("y"), False),
        (Coding(), Coding(), False),
        (Coding("a", display="x"), "x", True),
        ("a", Coding("a"), True),
        ("", Coding("a"), False),
        (1, D("1.0"), True),
        (True, True, True),
        (True, 1, False),
        (True, "true", False),
        (Quantity(D(1), "kg"), Quantity(D(1), "kg"), True),
        (Quantity(D(1), "kg"), Quantity(D(1), "g"), False),
        (Quantity(D(1), code="kg"), Quantity(D(1)), True),
        (Quantity(D(1)), 1, True),
        ("2026-01-01T10:00:00+01:00", "2026-01-01T09:00:00+00:00", True),
        ("2026-01-01T10:00:00", "2026-01-01T10:00:00", True),
        ("TT", "T", False),
    ],
)
def test_the_same(one, other, expected):
    assert same(one, other) is expected
    assert same(other, one) is expected


def test_order():
    assert compared(1, "1") is None
    assert compared("a", "b") == -1
    for operator, outcomes in {
        Operator.MORE: (False, False, True),
        Operator.LESS: (True, False, False),
        Operator.AT_LEAST: (False, True, True),
        Operator.AT_MOST: (True, True, False),
    }.items():
        assert tuple(holds(operator, value, 2) for value in (1, 2, 3)) == outcomes
        assert not holds(operator, True, 2)


WORD = st.text(max_size=10)
NUMBER = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9)
VALUE = st.one_of(
    st.booleans(),
    st.integers(),
    WORD,
    NUMBER,
    st.builds(Coding, WORD, WORD, WORD),
    st.builds(Quantity, NUMBER, WORD, WORD, WORD),
)
PLACES = st.builds(Place, st.text(min_size=1, max_size=8), st.lists(st.integers(0, 9999), max_size=3).map(tuple))


@given(st.dictionaries(PLACES, st.lists(VALUE, max_size=3).map(tuple), max_size=4))
def test_answers_come_back_as_they_were(answers):
    back = from_json(to_json(answers))
    assert back == answers
    assert [[type(one) for one in values] for values in back.values()] == [
        [type(one) for one in v] for v in answers.values()
    ]


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        {"#a": "x"},
        {"no place": []},
        {"1..2#a": []},
        {"#a": [None]},
        {"#a": [1.5]},
        {"#a": [{"decimal": "x"}]},
        {"#a": [{"decimal": 1}]},
        {"#a": [{"decimal": "NaN"}]},
        {"#a": [{"decimal": "1e999"}]},
        {"#a": [{"coding": "x"}]},
        {"#a": [{"coding": {"code": 1}}]},
        {"#a": [{"quantity": []}]},
        {"#a": [{"quantity": {}}]},
        {"#a": [{"other": {}}]},
        {"#a": [{"decimal": "1", "coding": {}}]},
    ],
)
def test_what_is_no_answer(value):
    with pytest.raises(Unreadable):
        from_json(value)


def test_small_things_of_values():
    assert place("1.2#a#b") == Place("a#b", (1, 2))
    assert value_from_json({"coding": {"code": "a"}}) == Coding("a")
    said = Words("Hallo", "<p>Hallo</p>", (("en-GB", "Hello"), ("fr", "Allô")))
    assert [said.in_(one) for one in ("nl", "en", "en-gb", "fr-BE")] == ["Hallo", "Hello", "Hello", "Allô"]
    assert (said.html_in("nl"), said.html_in("en")) == ("<p>Hallo</p>", "")
    assert not asked(expression="x").asks
    assert Help("help", said).words is said
