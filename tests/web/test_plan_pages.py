"""Pages of plan and phase: what each of the two sees, and that odd forms are answered and lose nothing."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from luwte.actions import plans
from luwte.records.audit.models import AuditEvent
from luwte.records.eyes import looking
from luwte.records.plans.models import PhaseProposal, PlanComment, PlanDraft, PlanVersion
from luwte.rules.plans import Line, Part
from tests.planning import agree, begun, lay, lines, rows, table, write
from tests.web.doors import client_of

HABIT = {Part.HABIT: [Line("habit", {"words": "om vijf uur dicht"})]}


def url(world, name, *more, who="coach"):
    return reverse(f"{who}:{name}", args=[*([world.dossier.id] if who == "coach" else []), *more])


def page(world, name, *more, who="coach", query=""):
    answer = client_of(world, who).get(url(world, name, *more, who=who) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def send(world, name, *more, who="coach", **data):
    return client_of(world, who).post(url(world, name, *more, who=who), {"client_id": uuid4(), **data}, follow=True)


def goal(words="weer lezen", notice="een boek uit", key="a" * 32, **more):
    row = {"0-key": key, "0-words": words, "0-notice": notice}
    return {"base_revision": 0, "base_number": 0, "do": "next", **row, **more}


def test_a_part_is_saved_and_the_next_one_opens(world):
    answer = send(world, "plan_part", "goals", who="coachee", **goal())
    assert answer.redirect_chain[-1][0].endswith("?deel=elements#elements")
    text = answer.content.decode()
    assert "Opgeslagen. Alleen jij ziet dit, tot je het laat zien." in text
    assert "weer lezen" in page(world, "plan", who="coachee")
    assert "weer lezen" not in page(world, "plan")
    assert "weer lezen" in send(world, "plan_part", "goals", who="coachee", **goal(do="more")).content.decode()


def test_laid_read_and_agreed(world):
    begun(world)
    write(world, "coach")
    assert "Laat dit zien aan Anna" in page(world, "plan")
    assert "Anna kan dit nu lezen" in send(world, "plan_lay").content.decode()
    own = page(world, "plan", who="coachee")
    for words in ("weer lezen", "Zo merk ik het:", "Wat mij drijft", "iemand neemt het over", "halverwege"):
        assert words in own
    assert "Je plan ligt klaar om te lezen" in page_of_today(world)
    said = send(world, "plan_agree", who="coachee", number=1).content.decode()
    assert "Je bent het eens met dit plan." in said
    assert "Jij bent het eens. Coach kijkt nog." in said
    assert "Anna is het eens. Jij mag er rustig naar kijken." in page(world, "plan")
    assert (
        "Je coachee wacht op je antwoord" in client_of(world, "coach").get(reverse("coach:caseload")).content.decode()
    )
    assert "Jullie zijn het eens met dit plan." in send(world, "plan_agree", number=1).content.decode()
    assert "Je plan ligt klaar om te lezen" not in page_of_today(world)
    assert "eens op" in page(world, "plan_paper", who="coachee")
    assert "eens op" in page(world, "plan_paper_of", 1)


def page_of_today(world):
    return client_of(world, "coachee").get(reverse("coachee:today")).content.decode()


def test_what_changed_is_told_in_words(world):
    begun(world)
    lay(world)
    agree(world)
    lay(world, "coachee", {**HABIT, Part.LESS: []})
    for text in (page(world, "plan"), page(world, "plan_versions", who="coachee")):
        assert "Eén kleine gewoonte, veranderd." in text
        assert "<p>Eerst: lopen" in text
        assert "Wat minder kan, weg:" in text
    assert "Zolang telt het plan van" in page(world, "plan", who="coachee")


def test_while_it_waits_the_plan_can_be_made_and_not_agreed(world):
    lay(world)
    text = page(world, "plan", who="coachee")
    assert "Het plan klaarzetten kan wel. Eens zijn kan daarna." in text
    assert "Ik ben het eens met dit plan" not in text
    said = send(world, "plan_agree", who="coachee", number=1).content.decode()
    assert "Het plan ligt klaar. Eens zijn kan daarna." in said


@pytest.mark.parametrize(
    ("number", "says"), [(7, "Er is net een nieuwe versie"), ("x", "te oud"), (10**9, "te oud"), ("", "te oud")]
)
def test_a_yes_to_another_version_is_none(world, number, says):
    begun(world)
    lay(world)
    assert says in send(world, "plan_agree", number=number).content.decode()


def test_messages_for_what_is_not_possible(world):
    begun(world)
    assert "niets nieuws" in send(world, "plan_lay").content.decode()
    assert "te oud" in send(world, "plan_lay", client_id="x").content.decode()
    lay(world, "coach", {Part.GOALS: [Line("g", {"words": "weer lezen"})]})
    assert "Eerst komt er nog bij: waaraan je een doel merkt" in send(world, "plan_agree", number=1).content.decode()
    assert "Er is net iets veranderd" in send(world, "plan_agree", number=1, do="back").content.decode()
    lay(world)
    agree(world)
    assert "Jullie zijn het allebei eens." in send(world, "plan_agree", number=2, do="back").content.decode()


def test_what_the_other_changed_too_is_shown_and_can_be_taken_over(world):
    write(world, "coachee", HABIT)
    lay(world, "coach")
    assert "Kijk daar eerst naar" in send(world, "plan_lay", who="coachee").content.decode()
    opened = page(world, "plan", who="coachee", query="?deel=habit")
    assert "Zo staat het er nu voor jullie allebei" in opened
    send(world, "plan_undo", "habit", who="coachee", do="take")
    assert "Alleen jij ziet nu" not in page(world, "plan", who="coachee")
    send(world, "plan_undo", "habit", who="coachee")
    assert "om vijf uur dicht" in page(world, "plan", who="coachee")
    assert send(world, "plan_undo", "goals", who="coachee").status_code == 200


def test_a_word_beside_a_part(world):
    answer = send(world, "plan_comment", "goals", who="coachee", text="liever <kleiner>")
    assert "Coach leest dit ook" in answer.content.decode()
    assert "liever &lt;kleiner&gt;" in page(world, "plan")
    row = rows(PlanComment)[0].id
    send(world, "plan_uncomment", row)
    assert len(rows(PlanComment)) == 1
    assert "Weggehaald" in send(world, "plan_uncomment", row, who="coachee").content.decode()
    for text in ("", " ", "x" * 501, "nul\0teken"):
        answer = send(world, "plan_comment", "goals", who="coachee", text=text)
        assert answer.status_code == 422
    assert rows(PlanComment) == []


def test_autosave_answers_in_json(world):
    client, once = client_of(world, "coachee"), {"X-Luwte-Autosave": "1"}
    where = url(world, "plan_part", "goals", who="coachee")
    first = client.post(where, {"client_id": uuid4(), **goal()}, headers=once)
    assert (first.status_code, first.json()["revision"]) == (200, 1)
    other = client.post(where, {"client_id": uuid4(), **goal("anders")}, headers=once)
    assert other.status_code == 409
    assert "deel=goals" in other.json()["other_url"]
    wrong = client.post(where, {"client_id": uuid4(), **goal("x" * 201)}, headers=once)
    assert wrong.status_code == 422
    assert "te lang" in wrong.json()["error"]
    assert "Ook bewaard, van een andere bladzijde" in page(world, "plan", who="coachee", query="?deel=goals")
    stale = send(world, "plan_part", "goals", who="coachee", **goal("nog anders"))
    assert "Beide versies zijn bewaard" in stale.content.decode()


HOSTILE = {
    "goals": [
        goal("nul\0"),
        goal(""),
        goal("x" * 900_000),
        goal(key="../../"),
        goal(base_revision=-1),
        {},
        goal(base_number="x"),
    ],
    "moments": [
        {"base_revision": 0, "base_number": 0, "0-key": "m", "0-kind": kind, "0-day": day}
        for kind, day in (
            ("end", "9999-12-31"),
            ("end", "0001-01-01"),
            ("x", "2027-01-01"),
            ("end", "gisteren"),
            ("", "2999-01-01"),
        )
    ],
    "less": [{"base_revision": 0, "base_number": 0, "0-key": "l", "0-words": "x", "0-how": "sell", "0-whom": "‮"}],
    "below": [{"base_revision": 0, "base_number": 0, "0-there": "on", "0-words": "x" * 601}],
}


@pytest.mark.parametrize(("part", "number"), [(part, n) for part, forms in HOSTILE.items() for n in range(len(forms))])
def test_odd_parts_are_answered_and_nothing_is_kept(world, part, number):
    answer = send(world, "plan_part", part, who="coachee", **HOSTILE[part][number])
    assert answer.status_code == 422
    assert "Kijk dit nog even na" in answer.content.decode()
    assert rows(PlanDraft) == []


def test_odd_unicode_and_twice_the_same_form_is_one(world):
    form = {"client_id": uuid4(), **goal("𝓵𝓮𝔃𝓮𝓷 ‮🌿 é")}
    for _time in range(2):
        assert send(world, "plan_part", "goals", who="coachee", **form).status_code == 200
    assert len(rows(PlanDraft)) == 1
    assert table(world, "coachee").drafts[Part.GOALS].lines[0].said["words"] == "𝓵𝓮𝔃𝓮𝓷 ‮🌿 é"


@pytest.mark.parametrize("name", ["plan_part", "plan_undo", "plan_comment"])
def test_a_part_that_is_none_does_not_exist(world, name):
    for who in ("coach", "coachee"):
        assert send(world, name, "geheim", who=who).status_code == 404


@pytest.mark.parametrize("who", ["former coach", "coach elsewhere"])
def test_a_stranger_writes_nothing(world, who):
    client = client_of(world, who)
    for name, more in (("plan_part", ["goals"]), ("plan_lay", []), ("plan_agree", []), ("phase_propose", [])):
        where = reverse(f"coach:{name}", args=[world.dossier.id, *more])
        assert client.post(where, {"client_id": uuid4(), **goal()}).status_code == 404
    assert rows(PlanVersion) == []


def test_a_coach_who_looks_stands_in_the_log(world):
    page(world, "plan")
    page(world, "plan", who="coachee")
    assert len(rows(AuditEvent, event="look.plan")) == 1


def test_the_plan_page_costs_the_same_however_long_the_plan_is(world):
    begun(world)
    client, where = client_of(world, "coachee"), url(world, "plan", who="coachee") + "?deel=goals"

    def cost():
        client.get(where)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(where).status_code == 200
        return len(asked)

    lay(world, "coach", {Part.HABIT: HABIT[Part.HABIT]})
    write(world, "coachee", HABIT | {Part.NOW: [Line("gives", {"words": "de zee"})]})
    own = world.eyes("coachee")
    first = cost()
    lay(world)
    agree(world)
    for number in range(4):
        lay(world, "coach", {Part.HABIT: [Line("habit", {"words": f"gewoonte {number}"})]})
        with looking(own):
            plans.comment(own, world.dossier.id, Part.GOALS, f"woord {number}", client_id=uuid4())
    write(world, "coachee", lines(own.today, "x"))
    assert cost() == first
    assert first < 60


def test_the_phase_is_seen_in_own_words_and_moved_by_both(world):
    begun(world)
    said = {"brake": "a_little", "brake-words": "op goede dagen", "base_revision": 0}
    text = send(world, "phase", who="coachee", do="keep", **said).content.decode()
    assert "Opgeslagen. Alleen jij ziet dit." in text
    assert "op goede dagen" not in page(world, "phase")
    send(world, "phase", who="coachee", do="show", **{**said, "base_revision": 1})
    assert "op goede dagen" in page(world, "phase")
    today = world.eyes("coach").today
    move = {"to": 2, "on": today.isoformat(), "reason": "Er is <weer> rust."}
    assert "Het geldt als jullie het allebei zo zien." in send(world, "phase_propose", **move).content.decode()
    assert "Er ligt al een voorstel" in send(world, "phase_propose", who="coachee", **move).content.decode()
    asked = page(world, "phase", who="coachee")
    assert "Coach stelt voor: Begrijpen wat er speelt" in asked
    assert "&lt;weer&gt;" in asked
    row = rows(PhaseProposal)[0].id
    assert (
        "Jullie praten er eerst over" in send(world, "phase_answer", who="coachee", row=row, do="talk").content.decode()
    )
    assert "Anna wil er eerst over praten" in page(world, "phase")
    done = send(world, "phase_answer", who="coachee", row=row, do="yes").content.decode()
    assert "Zo hebben jullie het samen besloten." in done
    assert "<h1>Begrijpen wat er speelt</h1>" in done
    assert (
        "Nu: Begrijpen wat er speelt."
        in client_of(world, "coach").get(reverse("coach:dossier", args=[world.dossier.id])).content.decode()
    )
    assert "net iets veranderd" in send(world, "phase_answer", who="coachee", row=row).content.decode()
    assert "niets om terug te zetten" in send(world, "phase_undo").content.decode()


def test_odd_moves_and_views_are_answered(world):
    assert client_of(world, "coach").post(url(world, "phase"), {}).status_code == 404
    assert send(world, "phase_propose").status_code == 404
    begun(world)
    today = world.eyes("coach").today
    right = {"to": 2, "on": today.isoformat(), "reason": "rust"}
    for wrong in (
        {"to": 9},
        {"to": "x"},
        {"to": 1},
        {"on": (today + timedelta(days=1)).isoformat()},
        {"on": "0001-01-01"},
        {"on": "x"},
        {"reason": ""},
        {"reason": "x" * 501},
        {"reason": "\0"},
        {"client_id": "x"},
    ):
        assert send(world, "phase_propose", **{**right, **wrong}).status_code == 422
    for wrong in ({"brake": "enorm"}, {"brake-words": "x" * 501}, {"base_revision": "x"}, {"client_id": ""}):
        assert send(world, "phase", **{"base_revision": 0, **wrong}).status_code == 422
    assert "te oud" in send(world, "phase_answer", row="x").content.decode()
    assert "net iets veranderd" in send(world, "phase_answer", row=uuid4(), do="withdraw").content.decode()
    assert rows(PhaseProposal) == []
    send(world, "phase", base_revision=0, brake="yes")
    stale = send(world, "phase", base_revision=0, brake="not_yet").content.decode()
    assert "Beide versies zijn bewaard" in stale
    assert "Teruggezet" in send(world, "phase_undo").content.decode()


def test_when_the_gate_waits_a_phase_waits_too_but_for_a_step_back(world):
    begun(world, 2)
    eyes = world.eyes("coach")
    with looking(eyes):
        from luwte.actions import gates
        from luwte.rules.intake.values import State, Topic

        heard = {Topic.ALCOHOL: State.UNCLEAR}
        gates.discuss(eyes, world.dossier.id, eyes.today, heard, "kijken", client_id=uuid4())
    move = {"on": eyes.today.isoformat(), "reason": "rust"}
    answer = send(world, "phase_propose", to=3, **move)
    assert answer.status_code == 422
    assert "Verdergaan kan daarna." in answer.content.decode()
    assert send(world, "phase_propose", to=1, **move).status_code == 200
