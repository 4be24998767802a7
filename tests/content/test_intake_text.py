"""The intake as content: whole in both languages and countries, short sentences, no forbidden words, checked."""

import re

import pytest
import yaml

from luwte.library.country import terms
from luwte.library.intake import intake, read
from luwte.library.pages import Unfit
from luwte.library.shelves import content_root
from luwte.rules.intake.values import Topic
from tests.content.test_pages import NEVER

EACH = [(country, language) for country in ("NL", "BE") for language in ("nl", "en")]
PLACE = "text/nl/intake.yaml"


def texts(held):
    for chunk in held.chunks:
        yield from (chunk.title, chunk.why, chunk.note, chunk.seen)
        for one in chunk.questions:
            yield from (one.ask, one.hint, one.before, *one.options.values())


@pytest.mark.parametrize(("country", "language"), EACH)
def test_the_words_read_easily(country, language):
    said = [text for text in texts(intake(country, language)) if text]
    sentences = [piece for text in said for piece in re.split(r"(?<=[.?:])\s+", text)]
    assert max(len(one.split()) for one in sentences) <= 20
    assert not [one for one in said if "!" in one or "{" in one]
    assert [
        (word, one) for one in said for word in NEVER if word in one.lower() and "psychothera" not in one.lower()
    ] == []


def test_both_languages_ask_the_same():
    def bones(held):
        return [chunk.values() for chunk in held.chunks]

    assert bones(intake("NL", "nl")) == bones(intake("NL", "en")) == bones(intake("BE", "nl"))
    assert intake("NL", "fr") == intake("NL", "nl")


def test_a_country_has_its_own_words():
    assert "zelfstandige" in str(intake("BE").chunk("je-leven"))
    assert "arbeidsarts" in str(intake("BE").chunk("geprobeerd"))
    assert intake("NL").chunk("bestaat-niet") is None


def test_the_minimum_takes_five_minutes_and_asks_what_it_must():
    short = [one for one in intake("NL").chunks if one.minimum]
    assert sum(one.minutes for one in short) == 5
    asked = {question.name for one in short for question in one.questions}
    assert asked >= {"own_words", "since", "weighs_most", "hope", "call"}


def test_help_stands_with_thoughts_of_death_and_night_before_it():
    held = intake("NL")
    (asked,) = [one for chunk in held.chunks for one in chunk.questions if Topic.THOUGHTS_OF_DEATH in one.about]
    assert asked.help
    assert asked.before.startswith("Niemand leest dit vannacht.")


def body():
    return yaml.safe_load((content_root() / PLACE).read_text(encoding="utf-8"))


def named(held, name):
    return next(one for chunk in held["chunks"] for one in chunk["questions"] if one["name"] == name)


def broken(change):
    held = body()
    change(held)
    return yaml.safe_dump(held)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda held: held["chunks"].append(held["chunks"][0]), "a name is there twice"),
        (lambda held: held["chunks"][0].update(name="papier"), "or is taken"),
        (lambda held: held["chunks"][0].update(minutes=4), "the minimum"),
        (lambda held: [one.update(minimum=False) for one in held["chunks"]], "the minimum"),
        (lambda held: held["chunks"][0].update(minutes=9), "minutes"),
        (lambda held: held["chunks"][0].update(kleur="rood"), "kleur"),
        (lambda held: held["chunks"][0].update(questions=[]), "questions"),
        (lambda held: held["chunks"].pop(), "topics of the gate"),
        (lambda held: named(held, "age").update(kind="text"), "one of age"),
        (lambda held: named(held, "life")["options"].pop("carer"), "life"),
        (lambda held: named(held, "body").pop("options"), "body: options"),
        (lambda held: named(held, "topics").pop("topics"), "topics: options"),
        (lambda held: named(held, "violence").update(name="iets"), "iets: no topic"),
        (lambda held: named(held, "thoughts_of_death").update(help=False), "thoughts_of_death: help"),
        (lambda held: named(held, "topics")["topics"].append("thoughts_of_death"), "topics: help"),
        (lambda held: named(held, "hope").update(ask="{onbekend}"), "{onbekend}"),
    ],
)
def test_a_wrong_file_says_where_and_what(change, says):
    with pytest.raises(Unfit, match=re.escape(PLACE)) as caught:
        read(broken(change), PLACE, terms("NL"))
    assert says in str(caught.value)


@pytest.mark.parametrize("text", ["", ": :", "chunks: 3", "[]"])
def test_what_is_no_intake_is_refused(text):
    with pytest.raises(Unfit, match=r"intake\.yaml"):
        read(text, PLACE, terms("NL"))
