"""Totals against the slow telling; which facts belong to a file; what is stated beside what the answers add up to."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luwte.rules.instruments.facts import AssignableBy, Facts, ItemFact, Method, Scale
from luwte.rules.instruments.matching import By, Match, Remark, found, match, points
from luwte.rules.instruments.scoring import NoScore, points_of, score
from luwte.rules.instruments.totals import Source, for_response, links, total_items, totals
from luwte.rules.instruments.values import Coding, Item, Option, Place, Quantity, Questionnaire, Type, Words
from tests.oracles import instruments as slow

D = Decimal
WORDS = {"nl": "x", "en": "x"}


def scale(*items, id="total", method=Method.SUM, **more):
    return Scale(id, WORDS, items, method, D(0), D(9), **more)


def facts(items, *scales, values=(0, 1, 2, 3), **more):
    values = tuple(map(D, values))
    return Facts(more.pop("id", "f"), WORDS, items, values, scales, AssignableBy.COACH, WORDS, "source", **more)


def question(link_id, scores=(0, 1, 2, 3), codes=(), **more):
    options = tuple(Option(Coding(f"c{n}"), Words(f"word {n}"), D(one)) for n, one in enumerate(scores))
    return Item(link_id, Type.CHOICE, codes=tuple(Coding(code) for code in codes), options=options, **more)


def paper(*items, **more):
    return Questionnaire(items, **more)


@st.composite
def scored(draw):
    names = [f"i{n}" for n in range(draw(st.integers(1, 5)))]
    values = sorted(draw(st.sets(st.integers(-2, 6), min_size=2, max_size=5)))
    recode = draw(st.sampled_from([None, {D(values[-1] + 1): D(values[-1])}]))
    reverse = draw(st.sets(st.sampled_from(names)))
    items = tuple(ItemFact(name, link_ids=frozenset({name}), reverse=name in reverse) for name in names)
    scales = [
        scale(
            *draw(st.lists(st.sampled_from(names), min_size=1, unique=True)),
            id=f"s{n}",
            method=draw(st.sampled_from(list(Method))),
            factor=D(draw(st.integers(1, 4))),
            missing=draw(st.integers(0, 3)),
            prorate=draw(st.booleans()),
        )
        for n in range(2)
    ]
    told = draw(st.dictionaries(st.sampled_from(names), st.integers(values[0] - 1, values[-1] + 2)))
    return facts(items, *scales, values=values, recode=recode), told


@settings(deadline=None)
@given(scored())
def test_the_slow_telling_agrees(case):
    known, told = case
    questionnaire = paper(*(Item(one.id, Type.INTEGER) for one in known.items))
    here = found(questionnaire, known, By.NAME)
    answers = {Place(link_id): (value,) for link_id, value in told.items()}
    for one in score(questionnaire, answers, here):
        wanted = slow.total(one.scale, known, {name: D(value) for name, value in told.items()}, here.turned)
        assert (one.value is None) == (wanted is None) == (one.why is not None)
        if wanted is not None:
            assert abs(Fraction(one.value) - wanted) < Fraction(1, 10**20)


def test_a_mean_is_not_rounded():
    known = facts((ItemFact("1"), ItemFact("2"), ItemFact("3")), scale("1", "2", "3", method=Method.MEAN))
    questionnaire = paper(question("a"), question("b"), question("c"))
    here = found(questionnaire, known, By.NAME)
    answers = {Place("a"): (Coding("c1"),), Place("b"): (Coding("c0"),), Place("c"): (Coding("c0"),)}
    [total] = score(questionnaire, answers, here)
    assert total.value == D(1) / D(3)
    assert total.answered == 3


def test_why_there_is_no_total():
    known = facts((ItemFact("1", link_ids=frozenset({"a"})), ItemFact("2", link_ids=frozenset({"b"}))), scale("1", "2"))
    both = paper(question("a"), question("b"))
    here = found(both, known, By.NAME)
    [none] = score(both, {}, here)
    assert none.why is NoScore.MISSING
    [one] = score(both, {Place("a"): (Coding("c1"),)}, here)
    assert (one.why, one.answered) == (NoScore.MISSING, 1)
    [wild] = score(both, {Place("a"): (Coding("other"),), Place("b"): (Coding("c1"),)}, here)
    assert wild.why is NoScore.OFF_RANGE
    [two] = score(both, {Place("a"): (Coding("c1"), Coding("c2")), Place("b"): (Coding("c1"),)}, here)
    assert two.why is NoScore.OFF_RANGE
    half = paper(question("a"))
    [gone] = score(half, {Place("a"): (Coding("c1"),)}, found(half, known, By.NAME))
    assert gone.why is NoScore.NOT_FOUND


def test_what_an_answer_scores():
    assert points_of(question("a"), "word 2") is None  # words of one's own are no option
    assert points_of(question("a"), Coding("c2")) == 2
    assert points_of(question("a"), "c2") == 2
    assert points_of(Item("n", Type.INTEGER), 3) == 3
    assert points_of(Item("n", Type.BOOLEAN), True) is None
    assert points_of(Item("n", Type.STRING), "3") is None
    assert points(Option(3, Words("3"))) == 3
    assert points(Option(True, Words("true"))) is None
    assert points(Option(3, Words("3"), D(7))) == 7


def by(questionnaire, *known, said=""):
    return match(questionnaire, known, said)


def test_facts_are_found_by_code_then_address_then_name():
    one = facts((ItemFact("1"),), scale("1"), id="one", codes=frozenset({"c"}), urls=frozenset({"u"}), names=("PHQ-9",))
    other = facts((ItemFact("1"),), scale("1"), id="other", codes=frozenset({"d"}), names=("GAD-7",))
    items = (question("a"),)
    for here, wanted in (
        (paper(*items, codes=(Coding("c"),)), By.CODE),
        (paper(*items, url="u|1.0"), By.URL),
        (paper(*items, title=Words("De phq9, vertaald")), By.NAME),
    ):
        told = by(here, one, other)
        assert (told.by, told.facts.id) == (wanted, "one")
    assert by(paper(*items, name="PHQ 9"), one, other).facts.id == "one"
    assert by(paper(*items, name="PHQ-90"), one, other) is None
    assert by(paper(*items, name="PHQ-9 and GAD-7"), one, other) is None
    assert by(paper(*items), one, other, said="other").by is By.SAID
    assert by(paper(*items), one, other, said="nothing") is None
    assert by(paper(*items), one, other) is None


def test_items_are_found_by_code_or_link_id_and_else_by_order():
    coded = facts(
        (ItemFact("1", codes=frozenset({"69725-0"})), ItemFact("2", link_ids=frozenset({"b"}))), scale("1", "2")
    )
    questionnaire = paper(question("/69725-0"), question("b"), question("c"))
    assert found(questionnaire, coded, By.CODE).items == {"1": "/69725-0", "2": "b"}
    questionnaire = paper(question("x", codes=["69725-0"]), question("b"))
    assert found(questionnaire, coded, By.CODE).items == {"1": "x", "2": "b"}
    bare = facts((ItemFact("1"), ItemFact("2")), scale("1", "2"))
    ordered = found(paper(question("a"), Item("t", Type.TEXT), question("b")), bare, By.NAME)
    assert (ordered.items, ordered.remarks) == ({"1": "a", "2": "b"}, (Remark.BY_ORDER,))
    more = found(paper(question("a"), question("b"), question("c")), bare, By.NAME)
    assert (more.items, more.remarks) == ({}, (Remark.ITEMS_NOT_FOUND,))


def test_options_that_score_otherwise_are_not_used():
    known = facts((ItemFact("1", link_ids=frozenset({"a"})), ItemFact("2", link_ids=frozenset({"b"}))), scale("1", "2"))
    here = found(paper(question("a", (1, 2, 3, 4)), question("b")), known, By.CODE)
    assert (here.items, here.remarks) == ({"2": "b"}, (Remark.OTHER_VALUES,))
    recoded = replace(known, recode={D(4): D(3)})
    assert found(paper(question("a", (1, 2, 3, 4)), question("b")), recoded, By.CODE).remarks == ()
    none = found(
        paper(replace(question("a"), options=(Option(Coding("x"), Words("x")),)), question("b")), known, By.CODE
    )
    assert none.remarks == (Remark.OTHER_VALUES,)


def test_reverse_items_are_turned_unless_the_file_did_so():
    items = (ItemFact("1", link_ids=frozenset({"a"})), ItemFact("2", link_ids=frozenset({"b"}), reverse=True))
    known = facts(items, scale("1", "2"))
    plain = found(paper(question("a"), question("b")), known, By.NAME)
    assert plain.turned == {"2"}
    answers = {Place("a"): (Coding("c3"),), Place("b"): (Coding("c3"),)}
    assert score(paper(question("a"), question("b")), answers, plain)[0].value == 3
    turned = found(paper(question("a"), question("b", (3, 2, 1, 0))), known, By.NAME)
    assert (turned.turned, turned.remarks) == (frozenset(), (Remark.ALREADY_REVERSED,))
    # With all items reverse, or other words, nothing tells that the file turned them.
    lone = facts((items[1],), scale("2"))
    assert found(paper(question("b", (3, 2, 1, 0))), lone, By.NAME).turned == {"2"}


def total_item(link_id="t", code="T", **more):
    return Item(link_id, Type.DECIMAL, codes=(Coding(code),), read_only=True, **more)


def test_totals_stand_side_by_side():
    known = facts((ItemFact("1", link_ids=frozenset({"a"})),), scale("1", codes=frozenset({"T"})))
    questionnaire = paper(question("a"), total_item(), total_item("u", "U"), Item("asked", Type.INTEGER))
    here = found(questionnaire, known, By.CODE)
    scores = score(questionnaire, {Place("a"): (Coding("c2"),)}, here)
    one, other, third = totals(questionnaire, scores, {"t": D(2)}, {"t": D(3), "u": D(5)})
    assert (one.id, one.source, one.value, one.stated, one.mismatch) == ("total", Source.FACTS, D(2), D(3), True)
    assert (other.id, other.source, other.value, other.mismatch) == ("t", Source.FILE, D(2), True)
    assert (third.id, third.value, third.stated, third.mismatch) == ("u", None, D(5), False)
    assert for_response([one, other, third]) == {"t": D(2)}
    assert [item.link_id for item in total_items(questionnaire)] == ["t", "u"]
    assert totals(questionnaire) == ()
    [same] = totals(questionnaire, scores, {}, {"t": D(2)})
    assert not same.mismatch


def test_the_only_total_of_a_file_is_that_of_the_main_scale():
    assert links(paper(total_item()), [scale("1"), scale("1", id="other")]) == {"total": "t"}
    assert links(paper(total_item(), total_item("u")), [scale("1")]) == {}
    assert links(paper(total_item()), []) == {}
    assert links(paper(), [scale("1")]) == {}
    lone = totals(paper(), (), {})
    assert lone == ()
    nowhere = for_response(
        totals(paper(), score(paper(), {}, Match(facts((), scale("1")), By.NAME, {}, frozenset(), ())))
    )
    assert nowhere == {}


@pytest.mark.parametrize("value", [Quantity(D(2)), D("2.0"), 2])
def test_numbers_are_the_same_however_they_are_written(value):
    item = Item("a", Type.INTEGER, options=(Option(2, Words("2"), D(1)),))
    assert points_of(item, value) == 1
