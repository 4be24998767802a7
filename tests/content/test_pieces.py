"""Content files as they come in: whole, broken, hostile; and all that ships."""

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from luwte.cli.door import app
from luwte.library import checked, pieces
from luwte.library.country import within
from luwte.library.headings import refilled
from luwte.library.pages import Unfit
from luwte.rules.content.values import Audience, Kind, Rule

HEAD = """\
---
slug: rust
title: "Rust"
summary: "Kort en rustig."
kind: module
phase: [1, 2]
minutes: 5
load: 1
sources:
  - text: "Ervaring van coaches"
    strength: praktijkkennis
version: "2026-11"
licence: "CC BY-SA 4.0"
---
"""
BODY = """\
## Uitleg
Je zit even. Zie [de andere](stuk:rust).

### Nog iets
Veel mensen zitten graag.[^1]

## Wat je kunt doen
1. Ga zitten.
2. Kijk naar buiten.
"""
WHOLE = HEAD + BODY


@pytest.fixture
def shelf(tmp_path):
    def put(text, name="text/nl/modules/rust.md"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path

    return put


def found(root):
    return [(one.rule, one.line) for one in checked.check(root).findings if one.rule not in (Rule.PAIR, Rule.LENGTH)]


def test_a_whole_piece(shelf):
    root = shelf(WHOLE)
    assert found(root) == []
    assert [one.rule for one in checked.check(root).findings] == [Rule.LENGTH, Rule.PAIR]


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("", Rule.SCHEMA, 1),
        ("---\nslug: rust\n", Rule.SCHEMA, 1),
        (WHOLE.replace('title: "Rust"', "title: [oeps"), Rule.SCHEMA, 4),
        (WHOLE.replace("minutes: 5", "minutes: vijf"), Rule.SCHEMA, 7),
        (WHOLE.replace("minutes: 5", "minutes: 5\nminutes: 6"), Rule.SCHEMA, 8),
        (WHOLE.replace("minutes: 5", "[a]: 5"), Rule.SCHEMA, 7),
        (WHOLE.replace("strength: praktijkkennis", "strength: zeker"), Rule.SCHEMA, 11),
        (WHOLE.replace("strength: praktijkkennis", "strength: praktijkkennis\n    strength: x"), Rule.SCHEMA, 12),
        (WHOLE.replace("    strength: praktijkkennis\n", ""), Rule.SCHEMA, 10),
        (WHOLE.replace("phase: [1, 2]", "phase: [1, 7]"), Rule.SCHEMA, 6),
        (WHOLE.replace("phase: [1, 2]", "phase: &a [1]\nload_of: *a"), Rule.SCHEMA, 7),
        (WHOLE.replace("minutes: 5", "minutes: !!bool vijf"), Rule.SCHEMA, 7),
        (WHOLE.replace("minutes: 5", "minutes: 2026-13-45"), Rule.SCHEMA, 2),
        (WHOLE.replace("load: 1", "colour: red"), Rule.SCHEMA, 2),
        (WHOLE.replace('summary: "Kort en rustig."\n', ""), Rule.SUMMARY, 2),
        (WHOLE.replace('summary: "Kort en rustig."', 'summary: ""'), Rule.SUMMARY, 4),
        (WHOLE.replace("slug: rust", "slug: anders"), Rule.SLUG, 2),
        (WHOLE.replace("kind: module", "kind: story"), Rule.SCHEMA, 5),
        (WHOLE.replace("Je zit even.", "<script>alert(1)</script>"), Rule.HTML, 16),
        (WHOLE.replace("Je zit even.", "Je <b onclick='x'>zit</b>."), Rule.HTML, 16),
        (WHOLE.replace("Je zit even.", "[hier](http://voorbeeld.nl) zit je."), Rule.LINK, 16),
        (WHOLE.replace("stuk:rust", "stuk:weg"), Rule.LINK, 16),
        (WHOLE.replace("Je zit even.", "![foto](foto.png)"), Rule.IMAGE, 16),
        (WHOLE.replace("Je zit even.", "![foto](https://elders.nl/foto.png)"), Rule.IMAGE, 16),
        (WHOLE.replace("Je zit even.", "![foto](../../foto.png)"), Rule.IMAGE, 16),
        (WHOLE.replace("Veel mensen", "---\n\nVeel mensen"), Rule.HTML, 19),
        (HEAD + "x" * 70_000, Rule.SIZE, 1),
        (HEAD + "x" * 300_000, Rule.SIZE, 1),
        (b"---\n\xff\xfe", Rule.SIZE, 1),
        ("---\n- 1\n---\n", Rule.SCHEMA, 2),
        ("---\n" + "[" * 500 + "\n---\n", Rule.SCHEMA, 2),
        ("---\nkind: " + "[" * 30_000 + "]" * 30_000 + "\n---\n", Rule.SCHEMA, 2),
        ("---\n" + "x: \x07\n---\n", Rule.SCHEMA, 2),
    ],
)
def test_a_broken_piece_names_its_line(shelf, text, rule, line):
    assert (rule, line) in found(shelf(text))


