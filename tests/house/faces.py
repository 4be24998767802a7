"""The pages that people can meet, in a practice where something has happened: with what, refused, turned away."""

from datetime import time, timedelta
from unittest.mock import patch
from uuid import uuid4

import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client, override_settings
from django.urls import include, path, reverse

from luwte.actions import (
    acquaintances,
    check_ins,
    conflicts,
    distress,
    energy_entries,
    gates,
    intakes,
    people,
    preferences,
    recovery_moments,
    shares,
    tokens,
    trajectories,
)
from luwte.config import urls
from luwte.demo import gate as made
from luwte.library import pages
from luwte.records.acquaintances.queries import talks
from luwte.records.eyes import Role, looking
from luwte.records.orientations.models import Orientation
from luwte.rules.acquaintances import Answer
from luwte.rules.check_ins import Values
from luwte.rules.consents import Scope
from luwte.rules.distress import Basis, Record, Step
from luwte.rules.intake.values import State, Topic
from luwte.rules.preferences import Preferences
from tests import filling, talking
from tests.building import a_talk, billed, bring, fill_in, now, open_gate
from tests.house import (
    faces_of_compass,
    faces_of_endings,
    faces_of_papers,
    faces_of_pieces,
    faces_of_reports,
    faces_of_steps,
    faces_of_texts,
    faces_of_two,
)
from tests.web.doors import adapt, address, client_of, log_in
from tests.web.table import TABLE
from tests.web.test_forms import ask, check_in, deliver

NOT_FOR_PEOPLE = {
    "machine:health",
    "public:worker",
    "coachee:diary_progress",
    "coachee:share_receipt_file",
    "coachee:share_receipt_fhir",
    "coachee:response_file",
    "feed:calendar",
    "practice:content_file",
    "practice:content_files",
    "coachee:attachment",
    "coach:attachment",
    "coachee:paper_pdf",
    "coachee:report_pdf",
    "coachee:ending_pdf",
    "coachee:invoice",
    "coach:paper_pdf",
    "coach:sessions_export",
    "practice:invoices_export",
    *(f"{side}:invoice_{kind}" for side in ("coach", "practice") for kind in ("pdf", "ubl")),
}
OLD = {"client_id": "geen", "base_revision": "-1"}
# The pages of allauth and of the demo wear the same look, though the access table does not list them.
ALLAUTH = (
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "usersessions_list",
)
urlpatterns = [*urls.urlpatterns, path("demo/", include("luwte.web.demo.urls"))]
handler404, handler500 = urls.handler404, urls.handler500


def live(world):
    """Days, moments, a diary, a trajectory in phase 2, someone invited: pages with something on them."""
    own, guide, manager = world.eyes("coachee"), world.eyes("coach"), world.eyes("manager")
    world.diary = bring(world)
    filling.live(world)
    adapt(world)
    talking.live(world)
    billed(world)
    with looking(guide):
        open_gate(guide, world.dossier.id)
        trajectories.start(guide, world.dossier.id, 2, (own.today + timedelta(days=9),))
    with looking(manager):
        people.invite(manager, "nieuw@voorbeeld.invalid", "Nieuw <Iemand>", Role.COACH)
    a_talk(world)
    for back in range(9):
        fill_in(world, back, Values(3 + back % 4, 7, 5, "Een regel & nog een <b>."))
    fill_in(world, 0, Values(8, 2))
    with looking(own):
        recovery_moments.add(own, world.dossier.id, own.today, 'thee "buiten" & niets', client_id=uuid4())
        for gave in (True, False):
            energy_entries.add(own, world.dossier.id, own.today, "de tuin <3", gave=gave, client_id=uuid4())


def opened(world, role):
    """Each page that this role gets, by name."""
    client = client_of(world, role)
    found = {name: client.get(address(world, name)) for name in TABLE if name not in NOT_FOR_PEOPLE}
    yield from ((name, answer) for name, answer in found.items() if answer.status_code == 200)


