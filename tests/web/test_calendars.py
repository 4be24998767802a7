"""What calendars get and give: mails at a real server, a private feed, and answers; and no health word anywhere."""

import mailbox
import re
from datetime import UTC, timedelta
from email import policy
from email.message import EmailMessage
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from typer.testing import CliRunner

from luwte.actions import calendars, gates, legal_dates, session_notes, shares, tokens
from luwte.cli.door import app
from luwte.records.eyes import looking, operator
from luwte.records.eyes.guard import signed
from luwte.records.people.models import Person
from luwte.records.sessions import queries
from luwte.records.sessions.calendars import feeds
from luwte.records.shares.queries import given
from luwte.rules.coaching_sessions import State, Wish
from luwte.rules.consents import Scope
from luwte.rules.intake import values
from tests.building import now
from tests.mailing import HEALTH
from tests.talks import become, begin, change, confirm, hold, later, one, plan, propose
from tests.web.doors import client_of
from tests.web.test_forms import deliver


def parts(message):
    """Every text of a mail by type, with the calendar read."""
    found = {}
    for part in message.walk():
        if not part.is_multipart():
            found.setdefault(part.get_content_type(), []).append(part)
    return found


def calendar_of(message):
    (part, *_more) = parts(message)["text/calendar"]
    made = Calendar.from_ical(part.get_payload(decode=True))
    (event,) = made.walk("VEVENT")
    return part, made, event


def test_request_update_and_cancel_at_a_real_server(world, post):
    row = plan(world)
    deliver()
    change(world, row, later(6, world, 14))
    deliver()
    become(world, row, State.CANCELLED)
    deliver()
    assert [to for to, _message in post] == [["anna@voorbeeld.invalid"]] * 3
    events, methods = [], []
    for _to, message in post:
        part, made, event = calendar_of(message)
        assert message.get_content_type() == "multipart/alternative"
        assert (part.get_content_charset(), part.get_param("method")) == ("utf-8", str(made["METHOD"]))
        assert message["Subject"].startswith("Je afspraak")
        methods.append(str(made["METHOD"]))
        events.append(event)
        for found in (message.as_string(policy=policy.default), *map(str, _texts(message))):
            assert not HEALTH.search(found.replace("anna@voorbeeld.invalid", ""))
    assert methods == ["REQUEST", "REQUEST", "CANCEL"]
    assert len({str(event["UID"]) for event in events}) == 1
    assert [event["SEQUENCE"] for event in events] == [0, 1, 2]
    assert str(events[1]["SUMMARY"]) == "Afspraak · De Haven"
    assert events[1]["DTSTART"].dt.astimezone(UTC) == one(world, row).starts_at
    assert str(events[1]["DTSTART"].params["TZID"]) == "Europe/Amsterdam"


def _texts(message):
    for found in parts(message).values():
        for part in found:
            yield part.get_payload(decode=True).decode()


def test_a_series_is_one_mail(world, post):
    begin(world)
    propose(world)
    confirm(world)
    deliver()
    ((_to, message),) = post
    assert message["Subject"] == "Je afspraken"
    files = [part for part in message.walk() if part.get_filename()]
    assert [part.get_filename() for part in files] == ["afspraken.ics"]
    assert len(Calendar.from_ical(files[0].get_payload(decode=True)).walk("VEVENT")) == 10
    assert not HEALTH.search(" ".join(_texts(message)))


def test_a_question_about_a_talk_reaches_the_coach_neutrally(world, post):
    row = plan(world)
    own = world.eyes("coachee")
    with looking(own):
        session_notes.ask(own, own.dossier_id, row, Wish.CANCEL, "Te moe", client_id=uuid4())
    deliver()
    to, message = post[-1]
    assert to == ["coach@voorbeeld.invalid"]
    text = " ".join(_texts(message))
    assert "moe" not in text
    assert "Anna" not in text
    assert reverse("coach:session", args=[world.dossier.id, row]) in text


def test_a_talk_that_is_gone_sends_nothing(world, post):
    begin(world)
    propose(world)
    confirm(world)
    for talk in _talks(world):
        become(world, talk.id, State.CANCELLED)
    deliver()
    assert {message["Subject"] for _to, message in post} == {"Je afspraak gaat niet door"}


def _talks(world):
    with looking(world.eyes("coach")) as coach:
        return queries.talks(coach, world.dossier.id)


@pytest.mark.parametrize("who", ["coachee", "coach"])
def test_the_private_feed(world, who):
    eyes = world.eyes(who)
    planned = plan(world)
    with looking(eyes):
        row_id = calendars.open_feed(eyes)
    address = reverse("feed:calendar", args=[tokens.link("feed", row_id)])
    found = Client().get(address)
    assert found["Content-Type"].startswith("text/calendar")
    (event,) = Calendar.from_ical(found.content).walk("VEVENT")
    assert str(event["UID"]) == str(one(world, planned).uid)
    text = found.content.decode().replace("\r\n ", "")
    assert "Anna" not in text
    assert not HEALTH.search(re.sub(r"URL:\S+", "", text))
    become(world, planned, State.CANCELLED)
    assert b"VEVENT" not in Client().get(address).content
    with looking(eyes):
        calendars.close_feed(eyes)
    assert Client().get(address).status_code == 404
    assert Client().get(reverse("feed:calendar", args=["x" * 43])).status_code == 404


@pytest.mark.parametrize("who", ["coachee", "coach"])
def test_the_feed_ends_with_the_account(world, who):
    eyes = world.eyes(who)
    with looking(eyes):
        address = reverse("feed:calendar", args=[tokens.link("feed", calendars.open_feed(eyes))])
    assert Client().get(address).status_code == 200
    with looking(operator(now())), signed():
        Person.objects.filter(id=eyes.person_id).update(is_active=False)
    assert Client().get(address).status_code == 404


