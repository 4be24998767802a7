"""Shifts in use: a new baseline with agreed hours, switched off and on, and on the agenda by the coachee's own tap."""

from datetime import timedelta
from uuid import uuid4

import pytest

from luwte.actions import preferences, session_agenda, shifts
from luwte.actions.dossiers import NotThere
from luwte.records import keys
from luwte.records.eyes import clock, looking
from luwte.records.outbox.models import OutboxRow
from luwte.records.reintegration.queries import hour_steps
from luwte.records.sessions.queries import next_talk
from luwte.records.shifts.models import ShiftState
from luwte.records.shifts.queries import answers
from luwte.rules.coaching_sessions import Topic
from luwte.rules.preferences import Preferences
from luwte.rules.shifts import Refused
from tests import stepping
from tests.building import a_talk, fill_in, now

pytestmark = pytest.mark.django_db(databases="__all__")


def baseline():
    """Since when days count, as it is kept."""
    row = ShiftState.objects.get()
    return keys.ring([row.dossier_id]).open(row)["from"]


def recompute(world):
    with looking(clock(now())) as house:
        shifts.recompute(house, world.dossier.id)


def test_agreed_hours_that_change_begin_a_new_baseline(world):
    for back in (6, 3, 1):
        fill_in(world, back)
    own = world.eyes("coachee")
    with looking(own):
        assert baseline() == "0001-01-01"
        assert hour_steps(own, world.dossier.id) == []
    stepping.live(world)
    first = own.today - timedelta(days=15)
    with looking(own):
        assert hour_steps(own, world.dossier.id) == [first, first + timedelta(weeks=2)]
    fill_in(world)
    with looking(own):
        assert baseline() == (first + timedelta(weeks=2)).isoformat()
        assert all(isinstance(one, Refused) for one in answers(own, world.dossier.id).values())
    stepping.turn(world)
    recompute(world)
    with looking(own):
        assert baseline() == own.today.isoformat()


def test_switched_off_nothing_is_kept_or_looked_for_and_on_again_by_a_job(world):
    fill_in(world, 1)
    own = world.eyes("coachee")
    with looking(own):
        assert ShiftState.objects.exists()
        preferences.choose(own, world.dossier.id, Preferences(shifts=False), client_id=uuid4())
        assert not ShiftState.objects.exists()
    fill_in(world)
    recompute(world)
    with looking(own):
        assert not ShiftState.objects.exists()
        preferences.choose(own, world.dossier.id, Preferences(shifts=True), client_id=uuid4())
    with looking(clock(now())):
        assert OutboxRow.objects.filter(kind="shifts.recompute").count() == 1
    recompute(world)
    with looking(own):
        assert ShiftState.objects.exists()


def test_one_tap_puts_it_on_the_agenda_of_the_next_talk(world):
    own = world.eyes("coachee")
    with looking(own), pytest.raises(NotThere):
        session_agenda.bring_up(own, world.dossier.id, Topic.SHIFT)
    talk = a_talk(world)
    with looking(own):
        for _twice in range(2):
            assert session_agenda.bring_up(own, world.dossier.id, Topic.SHIFT) == talk
        assert next_talk(own, world.dossier.id).value["topics"] == ["shift"]
    with looking(world.eyes("coach")) as coach:
        assert next_talk(coach, world.dossier.id).value["topics"] == ["shift"]
    with looking(own):
        session_agenda.leave(own, world.dossier.id, Topic.SHIFT)
        assert next_talk(own, world.dossier.id).value["topics"] == []
