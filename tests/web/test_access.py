"""Every address x every role: an address without a row fails; a stranger gets the 404 of what is not there."""

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from tests import filling, reporting, stepping, talking
from tests.building import a_talk, billed, bring, fill_in
from tests.proving import PROVING
from tests.web.doors import adapt, address, client_of, log_in
from tests.web.table import ROLES, TABLE

BELONG = {"coachee", "coach", "coach elsewhere", "manager", "care professional"}


def names(patterns=None, space=""):
    for one in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(one, URLPattern):
            yield f"{space}{one.name}"
        else:
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from names(one.url_patterns, inner)


def test_every_address_has_a_row():
    assert set(names()) == set(TABLE)


@pytest.mark.parametrize("role", ROLES)
def test_the_table(world, role):
    if connection.vendor == "postgresql" and role not in BELONG and not PROVING:
        pytest.skip("make prove; a wall more can turn away who belongs, and who does not is turned away on SQLite")
    world.diary = bring(world)
    filling.live(world)
    a_talk(world)
    adapt(world)
    talking.live(world)
    billed(world)
    stepping.live(world)
    reporting.propose(world)
    client = client_of(world, role)
    found = {name: client.get(address(world, name)).status_code for name in TABLE}
    assert found == {name: row[role] for name, row in TABLE.items()}


@pytest.mark.parametrize("role", ["former coach", "coach elsewhere", "coachee", "manager"])
def test_a_stranger_sees_the_page_of_what_does_not_exist(world, role):
    client = client_of(world, role)
    real = client.get(reverse("coach:dossier", args=[world.dossier.id]))
    made_up = client.get(reverse("coach:dossier", args=[world.anna.id]))
    assert (real.status_code, made_up.status_code) == (404, 404)
    assert real.content == made_up.content


@pytest.mark.parametrize("role", ["former coach", "coach elsewhere", "other coachee"])
def test_acts_on_another_dossier_do_nothing(world, role):
    client = client_of(world, role)
    assert client.post(reverse("coach:mark", args=[world.dossier.id]), {"do": "seen"}).status_code == 404


def test_a_coach_without_a_second_key_sees_no_dossier(world):
    client = Client()
    log_in(client, world.coach, second_key=False)
    answer = client.get(reverse("coach:caseload"))
    assert (answer.status_code, answer.url) == (302, reverse("account:second_key"))


def test_a_coach_sees_the_days_that_are_shared(world):
    fill_in(world)
    client = client_of(world, "coach")
    assert "<td>3</td>" in client.get(reverse("coach:dossier", args=[world.dossier.id])).content.decode()
    assert "deelt de dagen niet" in client.get(reverse("coach:dossier", args=[world.bram_dossier.id])).content.decode()


def test_no_page_asks_another_host_or_allows_inline(world):
    for role, name in (("nobody", "public:front"), ("coachee", "coachee:today"), ("coach", "coach:caseload")):
        answer = client_of(world, role).get(address(world, name))
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        text = answer.content.decode()
        assert " style=" not in text
        assert "<script>" not in text
        assert 'src="http' not in text
