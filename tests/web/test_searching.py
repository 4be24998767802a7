"""Searching, through the door: what is found and for whom, that nothing of it stays, and what a guide reads."""

import logging
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from luwte.library import pieces as library
from luwte.records.adaptations.models import Adaptation
from luwte.records.assignments import searching
from luwte.records.audit.models import AuditEvent
from luwte.records.eyes import looking, operator
from luwte.records.eyes.guard import signed
from luwte.records.people.models import Practice
from luwte.rules.assignments import Kind, Purpose, Terms
from tests.actions.test_giving import LATER, give
from tests.building import now
from tests.web.doors import address, client_of
from tests.web.test_pieces import NO, OF, begin, form, second_phase, text, url

SEARCH = "/stukjes/zoeken/"
LINE = OF["biography"]


def asked(client, words, page=SEARCH):
    return client.post(page, {"asked": words}, follow=True)


def titles(world, words, who="coachee", language="nl"):
    eyes = world.eyes(who)
    with looking(eyes):
        return [one.title for one in searching.found(eyes, world.dossier.id, words, language)]


def copied(world, practice, **changes):
    """A practice's own text of the no-sentence."""
    source = library.source(library.piece(NO[1], "nl")).replace("Mijn eigen nee-zin", "Neezin van de molenaar")
    same = {"practice": practice, "kind": NO[0], "slug": NO[1], "language": "nl", "base": "", "changed_by": uuid4()}
    moment = dict.fromkeys(("made_at", "changed_at", "published_at"), now())
    with looking(operator(now())), signed():
        return Adaptation.objects.create(**same | moment | {"text": source, "state": "published"} | changes)


@pytest.fixture
def client(world):
    return client_of(world, "coachee")


@pytest.mark.parametrize("words", ["slapen", "SLAPEN", "slaapen", "ik kan niet slapen", "slaapproblemen"])
def test_a_piece_is_found_in_its_forms_and_with_a_typing_error(client, words):
    page = text(asked(client, words))
    assert "Slapen zonder strijd" in page
    assert page.index("Slapen zonder strijd") < page.index("Lezen ·")
    assert f'value="{words}"' in page
    assert "Niemand ziet wat je zoekt." in page


def test_the_field_stands_on_the_shelf_and_asks_nothing_by_itself(client):
    for page in (reverse("coachee:pieces"), SEARCH):
        shown = text(client.get(page))
        assert (f'action="{SEARCH}"' in shown, "Niets gevonden" in shown) == (True, False)


def test_nothing_found_says_what_to_do_and_what_was_asked_is_text(client):
    page = text(asked(client, "<b>xyzzy</b>"))
    assert "Niets gevonden" in page
    assert "Probeer één ander woord" in page
    assert ("<b>xyzzy" in page, "&lt;b&gt;xyzzy" in page) == (False, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [("", "Typ een woord"), ("   ", "Typ een woord"), ("a" * 81, "te lang om te zoeken"), ("slaap\x00", "")],
)
def test_what_cannot_be_searched_is_said(client, words, said):
    answer = client.post(SEARCH, {"asked": words})
    assert (answer.status_code, said in text(answer)) == (422, True)


@pytest.mark.parametrize("words", ["\u202e\u0301\U0001f4a4", "ﬀ" * 40, "'; drop table", "%_%", "a" * 80, "🙂 slapen"])
def test_odd_words_do_no_harm(client, words):
    assert asked(client, words).status_code == 200


def test_nothing_of_what_was_asked_stays(world, client, caplog):
    with looking(operator(now())):
        before = {model: model.objects.count() for model in apps.get_app_config("records").get_models()}
    with caplog.at_level(logging.DEBUG):
        answer = asked(client, "schaamte")
    ((there, status),) = answer.redirect_chain
    assert ("Schaamte" in text(answer), status, "schaam" in there.lower()) == (True, 302, False)
    assert "schaamte" not in caplog.text.lower()
    with looking(operator(now())):
        assert {model: model.objects.count() for model in before} == before
    # the page with what was found comes back, for who asked it only, and for an hour
    assert "Schaamte" in text(client.get(there))
    assert "Gevonden" not in text(client_of(world, "other coachee").get(there))
    for junk in ("z=x", "z=%00", "z=" + "A" * 5000, "z=é"):
        assert client.get(f"{SEARCH}?{junk}").status_code == 200


