"""Whoever sees other people's dossiers shows a second key: an app with codes, or a passkey."""

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from playwright.sync_api import expect

from luwte.actions import tokens
from luwte.jobs.worker import once
from luwte.records.eyes import looking, operator
from luwte.records.people.models import LoginToken
from tests.building import now
from tests.journeys.conftest import accessible

pytestmark = pytest.mark.journey


def code_of(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def log_in_by_link(page, email):
    page.goto("/inloggen/")
    page.get_by_label("Je mailadres").fill(email)
    page.get_by_role("button", name="Stuur mij de link").click()
    once()
    with looking(operator(now())):
        row = LoginToken.objects.latest("made_at")
    page.goto(f"/inloggen/link/{tokens.link('login', row.id)}/")
    page.get_by_role("button", name="Inloggen").click()


@pytest.mark.desk
def test_a_coach_sets_an_app_with_codes_and_comes_in_with_it(world, person):
    # given: a coach with a mailed link only
    log_in_by_link(person, "coach@voorbeeld.invalid")
    person.goto("/caseload/")
    assert "tweede-sleutel" in person.url
    accessible(person)
    # when: an app with codes is set
    person.goto("/account/sleutels/totp/activate/")
    accessible(person)
    secret = person.locator("code").inner_text()
    assert person.locator("figure svg").bounding_box()["width"] > 150
    person.locator("input[name=code]").fill(code_of(secret))
    person.get_by_role("button", name="Aanzetten").click()
    person.wait_for_load_state()
    accessible(person)
    # then: after the next log-in the code is asked, and the list opens
    person.context.clear_cookies()
    mail.outbox.clear()
    log_in_by_link(person, "coach@voorbeeld.invalid")
    accessible(person)
    person.locator("input[name=code]").fill(code_of(secret))
    person.locator("input[name=code]").press("Enter")
    person.wait_for_load_state()
    person.goto("/caseload/")
    expect(person.get_by_role("heading", name="Mijn coachees")).to_be_visible()


@pytest.mark.desk
def test_a_coach_comes_in_with_a_passkey(world, person):
    # given: a device that can make passkeys
    tools = person.context.new_cdp_session(person)
    tools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    tools.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {**options, "isUserVerified": True, "automaticPresenceSimulation": True}},
    )
    log_in_by_link(person, "coach@voorbeeld.invalid")
    # when: a passkey is added
    person.goto("/account/sleutels/webauthn/add/")
    accessible(person)
    person.locator("#mfa_webauthn_add").click()
    person.wait_for_url(lambda url: "webauthn/add" not in url)
    accessible(person)
    # then: after the next log-in the passkey opens the list
    person.context.clear_cookies()
    log_in_by_link(person, "coach@voorbeeld.invalid")
    accessible(person)
    person.locator("#mfa_webauthn_authenticate").click()
    person.wait_for_url(lambda url: "authenticate" not in url)
    person.goto("/caseload/")
    expect(person.get_by_role("heading", name="Mijn coachees")).to_be_visible()
