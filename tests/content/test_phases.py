"""The phases as content: whole in both languages, short sentences, no forbidden words, and refused when broken."""

import re

import pytest

from luwte.library.pages import LANGUAGES, Unfit
from luwte.library.phases import name, phases, read
from luwte.library.shelves import content_root
from luwte.rules.phases import EVERY
from tests.content.test_pages import NEVER

TEXT = (content_root() / "text/nl/phases.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_read_easily(language):
    held = phases(language)
    asked = [each.ask for one in held.phases for each in one.criteria]
    said = [held.note, *asked, *(t for one in held.phases for t in (one.name, one.summary, one.guide_time, one.ahead))]
    sentences = [piece for text in said for piece in re.split(r"(?<=[.?:])\s+", text)]
    assert max(len(one.split()) for one in sentences) <= 20
    assert not [one for one in said if "!" in one or "%" in one]
    assert [(word, one) for one in said for word in NEVER if word in one.lower()] == []


def test_both_languages_ask_the_same():
    def bones(language):
        return [(one.phase, [each.name for each in one.criteria], len(one.sources)) for one in phases(language).phases]

    assert bones("nl") == bones("en")
    assert [one.phase for one in phases("nl").phases] == list(EVERY)


def test_a_phase_has_a_name_in_each_language():
    assert (name(1), name(1, "en-gb"), name(9, "fr")) == ("Tot rust komen", "Coming to rest", "Bewaren wat helpt")


@pytest.mark.parametrize(
    ("part", "instead"),
    [
        ("phase: 2", "phase: 3"),
        ("name: accept", "name: brake"),
        ("strength: richtlijn", "strength: zeker"),
        ("note:", "noot:"),
        ("phases:", "phases: ["),
    ],
)
def test_a_file_that_is_not_whole_is_refused_by_name(part, instead):
    assert part in TEXT
    with pytest.raises(Unfit, match=r"phases\.yaml"):
        read(TEXT.replace(part, instead, 1), "text/nl/phases.yaml")