@given(st.text(max_size=60), st.text(max_size=60), st.integers(0, len(WHOLE)))
def test_no_text_makes_the_check_stumble(first, second, place):
    for text in (WHOLE[:place] + first + WHOLE[place:], f"---\n{first}\n---\n{second}"):
        pieces.checkable(text, "text/nl/modules/rust.md", "nl")
        pieces.ordered(text, "text/nl/programmes/rust.yaml", "nl")


def test_windows_line_ends_change_nothing(shelf):
    assert found(shelf(WHOLE.replace("\n", "\r\n"))) == []
    assert pieces.digest(WHOLE) == pieces.digest(WHOLE.replace("\n", "\r\n"))


def test_a_picture_of_50_megabytes_is_weighed_and_never_read(shelf):
    root = shelf(WHOLE.replace("Je zit even.", "![](groot.png)"))
    (root / "media").mkdir()
    with (root / "media" / "groot.png").open("wb") as file:
        file.truncate(50_000_000)
    assert [rule for rule, _line in found(root)] == [Rule.IMAGE, Rule.IMAGE]


def test_a_small_picture_with_words_may_stand(shelf):
    root = shelf(WHOLE.replace("Je zit even.", "![een stoel](klein.png)"))
    (root / "media").mkdir()
    (root / "media" / "klein.png").write_bytes(b"x")
    assert found(root) == []


def test_a_circle_through_two_files(shelf):
    shelf(WHOLE.replace("load: 1", "load: 1\nafter: [stil]"))
    root = shelf(WHOLE.replace("slug: rust", "slug: stil\nafter: [rust]"), "text/nl/modules/stil.md")
    assert Rule.CYCLE in [rule for rule, _line in found(root)]


PROGRAMME = """\
slug: weg
title: "Weg"
summary: "Rustig."
kind: programme
phases:
  - phase: 1
    title: "Rust"
    summary: "Eerst rust."
    pieces: [rust]
version: "2026-11"
licence: "CC BY-SA 4.0"
"""


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        (PROGRAMME.replace("[rust]", "[rust, weg]"), Rule.LINK, 5),
        (PROGRAMME.replace("[rust]", "[]"), Rule.SCHEMA, 9),
        (PROGRAMME.replace("slug: weg", "slug: elders"), Rule.SLUG, 1),
        (PROGRAMME.replace('summary: "Rustig."\n', ""), Rule.SUMMARY, 1),
        ("", Rule.SCHEMA, 1),
    ],
)
def test_a_broken_programme(shelf, text, rule, line):
    shelf(WHOLE)
    assert (rule, line) in found(shelf(text, "text/nl/programmes/weg.yaml"))


def test_other_texts_are_read_for_their_words(shelf):
    shelf('---\ntitle: "Een kans"\n---\nHoi. <i>x</i>\n', "text/nl/pages/x.md")
    shelf("Geen kop!\n", "text/nl/pages/y.md")
    shelf('a:\n  - source: "een kans"\n  - "een goede kans"\n', "text/nl/consents/x.yaml")
    root = shelf("a: [", "text/nl/consents/y.yaml")
    assert found(root) == [
        (Rule.FORBIDDEN, 3),
        (Rule.SCHEMA, 1),
        (Rule.FORBIDDEN, 2),
        (Rule.HTML, 4),
        (Rule.HTML, 4),
        (Rule.FORBIDDEN, 1),
    ]


def test_a_piece_is_shown_clean():
    one = pieces.shown(WHOLE, "rust.md", "nl", lambda slug: f"/stuk/{slug}/")
    assert [section.title for section in one.sections] == ["Uitleg", "Wat je kunt doen"]
    assert '<a href="/stuk/rust/">de andere</a>' in one.sections[0].html
    assert "[^1]" not in one.sections[0].html + one.sections[0].text
    assert one.sections[1].text == "Ga zitten.\nKijk naar buiten."
    assert len(one.digest) == 64


def test_what_is_shown_runs_nothing():
    bad = WHOLE.replace("Je zit even.", "<script>alert(1)</script> [x](javascript:alert(1)) <b onclick=a>b</b>")
    html = pieces.shown(bad, "rust.md", "nl").sections[0].html
    assert "<script" not in html
    assert "<b" not in html
    assert 'href="javascript' not in html


@pytest.mark.parametrize("text", ["", WHOLE.replace("load: 1", "load: 9")])
def test_an_unfit_piece_is_not_shown(text):
    with pytest.raises(Unfit, match=r"rust\.md"):
        pieces.shown(text, "rust.md", "nl")


