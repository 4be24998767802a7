"""The English catalogue is whole: nothing lacks, is left over or unsure, and the gaps in sentences agree."""

import re
from collections import Counter

import pytest
from babel.messages.catalog import Message

from tests.house import catalogue

GAPS = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
TWO = tuple


def test_every_dutch_word_has_its_english():
    words = "\n".join(f'msgid "{catalogue.first(one)}"' for one in catalogue.lacking())
    assert not words, f"`make messages`, then fill these in:\n{words}"


def test_nothing_is_left_over():
    assert catalogue.superfluous() == [], "`make messages` takes these out"


def test_nothing_is_unsure():
    assert [one.id for one in catalogue.english() if one.id and one.fuzzy] == []


def gaps_differ(message):
    dutch = message.id if isinstance(message.id, TWO) else (message.id,)
    said = message.string if isinstance(message.string, TWO) else (message.string,)
    return any(Counter(GAPS.findall(one)) != Counter(GAPS.findall(dutch[-1])) for one in said)


def test_the_gaps_in_sentences_agree():
    assert [one.id for one in catalogue.english() if one.id and gaps_differ(one)] == []


@pytest.mark.parametrize(("dutch", "said"), [("%(n)s dag", "a day"), (("dag", "%(n)s dagen"), ("%(n)s day", "days"))])
def test_gaps_that_differ_are_noticed(dutch, said):
    assert gaps_differ(Message(dutch, said))


def test_what_lacks_is_noticed(monkeypatch, tmp_path):
    body = (
        catalogue.FILE.read_text("utf-8")
        .replace('msgstr "Saved."', 'msgstr ""')
        .replace('msgid "Opslaan"', 'msgid "Oplsaan"')
    )
    monkeypatch.setattr(catalogue, "FILE", tmp_path / "django.po")
    catalogue.FILE.write_text(body, "utf-8")
    assert sorted(catalogue.first(one) for one in catalogue.lacking()) == ["Opgeslagen.", "Opslaan"]
    assert catalogue.superfluous() == ["Oplsaan"]


def test_no_exclamation_marks_and_no_words_that_are_not_ours():
    said = [str(one.string) for one in catalogue.english() if one.id]
    ours = re.compile(r"!|\b(patients?|clients?|users?|risk|alarm(?!  )|certified)\b(?! organisation)", re.I)
    assert [
        one for one in said if ours.search(one) and "Set an alarm" not in one and "until the alarm" not in one
    ] == []


def test_renewing_changes_nothing(monkeypatch, tmp_path):
    body = catalogue.FILE.read_bytes()
    monkeypatch.setattr(catalogue, "FILE", tmp_path / "django.po")
    catalogue.FILE.write_bytes(body)
    assert catalogue.renew() == 0
    assert catalogue.FILE.read_bytes() == body
