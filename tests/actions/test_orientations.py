"""The client organisation is asked by the coachee, answers by a link, and is read by the coachee first."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from luwte.actions import orientations, tokens
from luwte.actions.dossiers import NotThere
from luwte.actions.writing import Denied
from luwte.records.audit.models import AuditEvent
from luwte.records.eyes import Eyes, Role, clock, looking
from luwte.records.orientations import queries
from luwte.records.orientations.models import Orientation
from luwte.records.outbox.models import OutboxRow
from luwte.rules.orientations import ASKS_MOST, VALID, State, Wrong
from tests.building import now

ANSWERS = {"goal": "Weer plezier.", "contact": "Ik, op maandag.", "health": "niets"}


@pytest.fixture
def own(world):
    eyes = world.eyes("coachee")
    with looking(eyes):
        yield eyes


def ask(world, own, client_id=None):
    orientations.ask(own, world.dossier.id, "  Els   de Vries ", "els@werk.invalid", client_id=client_id or uuid4())
    return queries.latest(own, world.dossier.id)


def guest(row_id, at=None):
    return Eyes(Role.GUEST, at or now(), token=tokens.hashed(tokens.link("orientation", row_id)))


def answer(row_id, answers=ANSWERS, at=None):
    with looking(guest(row_id, at)) as eyes:
        orientations.answer(eyes, answers)


def seen(world, who):
    with looking(world.eyes(who)) as eyes:
        return queries.latest(eyes, world.dossier.id)


def test_asking_sends_one_mail_and_seals_whom(world, own):
    form = uuid4()
    asked = ask(world, own, form)
    assert (asked.to_name, asked.state, asked.answers, asked.expired) == ("Els de Vries", State.ASKED, {}, False)
    assert ask(world, own, form).id == asked.id
    with looking(clock(now())):
        assert OutboxRow.objects.filter(kind="mail.orientation").count() == 1
    assert b"Els" not in bytes(Orientation.objects.get().sealed)


def test_it_is_asked_of_one_at_a_time_and_not_without_end(world, own):
    for _ in range(ASKS_MOST):
        asked = ask(world, own)
        with pytest.raises(orientations.NotTaken) as fault:
            ask(world, own)
        assert fault.value.why is Wrong.ALREADY
        orientations.withdraw(own, world.dossier.id, asked.id)
    with pytest.raises(orientations.NotTaken) as fault:
        ask(world, own)
    assert fault.value.why is Wrong.TOO_OFTEN


def test_what_was_never_answered_makes_room(world, own):
    first = ask(world, own)
    with looking(world.eyes("coachee", own.at + VALID)) as later:
        assert queries.latest(later, world.dossier.id).expired
        second = ask(world, later)
    assert second.id != first.id
    assert Orientation.objects.get(id=first.id).state == State.WITHDRAWN


def test_the_coachee_reads_first_releases_and_takes_back(world, own):
    asked = ask(world, own)
    answer(asked.id)
    found = queries.latest(own, world.dossier.id)
    assert (found.state, found.answers) == (State.ANSWERED, {"goal": "Weer plezier.", "contact": "Ik, op maandag."})
    assert seen(world, "coach") is None
    orientations.release(own, world.dossier.id, asked.id)
    orientations.release(own, world.dossier.id, asked.id)
    assert queries.released(own, world.dossier.id)
    assert seen(world, "coach").answers == found.answers
    for who in ("manager", "care professional", "former coach", "coach elsewhere", "other coachee"):
        assert seen(world, who) is None
        with looking(world.eyes(who)) as eyes:
            assert not queries.released(eyes, world.dossier.id)
    orientations.take_back(own, world.dossier.id, asked.id)
    assert seen(world, "coach") is None
    names = AuditEvent.objects.filter(event__startswith="orientations.").values_list("event", flat=True)
    assert sorted(names) == [f"orientations.{verb}" for verb in ("answer", "ask", "release", "take_back")]


def test_withdrawing_wipes_what_was_written_and_kills_the_link(world, own):
    asked = ask(world, own)
    answer(asked.id)
    orientations.release(own, world.dossier.id, asked.id)
    orientations.withdraw(own, world.dossier.id, asked.id)
    assert queries.latest(own, world.dossier.id) is None
    assert seen(world, "coach") is None
    with pytest.raises(NotThere):
        answer(asked.id)
    for act in (orientations.release, orientations.take_back, orientations.withdraw):
        with pytest.raises(NotThere):
            act(own, world.dossier.id, asked.id)


def test_the_first_answer_stands(world, own):
    asked = ask(world, own)
    answer(asked.id)
    answer(asked.id, {"goal": "Iets anders"})
    assert queries.latest(own, world.dossier.id).answers["goal"] == "Weer plezier."


@pytest.mark.parametrize("after", [VALID, VALID + timedelta(days=1)])
def test_a_link_that_is_too_old_takes_nothing(world, own, after):
    asked = ask(world, own)
    with pytest.raises(NotThere):
        answer(asked.id, at=own.at + after)


def test_only_the_holder_of_the_link_answers(world, own):
    asked = ask(world, own)
    wrong = replace(guest(asked.id), token=tokens.hashed("x" * 43))
    for eyes in (wrong, replace(wrong, token=""), world.eyes("coach"), own):
        with looking(eyes), pytest.raises(NotThere):
            orientations.answer(eyes, ANSWERS)
    with looking(guest(asked.id)) as eyes:
        assert queries.who_asks(eyes, queries.by_link(eyes)) == "Anna"
        # and a guest finds nothing else
        assert queries.latest(eyes, world.dossier.id) is None
    assert queries.who_asks(own, Orientation.objects.get()) == ""


@pytest.mark.parametrize("who", ["coach", "care professional", "manager", "other coachee", "coach elsewhere"])
def test_nobody_else_asks_releases_or_withdraws(world, own, who):
    asked = ask(world, own)
    answer(asked.id)
    with looking(world.eyes(who)) as eyes:
        for act in (orientations.release, orientations.take_back, orientations.withdraw):
            with pytest.raises((Denied, NotThere)):
                act(eyes, world.dossier.id, asked.id)
        with pytest.raises((Denied, NotThere)):
            orientations.ask(eyes, world.dossier.id, "x", "x@werk.invalid", client_id=uuid4())
        assert queries.before(eyes, world.dossier.id) == []
    assert queries.latest(own, world.dossier.id).state is State.ANSWERED