def test_the_feed_of_who_guides_no_more_is_empty(world):
    plan(world)
    former = world.eyes("former coach")
    with looking(former):
        row_id = calendars.open_feed(former)
    found = Client().get(reverse("feed:calendar", args=[tokens.link("feed", row_id)]))
    assert b"VEVENT" not in found.content


def test_the_law_s_dates_stand_in_the_feed_when_wanted_and_tell_nothing(world):
    with looking(world.eyes("coachee")) as own:
        page = reverse("feed:calendar", args=[tokens.link("feed", calendars.open_feed(own))])
        more = {"client_id": uuid4(), "in_calendar": True}
        legal_dates.note(own, own.dossier_id, own.today - timedelta(days=30), **more)
    whole = Client().get(page).content.decode()
    assert whole.count("SUMMARY:Iets om na te kijken") > 10
    assert not HEALTH.search(whole.replace("/wettelijke-data/", ""))
    with looking(world.eyes("coachee")) as own:
        more = {"client_id": uuid4(), "in_calendar": False}
        legal_dates.note(own, own.dossier_id, own.today - timedelta(days=30), **more)
    assert "Iets om na te kijken" not in Client().get(page).content.decode()


def test_an_address_is_made_and_closed_on_the_page(world):
    for role, name in (("coachee", "coachee:calendar_feed"), ("coach", "coach:calendar_feed")):
        client = client_of(world, role)
        assert "/agenda/" in client.post(reverse(name), {"do": "open"}, follow=True).content.decode()
        assert ".ics" not in client.post(reverse(name), {"do": "close"}, follow=True).content.decode()
        eyes = world.eyes(role)
        with looking(eyes):
            assert feeds(eyes) == []


def crisis(world, state, days):
    coach = world.eyes("coach", now() - timedelta(days=days))
    with looking(coach):
        heard = {values.Topic.BEREAVEMENT_OR_CRISIS: state}
        gates.discuss(coach, world.dossier.id, coach.today, heard, "besproken", client_id=uuid4())


def test_what_was_given_in_a_crisis_is_asked_again_at_the_third_talk(world):
    begin(world, now() - timedelta(days=29))
    crisis(world, values.State.PRESENT, 20)
    own = world.eyes("coachee", now() - timedelta(days=18))
    with looking(own):
        before = {share.scope for share in given(own, own.dossier_id)}
        assert Scope.LAST_SIGN.value in before
        shares.withdraw(own, own.dossier_id, world.coach.id, Scope.LAST_SIGN)
        shares.give(own, own.dossier_id, world.coach.id, Scope.LAST_SIGN)
    page = reverse("coachee:who_sees_what")
    link = reverse("coachee:share_give", args=[world.coach.id, "last_sign"])
    client = client_of(world, "coachee")
    assert link not in client.get(page).content.decode()
    crisis(world, values.State.ABSENT, 10)
    assert link not in client.get(page).content.decode()
    held_twice(world)
    assert link in client.get(page).content.decode()
    said = {"client_id": uuid4(), "term": "months"}
    client.post(link, said)
    assert link not in client.get(page).content.decode()
    with looking(world.eyes("coachee")) as own:
        (share,) = [one for one in given(own, own.dossier_id) if one.scope == "last_sign"]
        assert share.until is not None


def held_twice(world):
    for days in (8, 4):
        at = now() - timedelta(days=days)
        with time_machine.travel(at, tick=False):
            row = plan(world, later(0, world, 23) if at.hour < 20 else later(1, world, 23), sure=set(_asks()))
            found = one(world, row)
        with time_machine.travel(found.ends_at, tick=False):
            hold(world, row)


def _asks():
    from luwte.rules.coaching_sessions import Ask

    return Ask


def reply_file(world, row, sender="anna@voorbeeld.invalid", attendee="anna@voorbeeld.invalid"):
    found = one(world, row)
    lines = ["BEGIN:VCALENDAR", "METHOD:REPLY", "BEGIN:VEVENT", f"UID:{found.uid}", "SEQUENCE:0"]
    lines += [f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{attendee}", "END:VEVENT", "END:VCALENDAR", ""]
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"Anna <{sender}>", "luwte@localhost", "Geaccepteerd"
    mail.set_content("Ja")
    mail.add_attachment("\r\n".join(lines).encode(), "text", "calendar", params={"method": "REPLY"})
    return mail.as_bytes()


def test_the_command_reads_a_mail_a_file_and_a_maildir(world, tmp_path, settings):
    row = plan(world)
    read = CliRunner().invoke
    file = tmp_path / "antwoord.eml"
    file.write_bytes(reply_file(world, row, sender="vreemd@voorbeeld.invalid"))
    answer = read(app, ["calendar", "replies", str(file)])
    assert (answer.exit_code, "iemand anders" in answer.output) == (1, True)
    file.write_bytes(reply_file(world, row))
    assert read(app, ["calendar", "replies", str(file)]).exit_code == 0
    assert one(world, row).value["answer"] == "accepted"
    box = mailbox.Maildir(tmp_path / "post")
    for data in (reply_file(world, row), b"geen mail", b"From: a@b.invalid\n\nhallo"):
        box.add(data)
    settings.CALENDAR_MAILBOX = str(tmp_path / "post")
    answer = read(app, ["calendar", "replies"])
    assert (answer.exit_code, answer.output.count("Bewaard."), answer.output.count("Geen antwoord")) == (1, 1, 2)
    assert read(app, ["calendar", "replies"]).output == ""
    assert read(app, ["calendar", "replies", str(tmp_path / "weg")]).exit_code == 2