def refused(world):
    """Each page that answers a form that was not right."""
    coachee = client_of(world, "coachee")
    wrong = {
        "coachee:check_in": {"energy": "14", "note": "a" * 281},
        "coachee:recovery_moment": {"text": " "},
        "coachee:energy_entry": {"text": "a" * 281, "gave": "misschien"},
        "coachee:preferences": {"measuring": "?", "screen_free_from": "straks", "screen_free_until": "x", "wish": "x"},
        "coachee:diaries": {},
        "public:look": {"theme": "paars"},
    }
    for name, data in wrong.items():
        yield name, coachee.post(reverse(name), check_in(**data))
        if name.startswith("coachee:"):
            yield f"{name} old", coachee.post(reverse(name), OLD)
    own = {"q-age": "oud", "text-own_words": "a" * 2001, "q-reason": "x", "q-since-year": "x", "q-since-month": "x"}
    for name, data in (("intake", check_in(**own)), ("intake old", OLD)):
        yield name, coachee.post(reverse("coachee:intake_chunk", args=["over-jou"]), data)
    with looking(world.eyes("coachee")) as eyes:
        shares.give(eyes, world.dossier.id, world.coach.id, Scope.INTAKE)
    fill = reverse("coach:intake_fill", args=[world.dossier.id, "wat-telt"])
    yield "intake together", client_of(world, "coach").post(fill, {**OLD, "way": "x"})
    scales = {"s0-target": "?", "s0-low": "veel", "s1-target": "load", "s1-low": "5", "s1-high": "0"}
    yield "coachee:diary", coachee.post(address(world, "coachee:diary"), {"order": "?", **scales})
    yield from faces_of_pieces.refused(coachee)
    yield from faces_of_papers.refused(world)
    yield from refused_guiding(world)
    yield from faces_of_two.refused_sessions(world, coachee)
    yield from faces_of_two.refused_plans(world, coachee)
    yield from faces_of_steps.refused(world, coachee)
    yield from faces_of_reports.refused(world, coachee)
    yield from faces_of_compass.refused(world, coachee)
    yield from faces_of_endings.refused(world, coachee)
    long = {"text": "a" * 5001, "base_revision": 0, "client_id": uuid4()}
    for data in (OLD, long, {**long, "text": " "}, {**long, "text": "x", "files": SimpleUploadedFile("x.jpg", b"x")}):
        yield f"a message {len(data)}", coachee.post(reverse("coachee:conversation", args=[world.coach.id]), dict(data))
    office = {"days": "9", "opens": "25:00", "closes": "", "away_from": "2999-01-01"}
    yield "coach:office", client_of(world, "coach").post(reverse("coach:office"), office)
    yield from faces_of_two.refused_hands(world, coachee)
    yield "coachee:went_well", coachee.post(reverse("coachee:went_well"), check_in(text="a" * 281))
    file = SimpleUploadedFile("a.json", b"geen json")
    bring_list = reverse("practice:instrument_bring")
    yield "practice:instrument_bring", client_of(world, "manager").post(bring_list, {"file": file})
    yield "coachee:feeling", coachee.post(reverse("coachee:feeling"), {"feeling": "?", "note": "a" * 281})
    yield "coachee:approach", coachee.post(reverse("coachee:approach"), {"answer": "?"})
    yield "coach:moments", client_of(world, "coach").post(reverse("coach:moments", args=[world.dossier.id]), {})
    yield "coach:questionnaires", client_of(world, "coach").post(address(world, "coach:questionnaires"), {})
    yield "coach:invite", client_of(world, "coach").post(reverse("coach:invite"), {"email": "x"})
    yield "practice:invite", client_of(world, "manager").post(reverse("practice:invite"), {"email": "x"})


def refused_guiding(world):
    """The forms of whoever guides, with nothing in them or too much."""
    coach, manager = client_of(world, "coach"), client_of(world, "manager")
    once = {"client_id": str(uuid4())}
    long, tomorrow = "a" * 2001, {"on": "2999-01-01", "held_on": "2999-01-01", "kind": "worse"}
    pages_ = ("gate_situation", "gate_talk", "gate_doctor", "gate_news", "acquaintance", "distress", "conflict", "give")
    for name in pages_:
        for data in ({}, once, {**once, **tomorrow, "text": long, "seen": long, "agreed": long}):
            answer = coach.post(address(world, f"coach:{name}"), data)
            if answer.status_code == 422:
                yield f"coach:{name} {len(data)}", answer
    yield "coachee:acquaintance", client_of(world, "coachee").post(address(world, "coachee:acquaintance"), once)
    yield "practice:register", manager.post(address(world, "practice:register"), {"register": "BIG"})
    yield "practice:consultation", manager.post(address(world, "practice:consultation"), {"line": "a" * 201})


