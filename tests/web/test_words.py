"""Words on pages: sentences that are joined from parts, files as anyone reads them, and what stands first."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from luwte.records.eyes import clock, looking
from luwte.records.joint_sessions.models import JointInvitation
from luwte.web.design.readable import line, readable
from luwte.web.design.sentences import sentence
from tests.building import now
from tests.talks import one, plan
from tests.web.doors import client_of
from tests.web.test_forms import check_in


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("het park", "Het park."),
        ("Het park.", "Het park."),
        ("het park.. ", "Het park."),
        ("past het?", "Past het?"),
        ("", ""),
        (" . ", ""),
    ],
)
def test_a_sentence_has_a_capital_and_one_full_stop(words, said):
    assert sentence(words) == said


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("---", None),
        ("slug: je-mag", None),
        ("sources:", None),
        ('title: "Je \\"mag\\" op de rem"', 'Titel: Je "mag" op de rem'),
        ("phase: [1, 2]", "Fase: 1, 2"),
        ("not_alone: true", "Samen met een coach: ja"),
        ("  - phase: 1", "Fase: 1"),
        ("      - op-de-rem", "Stukje: op de rem"),
        ("## Waarom", "Waarom"),
        ("Lees [dit](stuk:op-de-rem) en **rust**.[^1]", "Lees dit (op-de-rem) en rust."),
        ("Let op: rust", "Let op: rust"),
        ("- een ding", "- een ding"),
        ("", ""),
    ],
)
def test_a_line_of_a_file_as_it_reads(written, read):
    assert line(written) == read


def test_a_file_as_it_reads():
    assert readable('---\nslug: x\ntitle: "Rust"\n---\n## Waarom\nZo.') == "Titel: Rust\nWaarom\nZo."


def of(world, role, name, *args):
    return client_of(world, role).get(reverse(name, args=args)).content.decode()


def test_today_says_when_the_next_talk_is_and_with_whom(world):
    assert "gesprek met" not in of(world, "coachee", "coachee:today")
    row = plan(world)
    found = one(world, row).starts_at
    assert "Je volgende gesprek is op" in of(world, "coachee", "coachee:today")
    with time_machine.travel(found - timedelta(hours=2)):
        text = of(world, "coachee", "coachee:today")
        assert "Je hebt vandaag om" in text
        assert "uur een gesprek met Coach" in text


def test_from_the_week_a_dossier_is_one_tap_away(world):
    plan(world)
    coach, page = client_of(world, "coach"), reverse("coach:week")
    weeks = "".join(coach.get(page, {"week": week}).content.decode() for week in (0, 1))
    assert f'href="{reverse("coach:dossier", args=[world.dossier.id])}">Dossier' in weeks


def test_what_is_new_stands_above_the_form(world):
    guide = world.coach.id
    page, theirs = reverse("coachee:conversation", args=[guide]), reverse("coach:messages", args=[world.dossier.id])
    client_of(world, "coachee").post(page, check_in(text="Van mij"))
    client_of(world, "coach").post(theirs, check_in(text="Van de ander"))
    text = of(world, "coachee", "coachee:conversation", guide)
    assert (
        text.index("Van de ander") < text.index("Je bericht") < text.index("Jullie berichten") < text.index("Van mij")
    )
    again = of(world, "coachee", "coachee:conversation", guide)
    assert again.index("Jullie berichten") < again.index("Van de ander")


def test_who_comes_along_comes_to_a_talk_that_is_planned(world):
    coachee, page = client_of(world, "coachee"), reverse("coachee:joint")
    said = {"client_id": uuid4(), "email": "partner@voorbeeld.invalid"}
    assert 'name="talk"' not in coachee.get(page).content.decode()
    assert "Kies een gesprek, of schrijf een dag." in coachee.post(page, said).content.decode()
    day = one(world, plan(world)).starts_at.date()
    assert f'value="{day}"' in coachee.get(page).content.decode()
    for odd in ({}, {"talk": "other"}, {"talk": "0001-01-01"}, {"talk": str(day), "on": "x"}):
        assert coachee.post(page, {**said, **odd}).status_code == 422
    assert coachee.post(page, {**said, "talk": str(day)}).status_code == 302
    assert coachee.post(page, {**said, "client_id": uuid4(), "talk": "other", "on": str(day)}).status_code == 302
    with looking(clock(now())):
        assert {row.on for row in JointInvitation.objects.all()} == {day}
