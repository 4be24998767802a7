"""The pages of giving and following: two taps, what is refused, what is shown, and what a stranger learns."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from luwte.actions import pieces, trajectories
from luwte.library import pieces as library
from luwte.records.assignments import queries
from luwte.records.eyes import looking
from luwte.rules.content.values import Audience
from tests.actions.test_giving import give, held, work
from tests.building import now, open_gate
from tests.web.doors import address, client_of


def text(answer):
    return " ".join(answer.content.decode().split())


def send(world, name, who="coach", **data):
    return client_of(world, who).post(address(world, name), {"client_id": uuid4(), **data}, follow=True)


def say(client, word, piece=""):
    page = client.get(reverse("coachee:today")).content.decode()
    revision = page.split('name="base_revision" value="')[1].split('"')[0]
    said = {"word": word, "piece": piece, "base_revision": revision, "client_id": uuid4()}
    return text(client.post(reverse("coachee:day_room"), said, follow=True))


@pytest.mark.parametrize(("who", "ns"), [("coach", "coach"), ("care professional", "care")])
def test_the_programme_in_two_taps_and_the_sum_comes_first(world, who, ns):
    client = client_of(world, who)
    assert address(world, f"{ns}:given") in text(client.get(address(world, f"{ns}:dossier")))
    page = text(client.get(address(world, f"{ns}:given")))
    assert "Nu vraag je samen ongeveer 4 minuten per week" in page
    assert "Met het programma erbij worden het er 10." in page
    assert page.index("minuten per week") < page.index("Geef het programma")
    page = text(send(world, f"{ns}:given", who))
    assert "Klaargezet." in page
    assert "Geef het programma" not in page
    assert "Dit was al gegeven." in text(send(world, f"{ns}:given", who))


def test_later_the_week_holds_25_minutes(world):
    with looking(world.eyes("coach")) as eyes:
        open_gate(eyes, world.dossier.id)
        trajectories.start(eyes, world.dossier.id, 2)
    assert "Meer dan 25 minuten per week is nu te veel." in text(send(world, "coach:given"))
    assert held(world)[0].terms.purpose == "during"


def test_a_form_without_an_id_gives_nothing(world):
    client_of(world, "coach").post(address(world, "coach:given"), {})
    assert held(world) == []


def test_a_waiting_list_asks_a_name_a_day_and_a_number(world):
    said = {"what": "programme:uit-de-wind", "purpose": "waiting_list"}
    page = text(send(world, "care:give", "care professional", **said))
    for words in ("Schrijf wie het contact is", "Schrijf wie iemand belt", "Kies een dag om opnieuw te kijken"):
        assert words in page
    day = now().date() + timedelta(days=14)
    more = {"contact": "Noor, 020 1", "call": "de huisarts, 020 2", "review_on": day, "audience": ["student"]}
    assert "Contact: Noor, 020 1." in text(send(world, "care:give", "care professional", **said, **more))
    for name in ("today", "programme"):
        page = text(client_of(world, "coachee").get(reverse(f"coachee:{name}")))
        assert "Zolang je wacht, is Noor, 020 1 je contact. Wordt het erger? Bel de huisarts, 020 2." in page
    assert "voor-studenten" in {slug for _phase, slug in held(world)[0].order}


def test_the_biography_line_is_not_offered_to_who_waits(world):
    page = text(client_of(world, "coach").get(address(world, "coach:give")))
    assert "exercise:bodyscan" in page
    assert "levenslijn" not in page
    with looking(world.eyes("coach")) as eyes:
        open_gate(eyes, world.dossier.id)
        trajectories.start(eyes, world.dossier.id, 2)
    assert "levenslijn" in text(client_of(world, "coach").get(address(world, "coach:give")))
    day = now().date() + timedelta(days=14)
    waits = {"purpose": "waiting_list", "contact": "Noor", "call": "112", "review_on": day}
    page = text(send(world, "coach:give", what="exercise:levenslijn", **waits))
    assert "Dit past nu niet bij deze tijd." in page
    assert held(world) == []


def test_another_day_to_look_again_and_the_sentence_on_the_list(world):
    row_id = give(world)
    (one,) = held(world)
    at = [world.dossier.id, row_id]
    client = client_of(world, "coach")
    today = world.eyes("coach").today

    def move(day, revision):
        data = {"review_on": day, "base_revision": revision}
        return text(client.post(reverse("coach:given_review", args=at), data, follow=True))

    assert "Opgeslagen." in move(today, one.revision)
    assert "De dag om opnieuw te kijken is er." in text(client.get(address(world, "coach:given")))
    assert "Je zou opnieuw kijken naar wat je gaf." in text(client.get(reverse("coach:caseload")))
    assert "Iemand koos net een andere dag." in move(today + timedelta(days=3), one.revision)
    assert "Deze dag is geweest." in move(today - timedelta(days=3), one.revision + 1)
    assert "Kies een dag, of laat hem leeg." in move("morgen", one.revision + 1)
    assert "Opgeslagen." in move("", one.revision + 1)
    page = text(client.post(reverse("coach:given_end", args=at), follow=True))
    assert "Beëindigd." in page
    assert "Laat het weer lopen" in page
    assert "Het loopt weer." in text(client.post(reverse("coach:given_end", args=at), {"do": "go_on"}, follow=True))


def test_the_guide_reads_done_only_where_it_is_shown(world):
    give(world)
    work(world, "op-de-rem", "done", done=[0])
    page = text(client_of(world, "coach").get(address(world, "coach:given")))
    assert "zie je alleen als je coachee het toont" in page
    assert "Op de rem" not in page
    work(world, "een-herstelmoment", "done", done=[0], shown=True)
    page = text(client_of(world, "coach").get(address(world, "coach:given")))
    assert ": gedaan" in page


def test_nothing_given_is_nothing_on_vandaag(world):
    page = text(client_of(world, "coachee").get(reverse("coachee:today")))
    assert "Wat kan vandaag?" not in page
    assert "Er staat niets voor je klaar." in text(client_of(world, "coachee").get(reverse("coachee:programme")))


def test_vandaag_asks_one_word_and_shows_one_step(world):
    give(world)
    client = client_of(world, "coachee")
    page = text(client.get(reverse("coachee:today")))
    assert "Niets kiezen mag ook." in page
    assert "Niet vandaag" not in page
    page = say(client, "a_bit")
    assert page.count("<h3>") == 1
    assert "Ongeveer 5 minuten. Stoppen mag altijd. Dit is het volgende stukje." in page
    assert "Dit staat klaar voor een andere dag:" in say(client, "less")
    assert "Teruggezet." in text(client.post(reverse("coachee:day_room_undo"), follow=True))
    assert "Ongeveer 3 minuten" in say(client, "other", "op-de-rem")
    page = say(client, "not_today")
    assert "Goed. Vandaag hoeft er niets." in page
    assert "<h3>" not in page
    client.post(reverse("coachee:day_room_undo"))
    client.post(reverse("coachee:day_room_undo"))
    assert "Niets kiezen mag ook." in text(client.post(reverse("coachee:day_room_undo"), follow=True))


def test_an_undo_of_nothing_and_a_broken_form_lead_back_to_vandaag(world):
    client = client_of(world, "coachee")
    assert client.post(reverse("coachee:day_room_undo")).status_code == 302
    for data in ({}, {"word": "veel", "base_revision": "x"}):
        page = text(client.post(reverse("coachee:day_room"), data, follow=True))
        assert "Tik nog een keer" in page


def test_an_old_page_changes_nothing(world):
    give(world)
    client = client_of(world, "coachee")
    say(client, "usual")
    data = {"word": "not_today", "base_revision": 0, "client_id": uuid4()}
    assert "Dit is hoe het nu staat." in text(client.post(reverse("coachee:day_room"), data, follow=True))


def test_vandaag_after_a_done_piece_and_in_a_full_week(world):
    give(world)
    client = client_of(world, "coachee")
    work(world, "op-de-rem", "done", begun=2, done=[2])
    assert "Voor deze week is het genoeg." in say(client, "usual")
    work(world, "wat-er-gebeurt", "done", begun=8, done=[0])
    assert "Vandaag deed je: " in text(client.get(reverse("coachee:today")))


def test_taking_a_piece_and_putting_it_back(world):
    client = client_of(world, "coachee")
    page = text(client.get(reverse("coachee:take")))
    assert 'value="bodyscan"' in page
    assert "levenslijn" not in page
    for slug in ("levenslijn", "bestaat-niet", "sam-wachten", ""):
        answer = client.post(reverse("coachee:take"), {"slug": slug, "client_id": uuid4()})
        assert "Dit stukje is er nu niet." in text(answer)
    take = lambda: text(  # noqa: E731
        client.post(reverse("coachee:take"), {"slug": "bodyscan", "client_id": uuid4()}, follow=True)
    )
    assert "Het staat voor je klaar" in take()
    assert "Dit staat al voor je klaar." in take()
    assert 'value="bodyscan"' not in text(client.get(reverse("coachee:take")))
    (one,) = held(world, "coachee")
    assert "Weggelegd." in text(client.post(reverse("coachee:put_back", args=[one.id]), follow=True))
    assert client.post(reverse("coachee:put_back", args=[one.id])).status_code == 404


def test_what_went_well_is_a_line_that_can_go_and_come_back(world):
    client = client_of(world, "coachee")
    client.post(reverse("coachee:went_well"), {"text": "Even buiten", "client_id": uuid4()})
    page = text(client.get(reverse("coachee:went_well")))
    assert "Even buiten" in page
    away = page.split('action="/wat-lukte/')[1].split("/")[0]
    gone = client.post(reverse("coachee:went_well_away", args=[away]))
    assert "Weggehaald: Even buiten" in text(gone)
    assert client.post(reverse("coachee:went_well_away", args=[away])).status_code == 302
    day = world.eyes("coachee").today - timedelta(days=40)
    back = {"text": "Even buiten", "day": day, "client_id": uuid4()}
    assert "Even buiten" in text(client.post(reverse("coachee:went_well"), back, follow=True))
    tomorrow = {**back, "day": now().date() + timedelta(days=3), "client_id": uuid4()}
    assert client.post(reverse("coachee:went_well"), tomorrow).status_code == 422
    assert client.post(reverse("coachee:went_well"), {}).status_code == 422


def test_sixty_pieces_cost_as_many_questions_as_one(world):
    give(world)
    coachee, coach = client_of(world, "coachee"), client_of(world, "coach")
    say(coachee, "usual")
    pages = [(coachee, reverse("coachee:today")), (coachee, reverse("coachee:programme"))]
    pages.append((coach, address(world, "coach:given")))
    work(world, "op-de-rem", "done", begun=90, done=[90], shown=True)
    one = [asked(*page) for page in pages]
    for _phase, slug in held(world)[0].order[1:]:
        work(world, slug, "done", begun=90, done=[90], shown=True)
    assert [asked(*page) for page in pages] == one
    with looking(world.eyes("coach")) as eyes:
        assert len(queries.works(eyes, world.dossier.id)) > 50


def asked(client, path):
    """How many questions a page puts to the database, once it is warm."""
    client.get(path)
    with CaptureQueriesContext(connection) as held_:
        assert client.get(path).status_code == 200
    return len(held_)


def test_choosing_oneself_is_short_what_comes_next_and_a_search(world):
    client = client_of(world, "coachee")
    assert "Dit komt hierna" not in text(client.get(reverse("coachee:take")))
    give(world)
    page = text(client.get(reverse("coachee:take")))
    open_, _fold, folded = page.partition("<details>")
    assert (open_.count("/stukjes/module/") + open_.count("/stukjes/oefening/"), "/stukjes/zoeken/" in open_) == (
        3,
        True,
    )
    assert ("Klaarzetten" in open_, folded.count("Klaarzetten") > 20) == (False, True)


def test_vandaag_is_one_step_a_moment_and_the_evening_in_that_order(world):
    give(world)
    client = client_of(world, "coachee")
    say(client, "a_bit")
    page = text(client.get(reverse("coachee:today")))
    first, _fold, folded = page.partition('<details id="ook">')
    order = [first.index(words) for words in ("Wat kan vandaag?", "Een moment van herstel", "Hoe was je dag?")]
    assert order == sorted(order)
    assert first.count('class="button"') == 1  # one primary thing: the step; the evening comes later
    for words in ("Wat gaf, wat kostte energie?", "Wat lukte er?", "Wat er voor je klaarstaat", "Naar de intake"):
        assert (words in first, words in folded) == (False, True)


def test_a_programme_of_sixty_pieces_opens_in_the_same_queries_however_much_was_done(world):
    with looking(world.eyes("coach")) as eyes:
        open_gate(eyes, world.dossier.id)
        trajectories.start(eyes, world.dossier.id, 4)
    give(world, audience=frozenset(Audience))
    client, coach = client_of(world, "coachee"), client_of(world, "coach")
    pages = [
        (client, reverse("coachee:programme")),
        (client, reverse("coachee:pieces")),
        (coach, address(world, "coach:given")),
    ]
    few = [asked(who, path) for who, path in pages]
    order = [slug for _phase, slug in held(world)[0].order]
    assert len(order) >= 60
    own = world.eyes("coachee")
    with looking(own):
        for slug in order:
            where = (world.dossier.id, library.piece(slug, "nl").heading.kind, slug)
            if not library.piece(slug, "nl").heading.not_alone:
                pieces.begin(own, *where, language="nl", client_id=uuid4())
                pieces.finish(own, *where)
                pieces.show(own, *where, True)
    assert [asked(who, path) for who, path in pages] == few
