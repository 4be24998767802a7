"""The pages that people can meet, in a practice where something has happened: with what, refused, turned away."""

from dataclasses import replace
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
    dossiers,
    energy_entries,
    gates,
    intakes,
    people,
    phases,
    plans,
    preferences,
    recovery_moments,
    shares,
    tokens,
    trajectories,
)
from luwte.config import urls
from luwte.demo import gate as made
from luwte.library import originals, pages
from luwte.records.acquaintances.queries import talks
from luwte.records.dossiers.queries import guidance
from luwte.records.eyes import Role, looking, operator
from luwte.records.joint_sessions.models import JointInvitation
from luwte.records.orientations.models import Orientation
from luwte.rules.acquaintances import Answer
from luwte.rules.check_ins import Values
from luwte.rules.consents import Scope
from luwte.rules.distress import Basis, Record, Step
from luwte.rules.intake.values import State, Topic
from luwte.rules.phases import Judged, Move, Said
from luwte.rules.plans import Line, Part
from luwte.rules.preferences import Preferences
from tests import filling, talking
from tests.building import a_talk, billed, bring, fill_in, now, open_gate
from tests.house import faces_of_papers, faces_of_pieces
from tests.planning import agree, lay, lines, write
from tests.web.test_access import ON_A_TEXT, TABLE, adapt, address, client_of, log_in
from tests.web.test_forms import ask, check_in, deliver

