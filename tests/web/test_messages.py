"""Messages through the door: words stay, markup shows as text, files are what they are, mails say nothing."""

import re
from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse
from PIL import Image

from luwte.actions import messages
from luwte.jobs import mails
from luwte.records.attachments.models import Attachment
from luwte.records.eyes import clock, looking
from luwte.records.messages import queries
from luwte.records.messages.models import Message, MessageDraft
from luwte.records.outbox.models import OutboxRow
from tests.building import now
from tests.mailing import HEALTH
from tests.sent_along import MARK, paper, picture
from tests.talking import send
from tests.web.doors import client_of, log_in
from tests.web.test_forms import check_in, deliver

AHEAD = {"X-Luwte-Autosave": "1"}


@pytest.fixture
def page(world):
    return reverse("coachee:conversation", args=[world.coach.id])


@pytest.fixture
def theirs(world):
    return reverse("coach:messages", args=[world.dossier.id])


def file(name, data):
    return SimpleUploadedFile(name, data, content_type="image/jpeg")


def count(table):
    with looking(clock(now())):
        return table.objects.count()


def test_to_and_fro(world, page, theirs):
    coachee, coach = client_of(world, "coachee"), client_of(world, "coach")
    answer = coachee.post(page, check_in(text="Dag coach"), follow=True)
    assert "Verstuurd. Je krijgt antwoord, uiterlijk" in answer.content.decode()
    assert "Er staat een nieuw bericht." in coach.get(reverse("coach:caseload")).content.decode()
    assert "Dag coach" in coach.get(theirs).content.decode()
    assert "Er is een bericht dat" not in coach.get(reverse("coach:caseload")).content.decode()
    assert "Verstuurd." in coach.post(theirs, check_in(text="Dag Anna"), follow=True).content.decode()
    assert "Er is een bericht van Coach" in coachee.get(reverse("coachee:today")).content.decode()
    assert "Dag Anna" in coachee.get(page).content.decode()
    assert "Er is een bericht van" not in coachee.get(reverse("coachee:today")).content.decode()


def test_a_coachee_with_one_guide_lands_in_the_conversation(world):
    answer = client_of(world, "other coachee").get(reverse("coachee:messages")).content.decode()
    assert "Berichten met Coach" in answer
    assert "Niet voor nood" in answer
    assert "/hulp/" in answer


def test_nobody_is_told_when_the_other_read(world, page, theirs):
    coachee = client_of(world, "coachee")
    coachee.post(page, check_in(text="Dag coach"), follow=True)
    before = coachee.get(page).content.decode()
    client_of(world, "coach").get(theirs)
    after = coachee.get(page).content.decode()
    strip = re.compile(r'value="[^"]+"')
    assert strip.sub("", before) == strip.sub("", after)


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{ 7|add:7 }}", "[x](javascript:alert(1))"],
)
def test_markup_shows_as_text(world, page, theirs, text):
    client_of(world, "coachee").post(page, check_in(text=text))
    shown = client_of(world, "coach").get(theirs).content.decode().split('class="talk"')[1]
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown
    assert 'href="javascript' not in shown
    assert text.replace("<", "&lt;").replace(">", "&gt;") in shown


def test_links_are_plain_and_lead_nowhere_by_themselves(world, page, theirs):
    client_of(world, "coachee").post(page, check_in(text='zie https://voorbeeld.invalid/?a="b" en javascript:alert(1)'))
    shown = client_of(world, "coach").get(theirs).content.decode().split('class="talk"')[1]
    assert 'href="https://voorbeeld.invalid/?a=' in shown
    assert 'rel="nofollow"' in shown
    assert "href='javascript" not in shown


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"text": " "}, "Schrijf een paar woorden, of kies een bestand."),
        ({"text": "mijn zin" + "a" * 5000}, "Maak er twee berichten van."),
        ({"text": "mijn \0 zin"}, "Null"),
        ({"text": "mijn zin", "client_id": "geen"}, "te oud"),
        ({"text": "mijn zin", "base_revision": "9" * 30}, "te oud"),
    ],
)
def test_what_is_not_sent_says_why_and_what_was_typed_stays(world, page, given, says):
    answer = client_of(world, "coachee").post(page, check_in(**given))
    assert answer.status_code == 422
    assert says in answer.content.decode() or says == "Null"
    assert "mijn" in answer.content.decode() or given["text"] == " "
    assert count(Message) == 0