def guiding(world):
    """Pages of whoever guides when a lot is on record."""
    coach, own = client_of(world, "coach"), world.eyes("coachee")
    with looking(world.eyes("coach")) as eyes:
        made.acquaint(eyes, world.dossier.id, uuid4())
        made.acquaint(eyes, world.dossier.id, uuid4())
        heard = {Topic.ALCOHOL: State.PRESENT, Topic.HARM: State.UNCLEAR, Topic.TRAUMA: State.NOT_DISCUSSED}
        notes = {Topic.ALCOHOL: "een <b> notitie"}
        gates.discuss(eyes, world.dossier.id, eyes.today, heard, "naar <de> arts", client_id=uuid4(), notes=notes)
        told = Record(eyes.today, "zag <iets>", tuple(Step), Basis.VITAL, "de arts", "acuut & nu", "morgen")
        distress.record(eyes, world.dossier.id, told, client_id=uuid4())
        conflicts.note(eyes, world.dossier.id, "apart <houden>", client_id=uuid4(), base_revision=0)
        conflicts.note(eyes, world.dossier.id, "anders", client_id=uuid4(), base_revision=7)
        row = talks(eyes, world.dossier.id)[0].id
        acquaintances.say(eyes, world.dossier.id, row, Answer.AGAIN, client_id=uuid4())
    with looking(own):
        acquaintances.say(own, world.dossier.id, row, Answer.YES, client_id=uuid4())
    for name in ("gate", "gate_doctor", "acquaintance", "distress", "conflict", "dossier"):
        yield f"{name} with a lot", coach.get(address(world, f"coach:{name}"))
    yield "mending a visit", coach.get(reverse("coach:gate_doctor_mend", args=[world.dossier.id, 0]))
    for name in ("trajectory", "acquaintance", "today"):
        yield f"{name} that waits", client_of(world, "coachee").get(reverse(f"coachee:{name}"))
    with looking(world.eyes("coach")) as eyes:
        open_gate(eyes, world.bram_dossier.id)
    yield "may begin", coach.get(reverse("coach:gate", args=[world.bram_dossier.id]))
    yield "starts", coach.get(reverse("coach:gate_start", args=[world.bram_dossier.id]))
    yield "begins soon", client_of(world, "other coachee").get(reverse("coachee:trajectory"))


def turned_away(world):
    """The pages for who comes late, too often, without a token, or where nothing is."""
    typed = check_in(energy=4, note="mijn <regel>")
    wary, late, back = Client(enforce_csrf_checks=True), client_of(world, "coachee"), client_of(world, "coachee")
    log_in(wary, world.anna)
    late.get(reverse("coachee:today"))
    del late.cookies["luwte"]
    asked = late.post(reverse("coachee:check_in"), typed)
    held = asked.content.decode().split('name="held" value="')[1].split('"')[0]
    yield "404", Client().get("/niets/")
    yield "404 for a coachee", client_of(world, "coachee").get(address(world, "coach:dossier"))
    yield "403", wary.post(reverse("coachee:check_in"), typed)
    yield "410", Client().get(address(world, "account:invitation"))
    yield "401", asked
    yield "200 held", late.post(reverse("account:login"), {"email": "anna@voorbeeld.invalid", "held": held})
    yield "200 held again", back.post(reverse("account:held"), {"held": held})
    yield "200 no address", Client().post(reverse("account:login"), {"email": "geen adres"})
    yield "200 no code", Client().post(reverse("account:code"), {"code": ""})
    yield "429", [ask(Client(), "anna@voorbeeld.invalid") for _ in range(6)][-1]


def failing(world):
    """The pages when the store or the house itself fails, with what was typed. Wants no transaction around the test."""
    for fault in (OperationalError("full"), RuntimeError("broken")):
        client = client_of(world, "coachee")
        with patch.object(check_ins, "_save", side_effect=fault):
            answer = client.post(reverse("coachee:check_in"), check_in(energy=4, note="mijn <regel>"))
        yield str(503 if isinstance(fault, OperationalError) else 500), answer


def other_faces(world):
    """Pages that look otherwise at another moment: what was chosen, undone, kept, or looked back at."""
    coachee, today = client_of(world, "coachee"), world.eyes("coachee").today
    yield "all days", coachee.get(reverse("coachee:days") + "?tijd=alles")
    for slug, language in pages.pages():
        client = Client(headers={"Accept-Language": language})
        yield f"{language} {slug}", client.get(reverse("public:page", args=[slug]))
    yield "undone", coachee.post(reverse("coachee:check_in_undo", args=[today]), follow=True)
    diary = address(world, "coachee:diary")
    series = {"s0-target": "energy", "s0-low": "0", "s0-high": "10", "s1-target": "load", "s1-low": "0", "s1-high": "5"}
    yield "a diary in work", coachee.post(diary, {"order": "ymd", "do": "keep", **series}, follow=True)
    deliver()
    yield "a diary kept", coachee.get(diary)
    yield from guiding(world)
    yield "looked back", coachee.get(reverse("coachee:before") + "?dag=2026-01-06&dag=2026-01-05")
    yield "all days with a diary", coachee.get(reverse("coachee:days") + "?tijd=alles")
    yield from _intake(world, coachee)
    yield from _front_door(world, coachee)
    yield from faces_of_texts.questionnaires(world, coachee)
    yield from faces_of_pieces.programme(world, coachee)
    yield from faces_of_texts.adapting(world)
    yield from faces_of_two.plans_of_two(world)
    yield from faces_of_steps.steps(world, coachee)
    yield from faces_of_reports.reports(world, coachee)
    yield from faces_of_compass.compass(world, coachee)
    yield from faces_of_endings.ends(world, coachee)
    yield from faces_of_steps.ways(world, coachee)
    yield from faces_of_steps.talks_and_dates(world, coachee)
    yield from faces_of_pieces.pieces(coachee)
    yield from faces_of_pieces.found(world, coachee)
    yield from faces_of_two.sessions(world, client_of(world, "coachee"))
    yield from faces_of_papers.papers(world)
    yield from faces_of_two.hands(world, coachee)
    yield from faces_of_two.messages(world, coachee)
    yield from _chosen(world, coachee)
    yield from _demo()


