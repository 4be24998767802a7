"""Scoring facts as they ship: the totals of the literature, nothing licensed; a faulty file is named."""

import json
from decimal import Decimal

import pytest

from luwte.exchange.fhir.questionnaires import read as read_file
from luwte.library.instruments import FaultyFile, expanded, fact, facts, read, schema, shipped
from luwte.rules.instruments.facts import AssignableBy, Method
from luwte.rules.instruments.matching import By, match
from luwte.rules.instruments.scoring import score
from luwte.rules.instruments.values import Place, Type

D = Decimal
GOOD = """
title: {nl: X, en: X}
assignable_by: coach
values: [0, 1]
items: 3
scales:
  - {id: total, title: {nl: T, en: T}, items: ["1-3"], method: sum}
source: eigen
terms: {nl: vrij, en: free}
"""
CLINICAL = {"phq-9", "phq-8", "phq-2", "phq-4", "gad-7", "core-10", "4dkl"}


@pytest.mark.parametrize(
    ("name", "items", "scales"),
    [
        ("phq-9", 9, {"total": (9, 0, 27)}),
        ("phq-8", 8, {"total": (8, 0, 24)}),
        ("phq-2", 2, {"total": (2, 0, 6)}),
        ("phq-4", 4, {"total": (4, 0, 12), "first-two": (2, 0, 6), "last-two": (2, 0, 6)}),
        ("gad-7", 7, {"total": (7, 0, 21)}),
        ("who-5", 5, {"total": (5, 0, 100)}),
        ("cbi", 19, {"personal": (6, 0, 100), "work": (7, 0, 100), "client": (6, 0, 100)}),
        ("core-10", 10, {"total": (10, 0, 40)}),
        ("pss-10", 10, {"total": (10, 0, 40)}),
        (
            "bat-23",
            23,
            {
                "total": (23, 1, 5),
                "exhaustion": (8, 1, 5),
                "distance": (5, 1, 5),
                "cognitive": (5, 1, 5),
                "emotional": (5, 1, 5),
            },
        ),
        (
            "bat-12",
            12,
            {
                "total": (12, 1, 5),
                "exhaustion": (3, 1, 5),
                "distance": (3, 1, 5),
                "cognitive": (3, 1, 5),
                "emotional": (3, 1, 5),
            },
        ),
        (
            "4dkl",
            50,
            {"distress": (16, 0, 32), "depression": (6, 0, 12), "anxiety": (12, 0, 24), "somatisation": (16, 0, 32)},
        ),
        (
            "signalen",
            20,
            {
                "all": (20, 0, 80),
                "lichaam": (5, 0, 20),
                "hoofd": (5, 0, 20),
                "gevoel": (5, 0, 20),
                "gedrag": (5, 0, 20),
            },
        ),
    ],
)
def test_each_instrument(name, items, scales):
    known = fact(name)
    assert len(known.items) == items
    assert {one.id: (len(one.items), one.lowest, one.highest) for one in known.scales} == scales
    assert known.assignable_by is (AssignableBy.CARE_PROFESSIONAL if name in CLINICAL else AssignableBy.COACH)


def test_all_are_tested_and_nothing_licensed_ships():
    assert {one.id for one in facts()} == CLINICAL | {"who-5", "cbi", "pss-10", "bat-23", "bat-12", "signalen"}
    assert fact("mbi") is None
    for name in ("mbi", "ubos-15", "isi", "cd-risc-10"):
        with pytest.raises(FaultyFile, match="licensed"):
            read(name, GOOD)


def test_reverse_items_and_figures_with_their_source():
    reverse = {one.id: {item.id for item in one.items if item.reverse} for one in facts()}
    assert {name: held for name, held in reverse.items() if held} == {
        "cbi": {"13"},
        "core-10": {"2", "3"},
        "pss-10": {"4", "5", "7", "8"},
    }
    figures = {(one.id, scale.id): (scale.sd, scale.reliability) for one in facts() for scale in one.scales if scale.sd}
    assert figures == {("bat-23", "total"): (D("0.65"), D("0.924"))}
    assert {(one.id, scale.min_change) for one in facts() for scale in one.scales if scale.min_change} == {
        ("who-5", 10)
    }
    assert fact("4dkl").recode == {3: 2, 4: 2}
    assert {scale.method for scale in fact("bat-23").scales} == {Method.MEAN}


def test_the_subscales_of_the_4dkl_share_no_item_and_leave_none():
    held = [item for scale in fact("4dkl").scales for item in scale.items]
    assert sorted(held, key=int) == [str(n) for n in range(1, 51)]


def test_no_code_points_at_two_items():
    for one in facts():
        for places in ([item.codes for item in one.items], [item.link_ids for item in one.items]):
            flat = [name for held in places for name in held]
            assert len(flat) == len(set(flat))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("items: 3", "items: 2"), "no item 3"),
        (('["1-3"]', '["1", "1-3"]'), "twice"),
        (('["1-3"]', "[]"), "items"),
        (("values: [0, 1]", "values: [1, 0]"), "rising"),
        (("values: [0, 1]", "values: [0]"), "values"),
        (("coach", "anyone"), "assignable_by"),
        (("source: eigen", "colour: red"), "colour"),
        (("items: 3", "items: 3\nreverse: ['4']"), "reverse"),
        (("items: 3", "items: 3\nrecode: {5: 7}"), "recode"),
        (("method: sum", "method: sum, sd: 1"), "go together"),
        (("method: sum", "method: sum, sd: 1, reliability: 0.9"), "reliability_source"),
        (("method: sum", "method: sum, sd: 1, reliability: 1.2"), "reliability"),
        (("method: sum", "method: sum, min_change: 3"), "min_change_source"),
        (("method: sum", "method: sum, missing: 1"), "prorate"),
        (("method: sum", "method: sum, missing: 3, prorate: true"), "leaves no item"),
        (
            ("method: sum}", "method: sum}\n  - {id: total, title: {nl: T, en: T}, items: ['1'], method: sum}"),
            "an id twice",
        ),
        (("title: {nl: X", "title: {nl: ["), "own"),
    ],
)
def test_a_faulty_file_is_named(change, fault):
    assert len(read("own", GOOD).items) == 3
    with pytest.raises(FaultyFile, match=fault) as told:
        read("own", GOOD.replace(*change))
    assert str(told.value).startswith("own: ")


def test_ranges_and_schema():
    assert expanded(("1-3", "7", "lichaam-1")) == ("1", "2", "3", "7", "lichaam-1")
    assert {"title", "scales", "items"} <= set(schema()["properties"])


def test_the_list_of_signals_ships_whole_in_two_languages():
    [signals] = shipped()
    found = read_file(signals.data)
    assert found.notes == ()
    known = match(found.questionnaire, facts())
    assert (known.facts.id, known.by, len(known.items), known.remarks) == ("signalen", By.URL, 20, ())
    for item in found.questionnaire.walk():
        assert item.words.plain
        assert item.words.in_("en") != item.words.plain
        assert not item.required
        assert len(item.words.plain.split()) <= 20 or item.type is Type.DISPLAY
        for option in item.options:
            assert option.words.in_("en") != option.words.plain
    answers = {
        Place(item.link_id): (item.options[n % 5].value,)
        for n, item in enumerate(found.questionnaire.walk())
        if item.options
    }
    whole, *areas = score(found.questionnaire, answers, known)
    assert whole.value == sum(one.value for one in areas)
    assert "threshold" not in json.dumps(schema())
