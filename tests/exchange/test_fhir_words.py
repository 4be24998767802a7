"""What a questionnaire file says in words: options, translations, and markup from which all that acts is gone."""

from decimal import Decimal

import pytest

from luwte.exchange.fhir.markup import cleaned
from luwte.exchange.fhir.taking import Code
from luwte.exchange.fhir.valuesets import MOST_OPTIONS
from luwte.rules.instruments.values import Coding
from tests.exchange.papers import SD, concept, extension, first, item, noted, paper, reading, value_set

D = Decimal


# -- options -----------------------------------------------------------------------------------------------------------


def test_options_of_every_kind_with_their_scores():
    options = [
        {"valueCoding": {"code": "a", "display": "A", "extension": [extension("ordinalValue", "Decimal", 1)]}},
        {"valueInteger": 2, "extension": [extension("itemWeight", "Decimal", 2.5)]},
        {"valueString": "woorden", "_valueString": {"extension": [extension("ordinalValue", "Decimal", 3)]}},
        {"valueDate": "2026-01-01"},
        {"valueTime": "10:00:00"},
        {
            "valueCoding": {"code": "z"},
            "extension": [
                extension("questionnaire-optionPrefix", "String", "z)"),
                extension("questionnaire-optionExclusive", "Boolean", True),
            ],
        },
        {"valueReference": {"reference": "Patient/1"}},
        {"valueCoding": {"code": "a"}},
    ]
    found = reading(paper(item(type="choice", answerOption=options)))
    told = found.questionnaire.items[0].options
    assert [one.value for one in told] == [
        Coding("a", display="A"),
        2,
        "woorden",
        "2026-01-01",
        "10:00:00",
        Coding("z"),
    ]
    assert [one.score for one in told] == [1, D("2.5"), 3, None, None, None]
    assert (told[5].prefix, told[5].alone, told[5].words.plain) == ("z)", True, "z")
    assert {(Code.OPTION_NOT_USED, "a"), (Code.DOUBLE_OPTION, "a")} <= noted(found)


def options_of(reference, *contained):
    return [
        one.value.code
        for one in first(item(type="choice", answerValueSet=reference), contained=list(contained)).options
    ]


def test_value_sets_however_they_are_told():
    system = {
        "resourceType": "CodeSystem",
        "url": "s",
        "concept": [
            concept("a", concept=[concept("b")]),
            concept("c", property=[{"code": "itemWeight", "valueDecimal": 7}]),
        ],
    }
    listed = value_set("l", include=[{"system": "s", "concept": [concept("a"), {"code": "c"}]}])
    whole = value_set("w", include=[{"system": "s"}], exclude=[{"system": "s", "concept": [{"code": "b"}]}])
    other = value_set(
        "o", include=[{"valueSet": ["http://x/l"]}, {"valueSet": "http://x/o"}, {"system": "s", "filter": [{}]}]
    )
    expanded = {
        "resourceType": "ValueSet",
        "id": "e",
        "expansion": {"contains": [concept("x", abstract=True, contains=[concept("y"), concept("n", inactive=True)])]},
    }
    everything = (system, listed, whole, other, expanded)
    assert options_of("#l", *everything) == ["a", "c"]
    assert options_of("http://x/l|1", *everything) == ["a", "c"]
    assert options_of("ValueSet/l", *everything) == ["a", "c"]
    assert options_of("w", *everything) == ["a", "c"]
    assert options_of("http://x/o", *everything) == ["a", "c"]
    assert options_of("#e", *everything) == ["y"]
    assert first(item(type="choice", options={"reference": "#w"}), contained=list(everything)).options[1].score == 7
    filled = first(item(type="choice", answerValueSet="#l"), contained=list(everything)).options[1]
    assert (filled.value, filled.score) == (Coding("c", "s", "C"), 7)
    assert options_of("#nowhere", *everything) == []
    assert options_of("#l", listed | {"compose": 3}) == []


def test_value_sets_that_point_at_each_other_many_times_come_to_an_end():
    sets = [value_set(f"v{n}", include=[{"valueSet": [f"http://x/v{n + 1}"] * 40}] * 40) for n in range(12)]
    found = reading(paper(item(type="choice", answerValueSet="#v0"), contained=sets))
    assert (Code.OPTION_NOT_USED, "a") in noted(found)


def test_no_more_options_than_a_page_holds():
    many = value_set("m", include=[{"system": "s", "concept": [concept(f"c{n}") for n in range(MOST_OPTIONS + 5)]}])
    found = reading(paper(item(type="choice", answerValueSet="#m"), contained=[many]))
    assert len(found.questionnaire.items[0].options) == MOST_OPTIONS
    assert (Code.OPTION_NOT_USED, "a") in noted(found)


