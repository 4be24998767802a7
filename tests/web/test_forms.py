"""Forms through the door: what is typed stays, twice is once, and the answers are plain Dutch."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from luwte.actions import tokens
from luwte.jobs.relay import hand_over
from luwte.jobs.worker import _worker
from luwte.records.eyes import looking, operator
from luwte.records.people.models import LoginToken
from tests.building import now
from tests.web.doors import client_of


def check_in(**values):
    return {"client_id": str(uuid4()), "base_revision": 0, **values}


def test_three_taps_save_a_check_in(world):
    client = client_of(world, "coachee")
    answer = client.post(reverse("coachee:check_in"), check_in(energy=4), follow=True)
    assert "Opgeslagen. Klaar voor vandaag." in answer.content.decode()
    assert "Je check-in staat erin." in answer.content.decode()


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"energy": 14, "note": "mijn regel"}, "Kies een getal van 0 tot en met 10."),
        ({}, "Kies één antwoord."),
        ({"note": "a" * 281}, "Maak het iets korter."),
    ],
)
def test_what_is_not_taken_says_why_and_keeps_what_was_typed(world, values, says):
    answer = client_of(world, "coachee").post(reverse("coachee:check_in"), check_in(**values))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert values.get("note", "") in answer.content.decode()


@pytest.mark.parametrize("day", ["2999-01-01", "2020-01-01"])
def test_a_day_in_the_future_or_long_ago_is_not_taken(world, day):
    client = client_of(world, "coachee")
    answer = client.post(reverse("coachee:check_in_day", args=[date.fromisoformat(day)]), check_in(energy=3))
    assert answer.status_code == 422


def test_autosave_answers_in_json_and_follows_the_revision(world):
    client, ahead = client_of(world, "coachee"), {"X-Luwte-Autosave": "1"}
    address = reverse("coachee:check_in")
    first = client.post(address, check_in(energy=4), headers=ahead)
    assert (first.status_code, first.json()["revision"]) == (200, 1)
    second = client.post(address, check_in(energy=5) | {"base_revision": 1}, headers=ahead)
    assert second.json()["revision"] == 2
    stale = client.post(address, check_in(energy=6), headers=ahead)
    assert (stale.status_code, stale.json()["revision"]) == (409, 3)
    refused = client.post(address, check_in(energy=11), headers=ahead)
    assert (refused.status_code, refused.json()["error"]) == (422, "Kies een getal van 0 tot en met 10.")
    assert Client().post(address, check_in(energy=6), headers=ahead).status_code == 302


def test_an_impossible_day_is_no_address(world):
    assert client_of(world, "coachee").get("/check-in/2026-02-31/").status_code == 404


def test_a_stale_page_keeps_both(world):
    client = client_of(world, "coachee")
    client.post(reverse("coachee:check_in"), check_in(energy=4))
    answer = client.post(reverse("coachee:check_in"), check_in(energy=9), follow=True)
    assert "Beide versies zijn bewaard" in answer.content.decode()
    assert "Energie 9." in answer.content.decode()


def test_a_note_needs_words(world):
    answer = client_of(world, "coachee").post(reverse("coachee:energy_entry"), check_in(gave="yes", text=" "))
    assert answer.status_code == 422
    assert "Schrijf een paar woorden." in answer.content.decode()


def ask(client, email):
    return client.post(reverse("account:login"), {"email": email})


def deliver():
    """What the worker does, without its own connections: it closes the one that the test's transaction lives in."""
    hand_over()
    for row in DBTaskResult.objects.ready():
        _worker().run_task(row)
        row.refresh_from_db()
        assert row.traceback == ""


def sent_link():
    deliver()
    with looking(operator(now())):
        row = LoginToken.objects.latest("made_at")
    return reverse("account:link", args=[tokens.link("login", row.id)]), tokens.code("login", row.id)


def test_a_link_opens_in_another_browser_once_and_by_post_only(world):
    ask(Client(), "ANNA@voorbeeld.invalid")
    link, _code = sent_link()
    assert link in mail.outbox[0].body
    scanner, phone, thief = Client(), Client(), Client()
    assert scanner.get(link).status_code == 200
    assert phone.post(link).url == reverse("account:home")
    assert phone.get(reverse("coachee:today")).status_code == 200
    assert thief.post(link).status_code == 410


