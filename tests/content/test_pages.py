"""The pages that explain: complete in both languages, short sentences, no forbidden words, clean HTML."""

import re

import pytest

from luwte.library.country import crisis_help
from luwte.library.pages import Unfit, page, pages, read
from luwte.library.shelves import content_root

NEVER = (
    "patiënt", "behandel", "therapie", "genez", "diagnose", "risico", "screening", "kans op", "terugval voorspel",
    "alarm", "gecertificeerd", "avg-proof", "ons advies", "patient",
    "treatment", "therapy", "diagnos", "risk", "relapse",
)  # fmt: skip
ALL = sorted(pages().items())


def sentences(text):
    body = text.split("---\n", 2)[2]
    pieces = re.split(r"(?<=[.!?])\s+|\n\n|\n- ", body)
    return [piece for piece in (one.strip("# \n") for one in pieces) if piece]


def file(slug, language):
    return (content_root() / "text" / language / "pages" / f"{slug}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("key", "found"), ALL, ids=["-".join(key) for key, _ in ALL])
def test_a_page_reads_easily(key, found):
    lengths = [len(sentence.split()) for sentence in sentences(file(*key))]
    assert max(lengths) <= 20
    assert sum(lengths) / len(lengths) <= 12
    assert "!" not in file(*key)
    assert [word for word in NEVER if word in file(*key).lower()] == []
    assert found.heading.title
    assert {source.strength for source in found.heading.sources} <= {"onderzocht", "richtlijn", "praktijkkennis"}


def test_each_page_is_there_in_both_languages():
    assert {slug for (slug, language) in pages() if language == "nl"} == {
        slug for (slug, language) in pages() if language == "en"
    }
    assert page("verschuiving", "fr").language == "nl"
    assert page("bestaat-niet", "nl") is None


def test_the_published_figures_stand_on_the_page():
    for language in ("nl", "en"):
        text = page("verschuiving", language).html
        assert all(number in text for number in ("68", "74", "41", "14"))


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "heading"), ("---\ntitle: x\n---\nbody", "summary"), ("---\n: :\n---\n", "heading"), ("geen kop", "heading")],
)
def test_a_wrong_heading_names_file_and_key(text, says):
    with pytest.raises(Unfit, match=rf"text/nl/pages/x\.md.*{says}"):
        read(text, "x", "nl")


def test_nothing_but_text_gets_through():
    heading = "---\ntitle: x\nsummary: x\nminutes: 1\nchecked: 2026-11-24\n---\n"
    html = read(heading + '<script>alert(1)</script>\n\n[a](javascript:alert(1)) <b onclick="x">b</b>', "x", "nl").html
    assert "<script" not in html
    assert "onclick=" not in html.replace("&quot;", "").replace("&lt;b onclick=", "")
    assert 'href="javascript' not in html


@pytest.mark.parametrize("country", ["NL", "BE"])
def test_crisis_help_can_be_called(country):
    lines = crisis_help(country).lines
    assert all(re.fullmatch(r"[\d+][\d -]{2,14}", line.phone) for line in lines if line.phone)
    assert any(line.phone for line in lines if line.verified)
