"""Questionnaires through the door: every type, hidden answers, two devices, help under the ninth question, totals."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from luwte.actions import responses
from luwte.records.eyes import looking
from luwte.records.responses import queries
from luwte.rules.consents import Scope
from luwte.rules.instruments.values import Coding, Place
from tests import filling
from tests.building import now
from tests.web.doors import client_of


def page(answer):
    return answer.content.decode()


def post(client, row, number, revision=None, **fields):
    found = {"client_id": str(uuid4()), "base_revision": revision if revision is not None else 99, "do": "next"}
    return client.post(reverse("coachee:response_screen", args=[row, number]), {**found, **fields})


def held(world, row):
    own = world.eyes("coachee")
    with looking(own):
        return queries.one(own, world.dossier.id, row)


@pytest.fixture
def begun(world):
    instrument = filling.bring(world, filling.all_types())
    given = filling.give(world, instrument)
    return filling.begin(world, instrument, given)


def test_each_type_is_asked_taken_and_shown(world, begun):
    client = client_of(world, "coachee")
    typed = {
        0: {"p": "#keuze", "v|#keuze": "3"},
        1: {"p": "#waarom", "v|#waarom": "Daarom.\r\nEcht."},
        2: {"p": "#meer", "v|#meer": ["0", "4"]},
        3: {"p": "#open", "v|#open": "", "o|#open": "Thuis"},
        4: {"p": "#ja", "v|#ja": "no"},
        5: {"p": "#heel", "v|#heel": "3"},
        6: {"p": "#deel", "v|#deel": "2,5"},
        7: {"p": "#dag", "v|#dag": "2026-03-14"},
        8: {"p": "#moment", "v|#moment": "2026-03-14T20:30"},
        9: {"p": "#tijd", "v|#tijd": "20:30"},
        10: {"p": "#regel", "v|#regel": ["een", "", "twee"]},
        11: {"p": "#adres", "v|#adres": "https://voorbeeld.invalid"},
        12: {"p": "#maat", "v|#maat": "70,5"},
    }
    for number, fields in typed.items():
        shown = client.get(reverse("coachee:response_screen", args=[begun, number]))
        assert (shown.status_code, "Vraag" in page(shown)) == (200, True)
        assert post(client, begun, number, **fields).status_code == 302, number
    found = held(world, begun).answers
    assert found["#keuze"][0]["coding"]["code"] == "a3"
    assert found["#waarom"] == ["Daarom.\nEcht."]
    assert len(found["#meer"]) == 2
    assert (found["#open"], found["#ja"], found["#heel"], found["#regel"]) == (["Thuis"], [False], [3], ["een", "twee"])
    assert found["#deel"] == [{"decimal": "2.5"}]
    whole = page(client.get(reverse("coachee:response_all", args=[begun])))
    for words in ("Lees dit eerst.", "Daarom.", "Thuis", "2026-03-14T20:30", "70,5", "kun je hier niet invullen"):
        assert words in whole
    client.post(reverse("coachee:response_finish", args=[begun]))
    told = page(client.get(reverse("coachee:response_answers", args=[begun])))
    assert "14 maart 2026" in told
    written = json.loads(client.get(reverse("coachee:response_file", args=[begun])).content)
    assert written["status"] == "completed"


def test_what_is_hidden_by_another_answer_stays_kept(world, begun):
    client = client_of(world, "coachee")
    post(client, begun, 0, p="#keuze", **{"v|#keuze": "3"})
    post(client, begun, 1, p="#waarom", **{"v|#waarom": "Daarom."})
    answer = post(client, begun, 0, p="#keuze", **{"v|#keuze": "0"})
    assert answer.url == reverse("coachee:response_screen", args=[begun, 2])
    assert held(world, begun).answers["#waarom"] == ["Daarom."]
    assert "hoort nu niet bij" in page(client.get(reverse("coachee:response_screen", args=[begun, 1])))


@pytest.mark.parametrize(
    ("number", "place", "typed", "says"),
    [
        (5, "#heel", "veel", "Schrijf een getal"),
        (5, "#heel", "2,5", "heel getal"),
        (7, "#dag", "morgen", "Schrijf de datum"),
        (9, "#tijd", "straks", "Schrijf de tijd"),
        (0, "#keuze", "77", "Kies een van de antwoorden"),
        (4, "#ja", "misschien", "Kies een van de antwoorden"),
        (12, "#maat", "zwaar", "Schrijf een getal"),
        (1, "#waarom", "a" * 6000, "te lang"),
    ],
)
def test_what_is_not_taken_says_why_and_stays(world, begun, number, place, typed, says):
    answer = post(client_of(world, "coachee"), begun, number, p=place, **{f"v|{place}": typed})
    assert answer.status_code == 422
    assert says in page(answer)
    if number not in (0, 4):
        assert typed in page(answer)


def test_two_devices_lose_nothing_and_the_later_one_is_told(world, begun):
    phone, laptop = client_of(world, "coachee"), client_of(world, "coachee")
    start = held(world, begun).revision
    post(phone, begun, 0, start, p="#keuze", **{"v|#keuze": "1"})
    # another question on another device goes along
    assert post(laptop, begun, 4, start, p="#ja", **{"v|#ja": "yes"}).url.endswith("/5/")
    # the same question is told, and both stay
    answer = phone.post(
        reverse("coachee:response_screen", args=[begun, 0]),
        {"client_id": str(uuid4()), "base_revision": start, "p": "#keuze", "v|#keuze": "2"},
        follow=True,
    )
    assert "Beide zijn bewaard" in page(answer)
    found = held(world, begun)
    assert (found.answers["#keuze"][0]["coding"]["code"], found.answers["#ja"]) == ("a1", [True])
    assert found.kept[0]["answers"]["#keuze"][0]["coding"]["code"] == "a2"
    assert "van een ander apparaat" in page(phone.get(reverse("coachee:response_finish", args=[begun])))


def test_it_is_saved_as_it_goes(world, begun):
    client, address = client_of(world, "coachee"), reverse("coachee:response_screen", args=[begun, 0])
    ahead = {"headers": {"X-Luwte-Autosave": "1"}}
    form = {"client_id": str(uuid4()), "base_revision": held(world, begun).revision, "p": "#keuze", "v|#keuze": "1"}
    first = client.post(address, form, **ahead)
    assert (first.status_code, first.json()["revision"]) == (200, held(world, begun).revision)
    assert client.post(address, form, **ahead).json()["revision"] == first.json()["revision"]
    again = client.post(address, {**form, "client_id": str(uuid4()), "v|#keuze": "2"}, **ahead)
    assert (again.status_code, "other_url" in again.json()) == (409, True)
    assert client.post(address, {**form, "client_id": str(uuid4()), "v|#keuze": "99"}, **ahead).status_code == 422


def test_undo_goes_back_one_save(world, begun):
    client = client_of(world, "coachee")
    for choice in ("1", "2"):
        post(client, begun, 0, held(world, begun).revision, p="#keuze", **{"v|#keuze": choice})
    client.post(reverse("coachee:response_undo", args=[begun]), {"n": "0"})
    assert held(world, begun).answers["#keuze"][0]["coding"]["code"] == "a1"


def test_what_repeats_gets_one_more(world, begun):
    client = client_of(world, "coachee")
    number = 14
    assert "Wat gebruik je? 1" in page(client.get(reverse("coachee:response_screen", args=[begun, number])))
    fields = {"p": ["0#naam", "0#hoeveel"], "v|0#naam": "Thee", "v|0#hoeveel": "2", "do": "again"}
    answer = client.post(
        reverse("coachee:response_screen", args=[begun, number]),
        {"client_id": str(uuid4()), "base_revision": 9, **fields},
        follow=True,
    )
    assert "Wat gebruik je? 2" in page(answer)
    assert 'name="v|1#naam"' in page(answer)


@pytest.mark.parametrize("chosen", ["0", "3", ""])
def test_the_same_help_stands_under_the_ninth_question_whatever_is_answered(world, chosen):
    instrument = filling.bring(world, filling.phq())
    row = filling.begin(world, instrument, filling.give(world, instrument))
    client = client_of(world, "coachee")
    post(client, row, 8, p="#q9", **{"v|#q9": chosen})
    shown = page(client.get(reverse("coachee:response_screen", args=[row, 8])))
    assert shown.index("Niemand leest dit vannacht") < shown.index("Zin 9") < shown.index("113")
    without = page(client.get(reverse("coachee:response_screen", args=[row, 7])))
    assert "Niemand leest dit vannacht" not in without
    assert "113" in page(client.get(reverse("coachee:response_all", args=[row])))
    help_ = shown.split('class="notice night"')[1].split("</div>")[0]
    assert chosen not in ("0", "3") or f'value="{chosen}" checked' in shown
    assert "bel" in help_


def test_a_clinical_list_is_given_by_a_care_professional_only(world):
    instrument = filling.bring(world, filling.phq(), who="coach")
    for role, space, may in (("coach", "coach", False), ("care professional", "care", True)):
        shown = page(client_of(world, role).get(reverse(f"{space}:questionnaires", args=[world.dossier.id])))
        assert ("Negen zinnen" in shown) is may
    client = client_of(world, "coach")
    form = {"client_id": str(uuid4()), "instrument": str(instrument), "moment": ""}
    assert client.post(reverse("coach:questionnaires", args=[world.dossier.id]), form).status_code == 422
    care = client_of(world, "care professional")
    answer = care.post(reverse("care:questionnaires", args=[world.dossier.id]), form, follow=True)
    assert "Klaargezet" in page(answer)
    assert "Deze week vraag je samen ongeveer 6 minuten" in page(answer)


def test_totals_come_on_request_and_the_coach_sees_them_when_shared(world):
    instrument = filling.bring(world, filling.phq())
    client, own = client_of(world, "coachee"), world.eyes("coachee")
    for n in (1, 2):
        row = filling.begin(world, instrument, filling.give(world, instrument))
        with looking(own):
            chosen = {Place(f"q{i}"): (Coding(f"a{n}", "", ""),) for i in range(1, 10)}
            responses.save(own, world.dossier.id, row, chosen, client_id=uuid4(), base_revision=1)
            responses.finish(own, world.dossier.id, row)
    address = reverse("coachee:questionnaire_totals", args=[instrument])
    assert "<svg" not in page(client.get(address))
    told = page(client.get(address + "?toon=totaal"))
    assert "verschilt het totaal 9." in told
    assert "<svg" in told
    for word in ("ernstig", "matig", "licht", "risico", "beter", "slechter"):
        assert word not in told.split("<main")[1]
    coach = client_of(world, "coach")
    give = reverse("coach:questionnaires", args=[world.dossier.id])
    assert coach.get(reverse("coach:response", args=[world.dossier.id, row])).status_code == 404
    assert "deelt de antwoorden niet" in page(coach.get(give))
    filling.share(world)
    assert "Negen zinnen" in page(coach.get(give))
    shown = page(coach.get(reverse("coach:response", args=[world.dossier.id, row])))
    assert ("Zin 9" in shown, "<svg" in shown) == (True, False)
    assert "<svg" in page(coach.get(reverse("coach:response", args=[world.dossier.id, row]) + "?toon=totaal"))


@pytest.mark.parametrize("role", ["manager", "coach", "care professional"])
def test_a_file_is_looked_at_before_it_is_kept(world, role):
    space = {"manager": "practice", "coach": "coach", "care professional": "care"}[role]
    client, address = client_of(world, role), reverse(f"{space}:instrument_bring")
    shown = client.post(address, {"file": SimpleUploadedFile("a.json", filling.all_types())})
    assert "vragen. " in page(shown)
    assert "Alle soorten" not in page(client.get(reverse(f"{space}:instruments")))
    form = shown.context["form"]
    kept = {"client_id": str(uuid4()), "held": form.initial["held"], "title": "Mijn lijst", "assignable_by": ""}
    assert client.post(address, kept).status_code == 422
    kept["assignable_by"] = "coach"
    for _twice in range(2):
        answer = client.post(address, kept, follow=True)
    assert page(answer).count("<h2>Mijn lijst") == 1
    assert client.post(address, {**kept, "held": "onzin"}).status_code == 404


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"geen json", "geen JSON-bestand"),
        (b"[]", "geen vragenlijst"),
        (filling.file({"type": "string", "text": "zonder"}), "linkId"),
        (filling.file(filling.item("a", "string"), filling.item("a", "string")), "hetzelfde kenmerk"),
        (filling.file(filling.item("a", "string", modifierExtension=[{"url": "x"}])), "modifierExtension"),
        (
            filling.file(
                filling.item("a", "string", enableWhen=[{"question": "a", "operator": "exists", "answerBoolean": True}])
            ),
            "in een kring",
        ),
    ],
)
def test_a_file_that_is_refused_says_why(world, data, says):
    client = client_of(world, "manager")
    answer = client.post(reverse("practice:instrument_bring"), {"file": SimpleUploadedFile("a.json", data)})
    assert (answer.status_code, says in page(answer)) == (422, True)


def test_a_list_that_ended_is_given_no_more(world):
    instrument = filling.bring(world, filling.all_types())
    manager = client_of(world, "manager")
    manager.post(reverse("practice:instrument_end", args=[instrument]), {"do": "end"})
    shown = page(client_of(world, "coach").get(reverse("coach:questionnaires", args=[world.dossier.id])))
    assert "Alle soorten" not in shown
    manager.post(reverse("practice:instrument_end", args=[instrument]), {"do": "again"})
    shown = page(client_of(world, "coach").get(reverse("coach:questionnaires", args=[world.dossier.id])))
    assert "Alle soorten" in shown


def test_the_own_list_is_there_without_being_asked(world):
    client = client_of(world, "coachee")
    assert "Signalen in vier gebieden" in page(client.get(reverse("coachee:questionnaires")))
    begin = reverse("coachee:questionnaire", args=[filling.signals(world)])
    assert "Dat duurt ongeveer" in page(client.get(begin))
    answer = client.post(begin, {"client_id": str(uuid4())}, follow=True)
    assert "Vraag 1 van ongeveer" in page(answer)


def test_answers_from_a_file_with_a_total_that_does_not_add_up(world):
    if not filling.DATA.is_dir():
        pytest.skip("no data of others here")
    hl7 = "input__examples__questionnaire{}-sdc-profile-example-PHQ9.json"
    instrument = filling.bring(world, (filling.DATA / "questionnaires" / hl7.format("")).read_bytes())
    filling.give(world, instrument)
    client = client_of(world, "coachee")
    file = SimpleUploadedFile("a.json", (filling.DATA / "responses" / hl7.format("response")).read_bytes())
    answer = client.post(
        reverse("coachee:questionnaire_bring", args=[instrument]), {"client_id": str(uuid4()), "file": file}
    )
    row = answer.url.split("/")[2]
    client.post(reverse("coachee:response_finish", args=[row]))
    told = page(client.get(reverse("coachee:questionnaire_totals", args=[instrument]) + "?toon=totaal"))
    assert "<td>10 " in told
    assert "in het bestand staat 13" in told


def test_after_a_talk_two_taps(world):
    client, today = client_of(world, "coachee"), now().date()
    form = {"client_id": str(uuid4()), "base_revision": 0, "feeling": "less", "note": "moe"}
    answer = client.post(reverse("coachee:feeling"), form, follow=True)
    assert "Opgeslagen." in page(answer)
    assert "Een goed gesprek kan ook moe maken." in page(answer)
    stale = client.post(
        reverse("coachee:feeling_day", args=[today]),
        {**form, "client_id": str(uuid4()), "feeling": "more"},
        follow=True,
    )
    assert "Beide versies zijn bewaard" in page(stale)
    assert client.post(reverse("coachee:feeling"), {**form, "feeling": "?"}).status_code == 422
    assert (
        client.post(
            reverse("coachee:feeling_day", args=[now().date() - timedelta(days=40)]),
            {**form, "client_id": str(uuid4())},
        ).status_code
        == 422
    )
    client.post(reverse("coachee:feeling_undo", args=[today]))
    assert "Minder energie. moe" not in page(client.get(reverse("coachee:feeling")))


def test_the_question_about_the_approach_for_both(world):
    coachee, coach = client_of(world, "coachee"), client_of(world, "coach")
    mine, theirs = reverse("coachee:approach"), reverse("coach:approach", args=[world.dossier.id])
    assert "eerder over praten" in page(coachee.get(mine))
    assert "op jullie agenda" in page(coachee.post(reverse("coachee:approach_ask"), follow=True))
    assert "past deze aanpak nog?" in page(coach.get(reverse("coach:caseload")))
    form = {
        "client_id": str(uuid4()),
        "base_revision": 0,
        "due_on": world.eyes("coachee").today,
        "answer": "partly",
        "change": "other way",
        "line": "rustiger",
    }
    assert "Opgeslagen." in page(coachee.post(mine, form, follow=True))
    assert "rustiger" not in page(coach.get(theirs))
    filling.share(world, Scope.APPROACH)
    assert "rustiger" in page(coach.get(theirs))
    decided = {**form, "client_id": str(uuid4()), "change": "nothing", "line": "ik luister meer"}
    assert "Opgeslagen." in page(coach.post(theirs, decided, follow=True))
    assert "ik luister meer" in page(coachee.get(mine))
    assert "past deze aanpak nog?" not in page(coach.get(reverse("coach:caseload")))
    assert coachee.post(mine, {**form, "answer": "?"}).status_code == 422
    late = coachee.post(mine, {**form, "client_id": str(uuid4()), "due_on": "2020-01-01", "line": "blijft staan"})
    assert (late.status_code, "staat nu niet op de agenda" in page(late), "blijft staan" in page(late)) == (
        422,
        True,
        True,
    )
