"""The pages around a talk: what an attacker or a tired thumb may send, other people's talks, and constant queries."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from luwte.records.eyes import looking
from luwte.records.sessions import queries
from luwte.rules.coaching_sessions import State
from tests.building import a_talk, fill_in, now
from tests.talks import begin, confirm, hold, later, one, plan, propose
from tests.web.doors import client_of

JUNK = ("\x00", "\U0001f600\u202e\u200d", "-1", "9" * 400, "0001-01-01", "9999-12-31", "<script>", "' OR 1=1 --", "")
FORMS = ("session_plan", "session_proposal", "session_new")
AROUND = ("session_move", "session_rest", "session_off", "session_card", "session_notes")
FIELDS = (
    *("client_id", "base_revision", "day", "at", "minutes", "kind", "place", "point", "route", "rain", "link", "sure"),
    *("sessions", "weekday", "region", "do", "counts", "shown", "question", "silence", "met", "learned", "thought"),
    *("body", "agreed_0", "looked_back", "happened", "about", "helps", "wish", "words", "weekdays", "first", "last"),
    *("gone", "file", "text", "did", "back", "week"),
)


def addresses(world):
    coach = [reverse(f"coach:{name}", args=[world.dossier.id]) for name in FORMS]
    coach += [reverse(f"coach:{name}", args=[world.dossier.id, world.talk]) for name in AROUND]
    coach += [reverse(f"coach:{name}") for name in ("absences", "calendar_feed", "week")]
    own = [reverse(f"coachee:{name}", args=[world.talk]) for name in ("session", "session_prepare", "session_ask")]
    own += [reverse(f"coachee:{name}") for name in ("quiet_days", "calendar_feed", "sessions")]
    own += [reverse("coachee:agreement_mark", args=[uuid4()])]
    return {"coach": coach, "coachee": own}


@pytest.mark.parametrize("junk", JUNK, ids=repr)
def test_junk_is_never_a_500(world, junk):
    a_talk(world)
    for role, every in addresses(world).items():
        client = client_of(world, role)
        for address in every:
            for ids in ({}, {"client_id": uuid4(), "base_revision": "1"}):
                answer = client.post(address, {**dict.fromkeys(FIELDS, junk), **ids})
                assert answer.status_code < 500, address
            assert client.get(address, {"tijd": junk, "week": junk}).status_code < 500


def test_text_of_megabytes_is_refused_in_words(world):
    a_talk(world)
    client = client_of(world, "coach")
    address = reverse("coach:session_notes", args=[world.dossier.id, world.talk])
    said = {"do": "note", "client_id": uuid4(), "base_revision": "0", "thought": "a" * 900_000}
    assert client.post(address, said).status_code == 422
    assert client.post(address, {**said, "thought": "a" * 10_000_000}).status_code < 500


@pytest.mark.parametrize("role", ["other coachee", "former coach", "coach elsewhere", "manager", "care professional"])
def test_another_ones_talk_is_not_there(world, role):
    a_talk(world)
    client = client_of(world, role)
    for every in addresses(world).values():
        for address in every:
            if str(world.talk) in address or str(world.dossier.id) in address:
                assert client.post(address, {"client_id": uuid4(), "do": "cancelled"}).status_code == 404
    assert one(world, world.talk).state is State.PLANNED


def test_a_talk_of_one_dossier_under_another(world):
    a_talk(world)
    client = client_of(world, "coach")
    for name in (*AROUND, "session"):
        assert client.get(reverse(f"coach:{name}", args=[world.bram_dossier.id, world.talk])).status_code == 404
    off = reverse("coach:session_off", args=[world.bram_dossier.id, world.talk])
    assert client.post(off, {"do": "cancelled", "base_revision": "1"}).status_code == 404


def slot(day, at="10:00", **more):
    said = {"client_id": uuid4(), "base_revision": "0", "day": day.isoformat(), "at": at, "minutes": "60"}
    return {**said, "kind": "office", **more}


def test_a_talk_on_a_holiday_is_asked_and_then_taken(world):
    client = client_of(world, "coach")
    address = reverse("coach:session_new", args=[world.dossier.id])
    day = now().date().replace(year=now().year + 1, month=12, day=25)
    said = slot(day)
    answer = client.post(address, said)
    assert answer.status_code == 422
    assert "Die dag is een feestdag." in answer.content.decode()
    assert client.post(address, {**said, "sure": "yes"}).status_code == 302
    again = client.post(address, {**said, "sure": "yes", "client_id": uuid4()})
    assert "Er is dan al een ander gesprek." in again.content.decode()


def test_a_stale_move_is_told_and_kept(world):
    row = plan(world)
    client = client_of(world, "coach")
    address = reverse("coach:session_move", args=[world.dossier.id, row])
    client.post(address, slot(later(6, world).day, base_revision="1", sure="yes"))
    answer = client.post(address, slot(later(8, world).day, "14:00", base_revision="1", sure="yes"), follow=True)
    assert "Jouw keuze is bewaard." in answer.content.decode()
    assert "Ook gekozen, op een andere bladzijde" in answer.content.decode()
    assert client.post(address, {"do": "back"}, follow=True).status_code == 200
    assert one(world, row).starts_at.date() == later(3, world).day


def test_calling_off_on_the_page(world):
    row = plan(world)
    client = client_of(world, "coach")
    address = reverse("coach:session_off", args=[world.dossier.id, row])
    assert client.post(address, {"do": "weg"}).status_code == 422
    client.post(address, {"do": "cancelled", "base_revision": "77"})
    assert one(world, row).state is State.PLANNED
    for early in ("not_come", "late", "late-counts"):
        assert client.post(address, {"do": early, "base_revision": "1"}).status_code == 422
    assert one(world, row).state is State.PLANNED
    with time_machine.travel(one(world, row).starts_at - timedelta(hours=1)):
        client = client_of(world, "coach")
        assert client.get(address).content.decode().count('type="radio"') == 3
        client.post(address, {"do": "late-counts", "base_revision": "1"})
    found = one(world, row)
    assert (found.state, found.value["counts"]) == (State.LATE_CANCELLED, True)
    page = client_of(world, "coachee").get(reverse("coachee:session", args=[row])).content.decode()
    assert "Dat kan gebeuren." in page
    assert "rekening" not in page


def test_notes_by_the_script(world):
    row = plan(world)
    client = client_of(world, "coach")
    address = reverse("coach:session_notes", args=[world.dossier.id, row])
    by_script = {"headers": {"X-Luwte-Autosave": "1"}}
    first = {"client_id": uuid4(), "base_revision": "0", "thought": "Een"}
    assert client.post(address, first, **by_script).json()["revision"] == 1
    assert client.post(address, {**first, "client_id": uuid4(), "base_revision": "9"}, **by_script).status_code == 200
    other = {"client_id": uuid4(), "base_revision": "9", "thought": "Twee"}
    assert client.post(address, other, **by_script).status_code == 409
    assert client.post(address, {"thought": "x"}, **by_script).status_code == 422
    assert client.post(address, {**other, "client_id": uuid4(), "do": "note"}).status_code == 302


def test_a_series_step_by_step(world):
    begin(world)
    client = client_of(world, "coach")
    step = reverse("coach:session_plan", args=[world.dossier.id])
    two = reverse("coach:session_proposal", args=[world.dossier.id])
    said = slot(later(3, world).day, sessions="8", weekday="1")
    assert client.post(step, said).url == two
    assert client.post(two, {"do": "drop"}).status_code == 302
    assert client.post(step, {**said, "client_id": uuid4()}).url == two
    assert client.post(two, {"do": "confirm", "client_id": uuid4()}).status_code == 302
    talks = _talks(world)
    assert [talk.state for talk in talks] == [State.PLANNED] * 8
    rest = reverse("coach:session_rest", args=[world.dossier.id, talks[0].id])
    answer = client.post(rest, {"client_id": uuid4(), "shown": "2027-01-01"}, follow=True)
    assert "Dit is het nieuwe voorstel." in answer.content.decode()


def test_a_year_of_days_away_leaves_no_room_and_it_is_said(world):
    begin(world)
    client = client_of(world, "coach")
    first = later(10, world).day
    last = first + timedelta(days=300)
    client.post(reverse("coach:absences"), {"kind": "away", "first": first.isoformat(), "last": last.isoformat()})
    answer = client.post(
        reverse("coach:session_plan", args=[world.dossier.id]), slot(later(3, world).day, sessions="10")
    )
    assert "geen vrije dag binnen vier maanden" in answer.content.decode()


def test_an_own_calendar_is_brought(world):
    client = client_of(world, "coach")
    at = (now() + timedelta(days=4)).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:a", f"DTSTART:{at}", "DURATION:PT1H", "SUMMARY:Geheim"]
    data = "\r\n".join([*lines, "END:VEVENT", "END:VCALENDAR"])
    file = SimpleUploadedFile("agenda.ics", data.encode())
    for said in ({"do": "bring", "file": file}, {"do": "bring", "text": data}):
        answer = client.post(reverse("coach:absences"), said, follow=True)
        assert "Gelezen: 1 moment." in answer.content.decode()
        assert "Geheim" not in answer.content.decode()


def test_preparing_a_talk_costs_the_same_with_more_of_everything(world):
    begin(world)
    propose(world)
    confirm(world)
    talks = _talks(world)
    client = client_of(world, "coach")

    def asked(row):
        with CaptureQueriesContext(connection) as found:
            assert client.get(reverse("coach:session", args=[world.dossier.id, row])).status_code == 200
        return len(found)

    hold(world, talks[0].id)
    few = asked(talks[1].id)
    hold(world, talks[1].id)
    hold(world, talks[2].id)
    for back in range(20):
        fill_in(world, back)
    assert asked(talks[3].id) == few


def _talks(world):
    with looking(world.eyes("coach")) as coach:
        return queries.talks(coach, world.dossier.id)
