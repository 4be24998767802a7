"""Bad input gets a clear answer in plain Dutch, and nothing is lost."""

import io
import os
import re
import sqlite3
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from luwte.actions import check_ins, energy_entries
from luwte.records.check_ins import queries
from luwte.records.diaries import queries as diaries
from luwte.records.energy_entries import queries as entries
from luwte.records.eyes import looking
from tests.building import bring
from tests.web.doors import client_of, log_in
from tests.web.test_forms import check_in, deliver

SHARED = Path(os.environ.get("LUWTE_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))
REAL = SHARED / "diary" / "visible-2024-2026.csv"


def upload(client, data, name="dagboek.csv"):
    file = SimpleUploadedFile(name, data, "text/csv")
    return client.post(reverse("coachee:diaries"), {"client_id": str(uuid4()), "file": file}, follow=True)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "Dit bestand is leeg."),
        (b"%PDF-1.7", "Dit is geen CSV-bestand."),
        (b"\x00\x01\x02,\n", "Dit bestand kunnen we niet lezen."),
        (b"a\nb\n", "We zien maar"),
        (b"a,b\nx,y\n", "We vinden geen kolom met dagen."),
        (b"1,2\n" * 5_100_000, "Dit bestand is te groot."),
    ],
    ids=["empty", "pdf", "binary", "one column", "no days", "20 MB"],
)
def test_a_file_that_is_no_diary_is_refused_with_what_to_do(world, data, says):
    answer = upload(client_of(world, "coachee"), data)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    eyes = world.eyes("coachee")
    with looking(eyes):
        assert diaries.imports(eyes, world.dossier.id) == []


def test_a_sloppy_file_tells_what_is_left_out(world):
    data = (
        "\ufeffDatum ;Energie \r\n14-3-2026;4,5\r\n14-3-2026;5\r\n30-2-2026;4\r\n1-1-2999;4\r\n15-3-2026;44\r\n;3\r\n"
    )
    answer = upload(client_of(world, "coachee"), data.encode("utf-16")).content.decode()
    assert "We lezen 2 dagen." in answer
    for words in ("een datum die niet bestaat", "nog moet komen", "zonder datum", "dezelfde dag twee keer"):
        assert words in answer


def form(**more):
    series = {"s0-target": "energy", "s0-low": "0", "s0-high": "10", "s1-target": "load", "s1-low": "0", "s1-high": "5"}
    return {"order": "ymd", **series, **more}


def test_the_columns_are_changed_looked_at_and_kept(world):
    client, address = client_of(world, "coachee"), reverse("coachee:diary", args=[bring(world)])
    wrong = client.post(address, form(**{"s0-low": "10"}))
    assert (wrong.status_code, "moet groter zijn" in wrong.content.decode()) == (422, True)
    looked = client.post(address, form(do="look", **{"s0-turned": "on"})).content.decode()
    assert "energie 4." in looked
    client.post(address, form(do="keep"))
    busy = client.get(address.rstrip("/") + "/voortgang/").json()
    assert (busy["finished"], busy["done"]) == (False, 0)
    deliver()
    assert client.get(address.rstrip("/") + "/voortgang/").json()["finished"]
    assert "Er zijn 2 dagen bewaard." in client.get(address).content.decode()
    client.post(reverse("coachee:diary_undo", args=[address.split("/")[2]]))
    deliver()
    assert client.get(address).status_code == 404


@pytest.mark.django_db(databases="__all__", transaction=True)
def test_a_store_that_does_not_answer_says_that_nothing_was_saved(world, monkeypatch):
    def full(*_args, **_more):
        raise OperationalError("database or disk is full")

    client = client_of(world, "coachee")
    monkeypatch.setattr(check_ins, "_save", full)
    answer = client.post(reverse("coachee:check_in"), check_in(energy=4, note="mijn regel"))
    assert answer.status_code == 503
    assert "niet opgeslagen" in answer.content.decode()
    assert "mijn regel" in answer.content.decode()
    eyes = world.eyes("coachee")
    with looking(eyes):
        assert queries.days(eyes, world.dossier.id) == []


