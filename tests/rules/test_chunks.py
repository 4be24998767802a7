"""The intake's rules: what is taken, what is next, what is odd; nothing is lost and nothing is judged."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules.intake import chunks as c
from luwte.rules.intake.chunks import Chunk, Kind, Life, Question, Wrong
from luwte.rules.intake.oddities import Odd, Oddity, oddities, too_young
from luwte.rules.intake.progress import Touched, after, following, minimum_done, minutes_left, own
from luwte.rules.intake.values import Topic

TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
QUESTIONS = (
    Question("age", Kind.NUMBER),
    Question("words", Kind.TEXT),
    Question("reason", Kind.CHOICE, ("complaints", "prevent")),
    Question("since", Kind.MONTH),
    Question("life", Kind.SEVERAL, tuple(Life)),
    Question("call", Kind.CONTACT),
    Question("topics", Kind.TOPICS, (Topic.ALCOHOL.value, Topic.LOW_MOOD.value)),
    Question("violence", Kind.TOPIC),
    Question("wish", Kind.WISH),
)
ALL = Chunk("alles", 3, True, frozenset(), QUESTIONS)
WORK = Chunk("werk", 2, False, frozenset({Life.EMPLOYEE}), (Question("load", Kind.TEXT),))
HOME = Chunk("thuis", 1, False, frozenset(), (Question("home", Kind.TEXT),))
CHUNKS = (ALL, WORK, HOME)
json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("abé 1-\n", max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abé 1-\n", max_size=5), inner, max_size=3),
    max_leaves=5,
)
names = st.sampled_from([one.name for one in QUESTIONS] + ["unknown"])


@given(st.dictionaries(names, json))
def test_whatever_comes_in_is_taken_whole_or_refused_by_name(said):
    answers, wrong = c.fit(ALL, said)
    assert set(answers) | set(wrong) <= set(said) - {"unknown"}
    assert not set(answers) & set(wrong)
    assert c.fit(ALL, answers) == (answers, {})
    assert c.ticked(ALL, answers) <= set(Topic)


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("words", " moe\r\n ", "moe"),
        ("age", 34, 34),
        ("reason", "prevent", "prevent"),
        ("since", "2026-03", "2026-03"),
        ("since", "2025", "2025"),
        ("life", ["parent", "parent", "carer"], ["parent", "carer"]),
        ("call", {"name": " Sanne ", "phone": "", "extra": "x"}, {"name": "Sanne"}),
        ("topics", ["alcohol"], ["alcohol"]),
        ("violence", "rather", "rather"),
        ("wish", "call", "call"),
    ],
)
def test_an_answer_is_kept_as_it_was_meant(name, value, kept):
    assert c.fit(ALL, {name: value}) == ({name: kept}, {})


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("words", "a" * (c.TEXT_MOST + 1), Wrong.TOO_LONG),
        ("words", 3, Wrong.UNKNOWN),
        ("age", 0, Wrong.NO_AGE),
        ("age", 121, Wrong.NO_AGE),
        ("age", "oud", Wrong.NO_AGE),
        ("reason", "nieuwsgierig", Wrong.UNKNOWN),
        ("reason", ["prevent"], Wrong.UNKNOWN),
        ("since", "2026-13", Wrong.NO_MONTH),
        ("since", "2026-", Wrong.NO_MONTH),
        ("since", "maart", Wrong.NO_MONTH),
        ("since", "0900", Wrong.NO_MONTH),
        ("since", 2026, Wrong.NO_MONTH),
        ("life", ["koning"], Wrong.UNKNOWN),
        ("life", "parent", Wrong.UNKNOWN),
        ("life", [["parent"]], Wrong.UNKNOWN),
        ("call", {"name": "a" * (c.LINE_MOST + 1)}, Wrong.TOO_LONG),
        ("call", "Sanne", Wrong.UNKNOWN),
        ("topics", ["eating"], Wrong.UNKNOWN),
        ("violence", "maybe", Wrong.UNKNOWN),
        ("wish", "shout", Wrong.UNKNOWN),
    ],
)
def test_what_cannot_be_taken_says_why(name, value, why):
    assert c.fit(ALL, {name: value, "home": "x"}) == ({}, {name: why})


@pytest.mark.parametrize(("said", "there"), [("talk", True), ("rather", True), ("no", False), (None, False)])
def test_left_for_the_talk_is_to_be_discussed_just_as_much(said, there):
    assert c.ticked(ALL, {"violence": said} if said else {}) == ({Topic.VIOLENCE} if there else set())
    assert c.ticked(ALL, {"topics": ["low_mood"]}) == {Topic.LOW_MOOD}


def test_nobody_to_call_is_said_too():
    assert c.contacts(ALL, {"call": {"name": "Sanne"}}) == {"call": {"name": "Sanne"}}
    assert c.contacts(ALL, {}) == {"call": None}
    assert c.contacts(HOME, {}) == {}


@pytest.mark.parametrize(
    ("year", "month", "kept"),
    [(2025, 3, "2025-03"), (2025, None, "2025"), (None, None, ""), (None, 3, "2026-03"), (None, 12, "2025-12")],
)
def test_a_month_without_a_year_is_the_last_one_that_was(year, month, kept):
    assert c.since(year, month, TODAY) == kept


kept_answers = st.dictionaries(
    st.sampled_from("abc"),
    st.text("abé 1-\n", max_size=4) | st.integers(0, 3) | st.lists(st.sampled_from("xyz"), max_size=3)
    | st.dictionaries(st.sampled_from(["name", "phone"]), st.text("abé 1-\n", max_size=3), max_size=2),
    max_size=3,
)  # fmt: skip


@given(kept_answers, kept_answers, kept_answers)
def test_contained_is_an_order(one, two, three):
    assert c.contained(one, one)
    assert c.contained({}, one)
    if c.contained(one, two) and c.contained(two, three):
        assert c.contained(one, three)


@given(kept_answers, st.text("abé 1", min_size=1, max_size=4))
def test_what_has_words_of_its_own_is_never_contained(answers, more):
    assert not c.contained({**answers, "own": "voor" + more}, {**answers, "own": "voor"})
    assert not c.contained({**answers, "own": more}, answers | {"other": more})
    assert not c.contained({"a": {"name": "x", "phone": more}}, {"a": {"name": "x"}})
    assert not c.contained({"a": ["x"]}, {"a": ["y"]})
    assert not c.contained({"a": 1}, {"a": "1"})


# where someone is


def test_one_sees_what_is_for_them_and_what_they_filled_in_before():
    assert own(CHUNKS, frozenset()) == [ALL, HOME]
    assert own(CHUNKS, {Life.EMPLOYEE, Life.PARENT}) == list(CHUNKS)
    assert own(CHUNKS, {Life.PARENT}, ["werk"]) == list(CHUNKS)


@given(st.sets(st.sampled_from(list(Life))), st.sets(st.sampled_from(["alles", "werk", "thuis"])))
def test_no_piece_comes_twice_and_none_is_lost(life, filled):
    found = own(CHUNKS, life, filled)
    assert found == [one for one in CHUNKS if one in found]
    assert {one.name for one in found} >= filled


def test_one_goes_on_where_one_was():
    half, other = Touched(NOW, False), Touched(NOW - timedelta(days=1), False)
    done = Touched(NOW, True)
    assert following(CHUNKS, {}) is ALL
    assert following(CHUNKS, {"alles": done}) is WORK
    assert following(CHUNKS, {"alles": other, "thuis": half}) is HOME
    assert following(CHUNKS, dict.fromkeys(("alles", "werk", "thuis"), done)) is None


@given(st.sampled_from(["alles", "werk", "thuis", "weg"]), st.sets(st.sampled_from(["alles", "werk", "thuis"])))
def test_after_a_piece_comes_one_that_is_not_done(name, done):
    to = after(CHUNKS, name, done)
    left = {"alles", "werk", "thuis"} - done - {name}
    assert (to.name in left) if to else not left


def test_after_the_last_comes_the_first_that_was_left():
    assert after(CHUNKS, "thuis", {"thuis"}) is ALL
    assert after(CHUNKS, "alles", {"alles"}) is WORK


@given(st.sets(st.sampled_from(["alles", "werk", "thuis"])))
def test_minutes_and_minimum(done):
    assert minutes_left(CHUNKS, done) == sum(one.minutes for one in CHUNKS if one.name not in done)
    assert minimum_done(CHUNKS, done) == ("alles" in done)


# what is odd


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ({"alles": {"since": "2026-12"}}, [Oddity(Odd.SINCE_TO_COME, (("alles", "since"),))]),
        ({"alles": {"since": "2027"}}, [Oddity(Odd.SINCE_TO_COME, (("alles", "since"),))]),
        ({"alles": {"since": "2026-11"}}, []),
        ({"alles": {"since": "2026", "age": 30}}, []),
        ({"alles": {"since": "1995", "age": 30}}, []),
        ({"alles": {"since": "1994-12", "age": 30}}, [Oddity(Odd.SINCE_BEFORE_BIRTH, (("alles", "since"),))]),
        (
            {"alles": {"since": "2026", "reason": "prevent"}},
            [Oddity(Odd.SINCE_AND_PREVENTING, (("alles", "since"),))],
        ),
        ({"alles": {"reason": "prevent"}}, []),
        ({"alles": {"life": ["no_work", "employee"]}}, [Oddity(Odd.WORK_AND_NO_WORK, (("alles", "life"),))]),
        ({"alles": {"life": ["no_work", "entrepreneur"]}}, [Oddity(Odd.WORK_AND_NO_WORK, (("alles", "life"),))]),
        ({"alles": {"life": ["no_work", "parent"]}}, []),
        ({"alles": {"life": ["parent"]}, "werk": {"load": "veel"}},
         [Oddity(Odd.NO_LONGER, (("werk", ""), ("alles", "life")))]),
        ({"alles": {"life": ["employee"]}, "werk": {"load": "veel"}}, []),
        ({"werk": {"load": "veel"}}, []),
        ({"alles": {"call": {"name": "Sanne", "phone": "thuis"}}}, [Oddity(Odd.NO_NUMBER, (("alles", "call"),))]),
        ({"alles": {"call": {"name": "Sanne", "phone": "112"}}}, []),
        ({"alles": {"call": {"name": "Sanne"}}}, []),
    ],
)  # fmt: skip
def test_what_does_not_go_together_is_noted(answers, found):
    assert oddities(CHUNKS, answers, TODAY) == found


def test_without_the_question_on_life_nothing_is_no_longer():
    answers = {"alles": {"life": ["parent"]}, "werk": {"load": "veel"}}
    assert oddities((WORK, HOME), answers, TODAY) == []


@given(st.dictionaries(st.sampled_from(["alles", "werk", "thuis"]), st.dictionaries(names, json)))
def test_whatever_was_taken_can_be_looked_at(said):
    taken = {one.name: c.fit(one, said.get(one.name, {}))[0] for one in CHUNKS}
    for one in oddities(CHUNKS, taken, TODAY):
        assert all(chunk in taken for chunk, _question in one.places)


@pytest.mark.parametrize(
    ("answers", "least", "young"),
    [({}, 18, False), ({"a": {}}, 18, False), ({"a": {"age": 17}}, 18, True), ({"a": {"age": 18}}, 18, False)],
)
def test_only_who_says_so_is_too_young(answers, least, young):
    assert too_young(answers, least) is young
