"""The checks on content: each rule broken once, and what may stand."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules.content import common_words, graph, sentences, shape, wording
from luwte.rules.content.values import Finding, Kind, Level, Loose, Part, Passage, Piece, Programme, Report, Rule, Runs
from luwte.rules.content.values import Stage as Stages
from luwte.rules.content.whole import check

NONE: frozenset[str] = frozenset()


def part(section, *texts, title=""):
    held = tuple(Passage(text, 10 + number, number) for number, text in enumerate(texts))
    return Part(section, title or section, 9, held)


def module(slug="a", language="nl", **others):
    heads = ("Uitleg", "Wat je kunt doen") if language == "nl" else ("Explanation", "What you can do")
    words = "Je loopt even naar buiten." if language == "nl" else "You walk outside for a while."
    values = {
        "file": f"text/{language}/modules/{slug}.md",
        "slug": slug,
        "language": language,
        "kind": Kind.MODULE,
        "title": "Rust",
        "summary": "Kort en rustig." if language == "nl" else "Short and calm.",
        "phases": frozenset({1}),
        "minutes": 5,
        "load": 1,
        "sources": 1,
        "parts": tuple(part(head, words) for head in heads),
    }
    return Piece(**(values | others))


def exercise(**others):
    heads = ("Waarom", "Zo doe je het", "Zonder je lichaam", "Op papier")
    parts = (part("", shape.OPENING["nl"]), *(part(head, "Je zit rustig.") for head in heads))
    values = {"kind": Kind.EXERCISE, "stop_when": "Stop als het erger wordt.", "body": True, "parts": parts}
    return module(**(values | others))


def rules(found):
    return [one.rule for one in found if one.level is Level.FAULT]


def both(**others):
    return [module(**others), module(language="en", **others)]


def test_a_fit_pair_has_no_fault():
    report = check(both(), [], [], common_words.known(["je", "loopt", "even", "naar", "buiten"]))
    assert report.fit
    assert [one.rule for one in report.findings] == [Rule.LENGTH, Rule.LENGTH]
    assert report.measured[0].share == 0
    assert report.measured[1].share is None


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Eén zin. Nog één.", [2, 2]),
        ("Zeg: “Nee.” Loop weg", [2, 2]),
        ("Burn-out is 4,5 uur.", [5]),
        ("Dit blijkt.[^1] En dit.", [2, 2]),
        ("Dit blijkt. [^1]", [2]),
        ("… Zo.", [1]),
        ("", []),
    ],
)
def test_sentences(text, counted):
    assert [len(sentences.words(one)) for one in sentences.sentences(text)] == counted


@given(st.text(max_size=200))
def test_no_word_is_lost_between_sentences(text):
    said = sentences.sentences(text)
    assert sum(len(sentences.words(one)) for one in said) == len(sentences.words(text))


def test_a_mark_stays_with_its_sentence():
    first, second = sentences.sentences("Uit onderzoek. [^2] Nog iets.")
    assert sentences.marks(first) == (2,)
    assert sentences.marks(second) == ()


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Dit is een behandeling.", "nl", ["behandeling"]),
        ("Je huisarts kent de behandeling.", "nl", []),
        ("Dit is geen behandeling.", "nl", []),
        ("Je hebt een kans op een burn-out.", "nl", ["kans"]),
        ("Goed gedaan!", "nl", ["Goed gedaan", "!"]),
        ("Een psychotherapeut helpt met therapie.", "nl", []),
        ("Elke therapie is anders.", "nl", ["therapie"]),
        ("Je bent een patiënt met een zware burn-out.", "nl", ["patiënt", "zware burn-out"]),
        ("This treatment cures patients.", "en", ["patients", "treatment", "cures"]),
        ("Your GP may suggest treatment.", "en", []),
        ("This is not a diagnosis.", "en", []),
    ],
)
def test_forbidden_words(text, language, found):
    assert [word for word, _instead in wording.forbidden(text, language)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Neem magnesium voor het slapen.", ["magnesium"]),
        ("Vitamine D helpt.", ["Vitamine"]),
        ("Slik je medicijnen? Praat met je huisarts.", []),
        ("Neem medicijnen van je huisarts.", ["medicijnen"]),
        ("Een coach geeft geen medicijnen.", []),
        ("Loop een stukje.", []),
    ],
)
def test_no_advice_on_medicines(text, found):
    assert list(wording.medicine(text, "nl")) == found


def test_a_page_about_a_carer_may_say_what_they_do():
    page = (part("", "De psycholoog", "Iemand die behandelt."),)
    assert check([], [], [Loose("x.md", "nl", page)], NONE).fit
    assert not check([], [], [Loose("x.md", "nl", (part("", "De coach", "Iemand die behandelt."),))], NONE).fit


def test_sections_are_there_and_in_order():
    there = module().parts
    assert rules(shape.shape(module(parts=there[:1]))) == [Rule.SECTION]
    assert rules(shape.shape(module(parts=there[::-1]))) == [Rule.SECTION]
    assert rules(shape.shape(module(parts=(*there, part("Iets anders", "Hoi."))))) == [Rule.SECTION]


def test_a_body_exercise_opens_with_its_words_and_has_a_way_around():
    fit = exercise()
    assert rules(shape.shape(fit)) == []
    assert rules(shape.shape(replace(fit, parts=fit.parts[1:]))) == [Rule.OPENING]
    assert rules(shape.shape(replace(fit, parts=(part("", "Hallo."), *fit.parts[1:])))) == [Rule.OPENING]
    around = tuple(one for one in fit.parts if one.section != "Zonder je lichaam")
    assert rules(shape.shape(replace(fit, parts=around))) == [Rule.SECTION]
    assert rules(shape.shape(replace(fit, parts=()))) == [Rule.SECTION] * 4 + [Rule.OPENING]


def test_a_story_says_that_it_is_composed():
    heads = (part("Het verhaal", "Ik werk in een winkel."), part("Wat hielp, en wat niet", "Rust."))
    story = module(kind=Kind.STORY, sources=0, parts=(part("", shape.COMPOSED["nl"]), *heads))
    assert rules(shape.shape(story)) == []
    assert rules(shape.shape(replace(story, parts=heads))) == [Rule.OPENING]


@pytest.mark.parametrize(
    ("piece", "rule"),
    [
        (module(runs=Runs.TIMER), Rule.SCHEMA),
        (exercise(stop_when=" "), Rule.SCHEMA),
        (exercise(runs=Runs.BIOGRAPHY, not_alone=True), Rule.BIOGRAPHY),
        (exercise(runs=Runs.BIOGRAPHY, phases=frozenset({2})), Rule.BIOGRAPHY),
        (module(sources=0), Rule.SOURCE),
        (module(parts=(part("Uitleg", *["Kort."] * 4), *module().parts[1:])), Rule.PART),
        (module(parts=(part("Uitleg", "woord. " * 51), *module().parts[1:])), Rule.PARAGRAPH),
    ],
)
def test_what_a_heading_or_a_part_breaks(piece, rule):
    assert rules(shape.shape(piece)) == [rule]


def test_only_an_exercise_is_for_the_body():
    assert Rule.SCHEMA in rules(shape.shape(module(body=True)))


def test_the_biography_may_stand_from_phase_2_with_a_coach():
    piece = exercise(runs=Runs.BIOGRAPHY, phases=frozenset({2, 3}), not_alone=True)
    assert rules(shape.shape(piece)) == []


def test_links_that_lead_nowhere():
    pieces = [module(after=("weg",), lines={"after": 7}), module("b", leads_to=("ook",), links=(("a", 3), ("nee", 4)))]
    found = list(graph.dead(pieces, frozenset({"a", "b"})))
    assert [(one.line, one.words) for one in found] == [
        (7, "after: there is no 'weg'"),
        (1, "leads_to: there is no 'ook'"),
        (4, "there is no 'nee'"),
    ]


def test_a_circle_is_named():
    pieces = [module("a", after=("b",)), module("b", after=("c",)), module("c", leads_to=("d",), after=("a",))]
    (found,) = graph.circles(pieces)
    assert found.rule is Rule.CYCLE
    assert set(found.words.split(" → ")) == {"a", "b", "c"}
    assert list(graph.circles([module("a", leads_to=("b",)), module("b", leads_to=("gone",))])) == []
    assert rules(graph.circles([module("a", after=("a",))])) == [Rule.CYCLE]


def test_one_name_one_piece():
    other = module(kind=Kind.STORY, file="text/nl/stories/a.md")
    assert rules(graph.twice([module(), other, module(language="en")])) == [Rule.SLUG]


def programme(*stages, language="nl", slug="p"):
    file = f"text/{language}/programmes/{slug}.yaml"
    return Programme(file, slug, language, "Uit de storm", "Rustig.", tuple(Stages(*one) for one in stages))


def test_a_programme_in_order():
    pieces = {"a": module(), "b": module("b", after=("a",)), "c": module("c", after=("elders",))}
    assert list(graph.ordered(programme((1, "Een", "Kort.", ("a", "b", "c"))), pieces)) == []
    wrong = programme((2, "Twee", "Kort.", ("x",)), (1, "Een", "Kort.", ("b", "a", "a")))
    found = rules(graph.ordered(wrong, pieces))
    assert found == [Rule.ORDER, Rule.ORDER, Rule.LINK, Rule.ORDER]
    assert rules(graph.ordered(programme((3, "Drie", "Kort.", ("a",))), pieces)) == [Rule.PHASE]


def test_the_two_languages_are_alike():
    assert rules(graph.pairs([module()])) == [Rule.PAIR]
    nl, en = both()
    assert rules(graph.pairs([nl, replace(en, minutes=9, links=(("a", 1),))])) == [Rule.PAIR, Rule.PAIR]
    one = programme((1, "Een", "Kort.", ("a",)))
    other = programme((1, "One", "Short.", ("b",)), language="en")
    assert rules(graph.programme_pairs([one])) == [Rule.PAIR]
    assert rules(graph.programme_pairs([one, other])) == [Rule.PAIR]
    assert rules(graph.programme_pairs([one, replace(one, language="en")])) == []


def said(text, sources=1):
    nl, en = both(sources=sources)
    changed = replace(nl, parts=(part("Uitleg", text), *nl.parts[1:]))
    return [one for one in check([changed, en], [], [], NONE).findings if one.level is Level.FAULT]


def test_claims_need_a_source_that_is_there():
    assert rules(said("Uit onderzoek komt dit.")) == [Rule.CLAIM]
    assert rules(said("Uit onderzoek komt dit.[^1]")) == []
    assert rules(said("Uit onderzoek komt dit.[^2]")) == [Rule.SOURCE]
    assert rules(said("Uit onderzoek komt dit.[^0]")) == [Rule.SOURCE]


def test_long_sentences():
    assert rules(said("Kort. Kort. " + "woord " * 21 + ".")) == [Rule.SENTENCE]
    many = said(("woord " * 16 + ". ") * 3)
    assert rules(many) == [Rule.AVERAGE]


def test_forbidden_words_and_medicines_are_found_with_their_line():
    (found,) = said("Dit is behandeling.")
    assert (found.rule, found.line) == (Rule.FORBIDDEN, 10)
    assert rules(said("Neem magnesium.")) == [Rule.MEDICINE]
    nl, en = both(title="Therapie", needs=("een kans",), lines={"title": 3})
    found = [one for one in check([nl], [], [], NONE).findings if one.rule is Rule.FORBIDDEN]
    assert [one.line for one in found] == [1, 3]
    titled = replace(nl, title="Rust", needs=(), parts=(part("Uitleg", "Hoi.", title="Een alarm"), *nl.parts[1:]))
    assert Rule.FORBIDDEN in rules(check([titled, en], [], [], NONE).findings)


def test_programmes_and_other_texts_are_read_too():
    one = programme((1, "Een", "Een kans.", ("a",)))
    other = programme((1, "One", "Short.", ("a",)), language="en")
    page = Loose("text/nl/pages/x.md", "nl", (part("", "woord " * 51 + ".", *["Uit onderzoek."] * 4),))
    empty = Loose("text/en/pages/x.md", "en", ())
    report = check(both(), [one, other], [page, empty], NONE)
    assert not report.fit
    assert rules(report.findings) == [Rule.PARAGRAPH, Rule.SENTENCE, Rule.FORBIDDEN]
    assert report.measured[-1].average == 0
    assert report.measured[-2].claims == 0


def test_a_remark_does_not_fail():
    assert Report((Finding("x", 1, Rule.LENGTH, "", Level.REMARK),), ()).fit


@pytest.mark.parametrize(
    "word",
    ["loopt", "gelopen", "opschrijven", "opgeschreven", "opteschrijven", "werkdag", "zonneklep", "Slaap’s", "12"],
)  # fmt: skip
def test_forms_of_a_common_word(word):
    stems = common_words.known(["lopen", "schrijven", "geschreven", "werk", "dag", "zon", "klep", "slaap", "lief"])
    assert common_words.common(word, stems)


@pytest.mark.parametrize("word", ["paradigma", "opparadigma", "werkparadigma", "opa", "x"])
def test_words_that_are_not_common(word):
    assert not common_words.common(word, common_words.known(["lopen", "werk"]))


@given(st.text(max_size=30))
def test_a_listed_word_is_common(word):
    assert common_words.common(word, common_words.known([word]))