def test_a_form_without_a_token_shows_what_was_typed(world):
    client = Client(enforce_csrf_checks=True)
    log_in(client, world.anna)
    answer = client.post(reverse("coachee:check_in"), check_in(energy=4, note="mijn regel"))
    assert (answer.status_code, "mijn regel" in answer.content.decode()) == (403, True)


def test_what_is_sent_after_log_out_is_kept_for_its_writer_only(world):
    client = client_of(world, "coachee")
    client.get(reverse("coachee:today"))
    del client.cookies["luwte"]
    answer = client.post(reverse("coachee:check_in"), check_in(energy=4, note="mijn regel"))
    page = answer.content.decode()
    assert (answer.status_code, "mijn regel" in page) == (401, True)
    held = page.split('name="held" value="')[1].split('"')[0]
    for person, there in ((world.bram, False), (world.anna, True)):
        log_in(client, person)
        again = client.post(reverse("account:held"), {"held": held}, follow=True)
        assert ("mijn regel" in again.content.decode()) is there
    first = Client().post(reverse("coachee:check_in"), check_in(energy=4, note="mijn regel"))
    assert (first.status_code, 'name="held" value=""' in first.content.decode()) == (401, True)


@pytest.mark.parametrize(
    "address",
    ["?tijd=%00", "?tijd=nooit", "?tijd=alles&tijd=60"],
)
def test_an_odd_address_shows_the_days_all_the_same(world, address):
    assert client_of(world, "coachee").get(reverse("coachee:days") + address).status_code == 200


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("coachee:who_sees_what", {"do": "give", "party": "x", "scope": "days"}),
        ("coachee:who_sees_what", {"do": "give", "party": str(uuid4()), "scope": "alles"}),
        ("coachee:who_sees_what", {}),
        ("coachee:energy_entry", {"text": "x", "gave": "misschien", "client_id": "geen"}),
        ("coachee:preferences", {"measuring": "?", "screen_free_from": "straks", "wish": "x", "client_id": "x"}),
        ("coachee:check_in", {"energy": "x", "client_id": "x", "base_revision": "-1"}),
        ("public:look", {"theme": "paars"}),
    ],
)
def test_junk_in_a_form_is_never_a_500(world, name, data):
    answer = client_of(world, "coachee").post(reverse(name), data)
    assert answer.status_code in {404, 422}
    assert "Traceback" not in answer.content.decode()


@pytest.mark.parametrize("host", ["elders.example", "a b<script>", "x" * 300])
def test_an_address_that_is_not_ours_gets_a_plain_page_and_no_line_in_the_log(world, host, caplog):
    answer = Client().get("/vandaag/", headers={"host": host})
    assert answer.status_code == 400
    assert "Dit lukte niet" in answer.content.decode()
    assert host not in answer.content.decode()
    assert caplog.records == []


def test_looking_back_ignores_days_that_are_none(world):
    answer = client_of(world, "coachee").get(reverse("coachee:before") + "?dag=morgen&dag=2026-02-30&dag=2026-01-05")
    assert "te weinig om te vergelijken" in answer.content.decode()


def test_a_stream_of_bytes_as_a_form(world):
    client = client_of(world, "coachee")
    answer = client.generic(
        "POST", reverse("coachee:diaries"), io.BytesIO(b"\xff\x00" * 99).read(), "multipart/form-data; boundary=x"
    )
    assert answer.status_code in {400, 422}


@pytest.fixture
def store_of_sqlite():
    if connection.vendor != "sqlite":
        pytest.skip("a disk that is filled here belongs to SQLite")
    yield connection
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 4294967294")


def not_saved(world, answer):
    assert answer.status_code == 503
    assert "niet opgeslagen" in answer.content.decode()
    assert "mijn regel" in answer.content.decode()
    eyes = world.eyes("coachee")
    with looking(eyes):
        assert queries.days(eyes, world.dossier.id) == []