def of_allauth(world):
    """Keys and web sessions, for who just logged in."""
    client = client_of(world, "coach")
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": now().timestamp()}]
    session.save()
    yield from ((name, client.get(reverse(name))) for name in ALLAUTH)


def _intake(world, coachee):
    """The intake half-way, done, in two versions, with what is odd, and as the coach sees and types it."""
    own = world.eyes("coachee")
    said = {
        "over-jou": {"age": 16, "own_words": "Ik <b>ben</b> & niets", "since": "2026", "reason": "prevent"},
        "wie-bellen": {"call": {"name": "Sanne", "who": "zus", "phone": "bij mij"}},
        "je-leven": {"life": ["no_work", "employee"]},
        "onderwerpen": {"topics": ["alcohol"], "violence": "rather"},
    }
    with looking(own):
        for chunk, answers in said.items():
            intakes.save(own, world.dossier.id, chunk, answers, client_id=uuid4(), base_revision=0, done=True)
        for words in ("eerst", "ergens anders"):
            intakes.save(own, world.dossier.id, "wat-telt", {"hope": words}, client_id=uuid4(), base_revision=0)
        shares.give(own, world.dossier.id, world.coach.id, Scope.INTAKE)
    for name in ("intake", "intake_answers"):
        yield name, coachee.get(reverse(f"coachee:{name}"))
    for name in ("wat-telt", "over-jou", "je-leven", "wie-bellen", "bereiken"):
        yield f"intake {name}", coachee.get(reverse("coachee:intake_chunk", args=[name]))
    coach = client_of(world, "coach")
    yield "intake for the coach", coach.get(reverse("coach:intake", args=[world.dossier.id]))
    fill = reverse("coach:intake_fill", args=[world.dossier.id, "wat-telt"])
    yield "intake together", coach.get(fill)


def _front_door(world, coachee):
    page, who = reverse("coachee:orientation"), {"name": "Els <de> Vries", "email": "els@werk.invalid"}
    yield "asked", coachee.post(page, {"client_id": uuid4(), **who}, follow=True)
    with looking(world.eyes("coachee")):
        row_id = Orientation.objects.get().id
    link = reverse("guest:orientation", args=[tokens.link("orientation", row_id)])
    yield "a guest's questions", Client().get(link)
    yield "a guest is thanked", Client().post(link, {"goal": "rust & <b>"})
    yield "answered", coachee.get(page)
    show = reverse("coachee:orientation_show", args=[row_id])
    yield "released", coachee.post(show, {"do": "give"}, follow=True)
    yield "a coach reads it", client_of(world, "coach").get(address(world, "coach:dossier"))
    yield "to withdraw", coachee.get(reverse("coachee:orientation_away", args=[row_id]))
    away = {"do": "withdraw", "party": world.coach.id, "scope": "last_sign"}
    yield "a consent taken back", coachee.post(reverse("coachee:who_sees_what"), away, follow=True)
    yield "help in Belgium", _in("BE", "/hulp/")


def _in(country, path):
    with override_settings(COUNTRY=country):
        return Client().get(path)


def _chosen(world, coachee):
    own = world.eyes("coachee")
    with looking(own):
        preferences.choose(own, world.dossier.id, Preferences(False, time(20), time(7)), client_id=uuid4())
    with time_machine.travel(now().replace(hour=12)):
        yield "without numbers", coachee.get(reverse("coachee:check_in"))
    look = {"theme": "dark", "quiet": "on", "less": "on"}
    yield "a look of one's own", coachee.post(reverse("public:look"), look, follow=True)
    with time_machine.travel(now().replace(hour=22)):
        yield "screen-free", client_of(world, "coachee").get(reverse("coachee:today"))


def _demo():
    with override_settings(DEMO=True, ROOT_URLCONF=__name__):
        yield "demo", Client().get("/demo/")
        yield "demo post", Client().get("/demo/post/")
