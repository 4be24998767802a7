"""Finding texts: the index says what a slow reading says, one typing error does no harm, nothing hidden is found."""

import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from luwte.rules.search.excerpt import MOST, excerpt
from luwte.rules.search.index import HITS_MOST, WORDS_MOST, Document, find, index, prepared
from luwte.rules.search.words import asked, folded, one_apart, written
from tests.oracles import search as oracle

LETTERS = "aben"
WORDS = st.text(LETTERS, min_size=1, max_size=7)
TEXTS = st.lists(st.one_of(WORDS, st.just("bén-aan")), max_size=8).map(" ".join)
FIELDS = st.tuples(st.tuples(TEXTS, st.just(5)), st.tuples(TEXTS, st.just(1)))
DOCUMENTS = st.lists(
    st.builds(Document, st.sampled_from(string.ascii_lowercase), FIELDS), unique_by=lambda one: one.key, max_size=6
)
KEYS = st.none() | st.frozensets(st.sampled_from(string.ascii_lowercase[:6]))


def stem(word):
    """A stem that is easy to see through."""
    return word.rstrip("en") or word


def built(documents):
    return index(prepared(one, stem) for one in documents)


def keys(documents, text, may=None, quiet=()):
    return [hit.key for hit in find(built(documents), text, stem, may, quiet)]


def of(**texts):
    return [Document(key, ((text, 1),)) for key, text in texts.items()]


# How a word is written may be known from a text that is not shown; that text is not found by it.
HIDDEN_TEACHES = [Document("a", (("", 5), ("eb", 1))), Document("b", (("", 5), ("ebe", 1)))]


@example(HIDDEN_TEACHES, "aebe", frozenset("a"), frozenset())
@given(DOCUMENTS, TEXTS, KEYS, st.frozensets(WORDS, max_size=3))
def test_the_index_finds_what_a_slow_reading_finds(documents, text, may, quiet):
    assert keys(documents, text, may, quiet) == oracle.find(documents, text, stem, may, quiet)


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_one_letter_apart(one, other):
    assert one_apart(one, other) == one_apart(other, one) == (oracle.errors(one, other) <= 1)


@given(WORDS.filter(lambda one: len(one) > 3), st.data())
def test_a_word_with_one_error_finds_its_text(word, data):
    at = data.draw(st.integers(0, len(word) - 1))
    wrong = data.draw(
        st.sampled_from([word[:at] + "x" + word[at:], word[:at] + "x" + word[at + 1 :], word[:at] + word[at + 1 :]])
    )
    documents = of(a=word, b="xyz", c="ander")
    assert len(wrong) < 4 or keys(documents, wrong) == ["a"]


@given(DOCUMENTS, TEXTS, st.frozensets(st.sampled_from(string.ascii_lowercase)))
def test_what_may_not_be_found_changes_nothing_in_what_is_found(documents, text, may):
    assert keys(documents, text, may) == keys([one for one in documents if one.key in may], text)


@given(st.text(), st.text())
def test_nothing_that_one_types_is_too_odd(text, other):
    assert len(keys(of(a=text, b=other), other)) <= 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ademen", ["a"]),
        ("ÁDEM", ["a"]),
        ("ademoefening", ["a"]),  # begins with a word that is there
        ("slaa", ["b"]),  # the beginning of a longer one
        ("slaappil", ["b"]),
        ("sapen", ["b"]),
        ("salpen", ["b"]),
        ("burn-out", ["c"]),
        ("burnout", ["c"]),
        ("burn out", ["c"]),
        ("ezel", []),
        ("", []),
        ("!?", []),
    ],
)
def test_the_ways_in_which_a_word_is_found(text, found):
    assert keys(of(a="adem rustig", b="slaap slaapkamer slapen", c="een burn-out", d="huis"), text) == found


def test_the_same_word_goes_before_a_word_that_looks_like_it():
    documents = of(a="rust", b="rest", c="huis")
    assert keys(documents, "rust") == ["a"]
    assert keys(documents, "rust", {"b", "c"}) == ["b"]


def test_a_quiet_word_counts_only_when_nothing_else_was_asked():
    documents = of(a="niet slaap", b="niet werk", c="niet thuis")
    assert keys(documents, "niet slaap", quiet={"niet"}) == ["a"]
    assert keys(documents, "niet", quiet={"niet"}) == ["a", "b", "c"]


def test_more_of_the_asked_words_goes_first_then_the_weight():
    documents = [
        Document("title", (("slaap", 8), ("rust", 1))),
        Document("text", (("huis", 8), ("slaap slaap slaap slaap", 1))),
        Document("both", (("huis", 8), ("slaap hoofd", 1))),
        *of(x="ander", y="verder", z="meer"),
    ]
    assert keys(documents, "slaap hoofd") == ["both", "title", "text"]
    assert keys(documents, "slaap") == ["title", "text", "both"]


def test_not_more_than_can_be_read_or_asked():
    many = of(**{f"k{n:02}": "slaap" for n in range(20)}, other="rest")
    assert len(keys(many, "slaap")) == HITS_MOST
    late = " ".join([f"niets{n}" for n in range(WORDS_MOST)] + ["slaap"])
    assert (keys(many, late), keys(many, f"slaap {late}")[:1]) == ([], ["k00"])
    assert asked("Een een EEN") == ["een"]


def test_words_are_compared_without_capitals_accents_and_hyphens():
    assert folded("Café É") == "cafe e"
    assert list(written("Burn-out, zo’n 'ding'")) == ["burnout", "burn", "out", "zon", "ding"]


def test_the_excerpt_is_the_first_sentence_that_holds_it():
    there = built(of(a="Je slaapt slecht. Het hoofd is vol."))
    (hit,) = find(there, "hoofden", stem)
    assert excerpt(["Je slaapt slecht.", "Het hoofd is vol."], there.stems, hit.stems) == "Het hoofd is vol."
    assert excerpt(["Niets."], there.stems, hit.stems) == ""
    long = excerpt(["hoofd " + "woord " * 60], there.stems, hit.stems)
    assert (len(long) <= MOST, long.endswith("woord…")) == (True, True)