def test_the_log_of_a_guide_holds_no_words(world):
    page = address(world, "coach:find")
    answer = asked(client_of(world, "coach"), "schaamte", page)
    assert "Schaamte" in text(answer)
    with looking(operator(now())):
        rows = [str(list(row)) for row in AuditEvent.objects.values_list()]
    assert rows
    assert not [row for row in rows if "schaam" in row.lower()]


def test_the_life_line_is_found_only_with_a_coach_from_the_second_phase(world):
    assert "Mijn levenslijn" not in titles(world, "levenslijn")
    assert "Mijn levenslijn" in titles(world, "levenslijn", "coach")
    second_phase(world)
    assert "Mijn levenslijn" in titles(world, "levenslijn")
    waits = Terms(Purpose.WAITING_LIST, world.eyes("coach").today + LATER, "Noor", "112")
    give(world, Kind.EXERCISE, "bodyscan", waits)
    assert "Mijn levenslijn" not in titles(world, "levenslijn")


def test_what_was_begun_is_always_found_and_later_phases_wait(world, client):
    assert "Mijn eigen rode vlaggen" not in titles(world, "rode vlaggen")
    assert "Mijn eigen rode vlaggen" in titles(world, "rode vlaggen", "coach")
    second_phase(world)
    begin(client, LINE)
    give(world, Kind.EXERCISE, "bodyscan", Terms(Purpose.WAITING_LIST, world.eyes("coach").today + LATER, "N", "1"))
    assert "Mijn levenslijn" in titles(world, "levenslijn")


def test_a_programme_is_found_by_who_has_it(world, client):
    assert "Uit de wind" not in titles(world, "uit de wind")
    give(world)
    assert "Uit de wind" in titles(world, "wind")
    assert f'href="{reverse("coachee:programme")}"' in text(asked(client, "wind"))


@pytest.mark.parametrize("who", ["manager", "nobody"])
def test_others_find_nothing(world, who):
    assert titles(world, "slapen", who) == []


def test_a_practices_own_copy_is_found_by_its_own_words(world):
    assert titles(world, "molenaar", "coach") == []
    copied(world, world.other)
    for state in ("draft", "review", "withdrawn"):
        copied(world, world.practice, state=state)
    assert titles(world, "molenaar", "coach") == []
    copied(world, world.practice)
    assert titles(world, "molenar", "coach") == ["Neezin van de molenaar"]
    assert titles(world, "molenaar", "coach", "en") == []
    copied(world, world.practice, text="kapot", published_at=now())
    assert "Mijn eigen nee-zin" in titles(world, "nee zin", "coach")


def test_in_english(client):
    client.cookies["luwte_language"] = "en"
    page = text(asked(client, "sleping"))
    assert "Sleeping without a struggle" in page


def test_a_search_takes_the_same_queries_however_much_there_is(world, client):
    def count():
        with CaptureQueriesContext(connection) as seen:
            asked(client, "slapen")
        return len(seen)

    count()
    few = count()
    for slug in ("bodyscan", "hoofd-leeg", "vijf-dingen-zien", "werkdag-sluiten"):
        begin(client, ("exercise", slug))
        give(world, Kind.EXERCISE, slug)
    copied(world, world.practice)
    assert count() == few


