"""The pages of whoever guides: what is left is said in words, nothing typed is lost, and twice is once."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.urls import reverse

from luwte.actions import gates
from luwte.actions.gates import New, News
from luwte.demo import gate as made
from luwte.records.acquaintances.queries import talks
from luwte.records.distress.queries import records
from luwte.records.eyes import looking
from luwte.records.people.queries import practice
from luwte.records.trajectories.queries import course, gate
from luwte.rules.intake.values import Topic
from tests.building import now, open_gate
from tests.web.doors import client_of
from tests.web.test_forms import deliver

SITUATION = {"kind": "complaints", "worse": "no", "in_treatment": "no"}


@pytest.fixture
def coach(world):
    client = client_of(world, "coach")

    def go(name, data=None, *args, who="coach"):
        address = reverse(f"{who}:{name}", args=[world.dossier.id, *args])
        if data is None:
            return client.get(address)
        return client.post(address, {"client_id": str(uuid4()), **data}, follow=True)

    return go


def today(world):
    return world.eyes("coach").today


def visit(world, **more):
    day = today(world).isoformat()
    told = {"who": "gp", "name": "J. de Vries", "seen_on": day, "told_on": day, "advice": "may_start", "treating": "no"}
    return {**told, "for_these_complaints": "yes", "medical_cause_discussed": "yes", "told_by": "coachee", **more}


def talk(world, part, state="absent", **more):
    topics = list(Topic)[(part - 1) * 3 : part * 3]
    return {"on": today(world).isoformat(), **{topic.value: state for topic in topics}, **more}


def record(world, who="coach"):
    with looking(world.eyes(who)) as eyes:
        return gate(eyes, world.dossier.id)


def test_from_nothing_to_a_trajectory(world, coach):
    page = coach("gate").content.decode()
    assert "We wachten nog met het traject." in page
    assert "Naar wie: de huisarts, de bedrijfsarts." in page
    since = (today(world) - timedelta(weeks=9)).isoformat()
    coach("gate_situation", {**SITUATION, "complaints_since": since, "agreed": "Rustig aan."})
    for part in (1, 2, 3, 4):
        answer = coach("gate_talk_part", talk(world, part), part)
        expected = reverse("coach:gate_talk_part", args=[world.dossier.id, part + 1]) if part < 4 else "/begin/"
        assert answer.redirect_chain[-1][0].endswith(expected)
    assert "Leg vast wie meekeek" in coach("gate").content.decode()
    page = coach("gate_doctor", visit(world)).content.decode()
    assert "Ja. Alles wat nodig is, staat in je verslag." in page
    assert "Afgesproken: Rustig aan." in page
    assert "Begin het traject" in coach("dossier").content.decode()
    day = (today(world) + timedelta(days=40)).isoformat()
    assert coach("gate_start", {"middle": today(world).isoformat()}).status_code == 422
    assert "Het traject is begonnen." in coach("gate_start", {"middle": day}).content.decode()
    with looking(world.eyes("coach")) as eyes:
        assert course(eyes, world.dossier.id).evaluation.isoformat() == day
    assert "Het traject loopt al." in coach("gate_start", {"middle": day}).content.decode()


def test_it_does_not_start_while_it_waits(world, coach):
    assert "Er is eerst nog iets vast te leggen." in coach("gate_start", {}).content.decode()


def test_what_was_typed_stays_when_a_day_has_yet_to_come(world, coach):
    tomorrow = (today(world) + timedelta(days=1)).isoformat()
    answer = coach("gate_doctor", visit(world, told_on=tomorrow, agreed="bel de huisarts"))
    assert answer.status_code == 422
    assert "Deze dag moet nog komen." in answer.content.decode()
    assert "bel de huisarts" in answer.content.decode()
    answer = coach("gate_talk_part", talk(world, 1, on=tomorrow, harm_notes="mijn notitie"), 1)
    assert answer.status_code == 422
    assert "mijn notitie" in answer.content.decode()
    assert coach("gate_situation", SITUATION).status_code == 422
    assert coach("gate_situation", {**SITUATION, "complaints_since": "2026-01-01", "worse": "yes"}).status_code == 422
    assert record(world).entries == ()


def test_the_same_form_twice_is_one_record_and_an_untouched_part_is_none(world, coach):
    form = {**talk(world, 1), "client_id": str(uuid4())}
    coach("gate_talk_part", form, 1)
    coach("gate_talk_part", form, 1)
    assert len(record(world).entries) == 1
    coach("gate_talk_part", {"on": today(world).isoformat()}, 2)
    coach("gate_talk_part", talk(world, 2, "not_discussed"), 2)
    assert len(record(world).entries) == 1
    coach("gate_talk_part", {"on": today(world).isoformat(), "eating_notes": "eet weinig"}, 2)
    assert "eet weinig" in coach("gate_talk_part", None, 2).content.decode()


def test_less_than_was_recorded_asks_for_a_word(world, coach):
    coach("gate_talk_part", talk(world, 2, "present"), 2)
    answer = coach("gate_talk_part", talk(world, 2), 2)
    assert answer.status_code == 422
    assert "Schrijf erbij wat jullie afspraken." in answer.content.decode()
    coach("gate_doctor", visit(world, topics=["alcohol"]))
    assert "Verbeteren" in coach("gate").content.decode()
    assert coach("gate_doctor_mend", visit(world, name="B", contact="020"), 0).status_code == 422
    coach("gate_doctor_mend", visit(world, name="B", agreed="De naam."), 0)
    assert [one.name for one in record(world).record.professionals] == ["B"]
    assert coach("gate_doctor_mend", None, 1).status_code == 404
    assert coach("gate_talk_part", None, 5).status_code == 404


def test_it_waits_again_and_the_contact_goes_on(world, coach):
    with looking(world.eyes("coach")) as eyes:
        open_gate(eyes, world.dossier.id)
    coach("gate_start", {})
    answer = coach("gate_news", {"kind": "worse", "on": today(world).isoformat()})
    assert answer.status_code == 422
    answer = coach("gate_news", {"kind": "information", "on": today(world).isoformat(), "agreed": "We bellen."})
    assert "We wachten weer even met het plan." in answer.content.decode()
    assert "We wachten weer even" in coach("dossier").content.decode()
    own = client_of(world, "coachee")
    assert "Jullie wachten even met het traject." in own.get(reverse("coachee:today")).content.decode()
    page = own.get(reverse("coachee:trajectory")).content.decode()
    assert "We wachten even met het plan." in page
    assert "Coach" in page
    assert "We bellen." not in page
    assert "VESB" not in page


def test_the_coachee_reads_calm_words_whatever_is_on_record(world):
    own = client_of(world, "coachee")
    assert "We wachten nog met het traject." in own.get(reverse("coachee:trajectory")).content.decode()
    with looking(world.eyes("coach")) as eyes:
        open_gate(eyes, world.dossier.id)
    page = own.get(reverse("coachee:trajectory")).content.decode()
    assert "Je traject kan beginnen." in page
    assert "Jullie wachten" not in own.get(reverse("coachee:today")).content.decode()
    with looking(world.eyes("coach", now() + timedelta(minutes=1))) as eyes:
        gates.renew(eyes, world.dossier.id, News(New.WORSE, eyes.today), "x", client_id=uuid4())
    page = own.get(reverse("coachee:trajectory")).content.decode().lower()
    assert "de huisarts" in page
    assert [word for word in ("afgewezen", "gesloten", "poort", "risico", "alarm") if word in page] == []


def test_an_acquaintance_from_both_sides(world, coach):
    day = today(world).isoformat()
    assert coach("acquaintance", {"held_on": day}).status_code == 422
    answer = coach("acquaintance", {"held_on": day, "exercises": ["breathing", "outside"], "notes": "fijn"})
    assert "Ging mee: Drie minuten rustig ademen, Een rondje buiten." in answer.content.decode()
    own = client_of(world, "coachee")
    assert "Een rondje buiten" in own.get(reverse("coachee:today")).content.decode()
    page = own.get(reverse("coachee:acquaintance")).content.decode()
    assert "fijn" not in page
    with looking(world.eyes("coach")) as eyes:
        row = str(talks(eyes, world.dossier.id)[0].id)
    once_more = {"client_id": str(uuid4()), "row": row}
    assert own.post(reverse("coachee:acquaintance"), once_more).status_code == 422
    answer = own.post(reverse("coachee:acquaintance"), {**once_more, "answer": "other"}, follow=True)
    assert "Je hoeft niets uit te leggen." in answer.content.decode()
    page = coach("acquaintance").content.decode()
    assert "Je coachee heeft gekozen." in page
    assert "Een andere coach past beter</p>" not in page
    assert "Kies een van de antwoorden." in coach("acquaintance_click", {"row": row}).content.decode()
    assert coach("acquaintance_click", {"row": "x"}).status_code == 404
    page = coach("acquaintance_click", {"row": row, "answer": "yes"}).content.decode()
    assert "Je coachee: Een andere coach past beter." in page
    assert "Coach koos: Ja, verder samen." in own.get(reverse("coachee:acquaintance")).content.decode()


def test_the_practice_is_asked_without_a_name_or_a_reason(world):
    with looking(world.eyes("coach")) as eyes:
        made.acquaint(eyes, world.dossier.id, uuid4())
        row = talks(eyes, world.dossier.id)[0].id
    own = client_of(world, "coachee")
    data = {"client_id": str(uuid4()), "row": str(row), "answer": "other"}
    own.post(reverse("coachee:acquaintance"), data)
    for _each_manager_apart in range(2):
        deliver()
    sent = mail.outbox[-1]
    assert sent.to == ["manager@voorbeeld.invalid"]
    assert "Anna" not in sent.body
    assert reverse("practice:guides", args=[world.dossier.id]) in sent.body


def test_someone_new_gets_the_intake_only_when_the_coachee_says_so(world):
    with looking(world.eyes("coach")) as eyes:
        made.acquaint(eyes, world.dossier.id, uuid4())
    page = client_of(world, "coachee").get(reverse("coachee:acquaintance")).content.decode()
    assert "Care begeleidt je nu ook. Mag je intake mee?" in page


def test_someone_in_distress(world, coach, monkeypatch):
    monkeypatch.setattr(
        "luwte.web.guiding.distress.contacts",
        lambda eyes, dossier_id: {
            "gp": {"name": "Verhoeven", "phone": "020-555 01 23"},
            "call": {"who": "broer", "name": "Tom", "phone": "geen nummer"},
            "more": None,
        },
    )
    page = coach("distress").content.decode()
    for part in (
        'href="tel:112"',
        'href="tel:0205550123"',
        "Tom (broer)",
        "020-3113888",
        "De praktijkbeheerder kan dat",
    ):
        assert part in page
    day = today(world).isoformat()
    vital = {"on": day, "seen": "Ze belde.", "basis": "vital", "told_to": "de huisarts"}
    answer = coach("distress", vital)
    assert answer.status_code == 422
    assert "Schrijf waarom het niet kon wachten." in answer.content.decode()
    answer = coach("distress", {**vital, "why": "Ze was alleen.", "steps": ["emergency", "gp"]})
    assert "Zorg nu ook even voor jezelf." in answer.content.decode()
    assert "Ze was alleen." in coach("distress").content.decode()
    with looking(world.eyes("coach")) as eyes:
        assert len(records(eyes, world.dossier.id)) == 1


def test_the_general_page_is_one_tap_away(world):
    client = client_of(world, "coach")
    assert reverse("coach:distress_general") in client.get(reverse("coach:caseload")).content.decode()
    page = client.get(reverse("coach:distress_general")).content.decode()
    assert "Vastleggen wat je deed" not in page
    assert (
        reverse("coach:distress", args=[world.dossier.id])
        in client.get(reverse("coach:dossier", args=[world.dossier.id])).content.decode()
    )


def test_a_stale_conflict_note_is_kept_beside_the_new_one(world, coach):
    coach("conflict", {"text": "apart", "base_revision": 0})
    coach("conflict", {"text": "nieuw", "base_revision": 1})
    page = coach("conflict", {"text": "oud", "base_revision": 1}).content.decode()
    assert "Beide versies zijn bewaard." in page
    assert "oud" in page
    assert "er staat een notitie" in coach("dossier").content.decode()


def test_the_manager_fills_in_a_register_and_the_line(world):
    manager = client_of(world, "manager")
    address = reverse("practice:register", args=[world.care_member])
    assert manager.post(address, {"register": "BIG"}).status_code == 422
    assert "BIG 190" in manager.post(address, {"register": "BIG", "number": "190"}, follow=True).content.decode()
    assert manager.get(reverse("practice:register", args=[world.anna.id])).status_code == 404
    manager.post(reverse("practice:consultation"), {"line": "Joke, 020 1"})
    with looking(world.eyes("coach")) as eyes:
        assert practice(eyes, eyes.practice_id).consultation_line == "Joke, 020 1"
    page = client_of(world, "coach").get(reverse("coach:distress_general")).content.decode()
    assert "Joke, 020 1" in page


def test_a_care_professional_has_the_same_pages(world):
    client = client_of(world, "care professional")
    address = reverse("care:gate_doctor", args=[world.dossier.id])
    answer = client.post(address, {"client_id": str(uuid4()), **visit(world)}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("care:gate", args=[world.dossier.id])
    assert "/caseload/" not in answer.content.decode()
