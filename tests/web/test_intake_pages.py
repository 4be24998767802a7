"""The intake through the door: pieces, resuming, two devices, log-out, younger people, and typing it together."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from luwte.actions import intakes, shares, trajectories
from luwte.records.eyes import looking
from luwte.records.intakes.queries import contacts, done, ticks, written
from luwte.rules.consents import Scope
from tests.building import open_gate
from tests.web.doors import client_of, log_in

AHEAD = {"X-Luwte-Autosave": "1"}
OVERVIEW = reverse("coachee:intake")


def page(name):
    return reverse("coachee:intake_chunk", args=[name])


def form(**said):
    base = said.pop("base_revision", 0)
    return {"client_id": str(uuid4()), "base_revision": base, **{key.replace("__", "-"): v for key, v in said.items()}}


def text(answer):
    return answer.content.decode()


def look(world, query=written):
    eyes = world.eyes("coachee")
    with looking(eyes):
        return query(eyes, world.dossier.id)


def share(world):
    eyes = world.eyes("coachee")
    with looking(eyes):
        shares.give(eyes, world.dossier.id, world.coach.id, Scope.INTAKE)


def test_one_goes_from_piece_to_piece_and_stops_after_the_short_part(world):
    client = client_of(world, "coachee")
    assert "Iets over jou" in text(client.get(reverse("coachee:today")))
    assert "Beginnen" in text(client.get(OVERVIEW))
    first = client.post(page("over-jou"), form(text__own_words="Ik ben Anna", q__age="41", do="next"))
    assert first.url == page("wat-telt")
    assert client.post(page("wat-telt"), form(do="skip")).url == page("wie-bellen")
    last = client.post(page("wie-bellen"), form(q__call__name="Sanne", do="next"), follow=True)
    assert last.redirect_chain[-1][0] == OVERVIEW
    for words in ("Het korte deel is klaar.", "Overgeslagen", "Ingevuld", "Ga verder", "Mag Coach je intake zien?"):
        assert words in text(last)
    assert "Iets over jou" not in text(client.get(reverse("coachee:today")))
    assert look(world, contacts) == {"call": {"name": "Sanne"}}


def test_stopping_half_way_goes_on_there_on_another_device(world):
    phone, laptop = client_of(world, "coachee"), client_of(world, "coachee")
    answer = phone.post(page("lijf"), form(q__body=["tired", "noise"], do="stop"), follow=True)
    assert "Je kunt later verder" in text(answer)
    assert look(world, done) == set()
    assert f'href="{page("lijf")}">Ga verder' in text(laptop.get(OVERVIEW))
    assert re.search(r'value="noise"[^>]*checked', text(laptop.get(page("lijf"))))


def test_what_life_is_made_of_decides_what_is_asked(world):
    client = client_of(world, "coachee")
    assert "Je studie" not in text(client.get(OVERVIEW))
    answer = client.post(page("je-leven"), form(q__life=["student", "carer"], do="next"))
    assert answer.url == page("studie")
    listed = text(client.get(OVERVIEW))
    assert ("Je studie" in listed, "Zorgen voor iemand" in listed, "Je eigen zaak" in listed) == (True, True, False)


def test_the_last_piece_leads_to_all_answers(world):
    client = client_of(world, "coachee")
    for name in [chunk for chunk in pieces(world) if chunk != "thuis"]:
        client.post(page(name), form(do="skip"))
    answer = client.post(page("thuis"), form(text__home_gives="De kat"), follow=True)
    assert answer.redirect_chain[-1][0] == reverse("coachee:intake_answers")
    assert "De kat" in text(answer)
    assert "Bekijk je antwoorden" in text(client.get(OVERVIEW))


def pieces(world):
    from luwte.web.coachee.intake import Own

    eyes = world.eyes("coachee")
    with looking(eyes):
        return [one.name for one in Own(eyes).chunks]


def test_autosave_follows_the_revision_and_tells_of_another_device(world):
    client = client_of(world, "coachee")
    first = client.post(page("wat-telt"), form(text__hope="ru"), headers=AHEAD)
    assert (first.status_code, first.json()) == (200, {"revision": 1, "saved_at_words": "Opgeslagen."})
    second = client.post(page("wat-telt"), form(text__hope="rust", base_revision=1), headers=AHEAD)
    assert second.json()["revision"] == 2
    other = client.post(page("wat-telt"), form(text__hope="slaap", base_revision=1), headers=AHEAD)
    assert (other.status_code, other.json()) == (409, {"revision": 3, "other_url": page("wat-telt")})
    shown = text(client.get(page("wat-telt")))
    assert ("rust" in shown, "slaap" in shown, "Ook bewaard" in shown) == (True, True, True)
    long = client.post(page("wat-telt"), form(text__hope="a" * 2001), headers=AHEAD)
    assert (long.status_code, "Maak het iets korter." in long.json()["error"]) == (422, True)


def test_without_script_the_later_device_is_told_and_chooses(world):
    client = client_of(world, "coachee")
    client.post(page("wat-telt"), form(text__hope="rust"))
    answer = client.post(page("wat-telt"), form(text__hope="slaap"), follow=True)
    assert "Beide versies zijn bewaard." in text(answer)
    version = text(answer).split('name="version" value="')[1].split('"')[0]
    chosen = reverse("coachee:intake_choose", args=["wat-telt"])
    assert client.post(chosen, {"version": version}).status_code == 404
    answer = client.post(chosen, {"version": version, "client_id": str(uuid4())}, follow=True)
    assert "De andere versie is ook bewaard." in text(answer)
    assert look(world)["wat-telt"].now.answers == {"hope": "slaap"}
    answer = client.post(chosen, {"version": version, "client_id": str(uuid4())}, follow=True)
    assert "Dit stukje is intussen veranderd." in text(answer)
    back = client.post(reverse("coachee:intake_undo", args=["wat-telt"]), {"client_id": str(uuid4())}, follow=True)
    assert "Teruggezet." in text(back)
    assert look(world)["wat-telt"].now.answers == {"hope": "rust"}


@pytest.mark.parametrize(
    ("name", "said", "says"),
    [
        ("over-jou", {"q__age": "veel", "text__own_words": "mijn woorden"}, "Schrijf je leeftijd in jaren"),
        ("over-jou", {"q__reason": "niets", "text__own_words": "mijn woorden"}, "Kies een van de antwoorden"),
        ("over-jou", {"text__own_words": "mijn woorden" + "a" * 2000}, "Maak het iets korter."),
        ("over-jou", {"q__since__month": "13", "text__own_words": "mijn woorden"}, "Kies een van de antwoorden"),
        ("wat-telt", {"base_revision": "x", "text__hope": "mijn woorden"}, "Deze bladzijde is te oud."),
        ("wie-bellen", {"q__call__name": "mijn woorden" + "a" * 120}, "Maak het iets korter."),
    ],
)
def test_what_is_not_taken_says_why_and_stays(world, name, said, says):
    answer = client_of(world, "coachee").post(page(name), form(**said))
    assert answer.status_code == 422
    assert (says in text(answer), "mijn woorden" in text(answer)) == (True, True)
    assert look(world) == {}


def test_a_rule_that_the_form_does_not_know_says_so_too(world, monkeypatch):
    def refuses(*_args, **_more):
        raise intakes.NotTaken({"since": intakes.Wrong.NO_MONTH})

    monkeypatch.setattr(intakes, "save", refuses)
    answer = client_of(world, "coachee").post(page("over-jou"), form(text__own_words="mijn woorden"))
    assert (answer.status_code, "of alleen een jaar" in text(answer)) == (422, True)
    share(world)
    fill = reverse("coach:intake_fill", args=[world.dossier.id, "over-jou"])
    assert client_of(world, "coach").post(fill, form(way="phone")).status_code == 422


def test_what_contradicts_is_taken_and_asked_about(world):
    client = client_of(world, "coachee")
    client.post(page("je-leven"), form(q__life=["no_work", "employee"]))
    for address in (page("je-leven"), reverse("coachee:intake_answers")):
        shown = text(client.get(address))
        assert "Dit lijkt niet bij elkaar te passen. Klopt het allebei?" in shown
        assert "ook dat je geen werk hebt" in shown


def test_who_is_younger_reads_what_the_practice_does_and_is_kept_from_nothing(world):
    client = client_of(world, "coachee")
    answer = client.post(page("over-jou"), form(q__age="16"), follow=True)
    assert answer.redirect_chain[-1][0] == reverse("coachee:intake_younger")
    assert "vanaf 18 jaar" in text(answer)
    assert "coach@voorbeeld.invalid" in text(answer)
    assert reverse("coachee:intake_younger") in text(client.get(OVERVIEW))
    assert client.post(page("wat-telt"), form(text__hope="rust")).status_code == 302


@pytest.mark.parametrize("said", [{}, {"q__thoughts_of_death": "no"}, {"q__thoughts_of_death": "talk"}])
def test_the_same_help_stands_there_whatever_is_answered(world, said):
    client = client_of(world, "coachee")
    client.post(page("onderwerpen"), form(**said, do="stop"))
    shown = text(client.get(page("onderwerpen")))
    before, after = shown.split("gedachten aan de dood")[0], shown.split("gedachten aan de dood")[1]
    assert "Niemand leest dit vannacht." in before
    assert 'href="tel:113"' in after
    assert 'href="tel:112"' in after


def test_topics_are_seen_without_a_share_and_the_answers_are_not(world):
    client_of(world, "coachee").post(
        page("onderwerpen"), form(q__topics=["alcohol"], q__violence="rather", q__eating="no")
    )
    assert set(look(world, ticks)) == {"alcohol", "violence"}
    shown = text(client_of(world, "coach").get(reverse("coach:intake", args=[world.dossier.id])))
    assert ("deelt de intake niet" in shown, "Alcohol" in shown, "Geweld" in shown) == (True, True, True)
    assert ("nog te bespreken" in shown, "Liever in het gesprek" in shown) == (True, False)


def test_what_is_sent_after_log_out_is_kept_and_saved_after_log_in(world):
    client = client_of(world, "coachee")
    client.get(OVERVIEW)
    del client.cookies["luwte"]
    assert client.post(page("wat-telt"), form(text__hope="mijn hoop"), headers=AHEAD).status_code == 302
    answer = client.post(page("wat-telt"), form(text__hope="mijn hoop", do="next"))
    assert (answer.status_code, "mijn hoop" in text(answer)) == (401, True)
    held = text(answer).split('name="held" value="')[1].split('"')[0]
    log_in(client, world.anna)
    again = text(client.post(reverse("account:held"), {"held": held}))
    assert "mijn hoop" in again
    fields = dict(re.findall(r'type="hidden" name="([\w-]+)" value="([^"]*)"', again))
    client.post(page("wat-telt"), fields)
    assert look(world)["wat-telt"].now.answers == {"hope": "mijn hoop"}


def test_no_card_and_no_hurry_once_a_trajectory_runs(world):
    eyes = world.eyes("coach")
    with looking(eyes):
        open_gate(eyes, world.dossier.id)
        trajectories.start(eyes, world.dossier.id, 1, ())
    client = client_of(world, "coachee")
    assert "Iets over jou" not in text(client.get(reverse("coachee:today")))
    assert client.get(OVERVIEW).status_code == 200


def test_a_piece_that_does_not_exist_is_no_address(world):
    client = client_of(world, "coachee")
    assert client.get(page("bestaat-niet")).status_code == 404
    assert client.post(page("bestaat-niet"), form()).status_code == 404
    undo = reverse("coachee:intake_undo", args=["wat-telt"])
    assert [client.post(undo, data).status_code for data in ({}, form())] == [404, 404]


# the coach


def test_the_coach_reads_the_coachees_words_first(world):
    client = client_of(world, "coachee")
    client.post(page("lijf"), form(text__body_words="stramme handen"))
    client.post(page("wat-telt"), form(text__hope="weer slapen"))
    client.post(page("wie-bellen"), form(q__call__name="Sanne", q__call__phone="0612345678"))
    share(world)
    shown = text(client_of(world, "coach").get(reverse("coach:intake", args=[world.dossier.id])))
    places = [shown.index(words) for words in ("weer slapen", "over praten", "Sanne", "stramme handen")]
    assert places == sorted(places)
    assert "Vul samen in: Over jou" in shown


def test_the_coach_types_it_with_the_coachee_and_it_says_so(world):
    share(world)
    coach, fill = client_of(world, "coach"), reverse("coach:intake_fill", args=[world.dossier.id, "wat-telt"])
    assert coach.post(fill, form(text__hope="rust")).status_code == 422
    saved = coach.post(fill, form(text__hope="rust", way="phone"), headers=AHEAD)
    assert saved.json()["revision"] == 1
    other = coach.post(fill, form(text__hope="slaap", way="phone"), headers=AHEAD)
    assert (other.status_code, other.json()["other_url"]) == (409, fill)
    assert coach.post(fill, form(way="x"), headers=AHEAD).status_code == 422
    on = coach.post(fill, form(text__hope="rust", way="paper", base_revision=2, do="next"))
    assert on.url == reverse("coach:intake_fill", args=[world.dossier.id, "wie-bellen"])
    assert re.search(r'value="paper"[^>]*checked', text(coach.get(on.url)))
    shown = text(client_of(world, "coachee").get(page("wat-telt")))
    assert "Ingevuld aan de telefoon, door Coach." in shown
    stale = coach.post(fill, form(text__hope="werk", way="together"), follow=True)
    assert "Beide versies zijn bewaard." in text(stale)
    version = text(stale).split('name="version" value="')[1].split('"')[0]
    chosen = {"version": version, "client_id": str(uuid4())}
    coach.post(reverse("coach:intake_choose", args=[world.dossier.id, "wat-telt"]), chosen)
    assert look(world)["wat-telt"].now.answers == {"hope": "werk"}
    answer = coach.post(
        reverse("coach:intake_choose", args=[world.dossier.id, "wat-telt"]), form(version="x"), follow=True
    )
    assert "Dit stukje is intussen veranderd." in text(answer)
    undo = reverse("coach:intake_undo", args=[world.dossier.id, "wat-telt"])
    assert coach.post(undo, {"client_id": "x"}).status_code == 404
    coach.post(undo, {"client_id": str(uuid4())})
    assert look(world)["wat-telt"].now.answers == {"hope": "rust"}
    back = coach.post(fill, form(text__hope="rust", way="paper", base_revision=9, do="stop"))
    assert back.url == reverse("coach:intake", args=[world.dossier.id])


def test_the_wish_is_the_coachees_own(world):
    share(world)
    shown = text(client_of(world, "coach").get(reverse("coach:intake_fill", args=[world.dossier.id, "bereiken"])))
    assert ("kiest die zelf" in shown, "q-wish" in shown) == (True, False)
    assert "anna@voorbeeld.invalid" in text(client_of(world, "coachee").get(page("bereiken")))


def test_a_piece_asks_the_store_a_constant_number_of_questions(world):
    client = client_of(world, "coachee")

    def asked():
        with CaptureQueriesContext(connection) as found:
            client.get(page("wat-telt"))
        return len(found)

    client.post(page("wat-telt"), form(text__hope="rust"))
    few = asked()
    for name in pieces(world):
        client.post(page(name), form(do="skip"))
    assert asked() <= few + 1
