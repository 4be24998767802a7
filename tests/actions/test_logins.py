"""Logging in by link or code: once, for fifteen minutes, five tries, and nothing for whoever is not known."""

from datetime import timedelta
from uuid import uuid4

from luwte.actions import logins
from luwte.records.eyes import Eyes, Role, looking
from luwte.records.people import queries
from luwte.records.people.models import LoginToken
from tests.building import now


def door(minutes=0):
    return Eyes(Role.LOGIN, now() + timedelta(minutes=minutes))


def asked(eyes, path=""):
    return logins.ask_link(eyes, "anna@voorbeeld.invalid", path)


def test_a_link_opens_once_and_says_where_to(world):
    with looking(door()) as eyes:
        link = logins.tokens.link("login", asked(eyes, "/vandaag/"))
        row = logins.spend_link(eyes, link)
        assert (logins.person_of(row), row.next_path) == (world.anna, "/vandaag/")
        assert logins.spend_link(eyes, link) is None


def test_a_link_is_worth_nothing_after_fifteen_minutes(world):
    with looking(door()) as eyes:
        link = logins.tokens.link("login", asked(eyes))
    with looking(door(minutes=15)) as eyes:
        assert logins.spend_link(eyes, link) is None


def test_whoever_is_not_known_gets_an_id_and_no_mail(world):
    with looking(door()) as eyes:
        before = LoginToken.objects.count()
        assert logins.ask_link(eyes, "niemand@voorbeeld.invalid") is not None
        assert LoginToken.objects.count() == before


def test_the_code_opens_too_however_it_is_spaced_and_makes_the_link_worthless(world):
    with looking(door()) as eyes:
        token_id = asked(eyes)
        code = logins.tokens.code("login", token_id)
        assert logins.person_of(logins.spend_code(eyes, token_id, f" {code[:3]} {code[3:]}")) == world.anna
        assert logins.spend_link(eyes, logins.tokens.link("login", token_id)) is None


def test_after_five_wrong_codes_the_right_one_opens_nothing(world):
    with looking(door()) as eyes:
        token_id = asked(eyes)
        code = logins.tokens.code("login", token_id)
        wrong = f"{(int(code) + 1) % 1_000_000:06d}"
        assert [logins.spend_code(eyes, token_id, wrong) for _try in range(5)] == [None] * 5
        assert logins.spend_code(eyes, token_id, code) is None


def test_a_code_that_nobody_asked_for_opens_nothing(world):
    with looking(Eyes(Role.LOGIN, now())) as eyes:
        assert logins.spend_code(eyes, uuid4(), "123456") is None


def test_a_link_that_was_spent_in_between_opens_nothing(world, monkeypatch):
    with looking(Eyes(Role.LOGIN, now())) as eyes:
        token_id = logins.ask_link(eyes, "anna@voorbeeld.invalid")
        row = queries.login_token(eyes, logins.tokens.hashed(logins.tokens.link("login", token_id)))
        assert logins.spend_link(eyes, logins.tokens.link("login", token_id)) is not None
        monkeypatch.setattr(queries, "login_token", lambda *_: row)
        assert logins.spend_link(eyes, logins.tokens.link("login", token_id)) is None