NOT_FOR_PEOPLE = {
    "machine:health",
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
    yield from refused_sessions(world, coachee)
    yield from refused_plans(world, coachee)
    long = {"text": "a" * 5001, "base_revision": 0, "client_id": uuid4()}
    for data in (OLD, long, {**long, "text": " "}, {**long, "text": "x", "files": SimpleUploadedFile("x.jpg", b"x")}):
        yield f"a message {len(data)}", coachee.post(reverse("coachee:conversation", args=[world.coach.id]), dict(data))
    office = {"days": "9", "opens": "25:00", "closes": "", "away_from": "2999-01-01"}
    yield "coach:office", client_of(world, "coach").post(reverse("coach:office"), office)
    yield from refused_hands(world, coachee)
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


def refused_plans(world, coachee):
    """Every part of a plan with a key that is none and too much in it, a word without words, and an odd move."""
    for part in Part:
        wrong = {
            "0-key": "!",
            "0-there": "on",
            "0-words": "x" * 601,
            "0-why": "x" * 601,
            "0-day": "x",
            "0-name": "x" * 99,
        }
        yield f"plan {part}", coachee.post(reverse("coachee:plan_part", args=[part.value]), {**OLD, **wrong})
    yield "plan comment", coachee.post(reverse("coachee:plan_comment", args=["goals"]), OLD)
    yield "phase", coachee.post(reverse("coachee:phase"), {**OLD, "balance": "?"})
    move = reverse("coach:phase_propose", args=[world.dossier.id])
    yield "phase move", client_of(world, "coach").post(move, {**OLD, "to": "9"})


def refused_hands(world, coachee):
    """What is odd about standing in, a last day, someone close, a list, a note."""
    coach, manager = client_of(world, "coach"), client_of(world, "manager")
    for name, data in (("substitutes", {"since": "x"}), ("farewell", {"last_day": "x"})):
        yield f"practice:{name}", manager.post(reverse(f"practice:{name}"), data)
    yield "coach:substitutes", coach.post(reverse("coach:substitutes"), {})
    yield "coachee:joint", coachee.post(reverse("coachee:joint"), {"email": "x", "on": "x"})
    yield "coach:stop", coach.post(reverse("coach:stop", args=[world.dossier.id]), {"note": "a" * 2001})
    for words in ("", "Jo <b>"):
        said = {"client_id": uuid4(), "text": words, "do": "keep"}
        yield f"coach:bring {words}", coach.post(reverse("coach:bring"), said)


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
    yield from _questionnaires(world, coachee)
    yield from faces_of_pieces.programme(world, coachee)
    yield from _adapting(world)
    yield from _plans(world)
    yield from faces_of_pieces.pieces(coachee)
    yield from faces_of_pieces.found(world, coachee)
    yield from _sessions(world, client_of(world, "coachee"))
    yield from faces_of_papers.papers(world)
    yield from _hands(world, coachee)
    yield from _messages(world, coachee)
    yield from _chosen(world, coachee)
    yield from _demo()


def _adapting(world):
    """A text of the practice: written, refused, kept twice, reviewed, renewed, withdrawn; and a programme."""
    manager, coach, text = client_of(world, "manager"), client_of(world, "coach"), ["module", "aannemen", "nl"]
    at = {name: reverse(f"practice:content_{name}", args=text) for name in ON_A_TEXT}
    shipped = originals.original(*text).text
    yield "a text begun", manager.post(at["start"], {"client_id": uuid4()}, follow=True)
    whole = {"text": shipped.replace('title: "', 'title: "Wij: <b> & ', 1)}
    for base, title in ((1, whole["text"]), (1, shipped + "\n<script>x</script>\n")):
        sent = {"client_id": uuid4(), "base_revision": base, "text": title}
        yield f"a text kept {len(title)}", manager.post(at["edit"], sent, follow=True)
    refused = {"heading": "slug: x\n", "title": "", "minutes": "x", "text": "a" * 64_001, **OLD}
    yield "a text refused", manager.post(at["edit"], refused)
    yield "a text as a file", manager.get(at["edit"] + "?als=bestand")
    yield "a file refused", manager.post(reverse("practice:content_bring"), {"language": "xx"})
    yield "a text offered", manager.post(at["offer"], {"base_revision": 2}, follow=True)
    for name in ("one", "read", "differs"):
        yield f"a text {name}", coach.get(reverse(f"coach:content_{name}", args=text))
    review = reverse("coach:content_review", args=text)
    yield "a text published", coach.post(review, {"base_revision": 3}, follow=True)
    renewed = originals.original(*text)
    new = replace(renewed, text=shipped.replace('title: "', 'title: "Nieuw: ', 1))
    held = {**originals.originals(), tuple(text): new}
    with patch.object(originals, "originals", return_value=held):
        for name in ("one", "upgrade"):
            yield f"a text renewed {name}", manager.get(at[name])
        stale = {"base_revision": 4, "client_id": uuid4()}
        yield "a text renewed meanwhile", manager.post(at["upgrade"], stale, follow=True)
        asked = {"base_revision": 4, "client_id": uuid4(), "original": new.digest}
        yield "a text renewed refused", manager.post(at["upgrade"], asked)
        yield "texts renewed", manager.get(reverse("practice:content_contents"))
    yield "a text withdrawn", manager.post(at["withdraw"], follow=True)
    programme = ["programme", "uit-de-wind", "nl"]
    manager.post(reverse("practice:content_start", args=programme), {"client_id": uuid4()})
    for name in ("one", "edit", "read"):
        yield f"a programme {name}", manager.get(reverse(f"practice:content_{name}", args=programme))
    broken = {"client_id": uuid4(), "base_revision": 1, "text": "slug: [x"}
    yield "a broken programme", manager.post(reverse("practice:content_edit", args=programme), broken, follow=True)
    yield "a broken programme read", manager.get(reverse("practice:content_read", args=programme))


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


def _plans(world):
    """A plan begun, laid, agreed, changed by both; each part open; a phase judged by both and proposed."""
    parts = lines(world.eyes("coach").today, "<b> &")
    write(world, "coachee", {Part.HABIT: [Line("habit", {"words": "eigen <regel>"})]})
    yield "a plan of one's own", client_of(world, "coachee").get(reverse("coachee:plan"))
    lay(world, "coach", parts)
    yield "a plan that waits", client_of(world, "coachee").get(reverse("coachee:plan"))
    with looking(world.eyes("coach")) as guide:
        open_gate(guide, world.dossier.id)
    agree(world)
    lay(world, "coach", {Part.HABIT: [Line("habit", {"words": "iets <anders>"})], Part.LESS: []})
    with looking(world.eyes("coachee")) as own:
        for part in Part:
            plans.comment(own, world.dossier.id, part, "een <woord>", client_id=uuid4())
        plans.save(
            own,
            world.dossier.id,
            Part.HABIT,
            [Line("habit", {"words": "van elders"})],
            client_id=uuid4(),
            base_revision=9,
            base_number=0,
        )
        view = Judged({"balance": Said.YES}, {"limit": "mijn <lijf>"})
        phases.judge(own, world.dossier.id, view, client_id=uuid4(), base_revision=0, shown=True)
        phases.propose(own, world.dossier.id, Move(3, own.today, "we <kunnen> verder"), client_id=uuid4())
    for who in ("coach", "coachee"):
        client, args = client_of(world, who), [world.dossier.id] if who == "coach" else []
        for part in Part:
            yield f"{who} {part}", client.get(reverse(f"{who}:plan", args=args) + f"?deel={part}")
        for name in ("plan", "plan_versions", "plan_paper", "phase"):
            yield f"{who} {name} with a lot", client.get(reverse(f"{who}:{name}", args=args))
    yield "without a phase", client_of(world, "coach").get(reverse("coach:phase", args=[world.bram_dossier.id]))


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


def _hands(world, coachee):
    """Someone stands in, is proposed, comes along, was put to rest; a list that is read; a practice that stops."""
    house = operator(now())
    with looking(house):
        sam = people.add_person(house, "sam@voorbeeld.invalid", "Sam <de> Wit")
        people.add_member(house, world.practice, sam, Role.COACH)
    coach, manager, other, today = client_of(world, "coach"), client_of(world, "manager"), Client(), house.today
    log_in(other, sam)
    said = {"substitute": sam.id, "since": today, "until": today + timedelta(9)}
    yield "someone stands in", coach.post(reverse("coach:substitutes"), said, follow=True)
    yield "and sees contact", other.get(reverse("coach:stand_in"))
    yield "and knows it", other.get(reverse("coach:caseload"))
    yield "and the coachee knows", coachee.get(reverse("coachee:who_sees_what"))
    move = {"leaves": world.coach.id, "comes": sam.id}
    yield "who could guide", manager.get(address(world, "practice:guides"))
    yield "proposed", manager.post(reverse("practice:transfer", args=[world.dossier.id]), move, follow=True)
    yield "what goes along", coachee.get(reverse("coachee:transfer"))
    manager.post(reverse("practice:transfer", args=[world.dossier.id]), {"do": "back"})
    yield "a last day", manager.post(reverse("practice:farewell"), {"last_day": today}, follow=True)
    yield "what to take along", coachee.get(reverse("coachee:farewell"))
    yield "lines on Vandaag", coachee.get(reverse("coachee:today"))
    close = {"email": "x@y.invalid", "on": today, "client_id": uuid4()}
    yield "someone close", coachee.post(reverse("coachee:joint"), close, follow=True)
    with looking(world.eyes("coachee")):
        row_id = JointInvitation.objects.get().id
    yield "a page to read", Client().get(reverse("guest:joint", args=[tokens.link("joint", row_id)]))
    people_list = {"client_id": uuid4(), "text": "Jo <b>; jo@voorbeeld.invalid; 5-1-2026"}
    yield "a list", coach.post(reverse("coach:bring"), people_list)
    yield "a wrong list", coach.post(reverse("coach:bring"), {**people_list, "text": "Jo <b>\nan@voorbeeld.invalid"})
    yield "a list sent", coach.post(reverse("coach:bring"), {**people_list, "do": "keep"}, follow=True)
    stop = reverse("coach:stop", args=[world.bram_dossier.id])
    yield "put to rest", coach.post(stop, {"note": ""}, follow=True)
    yield "a list with that", coach.get(reverse("coach:caseload"))
    yield "released to care", client_of(world, "care professional").get(address(world, "care:dossier"))


def _messages(world, coachee):
    """Conversations with nothing, with a lot, with who is away, and with who no longer guides."""
    coach, own = client_of(world, "coach"), reverse("coachee:conversation", args=[world.coach.id])
    yield "another conversation", coachee.get(reverse("coachee:conversation", args=[world.care.id]))
    for number in range(21):
        talking.send(world, "coach", f"regel {number}")
    yield "first page", coachee.get(own)
    yield "older messages", coachee.get(own + "?bladzijde=1")
    today = world.eyes("coach").today
    for first, last in ((today, today + timedelta(3)), (today + timedelta(2), today + timedelta(3))):
        hours = {"days": [0, 1], "opens": "9:00", "closes": "17:00", "away_from": first, "away_until": last}
        yield "hours kept", coach.post(reverse("coach:office"), hours, follow=True)
        yield "who is away", coachee.get(own)
        yield "who knows that", coach.get(address(world, "coach:messages"))
    sent = {"text": "dag", "base_revision": 0, "client_id": uuid4()}
    yield "sent", coachee.post(own, sent, follow=True)
    yield "with a message", coach.get(reverse("coach:caseload"))
    yield "unread again", coach.post(reverse("coach:message_unread", args=[world.dossier.id]), follow=True)
    with looking(operator(now())) as house:
        for guide in guidance(house, world.dossier.id, world.coach.id, "coach"):
            dossiers.end_guide(house, guide)
    yield "only to read", coachee.get(own)
    yield "with whom", coachee.get(reverse("coachee:messages"))


def _in(country, path):
    with override_settings(COUNTRY=country):
        return Client().get(path)


def _questionnaires(world, coachee):
    if world.instrument is None:
        filling.live(world)
    coach, manager = client_of(world, "coach"), client_of(world, "manager")
    yield "totals", coachee.get(reverse("coachee:questionnaire_totals", args=[world.instrument]) + "?toon=totaal")
    shared = reverse("coach:response", args=[world.dossier.id, world.response])
    yield "totals for the coach", coach.get(shared + "?toon=totaal")
    for name, data in (("all types", filling.all_types()), ("about death", filling.phq()), ("long", filling.long())):
        file = SimpleUploadedFile("a.json", data)
        yield f"preview {name}", manager.post(reverse("practice:instrument_bring"), {"file": file})
        instrument = filling.bring(world, data)
        row = filling.begin(world, instrument, filling.give(world, instrument))
        yield f"whole {name}", coachee.get(reverse("coachee:response_all", args=[row]))
        for number in range(16 if name == "all types" else 9):
            yield f"{name} {number}", coachee.get(reverse("coachee:response_screen", args=[row, number]))
    yield "asked", coachee.post(reverse("coachee:approach_ask"), follow=True)
    form = {
        "client_id": str(uuid4()),
        "base_revision": 0,
        "due_on": now().date(),
        "answer": "fits",
        "line": "goed <zo>",
    }
    yield "approach", coachee.post(reverse("coachee:approach"), form, follow=True)
    theirs = reverse("coach:approach", args=[world.dossier.id])
    decided = {**form, "client_id": str(uuid4()), "change": "nothing", "due_on": now().date()}
    yield "approach of the coach", coach.post(theirs, decided, follow=True)
    said = {"client_id": str(uuid4()), "base_revision": 0, "feeling": "less", "note": "moe <b>"}
    yield "feeling", coachee.post(reverse("coachee:feeling"), said, follow=True)
    agreed = {"kind": "end", "day": (now() + timedelta(days=3)).date()}
    yield "moments", coach.post(reverse("coach:moments", args=[world.dossier.id]), agreed, follow=True)
    yield "given", coachee.get(reverse("coachee:questionnaires"))


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


def refused_sessions(world, coachee):
    """The forms around a talk, filled in wrong; and the faces that a talk has later."""
    coach, here = client_of(world, "coach"), [world.dossier.id]
    far = {"day": "9999-12-31", "at": "25:00", "minutes": "-3", "kind": "zwemmend", "place": "a" * 281, "link": "x"}
    for name in ("session_plan", "session_new"):
        yield f"coach:{name}", coach.post(reverse(f"coach:{name}", args=here), {**OLD, **far, "sessions": "999"})
    day = (world.eyes("coach").today + timedelta(days=3)).isoformat()
    taken = {"day": day, "at": "10:15", "minutes": "60", "kind": "office", "client_id": uuid4(), "base_revision": "0"}
    yield "taken", coach.post(reverse("coach:session_new", args=here), taken)
    xmas = {**taken, "day": f"{world.eyes('coach').today.year + 1}-12-25", "client_id": uuid4()}
    yield "holiday", coach.post(reverse("coach:session_new", args=here), xmas)
    yield "move", coach.post(address(world, "coach:session_move"), {**OLD, **far})
    notes = address(world, "coach:session_notes")
    yield "note", coach.post(notes, {**OLD, "do": "note", "thought": "a" * 9999})
    yield "hold", coach.post(notes, {**OLD, "do": "hold", "met": "a" * 9999, "agreed_0": "b" * 300})
    yield "hold early", coach.post(notes, {"do": "hold", "client_id": uuid4(), "base_revision": "1"})
    yield "card", coach.post(address(world, "coach:session_card"), {"question": "a" * 999, "base_revision": "x"})
    yield "away", coach.post(reverse("coach:absences"), {"kind": "x", "first": "gisteren"})
    yield "bring", coach.post(reverse("coach:absences"), {"do": "bring", "text": "agenda?"})
    yield "bring nothing", coach.post(reverse("coach:absences"), {"do": "bring"})
    yield "prepare", coachee.post(address(world, "coachee:session_prepare"), {**OLD, "about": "a" * 999})
    yield "ask", coachee.post(address(world, "coachee:session_ask"), {**OLD, "words": "a" * 999})
    yield "quiet", coachee.post(reverse("coachee:quiet_days"), {**OLD, "weekdays": "9", "first": "x"})


def _sessions(world, coachee):
    """A talk that was asked about, prepared and held; a series that waits; an absence; and an address to read at."""
    own, coach = world.eyes("coachee"), client_of(world, "coach")
    coachee.post(
        address(world, "coachee:session_ask"), {"client_id": uuid4(), "wish": "move", "words": "liever <later>"}
    )
    said = {"client_id": uuid4(), "base_revision": "0", "about": "over <mij>", "shown": "yes"}
    coachee.post(address(world, "coachee:session_prepare"), said)
    coachee.post(reverse("coachee:quiet_days"), {**said, "client_id": uuid4(), "first": own.today, "last": own.today})
    coach.post(reverse("coach:absences"), {"kind": "away", "first": own.today, "last": own.today + timedelta(days=1)})
    series = {"client_id": uuid4(), "base_revision": "0", "sessions": "6", "minutes": "50", "kind": "online"}
    series |= {"day": (own.today + timedelta(days=20)).isoformat(), "at": "09:00"}
    coach.post(reverse("coach:session_plan", args=[world.dossier.id]), series)
    for who, client in (("coachee", coachee), ("coach", coach)):
        client.post(reverse(f"{who}:calendar_feed"), {"do": "open"})
        yield f"{who} feed", client.get(reverse(f"{who}:calendar_feed"))
    yield "absences", coach.get(reverse("coach:absences"))
    yield "proposal", coach.get(reverse("coach:session_proposal", args=[world.dossier.id]))
    yield "coach list", coach.get(reverse("coach:sessions", args=[world.dossier.id]))
    yield "quiet", coachee.get(reverse("coachee:quiet_days"))
    yield "asked", coach.get(address(world, "coach:session"))
    yield "asked own", coachee.get(address(world, "coachee:session"))
    with time_machine.travel(now() + timedelta(days=4), tick=False):
        coach, coachee = client_of(world, "coach"), client_of(world, "coachee")
        page = coach.get(address(world, "coach:session_notes"))
        yield "notes", page
        held = {
            "do": "hold",
            "client_id": uuid4(),
            "base_revision": "3",
            "met": "Druk & <vol>",
            "agreed_0": "Een <rondje>",
        }
        coach.post(address(world, "coach:session_notes"), held)
        for name in ("coach:session", "coach:session_notes", "coach:sessions"):
            yield f"held {name}", coach.get(address(world, name))
        for name in ("coachee:session", "coachee:sessions", "coachee:today"):
            yield f"held {name}", coachee.get(address(world, name))
