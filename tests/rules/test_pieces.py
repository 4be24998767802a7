"""Working on a piece: every answer comes back as it was, and each component takes what it asks for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules.content.values import Runs
from luwte.rules.pieces import (
    HEAPS,
    LINES_MOST,
    NOTE_MOST,
    SHAPES,
    TEXT_MOST,
    Answers,
    Line,
    State,
    Work,
    Wrong,
    again,
    from_json,
    options,
    shape,
    work,
    wrongs,
)

TEXTS = st.text(max_size=20)
YEARS = st.none() | st.integers(1900, 2100)
ANSWERS = st.builds(
    Answers, st.lists(st.builds(Line, TEXTS, TEXTS, TEXTS, YEARS, TEXTS), max_size=4).map(tuple), TEXTS, st.booleans()
)
MANY = st.lists(ANSWERS, max_size=2).map(tuple)
DAYS = st.dates()
WORKS = st.builds(
    Work, TEXTS, TEXTS, TEXTS, TEXTS, st.sampled_from(State), DAYS, st.lists(DAYS).map(tuple), ANSWERS, MANY, MANY
)


@given(ANSWERS)
def test_answers_come_back_as_they_were(answers):
    assert from_json(answers.to_json()) == answers


@given(WORKS)
def test_work_comes_back_as_it_was(one):
    assert work(one.to_json()) == one


@st.composite
def fitting(draw):
    """A component, with answers that fit it."""
    runs = draw(st.sampled_from(Runs))
    asked = shape(runs)
    line = st.builds(
        Line,
        st.text(min_size=1, max_size=TEXT_MOST).filter(str.strip),
        st.sampled_from(("", *asked.where)),
        st.sampled_from(("", *asked.what)),
        YEARS if asked.year else st.none(),
        st.text(max_size=20),
    )
    lines = draw(st.lists(line, max_size=LINES_MOST if asked.lines else 0))
    return runs, Answers(tuple(lines), draw(st.text(max_size=40)), draw(st.booleans()))


@given(fitting())
def test_what_fits_is_taken_and_also_the_next_time(one):
    runs, answers = one
    assert wrongs(runs, answers) == ()
    assert wrongs(runs, again(runs, answers)) == ()
    assert not again(runs, answers).closed


@pytest.mark.parametrize(
    ("runs", "answers", "why"),
    [
        (Runs.TIMER, Answers((Line("a"),)), Wrong.TOO_MANY),
        (Runs.WORRY_NOTES, Answers((Line("a"),) * (LINES_MOST + 1)), Wrong.TOO_MANY),
        (Runs.NONE, Answers(note="a" * (NOTE_MOST + 1)), Wrong.TOO_LONG),
        (Runs.WORRY_NOTES, Answers((Line("a" * (TEXT_MOST + 1)),)), Wrong.TOO_LONG),
        (Runs.BIOGRAPHY, Answers((Line("a", more="a" * (TEXT_MOST + 1)),)), Wrong.TOO_LONG),
        (Runs.SENTENCES, Answers((Line("  "),)), Wrong.EMPTY),
        (Runs.BODY_MAP, Answers((Line("a", "work"),)), Wrong.WHERE),
        (Runs.ENERGY_MAP, Answers((Line("a", "work", "high"),)), Wrong.WHAT),
        (Runs.BIOGRAPHY, Answers((Line("a", year=1899),)), Wrong.YEAR),
        (Runs.BIOGRAPHY, Answers((Line("a", year=2101),)), Wrong.YEAR),
        (Runs.VALUES, Answers((Line("a", year=2000),)), Wrong.YEAR),
    ],
)
def test_what_does_not_fit_is_named(runs, answers, why):
    assert wrongs(runs, answers) == (why,)


def test_a_collection_stays_and_a_tick_list_starts_empty():
    mine = Answers((Line("Nee, dank je.", what="kept"),), closed=True)
    assert again(Runs.SENTENCES, mine) == Answers(mine.lines)
    assert again(Runs.CHECKLIST, mine) == again(Runs.TIMER, Answers(note="goed")) == Answers()


def test_what_there_is_to_choose_from_is_read_from_the_text():
    html = "<ol>\n<li>Schrijf op &amp; <em>klaar</em>.</li>\n<li>Loop weg.</li>\n<li>Loop weg.</li></ol><p>Nee.</p>"
    assert options(Runs.CHECKLIST, html, "") == ("Schrijf op & klaar.", "Loop weg.")
    text = "Kies.\n‘Dat past nu niet.’\n‘Half\n‘Nee, dank je.’\nZeg ‘nee’ hardop."
    assert options(Runs.SENTENCES, "", text) == ("Dat past nu niet.", "Nee, dank je.")
    words = "Nu.\nLees de woorden: rust, zorg, leren, maken, mooi.\nKies."
    assert options(Runs.VALUES, "", words) == ("rust", "zorg", "leren", "maken", "mooi")
    assert options(Runs.VALUES, "", "Kies er zes.") == options(Runs.TIMER, html, text) == ()


def test_every_component_with_lines_has_a_shape():
    note_only = {Runs.TIMER, Runs.BREATHING, Runs.SPOKEN, Runs.NONE}
    assert set(SHAPES) == set(Runs) - note_only
    assert shape(Runs.VALUES).what == HEAPS
    assert Work("module", "a", "nl", "x", State.BEGUN, date(2026, 1, 5)).answers == Answers()