def test_whoever_guides_reads_what_was_shown_inside_the_piece(world, client):
    coach = client_of(world, "coach")
    page = reverse("coach:given_piece", args=[world.dossier.id, *NO])
    begin(client)
    client.post(url(NO), form(text__0="Ik <zwijg> even", do="finish"))
    hidden = text(coach.get(page))
    assert ("Van dit stukje zie je niets." in hidden, "zwijg" in hidden) == (True, False)
    client.post(url(NO), form(do="show"))
    shown = text(coach.get(page))
    assert ("Ik &lt;zwijg&gt; even" in shown, "Gedaan op" in shown) == (True, True)
    assert page in text(coach.get(address(world, "coach:given")))
    client.post(url(NO), form(do="again"))
    client.post(url(NO), form(text__0="Een andere", base_revision=4))
    assert "Een andere" in text(coach.get(page))
    client.post(url(NO), form(do="hide"))
    assert "Een andere" not in text(coach.get(page))


def test_a_shown_life_line_is_a_line_for_the_coach_too(world, client):
    second_phase(world)
    begin(client, LINE)
    lines = {"text-0": "later", "year-0": "2010", "text-1": "vroeg", "year-1": "1988"}
    client.post(url(LINE), {**form(), **lines, "do": "finish"})
    client.post(url(LINE), form(do="again"))
    client.post(url(LINE), {**form(base_revision=4), **lines, "text-0": "anders", "do": "finish"})
    client.post(url(LINE), form(do="show"))
    page = text(client_of(world, "coach").get(reverse("coach:given_piece", args=[world.dossier.id, *LINE])))
    assert page.count("<circle") == 2
    assert page.index("1988: vroeg") < page.index("2010: anders") < page.index("Van eerdere keren")


def test_from_a_search_to_giving(world):
    coach = client_of(world, "coach")
    found = text(asked(coach, "bodyscan", address(world, "coach:find")))
    page = reverse("coach:given_piece", args=[world.dossier.id, "exercise", "bodyscan"])
    assert f'href="{page}"' in found
    shown = text(coach.get(page))
    assert "vanaf: Tot rust komen" in shown
    give_page = address(world, "coach:give") + "?wat=exercise:bodyscan"
    assert give_page in shown
    chosen = text(coach.get(give_page))
    assert 'value="exercise:bodyscan" required id="id_what' in chosen or "checked" in chosen
    assert address(world, "coach:given") in text(asked(coach, "wind", address(world, "coach:find")))


def test_a_guide_reads_what_cannot_be_given_now_and_no_stranger_reads_anything(world):
    story = reverse("coach:given_piece", args=[world.dossier.id, "story", "sam-wachten"])
    coach = client_of(world, "coach")
    assert "Dit stukje geven" not in text(coach.get(story))
    line = text(coach.get(reverse("coach:given_piece", args=[world.dossier.id, *LINE])))
    assert ("samen, na de eerste rust" in line, "Dit stukje geven" in line) == (True, False)
    assert coach.get(story.replace("sam-wachten", "niets")).status_code == 404
    assert client_of(world, "coach elsewhere").get(story).status_code == 404
    care = text(client_of(world, "care professional").get(story.replace("/caseload/", "/zorg/")))
    assert "Sam" in care
    linked = coach.get(reverse("coach:given_piece", args=[world.dossier.id, "module", "terug-naar-werk"]))
    assert reverse("coach:given_piece", args=[world.dossier.id, "exercise", "gesprek-over-werk"]) in text(linked)


def test_a_piece_speaks_and_is_found_in_the_words_of_the_practices_country(world, client):
    said = "‘Dat bespreek ik met de {}.’"
    where = ["exercise", "gesprek-over-werk"]
    assert said.format("bedrijfsarts") in text(client.get(reverse("coachee:piece", args=where)))
    with looking(operator(now())), signed():
        Practice.objects.filter(id=world.practice.id).update(country="BE")
    assert said.format("arbeidsarts") in text(client.get(reverse("coachee:piece", args=where)))
    found = text(asked(client_of(world, "coach"), "arbeidsarts", address(world, "coach:find")))
    page = reverse("coach:given_piece", args=[world.dossier.id, *where])
    assert page in found
    assert said.format("arbeidsarts") in text(client_of(world, "coach").get(page))