def test_ten_megabytes_of_text_is_no_500(world, page, theirs):
    assert client_of(world, "coachee").post(page, check_in(text="a" * 10_000_000)).status_code == 413
    assert client_of(world, "coach").post(theirs, check_in(text="a" * 10_000_000)).status_code == 413


def test_twice_is_once_and_another_dossiers_form_is_another(world, page):
    said, coachee = check_in(text="dag"), client_of(world, "coachee")
    for _ in range(2):
        assert coachee.post(page, said).status_code == 302
    assert count(Message) == 1
    client_of(world, "other coachee").post(page, said)
    assert count(Message) == 2


def test_a_stranger_in_the_address_is_not_there(world, theirs):
    coachee = client_of(world, "coachee")
    for person in (world.stranger, world.former, world.anna, world.manager):
        address = reverse("coachee:conversation", args=[person.id])
        assert coachee.get(address).status_code == 404
        assert coachee.post(address, check_in(text="x")).status_code == 404
    for who in ("former coach", "coach elsewhere"):
        assert client_of(world, who).post(theirs, check_in(text="x")).status_code == 404
    assert count(Message) == 0


def test_autosave_keeps_and_the_page_has_it_again(world, page, theirs):
    coachee = client_of(world, "coachee")
    first = coachee.post(page, check_in(text="half"), headers=AHEAD)
    assert (first.status_code, first.json()["revision"]) == (200, 1)
    assert "half" in coachee.get(page).content.decode()
    assert "half" not in client_of(world, "coach").get(theirs).content.decode()
    stale = coachee.post(page, check_in(text="elders"), headers=AHEAD)
    assert (stale.status_code, stale.json()["revision"], stale.json()["other_url"]) == (409, 2, page)
    assert "elders" in coachee.get(page).content.decode()
    assert coachee.post(page, check_in(text="a" * 5001), headers=AHEAD).status_code == 422
    assert coachee.post(page, {"text": "x"}, headers=AHEAD).status_code == 422
    mine = client_of(world, "coach").post(theirs, check_in(text="van mij"), headers=AHEAD)
    assert mine.json()["revision"] == 1
    assert "van mij" not in coachee.get(page).content.decode()
    assert (
        "Weggegooid."
        in coachee.post(reverse("coachee:message_drop", args=[world.coach.id]), follow=True).content.decode()
    )
    drop = reverse("coach:message_drop", args=[world.dossier.id])
    assert "Weggegooid." in client_of(world, "coach").post(drop, follow=True).content.decode()
    assert count(MessageDraft) == 0


def test_logged_out_while_writing_keeps_the_words(world, page):
    coachee = client_of(world, "coachee")
    coachee.get(page)
    del coachee.cookies["luwte"]
    answer = coachee.post(page, check_in(text="een lange brief"))
    assert answer.status_code == 401
    assert "een lange brief" in answer.content.decode()


