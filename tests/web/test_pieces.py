"""Pieces through the door: reading, beginning, each component sent and read back, stopping, not alone."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from luwte.actions import pieces, trajectories
from luwte.library import pieces as library
from luwte.records.assignments import pieces as queries
from luwte.records.eyes import looking
from luwte.rules.content.values import Runs
from luwte.rules.pieces import LINES_MOST, Answers, Line, State
from luwte.web.threshold.converters import PieceKindConverter
from tests.building import open_gate
from tests.web.doors import client_of

AHEAD = {"X-Luwte-Autosave": "1"}
NO = ("exercise", "mijn-nee-zin")
OF = {one.heading.runs: ("exercise", slug) for (slug, language), one in library.pieces().items() if one.heading.runs}


def url(where):
    return reverse("coachee:piece", args=where)


def form(**said):
    base = said.pop("base_revision", 1)
    return {"client_id": str(uuid4()), "base_revision": base, **{key.replace("__", "-"): v for key, v in said.items()}}


def begin(client, where=NO, **more):
    return client.post(url(where), {**form(), "do": "begin"}, **more)


def text(answer):
    return answer.content.decode()


def work(world, where=NO):
    eyes = world.eyes("coachee")
    with looking(eyes):
        return queries.work(eyes, world.dossier.id, *where)


@pytest.fixture
def client(world):
    return client_of(world, "coachee")


def second_phase(world):
    coach = world.eyes("coach")
    with looking(coach):
        open_gate(coach, world.dossier.id)
        trajectories.start(coach, world.dossier.id, 2, (coach.today,))


def test_a_piece_is_read_begun_left_and_found_again(world, client):
    assert url(NO) == "/stukjes/oefening/mijn-nee-zin/"
    assert "Er is nu niets open" in text(client.get(reverse("coachee:pieces")))
    page = text(client.get(url(NO)))
    for words in ("6 minuten. Stoppen mag, later verder.", "Stop als dit zo is:", "praktijkkennis", "Beginnen"):
        assert words in page
    assert page.index("Je kiest een korte zin") < page.index(">Waarom<")
    assert begin(client).url == url(NO)
    assert "Mijn eigen nee-zin" in text(client.get(reverse("coachee:pieces")))
    assert "Beginnen</button>" not in text(client.get(url(NO)))


@pytest.mark.parametrize("where", [("exercise", "bestaat-niet"), ("story", "mijn-nee-zin")])
def test_what_is_not_there_is_not_there(client, where):
    assert client.get(url(where)).status_code == 404
    assert client.post(url(where), {**form(), "do": "begin"}).status_code == 404


def test_kinds_that_have_no_page():
    assert reverse("coachee:pieces") == "/stukjes/"
    with pytest.raises(ValueError, match="programme"):
        PieceKindConverter().to_url("programme")


@pytest.mark.parametrize("act", ["finish", "away", "again", "show", "hide", "open", ""])
def test_nothing_happens_to_what_was_not_begun(world, client, act):
    assert client.post(url(NO), form(do=act)).status_code in (302, 404)
    assert work(world) is None


SENT = {
    Runs.SENTENCES: (
        {"option-0": "on", "text-0": "Ik kom erop terug."},
        (Line("Dat past nu niet.", what="kept"), Line("Ik kom erop terug.", what="kept")),
    ),
    Runs.CHECKLIST: ({"text-0": "Licht uit", "what-0": "on", "text-1": "Tas pakken"}, None),
    Runs.WORRY_NOTES: ({"text-0": " De auto ", "text-1": "  "}, (Line("De auto"),)),
    Runs.ENERGY_MAP: (
        {"text-0": "tuin", "where-0": "home", "what-0": "gives"},
        (Line("tuin", "home", "gives"),),
    ),
    Runs.VALUES: (
        {"option-0": "close", "option-2": "away", "text-0": "stilte", "what-0": "some"},
        (Line("rust", what="close"), Line("zorg", what="away"), Line("stilte", what="some")),
    ),
    Runs.BODY_MAP: ({"text-0": "strak", "where-0": "neck", "what-0": "too_much"}, (Line("strak", "neck", "too_much"),)),
    Runs.BIOGRAPHY: (
        {"year-0": "1999", "text-0": "verhuisd", "what-0": "low", "text-more-0": "erbij horen"},
        (Line("verhuisd", "", "low", 1999, "erbij horen"),),
    ),
}


@pytest.mark.parametrize("runs", SENT)
def test_each_component_keeps_what_was_sent_and_shows_it_again(world, client, runs):
    second_phase(world)
    where = NO if runs is Runs.SENTENCES else OF[runs]
    begin(client, where)
    sent, lines = SENT[runs]
    answer = client.post(url(where), {**form(), **sent, "do": "more"}, follow=True)
    assert "Opgeslagen. Je kunt later verder." in text(answer)
    found = work(world, where).work.answers
    assert found.lines == lines if lines else [one.text for one in found.lines] == ["Licht uit", "Tas pakken"]
    page = text(answer)
    again = {
        **dict(re.findall(r'name="([a-z0-9-]+)"[^>]*value="([^"]*)"[^>]* checked', page)),
        **dict.fromkeys(re.findall(r'type="checkbox" name="([a-z0-9-]+)"[^>]* checked', page), "on"),
        **{name: value.strip() for name, value in re.findall(r'name="([a-z0-9-]+)"[^>]*>\n([^<]*)</textarea>', page)},
        **dict(re.findall(r'name="(year-\d+)" value="([^"]*)"', page)),
        **dict(re.findall(r'<select name="([a-z0-9-]+)".*?value="([a-z_]+)" selected', page, re.DOTALL)),
    }
    # What the page shows is what it sends: nothing changes.
    client.post(url(where), {**form(base_revision=2), **again})
    assert (work(world, where).work.answers, work(world, where).revision) == (found, 2)
    client.post(url(where), {**form(base_revision=2), **again, "do": "finish"})
    done = text(client.get(url(where)))
    assert "Wat je schreef" in done
    for one in found.lines:
        assert one.text in done


@pytest.mark.parametrize("runs", [Runs.TIMER, Runs.SPOKEN, Runs.BREATHING, Runs.NONE])
def test_a_note_afterwards(world, client, runs):
    where = next(
        ("exercise", slug)
        for (slug, language), one in library.pieces().items()
        if one.heading.runs is runs and one.heading.kind == "exercise"
    )
    begin(client, where)
    client.post(url(where), form(note="Het regende.", do="finish"))
    assert (work(world, where).work.answers, work(world, where).work.state) == (
        Answers(note="Het regende."),
        State.DONE,
    )
    assert "Het regende." in text(client.get(reverse("coachee:piece_card", args=where)))


def test_worries_close_and_open(world, client):
    where = OF[Runs.WORRY_NOTES]
    begin(client, where)
    shut = text(client.post(url(where), form(text__0="De auto", do="close"), follow=True))
    assert ("Het is dicht" in shut, "De auto" in shut) == (True, False)
    assert work(world, where).work.answers == Answers((Line("De auto"),), closed=True)
    assert "De auto" in text(client.post(url(where), form(do="open"), follow=True))
    client.post(url(where), form(text__0="De auto", base_revision=3, do="finish"))
    assert work(world, where).work.answers.closed


def test_saved_as_it_goes_and_kept_beside_a_newer_one(world, client):
    begin(client)
    first = client.post(url(NO), form(text__0="Nee"), headers=AHEAD)
    assert first.json() == {"revision": 2, "saved_at_words": "Opgeslagen."}
    stale = client.post(url(NO), form(text__0="Nu niet"), headers=AHEAD)
    assert (stale.status_code, stale.json()) == (409, {"revision": 3, "other_url": url(NO)})
    page = text(client.get(url(NO)))
    assert ("Ook bewaard" in page, "Nu niet" in page) == (True, True)
    assert "Beide versies" in text(client.post(url(NO), form(text__0="Later", do="finish"), follow=True))
    assert work(world).work.state is State.BEGUN


@pytest.mark.parametrize(
    "wrong",
    [
        {"text-0": "a" * 281},
        {f"text-{n}": "x" for n in range(LINES_MOST + 3)},
        {"client_id": "geen"},
        {"base_revision": "-1"},
    ],
)
def test_what_is_wrong_is_said_and_stays_on_the_page(world, client, wrong):
    begin(client)
    answer = client.post(url(NO), {**form(), "text-0": "Mijn zin", **wrong})
    assert answer.status_code == 422
    assert "Wat je invulde staat er nog." in text(answer)
    assert client.post(url(NO), {**form(), **wrong}, headers=AHEAD).json()["error"]
    assert work(world).work.answers == Answers()


def test_one_more_time_away_and_shown(world, client):
    begin(client)
    client.post(url(NO), form(text__0="Nee", do="finish"))
    assert "Nog een keer" in text(client.get(url(NO)))
    client.post(url(NO), form(do="again"))
    assert "Van eerdere keren" in text(client.get(url(NO)))
    assert "Dan ziet Coach" in text(client.get(url(NO)))
    assert "Dit stukje is te zien." in text(client.post(url(NO), form(do="show"), follow=True))
    assert work(world).shown
    assert "Alleen jij ziet dit." in text(client.post(url(NO), form(do="hide"), follow=True))
    away = client.post(url(NO), form(do="away"), follow=True)
    assert away.redirect_chain[-1][0] == reverse("coachee:pieces")
    assert "Terughalen" in text(client.get(url(NO)))


def test_the_life_line_waits_for_the_coach_and_the_second_phase(world, client):
    where = OF[Runs.BIOGRAPHY]
    page = text(client.get(url(where)))
    assert ("Dit stukje doe je samen met je coach" in page, "Beginnen</button>" in page) == (True, False)
    assert begin(client, where).status_code == 302
    assert work(world, where) is None
    second_phase(world)
    assert "Beginnen</button>" in text(client.get(url(where)))


def test_a_life_is_drawn_from_early_to_late(world, client):
    where = OF[Runs.BIOGRAPHY]
    second_phase(world)
    begin(client, where)
    assert "<svg" not in text(client.get(url(where)))
    lines = {
        "text-0": "later",
        "year-0": "2010",
        "text-1": "erna",
        "what-1": "low",
        "text-2": "vroeg",
        "year-2": "1988",
    }
    client.post(url(where), {**form(), **lines, "do": "finish"})
    for page in (url(where), reverse("coachee:piece_card", args=where)):
        shown = text(client.get(page))
        assert shown.count("<circle") == 3
        assert shown.index("1988: vroeg") < shown.index("2010: later") < shown.index("erna (laag)")


def test_a_beginning_without_its_id_begins_nothing(world, client):
    assert client.post(url(NO), {"do": "begin"}).status_code == 302
    assert work(world) is None


def test_a_body_exercise_opens_with_the_words_and_a_way_around_it(client):
    page = text(client.get(url(OF[Runs.BODY_MAP])))
    assert page.index("Ogen open mag. Stoppen mag.") < page.index("Beginnen</button>")
    assert "Zonder je lichaam" in page


def test_in_english_and_the_language_that_one_began_in_stays(client):
    client.cookies["luwte_language"] = "en"
    assert "My own no-sentence" in text(client.get(url(NO)))
    begin(client)
    client.cookies["luwte_language"] = "nl"
    page = text(client.get(url(NO)))
    assert ("My own no-sentence" in page, '<div lang="en">' in page) == (True, True)
    assert "Mijn eigen nee-zin" in text(client.get(reverse("coachee:pieces")))


def test_links_in_a_piece_lead_to_pieces(client):
    linked = [slug for (slug, language), one in library.pieces().items() if 'href="#' in str(one.sections)]
    for slug in set(linked):
        one = library.piece(slug, "nl")
        assert 'href="#' not in text(client.get(url((one.heading.kind, slug)))).replace('href="#main"', "")


def test_the_life_line_is_not_done_once_more_without_the_coach(world, client, monkeypatch):
    where = OF[Runs.BIOGRAPHY]
    second_phase(world)
    begin(client, where)
    client.post(url(where), form(do="finish"))
    monkeypatch.setattr(queries, "alone", lambda eyes, dossier_id: True)
    assert client.post(url(where), form(do="again")).status_code == 302
    assert work(world, where).work.state is State.DONE


def test_a_piece_that_was_withdrawn_keeps_its_place(world, client, monkeypatch):
    begin(client)
    real = library.piece
    monkeypatch.setattr(library, "piece", lambda slug, language: None if slug == NO[1] else real(slug, language))
    assert "Mijn eigen nee-zin" in text(client.get(reverse("coachee:pieces")))
    client.post(url(NO), form(text__0="Nee", do="finish"))
    assert work(world).work.state is State.DONE
    eyes = world.eyes("coachee")
    with looking(eyes), pytest.raises(pieces.NotThere):
        pieces.again(eyes, world.dossier.id, *NO)