def test_the_command(shelf, tmp_path):
    run = CliRunner().invoke
    assert run(app, ["content", "check", str(tmp_path)]).exit_code == 2
    root = str(shelf(WHOLE.replace("Je zit even.", "Een kans.")))
    told = run(app, ["content", "check", root])
    assert told.exit_code == 1
    assert "text/nl/modules/rust.md:16: fault forbidden" in told.stdout
    held = json.loads(run(app, ["content", "check", root, "--json"]).stdout)
    assert held["fit"] is False
    assert held["totals"]["claims_with_source"] == 1
    assert "sources" in run(app, ["content", "check", "--schema"]).stdout


def test_all_that_ships_is_fit():
    report = checked.check(pieces.content_root())
    assert [one for one in report.findings if one.level == "fault"] == []
    assert sum(one.claims - one.sourced for one in report.measured) == 0
    assert {slug for slug, language in pieces.pieces() if language == "nl"} == {
        slug for slug, language in pieces.pieces() if language == "en"
    }


def test_the_programme_that_ships_starts_light_and_leaves_out_what_is_for_others():
    order = pieces.programme("uit-de-wind", "nl").heading
    first, *later = pieces.path(order, "nl", frozenset({Audience.STUDENT}))
    assert {one.heading.load for one in first[1]} == {1}
    slugs = [one.slug for stage in (first, *later) for one in stage[1]]
    assert "voor-studenten" in slugs
    assert "voor-ondernemers" not in slugs
    assert "gesprek-over-werk" not in slugs


def test_every_piece_but_a_letter_is_in_the_programme():
    order = pieces.programme("uit-de-wind", "en").heading
    listed = {slug for stage in order.phases for slug in stage.pieces}
    assert listed == {slug for (slug, _language), one in pieces.pieces().items() if one.heading.kind != Kind.LETTER}


@pytest.mark.parametrize(
    ("land", "word", "other"), [("NL", "bedrijfsarts", "arbeidsarts"), ("BE", "arbeidsarts", "UWV")]
)
def test_a_piece_is_read_in_the_words_of_the_country(land, word, other):
    with within(land):
        for slug in ("terug-naar-werk", "opbouwen", "gesprek-over-werk", "een-andere-weg", "bericht-aan-werk"):
            for language in ("nl", "en"):
                one = pieces.piece(slug, language)
                told = " ".join([one.heading.title, one.heading.summary, *(part.text for part in one.sections)])
                assert ("{" in told, "of arbeidsarts" in told, f" {other}" in told) == (False, False, False), slug
        assert word in pieces.piece("opbouwen", "nl").sections[-1].text + str(pieces.piece("opbouwen", "nl").sections)
    digests = set()
    for country in ("NL", "BE", "??"):
        with within(country):
            digests.add(pieces.piece("opbouwen", "nl").digest)
    assert len(digests) == 1  # the file is pinned, not the words of a country


def test_a_place_that_no_country_has_a_word_for_is_named():
    bad = WHOLE + "\nVraag het {dokter}.\n"
    with pytest.raises(Unfit, match=r"rust\.md:\d+: \{dokter\}"):
        pieces.shown(bad, "rust.md", "nl")
    one, found = pieces.checkable(bad, "text/nl/modules/rust.md", "nl")
    assert (one, [(f.rule, f.line) for f in found]) == (
        None,
        [(Rule.PLACE, bad.split("\n").index("Vraag het {dokter}.") + 1)],
    )


FIELDS = {"title": "Een \"ander\": # & 'x'", "minutes": 7, "load": 2, "stop_when": "Stop als het te veel is."}


def test_a_heading_is_filled_in_at_its_place_and_every_other_letter_stays():
    head = HEAD.removeprefix("---\n").removesuffix("---\n")
    made = refilled(head, FIELDS)
    assert yaml.safe_load(made) == yaml.safe_load(head) | FIELDS
    kept = [line for line in head.split("\n") if line.partition(":")[0] not in FIELDS]
    assert [line for line in made.split("\n") if line.partition(":")[0] not in FIELDS] == kept
    assert refilled(made, FIELDS) == made
    assert refilled(head, {"title": "Rust", "minutes": 5, "stop_when": ""}) == head


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff"), min_size=1))
def test_any_line_can_be_filled_in(words):
    assert yaml.safe_load(refilled("title: x\nload: 1\n", {"title": words})) == {"title": words, "load": 1}


@pytest.mark.parametrize("broken", ["a: [", "niets", "- a", "a: *b", "[" * 5000])
def test_a_heading_that_cannot_be_read_is_not_filled_in(broken):
    with pytest.raises(ValueError, match=r"."):
        refilled(broken, {"title": "x"})


def test_a_picture_is_never_shown_without_its_file():
    shown = pieces.shown(WHOLE + "\n![een boom](boom.png)\n", "x", "nl")
    assert "<img" not in "".join(one.html for one in shown.sections)
