"""What an attacker tries at the door: odd addresses, guessed codes, pages that stay behind in a browser."""

from unittest.mock import patch

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from luwte.actions import logins, tokens
from luwte.records.eyes import Eyes, Role, looking
from luwte.records.people import queries
from luwte.web.account.views import ASKS_SECONDS, _own
from tests.building import now
from tests.web.doors import client_of


@pytest.mark.parametrize("start", ["\u00b2", "\u0663", "-1", "9" * 5000, ""])
def test_an_odd_start_of_the_caseload_is_the_first_page(world, start):
    answer = client_of(world, "coach").get(reverse("coach:caseload"), {"vanaf": start})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "path", ["/\x00", "/a\x00b", "/a\r\nb", "//elders.invalid/", "/\\elders.invalid", "https://elders.invalid"]
)
def test_a_log_in_leads_to_pages_of_ours_only(path):
    assert _own(path) == ""


def test_a_log_in_leads_on_to_a_page_of_ours():
    assert _own("/vandaag/") == "/vandaag/"


def test_asking_too_often_is_counted_for_the_whole_time(world):
    cache.clear()
    with patch.object(cache, "set", wraps=cache.set) as kept:
        Client().post(reverse("account:login"), {"email": "niemand@voorbeeld.invalid"})
    times = [call.args[2] for call in kept.call_args_list if str(call.args[0]).startswith("ask:")]
    assert times == [ASKS_SECONDS, ASKS_SECONDS]


def test_guesses_at_the_same_time_are_each_counted(world):
    by = Eyes(Role.LOGIN, now())
    with looking(by):
        token_id = logins.ask_link(by, world.anna.email)
        seen = queries.login_token(by, tokens.hashed(tokens.link("login", token_id)))
        right = tokens.code("login", token_id)
        wrong = "000000" if right != "000000" else "000001"
        # Each of them read the row before another wrote it.
        with patch.object(queries, "login_token", return_value=seen):
            for _n in range(logins.TRIES_MOST):
                seen.tries = 0
                assert logins.spend_code(by, token_id, wrong) is None
            seen.tries = 0
            assert logins.spend_code(by, token_id, right) is None


def test_pages_of_someone_else_stay_nowhere(world):
    assert client_of(world, "coach").get(reverse("coach:caseload"))["Cache-Control"] == "private, no-store"
    assert client_of(world, "coachee").get(reverse("coachee:today"))["Cache-Control"] == "private, no-cache"
