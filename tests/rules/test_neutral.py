"""Words that tell of health are found however they are written, and what tells nothing is let through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules.neutral import telling


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Coachingtraject, sessie 3", ()),
        ("Zie onze klachtenregeling bij het klachtenloket", ()),
        ("Factuur voor mevrouw De Wit, kostenplaats 4411", ()),
        ("Begeleiding bij burn-out en Burnout", ("burn-out", "burnout")),
        ("Een klacht? Na een ziekmelding, bij stressklachten", ("ziekmelding", "stressklachten")),
        ("re-integratie na uitputting", ("re-integratie", "uitputting")),
        ("burn out, Burn-out", ("burn out", "burn-out")),
        ("burn\u2011out en burn\u2013out", ("burn-out",)),
        ("burn\u00adout", ("burnout",)),
        ("\uff42\uff55\uff52\uff4e\uff4f\uff55\uff54", ("burnout",)),
        ("werkstress en arbeidsverzuim", ("werkstress", "arbeidsverzuim")),
        ("facturen@vanburnoutnaarbalans.invalid", ("vanburnoutnaarbalans",)),
    ],
)
def test_words_that_tell_of_health(text, found):
    assert telling(text) == found


@given(st.text(), st.sampled_from(["psycholoog", "overspannen", "depressie", "huisarts"]), st.text())
def test_a_word_that_stands_apart_is_found_whatever_is_around_it(before, word, after):
    found = telling(f"{before} {word} {after}")
    assert any(one.startswith(word) or word in one for one in found)
