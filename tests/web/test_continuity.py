"""Pages and mails when someone stands in, leaves, stops, brings a list or comes along once."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from luwte.actions import closing, dossiers, intakes, people, preferences, session_feelings, shares
from luwte.jobs import hands, mails, relay
from luwte.records.audit.models import AuditEvent
from luwte.records.dossiers.queries import guidance
from luwte.records.eyes import clock, looking, operator
from luwte.records.joint_sessions.models import JointInvitation
from luwte.records.people.models import Invitation
from luwte.rules.consents import Scope
from luwte.rules.preferences import Preferences, Wish
from luwte.rules.session_feelings import Feeling, Left
from tests import filling
from tests.building import colleague, fill_in, now
from tests.mailing import HEALTH
from tests.talking import send
from tests.web.doors import client_of, log_in
from tests.web.test_forms import deliver

GONE = uuid4()


@pytest.fixture
def sam(world):
    """Another coach of the practice, with a client."""
    person = colleague(world)
    person.client = Client()
    log_in(person.client, person)
    return person


def text(answer):
    return answer.content.decode()


def dates(world, first=0, last=9):
    today = world.eyes("coach").today
    return {"since": today + timedelta(first), "until": today + timedelta(last)}


def test_a_substitute_by_the_coach_and_what_they_see(world, sam):
    coach, page = client_of(world, "coach"), reverse("coach:substitutes")
    assert "Opgeslagen. Elke coachee krijgt er een mail over." in text(
        coach.post(page, {"substitute": sam.id, **dates(world)}, follow=True)
    )
    assert "Je neemt waar voor een collega" in text(sam.client.get(reverse("coach:caseload")))
    shown = text(sam.client.get(reverse("coach:stand_in")))
    assert "anna@voorbeeld.invalid" in shown
    for name in ("dossier", "intake", "messages", "gate", "given"):
        assert sam.client.get(reverse(f"coach:{name}", args=[world.dossier.id])).status_code == 404
    with looking(clock(now())):
        assert AuditEvent.objects.filter(event="look.stand_in", relation="substitute").count() == 2
    coachee = client_of(world, "coachee")
    assert "Neemt nu waar voor je coach." in text(coachee.get(reverse("coachee:who_sees_what")))
    talk = text(coachee.get(reverse("coachee:conversation", args=[world.coach.id])))
    assert "Dan kun je bij Sam terecht: sam@voorbeeld.invalid" in talk
    row = re.search(r'name="row" value="([^"]+)"', text(coach.get(page)))[1]
    assert sam.client.post(page, {"do": "end", "row": row}).status_code == 404
    assert "Dit geldt meteen." in text(coach.post(page, {"do": "end", "row": row}, follow=True))
    assert "Je neemt nu voor niemand waar." in text(sam.client.get(reverse("coach:stand_in")))
    assert coach.post(page, {"do": "end", "row": "x"}).status_code == 404


def test_a_substitute_by_the_manager_and_what_is_odd(world, sam):
    manager, page = client_of(world, "manager"), reverse("practice:substitutes")
    said = {"coach": world.coach.id, "substitute": sam.id}
    for wrong in (
        {},
        {**said, "since": "2026-99-99", "until": ""},
        {**said, **dates(world, 9, 0)},
        {**said, **dates(world, -9, -1)},
        {**said, "since": "0001-01-01", "until": "9999-12-31"},
        {**said, **dates(world), "substitute": world.coach.id},
        {**said, **dates(world), "substitute": world.stranger.id},
    ):
        assert manager.post(page, wrong).status_code == 422
    assert manager.post(page, {**said, **dates(world)}).status_code == 302
    assert "Beëindig dat eerst." in text(manager.post(page, {**said, **dates(world)}))


def test_mails_hold_days_and_names_and_no_word_of_health(world, sam, post):
    client_of(world, "manager").post(
        reverse("practice:substitutes"), {"coach": world.coach.id, "substitute": sam.id, **dates(world)}
    )
    client_of(world, "manager").post(
        reverse("practice:transfer", args=[world.dossier.id]), {"leaves": world.coach.id, "comes": sam.id}
    )
    client_of(world, "manager").post(reverse("practice:farewell"), {"last_day": dates(world)["until"]})
    asked = {"email": "partner@voorbeeld.invalid", "on": dates(world)["until"], "client_id": uuid4()}
    client_of(world, "coachee").post(reverse("coachee:joint"), asked)
    client_of(world, "coach").post(reverse("coach:bring"), {"client_id": uuid4(), "text": LIST, "do": "keep"})
    deliver()
    assert len(post) == 2 + 1 + 2 + 1 + 2
    for [to], message in post:
        told = f"{message['Subject']}\n{message['From']}\n{message.get_content()}"
        named = told.replace("Coach is er niet", "")  # that is the name of this coach
        assert HEALTH.findall(re.sub(r"https?://\S+", "", named)) == []
        assert ("Sam" in told) == ("Sam neemt" in told)
        assert to.endswith("voorbeeld.invalid")
    with looking(clock(now())):
        from luwte.records import keys

        row = JointInvitation.objects.get()
        assert keys.ring([row.dossier_id]).open(row)["to"] == ""


def test_another_coach_with_what_is_picked(world, sam):
    manager, coachee = client_of(world, "manager"), client_of(world, "coachee")
    guides = reverse("practice:guides", args=[world.dossier.id])
    assert "Van Coach naar Sam" in text(manager.get(guides))
    page = reverse("practice:transfer", args=[world.dossier.id])
    assert manager.post(page, {"leaves": "x", "comes": sam.id}).status_code == 404
    said = {"leaves": world.coach.id, "comes": sam.id}
    assert "Voorgesteld." in text(manager.post(page, said, follow=True))
    assert "Er staat al een voorstel." in text(manager.post(page, said, follow=True))
    assert "Teruggenomen." in text(manager.post(page, {"do": "back"}, follow=True))
    manager.post(page, said)
    assert "Sam kan je coach worden." in text(coachee.get(reverse("coachee:today")))
    shown = text(coachee.get(reverse("coachee:transfer")))
    assert "Wat Coach nu ziet" in shown
    assert " checked" not in shown
    assert coachee.post(reverse("coachee:transfer"), {"scopes": ["alles"]}).status_code == 422
    assert "Sam is nu je coach." in text(coachee.post(reverse("coachee:transfer"), {"scopes": ["days"]}, follow=True))
    assert client_of(world, "coach").get(reverse("coach:dossier", args=[world.dossier.id])).status_code == 404
    assert "deelt de dagen niet" not in text(sam.client.get(reverse("coach:dossier", args=[world.dossier.id])))
    assert "Er is nu niets om te kiezen." in text(coachee.get(reverse("coachee:transfer")))
    assert coachee.post(reverse("coachee:transfer"), {"scopes": []}).status_code == 200


@pytest.mark.parametrize(("who", "space"), [("coach", "coach"), ("manager", "practice")])
def test_everything_stops_and_can_be_taken_up_again(world, mailoutbox, who, space):
    client, page = client_of(world, who), reverse(f"{space}:stop", args=[world.dossier.id])
    send(world, "coach", "een bericht dat nog onderweg is")
    assert client.post(page, {"note": "a" * 2001}).status_code == 422
    assert "Er gaat niets meer uit" in text(client.post(page, {"note": "een reden"}, follow=True))
    assert "een reden" not in text(client.get(reverse(f"{space}:at_rest")))
    assert client.get(page).status_code == 404
    deliver()
    assert mailoutbox == []
    assert client_of(world, "coachee").get(reverse("coachee:today")).status_code == 404
    with looking(clock(now())):
        assert not AuditEvent.objects.filter(event__icontains="death").exists()
    row = re.search(r'name="row" value="([^"]+)"', text(client.get(reverse(f"{space}:at_rest"))))[1]
    for odd in ("x", str(GONE)):
        assert client.post(reverse(f"{space}:at_rest"), {"row": odd}).status_code == 404
    assert "Teruggezet." in text(client.post(reverse(f"{space}:at_rest"), {"row": row}, follow=True))
    assert client_of(world, "coachee").get(reverse("coachee:today")).status_code == 200


def test_no_job_of_a_dossier_at_rest_runs_and_no_mail_leaves(world, mailoutbox):
    with looking(world.eyes("coach")) as eyes:
        closing.stop(eyes, world.dossier.id, "")
    ids = {"dossier": str(world.dossier.id)}
    for kind in ("mail.message", "mail.substitute", "mail.transfer", "mail.farewell", "mail.joint", "mail.assign"):
        relay.run.func(kind, {**ids, "nothing": "that it takes"})
    with looking(clock(now())):
        mails.orientation(str(GONE))
        for job in (hands.substitute, hands.transfer, hands.farewell, hands.joint):
            job(str(world.dossier.id), str(GONE))
    assert mailoutbox == []


def test_a_practice_that_stops_tells_and_takes_back(world):
    manager, coachee, page = client_of(world, "manager"), client_of(world, "coachee"), reverse("practice:farewell")
    for odd in ("", "0001-01-01", "9999-12-31"):
        assert manager.post(page, {"last_day": odd}).status_code == 422
    day = dates(world)["until"]
    assert "Elke coachee krijgt een mail." in text(manager.post(page, {"last_day": day}, follow=True))
    assert manager.post(page, {"last_day": day}).status_code == 422
    assert "De praktijk stopt op" in text(coachee.get(reverse("coachee:today")))
    assert "Wat je kunt meenemen" in text(coachee.get(reverse("coachee:farewell")))
    assert "Teruggenomen." in text(manager.post(page, {"do": "back"}, follow=True))
    assert "De praktijk gaat door" in text(coachee.get(reverse("coachee:farewell")))
    assert manager.post(page, {"do": "back"}).status_code == 404


def test_a_guest_page_by_mailed_link(world, mailoutbox):
    coachee, page = client_of(world, "coachee"), reverse("coachee:joint")
    for odd in (
        {"email": "x", "on": "x"},
        {"email": "a@b.nl", "on": "0001-01-01"},
        {"email": "a@b.nl", "on": "9999-1-1"},
    ):
        assert coachee.post(page, {"client_id": uuid4(), **odd}).status_code == 422
    said = {"client_id": uuid4(), "email": "partner@voorbeeld.invalid", "on": dates(world)["until"]}
    for _ in range(2):
        assert "De mail is onderweg." in text(coachee.post(page, said, follow=True))
    deliver()
    deliver()
    assert len(mailoutbox) == 1
    link = re.search(r"//[^/]+(/\S+/samen/\S+)", mailoutbox[0].body)[1]
    shown = Client().get(link)
    assert (shown.status_code, shown["X-Robots-Tag"]) == (200, "noindex")
    assert "no-store" in shown["Cache-Control"]
    assert "Anna vraagt je om mee te komen" in text(shown)
    assert Client().post(link).status_code == 405
    row = re.search(r"/samen/([0-9a-f-]{36})/weg/", text(coachee.get(page)))[1]
    coachee.post(reverse("coachee:joint_away", args=[row]))
    gone, unknown = Client().get(link), Client().get(reverse("guest:joint", args=["z" * 43]))
    assert (gone.status_code, gone.content) == (410, unknown.content)
    for _ in range(3):
        coachee.post(page, {**said, "client_id": uuid4()})
    assert "Er staan al drie uitnodigingen open." in text(coachee.post(page, {**said, "client_id": uuid4()}))


LIST = "Jo Maes; jo@voorbeeld.invalid; 2026-01-05\nAn Claes; an@voorbeeld.invalid"
CARD = b"BEGIN:VCARD\nFN:Jo Maes\nEMAIL:jo@voorbeeld.invalid\nEND:VCARD\n"
TABLE = b"Naam;E-mail;Sinds\nJo Maes;jo@voorbeeld.invalid;5-1-2026\n"


def test_a_list_is_looked_at_first_and_taken_back_as_one(world):
    coach, page = client_of(world, "coach"), reverse("coach:bring")
    said = {"client_id": uuid4(), "text": LIST}
    looked = text(coach.post(page, {**said, "do": "look"}))
    assert "sinds 5 januari 2026" in looked
    assert "Nodig deze mensen uit" in looked
    with looking(clock(now())):
        assert not Invitation.objects.exists()
    wrong = coach.post(page, {**said, "text": LIST + "\nPiet <b>; geen adres\n", "do": "keep"})
    assert "Regel 3: er staat geen mailadres." in text(wrong)
    assert "Piet &lt;b&gt;" in text(wrong)
    assert "2 uitnodigingen zijn onderweg." in text(coach.post(page, {**said, "do": "keep"}, follow=True))
    assert "Deze lijst was al verstuurd." in text(coach.post(page, {**said, "do": "keep"}, follow=True))
    batch = re.search(r"/meebrengen/([0-9a-f-]{36})/terug/", text(coach.get(page)))[1]
    assert "Teruggenomen." in text(coach.post(reverse("coach:bring_undo", args=[batch]), follow=True))
    assert coach.post(reverse("coach:bring_undo", args=[batch])).status_code == 404


@pytest.mark.parametrize(("name", "data"), [("a.vcf", CARD), ("b.csv", TABLE), ("c.pdf", CARD)])
def test_a_file_becomes_a_list(world, name, data):
    said = {"client_id": uuid4(), "text": "", "file": SimpleUploadedFile(name, data)}
    shown = text(client_of(world, "coach").post(reverse("coach:bring"), said))
    assert "jo@voorbeeld.invalid" in shown
    assert "Nodig deze mensen uit" in shown


@pytest.mark.parametrize("data", [b"\x00\x01\x02" * 50, b"x" * 1_000_001, b""])
def test_a_file_that_is_none_is_told(world, data):
    said = {"client_id": uuid4(), "text": "", "file": SimpleUploadedFile("x.csv", data)}
    coach, page = client_of(world, "coach"), reverse("coach:bring")
    assert coach.post(page, said).status_code in {200, 422}
    assert coach.post(page, {"client_id": uuid4(), "text": " "}).status_code == 422
    many = "\n".join(f"Jo {n}; jo{n}@voorbeeld.invalid" for n in range(201))
    answer = coach.post(page, {"client_id": uuid4(), "text": many, "do": "keep"})
    assert "meer dan 200 regels" in text(answer)


def test_who_came_with_a_running_course_reads_that_it_goes_on(world):
    client_of(world, "coach").post(reverse("coach:bring"), {"client_id": uuid4(), "text": LIST, "do": "keep"})
    login = operator(now())
    with looking(login):
        row = Invitation.objects.select_related("practice", "guide").get(name="Jo Maes")
        person, dossier = people.accept(login, row)
    jo = Client()
    log_in(jo, person)
    assert "Jullie waren al bezig, sinds januari 2026." in text(jo.get(reverse("coachee:trajectory")))
    shown = text(client_of(world, "coach").get(reverse("coach:dossier", args=[dossier.id])))
    assert "Het traject liep al, sinds 5 januari 2026." in shown
    assert "binnen twee sessies" in shown
    # contact goes on, the start of a trajectory waits for the talk
    page = reverse("coachee:conversation", args=[world.coach.id])
    assert jo.post(page, {"client_id": uuid4(), "base_revision": 0, "text": "dag"}).status_code == 302
    start = client_of(world, "coach").get(reverse("coach:gate_start", args=[dossier.id]))
    assert start.status_code == 302


def test_a_former_coachee_goes_on_reading(world):
    fill_in(world)
    send(world, "coach", "tot ziens")
    house = operator(now())
    with looking(house):
        for who, role in ((world.coach.id, "coach"), (world.care.id, "care_professional")):
            for guide in guidance(house, world.dossier.id, who, role):
                dossiers.end_guide(house, guide)
    coachee = client_of(world, "coachee")
    for name in ("today", "days", "more", "trajectory", "pieces", "who_sees_what", "went_well"):
        assert coachee.get(reverse(f"coachee:{name}")).status_code == 200
    shown = text(coachee.get(reverse("coachee:messages")))
    assert "tot ziens" in shown
    assert "begeleidt je nu niet. Je kunt alles blijven lezen." in shown
    page = reverse("coachee:conversation", args=[world.coach.id])
    assert coachee.post(page, {"client_id": uuid4(), "base_revision": 0, "text": "x"}).status_code == 404


@pytest.mark.parametrize("scope", Scope)
def test_a_care_professional_sees_what_is_released_and_nothing_else(world, scope):
    own, care, page = (
        world.eyes("coachee"),
        client_of(world, "care professional"),
        reverse("care:dossier", args=[world.dossier.id]),
    )
    marks = fill_everything(world)
    before = text(care.get(page))
    assert [mark for mark in marks.values() if mark in before] == []
    assert "deelt nu niets met jou" in before
    assert "Deelt nu niets met jou." in text(care.get(reverse("care:caseload")))
    with looking(own):
        shares.give(own, own.dossier_id, world.care.id, scope)
    after = text(care.get(page))
    assert [one for one, mark in marks.items() if mark in after] == ([scope] if scope in marks else [])
    assert "Deelt met jou:" in text(care.get(reverse("care:caseload")))
    with looking(own):
        shares.withdraw(own, own.dossier_id, world.care.id, scope)
    assert [mark for mark in marks.values() if mark in text(care.get(page))] == []
    assert care.get(reverse("care:dossier", args=[world.bram_dossier.id])).status_code == 404


def fill_everything(world):
    """Something of each scope, with words that tell which."""
    own = world.eyes("coachee")
    fill_in(world)
    filling.live(world)
    with looking(own):
        for party in (world.coach.id,):
            for scope in Scope:
                shares.give(own, own.dossier_id, party, scope)
        said = {"hope": "zqintake"}
        intakes.save(own, own.dossier_id, "wat-telt", said, client_id=uuid4(), base_revision=0, done=True)
        preferences.choose(own, own.dossier_id, Preferences(wish=Wish.CALL), client_id=uuid4())
        left = Left(Feeling.LESS, "zqgevoel")
        session_feelings.save(own, own.dossier_id, own.today, left, client_id=uuid4(), base_revision=0)
    return {
        Scope.DAYS: "<td>3</td>",
        Scope.INTAKE: "zqintake",
        Scope.RESPONSES: "/antwoorden/",
        Scope.SESSION_FEELING: "zqgevoel",
        Scope.LAST_SIGN: "Laatste teken:",
        Scope.WISH: "Eigen wens bij stilte: bellen",
    }
