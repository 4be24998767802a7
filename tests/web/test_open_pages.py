"""What stands open for everyone: help and Waar begin ik?; nothing kept, nobody looked up, nothing concluded."""

import re
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
import time_machine
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client, override_settings
from django.urls import reverse

from luwte.cli.checks import _crisis
from luwte.library.country import crisis_help
from tests.web.doors import client_of
from tests.web.table import ROLES

OPEN = ("/hulp/", "/waar-begin-ik/", "/waar-begin-ik/be/", "/waar-begin-ik/nl/")


@pytest.mark.parametrize("path", OPEN)
def test_it_is_the_same_for_everyone_and_keeps_nothing(world, path, django_assert_num_queries):
    clients = [client_of(world, role) for role in ROLES]
    with django_assert_num_queries(0, using="default"):
        answers = [client.get(path) for client in clients]
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    for answer in answers:
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")
        assert "csrf" not in answer.content.decode()


@pytest.mark.parametrize("path", OPEN)
def test_it_stands_when_the_store_does_not(path, world):
    client = client_of(world, "coachee")
    with patch("django.db.backends.utils.CursorWrapper.execute", side_effect=RuntimeError("no store")):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", OPEN)
def test_it_is_light(path):
    text = Client().get(path).content.decode()
    asked = re.findall(r'(?:src|href)="(/static/[^"]+)"', text)
    assert len(asked) + 1 <= 6
    sizes = [len(Client().get(address).getvalue() or b"") for address in asked if address.endswith((".css", ".js"))]
    assert len(text) + sum(sizes) <= 80_000  # before compression; 40 kB on the wire


def test_help_is_kept_by_the_browser_and_has_a_neutral_title():
    answer = Client().get("/hulp/")
    assert "stale-if-error" in answer["Cache-Control"]
    assert "<title>Luwte</title>" in answer.content.decode()


@pytest.mark.parametrize(("country", "first", "then"), [("NL", "tel:113", "tel:1813"), ("BE", "tel:1813", "tel:113")])
def test_help_of_the_own_country_comes_first(country, first, then):
    with override_settings(COUNTRY=country):
        text = Client().get("/hulp/").content.decode()
    assert 0 < text.index(f'"{first}"') < text.index(f'"{then}"')
    assert "Laatst gecontroleerd: 24 november 2026." in text
    for one in ("NL", "BE"):
        hidden = [line for line in crisis_help(one).lines if line not in crisis_help(one).shown]
        assert hidden
        assert all(line.phone not in text for line in hidden if line.phone)
    assert f'data-leave rel="noreferrer" href="{crisis_help(country).leave}"' in text


@pytest.mark.parametrize(("days", "told"), [(90, 0), (91, 1)])
def test_the_check_warns_when_help_was_not_looked_at_for_ninety_days(days, told):
    checked = datetime.combine(crisis_help(settings.COUNTRY).checked, datetime.min.time(), UTC)
    with time_machine.travel(checked + timedelta(days=days, hours=12)):
        assert len(_crisis()) == told


def test_one_place_of_help_on_every_page(world):
    for role, name in (("nobody", "public:front"), ("coachee", "coachee:today"), ("coach", "coach:caseload")):
        text = client_of(world, role).get(reverse(name)).content.decode()
        assert '<a class="help" href="/hulp/">' in text.split("</header>")[0]


@pytest.mark.parametrize("country", ["NL", "BE"])
def test_the_help_beside_a_question_says_first_that_nobody_reads_along(country):
    text = render_to_string("design/crisis.html", {"help": crisis_help(country)})
    number = crisis_help(country).thoughts.phone
    assert text.index("Niemand leest dit vannacht.") < text.index(f'href="tel:{number}"')
    assert 'href="tel:112"' in text
    assert 'href="/hulp/"' in text
    under = render_to_string("design/crisis.html", {"help": crisis_help(country), "under": True})
    assert "Niemand leest" not in under


def test_where_to_begin_in_the_country_of_choice():
    with override_settings(COUNTRY="BE"):
        assert "rbeidsarts" in Client().get("/waar-begin-ik/").content.decode()
    here = Client().get("/waar-begin-ik/nl/").content.decode()
    assert "edrijfsarts" in here
    assert "rbeidsarts" not in here
    assert "/waar-begin-ik/be/" in here
    assert Client().get("/waar-begin-ik/fr/").status_code == 404


def test_where_to_begin_is_linked():
    for path in ("/", "/hulp/"):
        assert 'href="/waar-begin-ik/"' in Client().get(path).content.decode()


def test_where_to_begin_shows_500_words_at_most_and_concludes_nothing():
    text = Client().get("/waar-begin-ik/").content.decode().split("<main")[1].split("</main>")[0]
    shown = text
    for question in re.split(r"<h2>", text)[1:]:
        folded = re.findall(r"</summary>(.*?)</details>", question, re.S)
        for one in sorted(folded, key=len)[:-1]:  # opening one closes the other
            shown = shown.replace(one, "")
    assert len(re.sub(r"<[^>]+>", " ", shown).split()) <= 500
    assert not re.search(r"<(form|input|button)", text)