def test_a_file_comes_as_what_it_is_under_a_name_that_says_nothing(world, page, theirs):
    coachee, coach = client_of(world, "coachee"), client_of(world, "coach")
    files = [file("mijn burn-out <b>.exe", picture("PNG")), file("x.png", paper())]
    coachee.post(page, check_in(text="", files=files))
    shown = coach.get(theirs).content.decode()
    assert "mijn burn-out &lt;b&gt;.exe" in shown
    found = re.findall(r'href="([^"]+bijlage/[^"]+)"', shown)
    for address, kind, name in zip(found, ("image/png", "application/pdf"), ("png", "pdf"), strict=True):
        answer = coach.get(address)
        assert answer["Content-Type"] == kind
        assert answer["Content-Disposition"] == f'attachment; filename="bijlage.{name}"'
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer["Cache-Control"] == "private, no-store"
        assert MARK.encode() not in answer.content
    mine = re.findall(r'src="([^"]+bijlage/[^"]+)"', coachee.get(page).content.decode())
    with Image.open(BytesIO(coachee.get(mine[0]).content)) as image:
        assert image.size == (60, 40)
    for who in ("care professional", "former coach", "other coachee", "manager"):
        assert client_of(world, who).get(mine[0]).status_code == 404
        assert client_of(world, who).get(found[0]).status_code == 404


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("foto.jpg", b"MZ program", "geen foto of PDF"),
        ("foto.jpg", b"<script>alert(1)</script>", "geen foto of PDF"),
        ("foto.jpg", b"", "Dit bestand is leeg"),
        ("foto.jpg", picture()[:300], "kapot"),
        ("stuk.pdf", b"%PDF-1.7 niets", "kapot"),
        ("groot.jpg", b"\xff\xd8\xff" + b"0" * 5_000_000, "groter dan 5 MB"),
        ("a" * 200 + ".jpg", picture(), None),
    ],
)
def test_what_is_not_what_it_says_is_told_and_the_words_stay(world, page, name, data, says):
    coachee = client_of(world, "coachee")
    answer = coachee.post(page, check_in(text="mijn zin", files=[file(name, data)]))
    assert answer.status_code == (422 if says else 302)
    assert (says or "") in answer.content.decode()
    assert count(Message) == (0 if says else 1)
    if says:
        assert "mijn zin" in coachee.get(page).content.decode()
        # and the same page without the file is sent, and leaves nothing behind
        base = answer.content.decode().split('name="base_revision" value="')[1].split('"')[0]
        coachee.post(page, check_in(text="mijn zin, anders", base_revision=base))
        assert count(MessageDraft) == 0


def test_four_files_are_one_too_many(world, page):
    answer = client_of(world, "coachee").post(
        page, check_in(text="zin", files=[file(f"{n}.jpg", picture()) for n in range(4)])
    )
    assert answer.status_code == 422
    assert "hoogstens drie" in answer.content.decode()
    assert count(Attachment) == 0


def test_too_much_at_once_is_told(world, page):
    with override_settings(UPLOAD_LIMIT_BYTES=1000):
        answer = client_of(world, "coachee").post(page, check_in(text="zin", files=[file("a.jpg", b"0" * 5000)]))
    assert answer.status_code == 422
    assert "samen te groot" in answer.content.decode()


def test_the_form_still_asks_for_its_token(world, page):
    wary = Client(enforce_csrf_checks=True)
    log_in(wary, world.anna)
    answer = wary.post(page, check_in(text="mijn zin"))
    assert answer.status_code == 403
    assert count(Message) == 0


def test_taken_back_and_too_late(world, page, theirs):
    coachee, coach = client_of(world, "coachee"), client_of(world, "coach")
    message = send(world, "coachee", "te snel")
    back = reverse("coachee:message_back", args=[message])
    assert "Teruggehaald." in coachee.post(back, follow=True).content.decode()
    assert "te snel" in coachee.get(page).content.decode()
    assert "te snel" not in coach.get(theirs).content.decode()
    assert coachee.post(back).status_code == 404
    mine = send(world, "coach", "ook te snel")
    with time_machine.travel(now() + timedelta(hours=1)):
        answer = coach.post(reverse("coach:message_back", args=[world.dossier.id, mine]), follow=True)
    assert "te lang geleden verstuurd" in answer.content.decode()
    late = send(world, "coachee", "oud", at=now() - timedelta(hours=1))
    assert "te lang geleden" in coachee.post(reverse("coachee:message_back", args=[late]), follow=True).content.decode()