@pytest.mark.django_db(databases="__all__", transaction=True)
def test_a_full_disk_says_that_it_was_not_saved(world, store_of_sqlite):
    client = client_of(world, "coachee")
    client.get(reverse("coachee:today"))
    note = "mijn regel " + "x" * 260
    with store_of_sqlite.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
    answers = [client.post(reverse("coachee:energy_entry"), check_in(gave="yes", text=note)) for _ in range(60)]
    full = next(answer for answer in answers if answer.status_code != 302)
    assert (full.status_code, "niet opgeslagen" in full.content.decode()) == (503, True)
    assert "mijn regel" in full.content.decode()
    kept = sum(answer.status_code == 302 for answer in answers)
    eyes = world.eyes("coachee")
    with looking(eyes):
        assert len(entries.between(eyes, world.dossier.id, eyes.today, eyes.today)) == kept


@pytest.mark.django_db(databases="__all__", transaction=True)
def test_a_locked_store_says_that_it_was_not_saved(world, store_of_sqlite):
    client = client_of(world, "coachee")
    client.get(reverse("coachee:today"))
    with store_of_sqlite.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 0")
    other = sqlite3.connect(store_of_sqlite.settings_dict["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        answer = client.post(reverse("coachee:check_in"), check_in(energy=4, note="mijn regel"))
    finally:
        other.execute("ROLLBACK")
        other.close()
        with store_of_sqlite.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 20000")
    not_saved(world, answer)


@pytest.mark.skipif(not REAL.exists(), reason="the real diary is not at hand")
def test_a_real_diary_of_737_days_comes_in_through_the_door(world):
    client = client_of(world, "coachee")
    answer = upload(client, REAL.read_bytes(), REAL.name)
    page = answer.content.decode()
    assert "We lezen 737 dagen." in page
    address = answer.redirect_chain[-1][0]
    fields = {}
    for name, value in re.findall(r'<input type="(?:hidden|text|number)" name="(s\d+-\w+)" value="([^"]*)"', page):
        fields[name] = value
    for name, options in re.findall(r'<select name="(s\d+-target)".*?>(.*?)</select>', page, re.DOTALL):
        fields[name] = re.search(r'value="(\w+)" selected', options)[1]
    order = re.search(r'name="order" value="(\w+)"[^>]*checked', page)[1]
    assert client.post(address, {"do": "keep", "order": order, **fields}).status_code == 302
    deliver()
    assert "Er zijn 737 dagen bewaard." in client.get(address).content.decode()
    assert client.get(reverse("coachee:days") + "?tijd=alles").status_code == 200


def test_someone_elses_day_cannot_be_filled_in_or_taken_away(world):
    client = client_of(world, "other coachee")
    entry_id = world_entry(world)
    answer = client.post(reverse("coachee:energy_entry_away", args=[entry_id]))
    assert (answer.status_code, answer.url) == (302, reverse("coachee:today"))
    eyes = world.eyes("coachee")
    with looking(eyes):
        assert [one.id for one in entries.between(eyes, world.dossier.id, eyes.today, eyes.today)] == [entry_id]


def world_entry(world):
    eyes = world.eyes("coachee")
    with looking(eyes):
        return energy_entries.add(eyes, world.dossier.id, eyes.today, "De tuin", gave=True, client_id=uuid4())


def test_a_form_sent_twice_makes_one_entry_and_answers_the_same(world):
    client, form = client_of(world, "coachee"), check_in(gave="yes", text="De tuin")
    first, second = (client.post(reverse("coachee:energy_entry"), form) for _ in range(2))
    assert (first.status_code, first.url) == (second.status_code, second.url)
    eyes = world.eyes("coachee")
    with looking(eyes):
        assert len(entries.between(eyes, world.dossier.id, eyes.today, eyes.today)) == 1