# -- words -------------------------------------------------------------------------------------------------------------


def translated(language, said):
    return {
        "url": SD + "translation",
        "extension": [{"url": "lang", "valueCode": language}, {"url": "content", "valueString": said}],
    }


def test_translations_of_texts_titles_and_options():
    told = item(
        _text={"extension": [translated("en", "Question"), translated("en", "twice"), translated("", "x")]},
        type="choice",
    )
    told["answerOption"] = [
        {"valueCoding": {"code": "y", "display": "Ja", "_display": {"extension": [translated("en", "Yes")]}}}
    ]
    found = reading(paper(told, title="Titel", _title={"extension": [translated("en", "Title")]}, language="nl"))
    questionnaire = found.questionnaire
    assert (questionnaire.title.in_("en"), questionnaire.language) == ("Title", "nl")
    assert questionnaire.items[0].words.in_("en") == "Question"
    assert questionnaire.items[0].options[0].words.in_("en") == "Yes"
    designated = value_set(
        "v", include=[{"system": "s", "concept": [concept("y", designation=[{"language": "en", "value": "Yes"}])]}]
    )
    assert first(item(type="choice", answerValueSet="#v"), contained=[designated]).options[0].words.in_("en") == "Yes"


def rendered(kind, source, text="gewoon"):
    told = item(text=text, _text={"extension": [extension(f"rendering-{kind}", "String", source)]})
    found = reading(paper(told))
    return found.questionnaire.items[0].words, found


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>Hallo",
        "<p onclick='x()'>Hallo</p>",
        "<a href='javascript:alert(1)'>Hallo</a>",
        "<img src=x onerror=alert(1)>Hallo",
        "<iframe src='https://x.nl'></iframe>Hallo",
        "<svg><script>alert(1)</script></svg>Hallo",
        "<SCRIPT SRC=//x.nl></SCRIPT>Hallo",
    ],
)
def test_what_acts_is_taken_out_and_noted(source):
    words, found = rendered("xhtml", source)
    for gone in ("script", "alert", "javascript", "onclick", "onerror", "iframe", "<img", "x.nl"):
        assert gone not in words.html.casefold()
        assert gone not in found.resource.casefold()
    assert (Code.SCRIPT, "a") in noted(found)
    assert "Hallo" in words.html


def test_what_styles_or_fetches_is_taken_out():
    words, found = rendered(
        "xhtml", "<h1 style='color:red'>Kop</h1><p class='x'><b>vet</b> <img src='http://x.nl/p'/></p>"
    )
    assert words.html == "<p>Kop</p><p><b>vet</b> </p>"
    assert (Code.MARKUP, "a") in noted(found)
    assert cleaned(words.html) == words.html


def test_markdown_is_rendered_and_its_html_stays_words():
    words, _found = rendered(
        "markdown", "**vet** <script>x</script> [hier](javascript:x) ![plaatje](http://x.nl/p)\n\n# Kop"
    )
    assert "<strong>vet</strong>" in words.html
    assert "<script" not in words.html
    assert "<img" not in words.html
    assert 'href="javascript' not in words.html
    assert "<h1" not in words.html
    assert rendered("markdown", "gewoon")[0].html == ""


def test_words_that_are_only_markup():
    words, _found = rendered("xhtml", "<div>De afgelopen <b>twee</b> weken<br/>en nu</div>", text=None)
    assert words.plain == "De afgelopen twee weken en nu"


def test_texts_and_markup_that_are_too_long():
    words, found = rendered("xhtml", "<p>" + "x" * 30_000)
    assert words.html == ""
    assert (Code.TEXT_CUT, "a") in noted(found)
    assert rendered("markdown", "x" * 30_000)[0].html == ""
    found = reading(paper(item(text="y" * 200_000)))
    assert len(found.questionnaire.items[0].words.plain) == 100_000
    assert (Code.TEXT_CUT, "a") in noted(found)


def test_narrative_is_not_kept_and_terms_and_description_are():
    told = paper(
        item(),
        text={"div": "<div>verhaal</div>"},
        copyright="CC0",
        description="Een *lijst*",
        url="http://x/q",
        version="2",
        name="Q",
    )
    found = reading(told)
    assert "verhaal" not in found.resource
    questionnaire = found.questionnaire
    assert (questionnaire.terms, questionnaire.url, questionnaire.version, questionnaire.name) == (
        "CC0",
        "http://x/q",
        "2",
        "Q",
    )
    assert questionnaire.description.html == "<p>Een <em>lijst</em></p>"