def test_pages_of_twenty_whatever_is_asked(world, page):
    coachee = client_of(world, "coachee")
    for number in range(21):
        send(world, "coach", f"regel {number}.")
    assert "regel 0." not in coachee.get(page).content.decode()
    assert "regel 0." in coachee.get(page + "?bladzijde=1").content.decode()
    for odd in ("-1", "٣", "9" * 400, "x", "499"):
        assert coachee.get(f"{page}?bladzijde={odd}").status_code == 200


def test_who_is_away_is_told_by_days_alone(world, page):
    coach, today = client_of(world, "coach"), world.eyes("coach").today
    hours = {"days": [0, 1, 2], "opens": "9:00", "closes": "17:00"}
    kept = coach.post(
        reverse("coach:office"), {**hours, "away_from": today, "away_until": today + timedelta(9)}, follow=True
    )
    assert "Je coachees lezen dit" in kept.content.decode()
    assert "Coach is er niet, tot en met" in client_of(world, "coachee").get(page).content.decode()
    for wrong in ({"away_from": "0001-01-01", "away_until": "9999-12-31"}, {"away_until": today}, {"closes": "8:00"}):
        assert coach.post(reverse("coach:office"), {**hours, **wrong}).status_code == 422


def test_the_mail_through_a_real_server_holds_no_word_of_the_message(world, post):
    secret = "Ik slaap slecht en mijn energie is op"
    send(world, "coachee", secret)
    send(world, "coach", secret)
    deliver()
    assert sorted(to for [to], _ in post) == ["anna@voorbeeld.invalid", "coach@voorbeeld.invalid"]
    for _to, message in post:
        told = f"{message['Subject']}\n{message['From']}\n{message.get_content()}"
        assert "/berichten/" in told
        assert secret not in told
        assert HEALTH.findall(re.sub(r"https?://\S+|Dag \w+", "", told)) == []
        assert "Anna" not in told or "Dag Anna" in told


def test_no_mail_for_what_was_read_or_taken_back_or_has_no_reader(world, mailoutbox):
    read, gone = send(world, "coachee", "een"), send(world, "coach", "twee")
    with looking(world.eyes("coach")) as eyes:
        messages.read(eyes, world.dossier.id, world.coach.id)
        messages.withdraw(eyes, world.dossier.id, gone)
    with looking(clock(now())):
        for one in (read, gone, uuid4()):
            mails.message(str(world.dossier.id), str(one))
        assert OutboxRow.objects.filter(kind="mail.message").count() == 2
        lost = send(world, "coachee", "drie")
    with looking(clock(now() - timedelta(days=99))):
        mails.message(str(world.dossier.id), str(lost))
    assert mailoutbox == []
    note = send(world, "coachee", "vier", guide=world.care.id)
    with looking(clock(now())):
        mails.message(str(world.dossier.id), str(note))
    assert "/meekijken/" in mailoutbox[0].body or "/zorg/" in mailoutbox[0].body


def texts_of(eyes, dossier_id, guide):
    """The texts of a conversation as these eyes read them."""
    return [line.text for line in queries.conversation(eyes, dossier_id, guide)[0]]


def test_a_file_is_written_to_no_disk_before_it_is_sealed(world, page, theirs, monkeypatch):
    def on_disk(*_given, **_more):
        raise AssertionError("a file on the disk")

    monkeypatch.setattr("django.core.files.uploadhandler.TemporaryUploadedFile", on_disk)
    large = picture("PNG", (900, 900)) + b"\0" * 1_500_000
    for role, address in (("coachee", page), ("coach", theirs)):
        assert client_of(world, role).post(address, check_in(text="", files=[file("a.png", large)])).status_code == 302
    assert count(Attachment) == 2
