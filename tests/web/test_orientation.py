"""The mail to the client organisation, the page behind its link, and who sees what was answered."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse

from luwte.actions import orientations
from luwte.jobs import mails
from luwte.records.audit.models import AuditEvent
from luwte.records.eyes import clock, looking
from luwte.records.orientations.models import Orientation
from tests.building import now
from tests.mailing import HEALTH
from tests.web.doors import client_of
from tests.web.table import ROLES
from tests.web.test_forms import deliver


def ask(client, **more):
    said = {"client_id": uuid4(), "name": "Els de Vries", "email": "els@werk.invalid", **more}
    return client.post(reverse("coachee:orientation"), said, follow=True)


@pytest.fixture
def link(world):
    """Given: Anna asked Els, and the mail came."""
    ask(client_of(world, "coachee"))
    deliver()
    return re.search(r"//[^/]+(/\S+/vragen/\S+)", mail.outbox[-1].body)[1]


def row():
    with looking(clock(now())):
        return Orientation.objects.get()


def counted(table):
    with looking(clock(now())):
        return table.objects.count()


def dossier_page(world):
    return client_of(world, "coach").get(reverse("coach:dossier", args=[world.dossier.id])).content.decode()


def test_the_mail_through_a_real_server_has_no_word_of_health(world, post):
    assert "De mail is onderweg." in ask(client_of(world, "coachee")).content.decode()
    deliver()
    [(to, message)] = post
    assert to == ["els@werk.invalid"]
    told = f"{message['Subject']}\n{message['From']}\n{message.get_content()}"
    assert "/vragen/" in told
    assert "Anna" in told
    assert HEALTH.findall(re.sub(r"https?://\S+", "", told)) == []


def test_a_mail_that_is_withdrawn_before_it_left_does_not_leave(world, link):
    own, sent = world.eyes("coachee"), len(mail.outbox)
    with looking(own):
        orientations.withdraw(own, world.dossier.id, row().id)
    with looking(clock(now())):
        mails.orientation(str(row().id))
    assert len(mail.outbox) == sent


@pytest.mark.parametrize("given", [{"name": ""}, {"email": "geen adres"}, {"email": ""}])
def test_what_is_missing_is_said_and_what_was_typed_stays(world, given):
    answer = ask(client_of(world, "coachee"), **given)
    assert answer.status_code == 422
    assert "Els de Vries" in answer.content.decode() or "name" in given
    assert counted(Orientation) == 0


def test_a_second_question_says_why_not(world, link):
    answer = ask(client_of(world, "coachee"))
    assert answer.status_code == 422
    assert counted(Orientation) == 1


def test_a_robot_that_opens_the_link_changes_nothing(world, link):
    before = counted(AuditEvent)
    for way in ("get", "head", "options"):
        getattr(Client(), way)(link)
    page = Client().get(link)
    assert (page.status_code, page["X-Robots-Tag"]) == (200, "noindex")
    assert "no-store" in page["Cache-Control"]
    assert "Anna begint een traject bij De Haven" in page.content.decode()
    assert HEALTH.findall(page.content.decode().split("<main")[1].split("Schrijf niets over")[0]) == []
    assert (row().state, row().revision, counted(AuditEvent)) == ("asked", 1, before)


def test_an_empty_or_too_long_answer_is_told(link):
    assert "Schrijf bij één vraag iets." in Client().post(link, {}).content.decode()
    long = Client().post(link, {"goal": "a" * 1001, "hear": "mijn zin"})
    assert long.status_code == 422
    assert "Maak het iets korter." in long.content.decode()
    assert "mijn zin" in long.content.decode()


def test_answered_once_then_thanks_and_the_answers_are_not_shown_again(link):
    assert "Dank u wel" in Client().post(link, {"goal": "Meer rust <b>"}).content.decode()
    for answer in (Client().get(link), Client().post(link, {"goal": "anders"})):
        assert "Dank u wel" in answer.content.decode()
        assert "Meer rust" not in answer.content.decode()


@pytest.mark.parametrize("why", ["expired", "withdrawn", "unknown"])
def test_a_link_that_is_worth_nothing_says_the_same_whatever_the_reason(world, link, why):
    def tried(address):
        return [(a.status_code, a.content) for a in (Client().get(address), Client().post(address, {"goal": "x"}))]

    if why == "withdrawn":
        own = world.eyes("coachee")
        with looking(own):
            orientations.withdraw(own, world.dossier.id, row().id)
    address = reverse("guest:orientation", args=["y" * 43]) if why == "unknown" else link
    with time_machine.travel(now() + timedelta(days=15 if why == "expired" else 0)):
        answers = tried(address)
        nothing = tried(reverse("guest:orientation", args=["z" * 43]))
    assert [code for code, _ in answers] == [410, 410]
    assert [re.sub(rb'value="[^"]+"', b"", text) for _, text in answers] == [
        re.sub(rb'value="[^"]+"', b"", text) for _, text in nothing
    ]
    if why != "withdrawn":
        assert row().state == "asked"


@pytest.mark.parametrize("role", ROLES)
def test_whoever_is_logged_in_is_a_guest_behind_the_link(world, link, role):
    assert client_of(world, role).get(link).status_code == 200


def test_the_coach_sees_it_from_release_to_withdrawal(world, link):
    coachee = client_of(world, "coachee")
    Client().post(link, {"goal": "Meer <rust>", "contact": "Els"})
    assert "Meer &lt;rust&gt;" in coachee.get(reverse("coachee:orientation")).content.decode()
    assert "rust" not in dossier_page(world)
    show = reverse("coachee:orientation_show", args=[row().id])
    coachee.post(show, {"do": "give"})
    assert "Meer &lt;rust&gt;" in dossier_page(world)
    assert "Van de opdrachtgever" in dossier_page(world)
    assert "je opdrachtgever, die jij" in coachee.get(reverse("coachee:who_sees_what")).content.decode()
    coachee.post(show, {"do": "withdraw"})
    assert "rust" not in dossier_page(world)
    coachee.post(show, {"do": "give"})
    away = reverse("coachee:orientation_away", args=[row().id])
    assert "Intrekken en wissen?" in coachee.get(away).content.decode()
    answer = coachee.post(away, follow=True)
    assert "Ingetrokken. De link werkt niet meer." in answer.content.decode()
    assert "rust" not in dossier_page(world)
    assert coachee.get(away).status_code == 404


def test_a_stranger_does_not_release(world, link):
    for role in ("other coachee", "coach"):
        for do in ("give", "withdraw", "niets"):
            address = reverse("coachee:orientation_show", args=[row().id])
            assert client_of(world, role).post(address, {"do": do}).status_code == 404


def test_withdrawn_while_it_was_being_filled_in(world, link, monkeypatch):
    def gone(*_):
        raise orientations.NotThere

    monkeypatch.setattr("luwte.web.guest.orientation.answer", gone)
    assert Client().post(link, {"goal": "x"}).status_code == 410
