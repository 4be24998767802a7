"""The pages that two make together: the plan, the phase, talks; messages, and who stands in."""

from datetime import timedelta
from uuid import uuid4

import time_machine
from django.test import Client
from django.urls import reverse

from luwte.actions import (
    dossiers,
    people,
    phases,
    plans,
    tokens,
)
from luwte.records.dossiers.queries import guidance
from luwte.records.eyes import Role, looking, operator
from luwte.records.joint_sessions.models import JointInvitation
from luwte.rules.phases import Judged, Move, Said
from luwte.rules.plans import Line, Part
from tests import talking
from tests.building import now, open_gate
from tests.planning import agree, lay, lines, write
from tests.web.doors import address, client_of, log_in

OLD = {"client_id": "geen", "base_revision": "-1"}


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


def plans_of_two(world):
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


def sessions(world, coachee):
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


def hands(world, coachee):
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


def messages(world, coachee):
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
