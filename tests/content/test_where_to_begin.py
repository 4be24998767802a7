"""Waar begin ik?: short, plain, sourced, and without a conclusion about whoever reads; in the words of the country."""

import re
from html import unescape

import pytest
from pydantic import ValidationError

from luwte.library.country import COUNTRIES, Words, crisis_help, terms, uneven
from luwte.library.orientation import Source, _order, fill, piece, questions, read
from luwte.library.pages import LANGUAGES, Unfit
from luwte.library.shelves import content_root

BOTH = [(country, language) for country in COUNTRIES for language in LANGUAGES]
# Care of others may be called by its name here; what is never said is anything about whoever reads.
NEVER = ("patiënt", "therapie", "genez", "diagnos", "risico", "screening", "kans op", "ons advies", "patient", "risk")
CONCLUDES = re.compile(r"\b(je|jij) (hebt|bent|lijkt)\b|\b(heb|ben) je\b|\byou (have|are|seem)\b|\bare you\b", re.I)
HEADING = "---\ntitle: {title}\nsummary: x\nminutes: 1\nchecked: 2026-11-24\n---\n{body}"


def words(html):
    return unescape(re.sub(r"<[^>]+>", " ", html)).split()


def sentences(html):
    text = unescape(re.sub(r"</(p|li|h\d)>", "\n", html))
    return [one for one in re.split(r"(?<=[.!?])\s+|\n", re.sub(r"<[^>]+>", "", text)) if one.strip()]


@pytest.mark.parametrize(("country", "language"), BOTH)
def test_it_reads_in_three_minutes_along_any_path(country, language):
    asked = questions(country, language)
    assert 3 <= len(asked) <= 4
    longest = [
        max(len([*words(p.html), *words(p.heading.title), *words(p.heading.summary)]) for p in q.pieces) for q in asked
    ]
    titles = [word for q in asked for p in q.pieces for word in words(q.title + " " + p.heading.title)]
    assert sum(longest) + len(titles) <= 420  # the page itself has about 70 words of its own


@pytest.mark.parametrize(("country", "language"), BOTH)
def test_each_piece_is_plain_and_names_its_source(country, language):
    for found in (p for q in questions(country, language) for p in q.pieces):
        told = found.html + found.heading.title + found.heading.summary
        lengths = [len(one.split()) for one in sentences(found.html)]
        assert max(lengths) <= 20, found.slug
        assert sum(lengths) / len(lengths) <= 12, found.slug
        assert "!" not in told
        assert "{" not in told
        assert [word for word in NEVER if word in told.lower()] == [], found.slug
        assert CONCLUDES.findall(told) == [], found.slug
        assert found.heading.sources, found.slug


def test_both_languages_have_the_same_pieces():
    slugs = {lang: [[p.slug for p in q.pieces] for q in questions("NL", lang)] for lang in LANGUAGES}
    assert slugs["nl"] == slugs["en"]
    assert questions("NL", "fr") == questions("NL", "nl")
    assert questions("NL", "en-GB") == questions("NL", "en")


def test_a_country_has_its_own_words_and_pieces():
    assert "Terug Naar Werk" in piece("arbeidsarts", "BE", "nl").html
    assert piece("arbeidsarts", "BE", "nl").heading.title == "De arbeidsarts"
    with pytest.raises(KeyError):
        piece("arbeidsarts", "NL", "nl")
    assert "bedrijfsarts" not in "".join(p.html for q in questions("BE", "nl") for p in q.pieces)


def test_every_file_is_used():
    for language in LANGUAGES:
        files = {file.stem for file in (content_root() / "text" / language / "orientation").glob("*.md")}
        used = {p.slug for country in COUNTRIES for q in questions(country, language) for p in q.pieces}
        assert files == used


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "heading"),
        ("geen kop", "heading"),
        (HEADING.format(title="x", body="").replace("minutes: 1\n", ""), "minutes"),
        (HEADING.format(title="x", body="{onbekend}"), "onbekend"),
        (HEADING.format(title='"{nergens}"', body="x"), "nergens"),
        ("---\n: :\n---\n", "heading"),
    ],
)
def test_a_wrong_piece_names_file_and_key(text, says):
    with pytest.raises(Unfit, match=rf"x\.md.*{says}"):
        read(text, "text/nl/orientation/x.md", terms("NL"))


def test_a_place_keeps_its_capital_and_html_stays_clean():
    heading, html = read(
        HEADING.format(title="x", body='{Huisarts}, {huisarts}. <b onclick="x">a</b>'), "x.md", terms("NL")
    )
    assert "Huisarts, huisarts." in html
    assert "onclick=" not in html
    assert heading.title == "x"
    assert fill("geen plaats", "x", terms("NL")) == "geen plaats"


def test_questions_that_name_nothing_are_refused(tmp_path, monkeypatch):
    there = tmp_path / "text/nl/orientation"
    there.mkdir(parents=True)
    monkeypatch.setattr("luwte.library.orientation.content_root", lambda: tmp_path)
    (there / "questions.yaml").write_text("- title: x\n")
    with pytest.raises(Unfit, match="pieces"):
        _order("text/nl/orientation/questions.yaml")
    (there / "questions.yaml").write_text("a: [")
    with pytest.raises(Unfit, match="yaml"):
        _order("text/nl/orientation/questions.yaml")
    (there / "questions.yaml").write_text("- title: x\n  pieces: [weg]\n")
    questions.__globals__["_whole"].cache_clear()
    questions.__globals__["_pieces"].cache_clear()
    with pytest.raises(Unfit, match="weg"):
        questions("NL", "nl")
    questions.__globals__["_whole"].cache_clear()
    questions.__globals__["_pieces"].cache_clear()


def test_a_source_has_a_known_strength():
    with pytest.raises(ValidationError):
        Source(text="x", strength="zeker")


@pytest.mark.parametrize(("country", "language"), BOTH)
def test_crisis_help_is_complete_and_hides_what_was_not_verified(country, language):
    found = crisis_help(country, language)
    assert found.danger.phone == "112"
    assert found.thoughts.phone == {"NL": "113", "BE": "1813"}[country]
    assert all(line.verified and line.kind != "professionals" for line in found.shown)
    assert any(not line.verified for line in found.lines)
    assert all(line.when.endswith("?") and line.what_for and line.source for line in found.lines)
    assert found.leave.startswith("https://")


def test_the_countries_have_the_same_words():
    assert set(terms("NL")) == set(terms("BE"))
    assert terms("BE").bedrijfsarts == terms("BE")["bedrijfsarts"] == "arbeidsarts"
    assert "niets" not in terms("NL")
    with pytest.raises(AttributeError):
        _ = terms("NL").niets
    one = {"a": Words(nl="a", en="a")}
    assert uneven({"NL": one, "BE": {}}) == "country/BE/terms.yaml: a"
    assert uneven({"NL": one, "BE": one}) == ""