def test_the_code_works_in_the_browser_that_asked_and_five_wrong_tries_end_it(world):
    client = Client()
    ask(client, "anna@voorbeeld.invalid")
    _link, code = sent_link()
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    for _ in range(4):
        assert client.post(reverse("account:code"), {"code": wrong}).status_code == 200
    assert client.post(reverse("account:code"), {"code": f"{code[:3]} {code[3:]}"}).status_code == 302
    ask(client, "anna@voorbeeld.invalid")
    _link, code = sent_link()
    for _ in range(5):
        client.post(reverse("account:code"), {"code": "x"})
    assert client.post(reverse("account:code"), {"code": code}).status_code == 200


def test_whether_someone_is_known_cannot_be_seen(world):
    known, unknown = ask(Client(), "anna@voorbeeld.invalid"), ask(Client(), "niemand@voorbeeld.invalid")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    deliver()
    assert [m.to for m in mail.outbox] == [["anna@voorbeeld.invalid"]]


def test_asking_too_often_says_so(world):
    codes = [ask(Client(), "anna@voorbeeld.invalid").status_code for _ in range(6)]
    assert codes == [302] * 5 + [429]


def test_an_old_link_is_worth_nothing(world):
    ask(Client(), "anna@voorbeeld.invalid")
    link, _code = sent_link()
    with time_machine.travel(now().timestamp() + 16 * 60):
        assert Client().post(link).status_code == 410


def test_an_invitation_makes_a_dossier_that_nobody_sees_yet(world):
    coach = client_of(world, "coach")
    coach.post(reverse("coach:invite"), {"name": "Nieuw Iemand", "email": "nieuw@voorbeeld.invalid"})
    deliver()
    (sent,) = mail.outbox
    link = next(line for line in sent.body.splitlines() if "/uitnodiging/" in line).split("8000")[1]
    phone = Client()
    assert phone.get(link).status_code == 200
    assert phone.post(link, follow=True).redirect_chain[-1][0] == reverse("coachee:today")
    assert Client().get(link).status_code == 410
    assert "Nieuw Iemand" in coach.get(reverse("coach:caseload")).content.decode()
    for word in ("burn", "ziek", "gezondheid", "coach"):
        assert word not in (sent.subject + sent.body).lower().replace("coachee", "")


@pytest.mark.parametrize(
    ("page", "away", "sent"),
    [
        ("coachee:energy_entry", "coachee:energy_entry_away", {"gave": "no"}),
        ("coachee:recovery_moment", "coachee:recovery_moment_away", {"minutes": "12"}),
    ],
)
def test_what_is_taken_away_comes_back_with_one_tap(world, page, away, sent):
    client = client_of(world, "coachee")
    client.post(reverse(page), check_in(text="De tuin in", **sent))
    today = client.get(reverse("coachee:today")).content.decode()
    address = next(part for part in today.split('"') if part.endswith("/weg/"))
    offered = client.post(address).content.decode()
    assert "Weggehaald: De tuin in" in offered
    assert "De tuin in" not in client.get(reverse("coachee:today")).content.decode()
    # Sending that page again is no fault, and tells nothing of others.
    assert client.post(address).url == reverse("coachee:today")
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', offered.split("Weggehaald: De tuin in")[1]))

    assert hidden.items() >= sent.items()
    client.post(reverse(page), hidden)
    assert "De tuin in" in client.get(reverse("coachee:today")).content.decode()


def test_an_earlier_day_is_two_taps_from_the_check_in(world):
    client, day = client_of(world, "coachee"), world.eyes("coachee").today - timedelta(days=7)
    page = client.get(reverse("coachee:check_in")).content.decode()
    address = reverse("coachee:check_in_day", args=[day])
    assert f'href="{address}"' in page
    assert reverse("coachee:check_in_day", args=[day - timedelta(days=1)]) not in page
    assert client.post(address, check_in(energy=5)).status_code == 302
