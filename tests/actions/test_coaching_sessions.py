"""Talks by the two of them: planned, moved, called off; whoever guides, and nobody at two places at once."""

from datetime import date, datetime, time
from uuid import uuid4

import pytest

from luwte.actions import calendars, coaching_sessions
from luwte.actions.coaching_sessions import NotNow, NotTaken, Slot
from luwte.actions.dossiers import NotThere
from luwte.actions.writing import Denied
from luwte.records.eyes import looking
from luwte.records.sessions import queries
from luwte.records.sessions.calendars import away
from luwte.rules.coaching_sessions import Ask, Kind, State, Wrong
from tests.building import now
from tests.talks import ZONE, asked_of_the_post, become, change, later, one, plan


def test_a_talk_without_a_trajectory_can_be_planned(world):
    row = plan(world)
    found = one(world, row, "coachee")
    assert (found.state, found.kind, found.number, found.sequence) == (State.PLANNED, Kind.OFFICE, 1, 0)
    assert found.where.place == "Kade 1"
    assert asked_of_the_post() == ["mail.session"]


def test_the_same_form_twice_is_one_talk(world):
    form, slot = uuid4(), later(3, world)
    assert plan(world, slot, client_id=form) == plan(world, slot, client_id=form)
    with looking(world.eyes("coach")) as eyes:
        assert len(queries.talks(eyes, world.dossier.id)) == 1


@pytest.mark.parametrize("who", ["coachee", "former coach", "coach elsewhere", "manager", "nobody"])
def test_only_who_guides_plans(world, who):
    with pytest.raises((Denied, NotThere)):
        plan(world, who=who)


@pytest.mark.parametrize(
    ("slot", "why"),
    [
        (Slot(date(2020, 1, 6), time(10), 60, Kind.OFFICE), Wrong.PAST),
        (Slot(date(1, 1, 1), time(10), 60, Kind.OFFICE), Wrong.NO_SUCH_TIME),
        (Slot(date(9999, 12, 31), time(10), 60, Kind.OFFICE), Wrong.NO_SUCH_TIME),
        (Slot(date(9000, 12, 30), time(10), 60, Kind.OFFICE), Wrong.TOO_FAR),
        (Slot(date(2027, 3, 28), time(2, 30), 60, Kind.OFFICE), Wrong.NO_SUCH_TIME),
    ],
)
def test_a_moment_that_cannot_be(world, slot, why):
    with pytest.raises(NotTaken) as fault:
        plan(world, slot)
    assert why in fault.value.why


def test_no_two_talks_at_once_also_not_with_someone_else(world):
    slot = later(3, world)
    plan(world, slot)
    coach = world.eyes("coach")
    with looking(coach), pytest.raises(NotTaken) as fault:
        coaching_sessions.plan(coach, world.bram_dossier.id, slot, client_id=uuid4())
    assert fault.value.why == (Wrong.OVERLAPS,)


def test_a_holiday_is_asked_not_refused(world):
    year = now().year + 1
    slot = Slot(date(year, 12, 25), time(10), 60, Kind.WALKING)
    with pytest.raises(NotTaken) as fault:
        plan(world, slot)
    assert (fault.value.why, fault.value.asks) == ((), (Ask.HOLIDAY,))
    assert plan(world, slot, sure={Ask.HOLIDAY})


def test_days_away_and_quiet_days_are_asked(world):
    slot = later(5, world)
    coach, own = world.eyes("coach"), world.eyes("coachee")
    with looking(coach):
        calendars.go_away(coach, "away", slot.day, slot.day)
        calendars.go_away(coach, "away", slot.day, slot.day)
        assert len(away(coach, coach.at)) == 1
    with looking(own):
        calendars.be_quiet(own, own.dossier_id, [slot.day.weekday()], [], client_id=uuid4(), base_revision=0)
    with pytest.raises(NotTaken) as fault:
        plan(world, slot)
    assert fault.value.asks == (Ask.AWAY, Ask.QUIET)
    with looking(coach):
        calendars.be_back(coach, away(coach, coach.at)[0].id)
        assert away(coach, coach.at) == []
        with pytest.raises(NotThere):
            calendars.be_back(coach, uuid4())


def test_the_sequence_grows_and_the_id_stays(world):
    row = plan(world)
    first = one(world, row)
    change(world, row, later(4, world))
    become(world, row, State.CANCELLED)
    last = one(world, row)
    assert (first.uid, first.sequence, last.uid, last.sequence) == (last.uid, 0, first.uid, 2)
    assert asked_of_the_post() == ["mail.session"] * 3


def test_the_same_moment_again_moves_nothing(world):
    slot = later(3, world)
    row = plan(world, slot)
    change(world, row, slot)
    assert one(world, row).sequence == 0


def test_two_people_move_the_same_talk(world):
    row = plan(world)
    seen = one(world, row).revision
    first, second = later(6, world), later(8, world, 14)
    assert not change(world, row, first, seen).stale
    saved = change(world, row, second, seen)
    assert saved.stale
    found = one(world, row)
    assert found.starts_at.astimezone(ZONE).date() == first.day
    (kept,) = found.value["kept"]
    assert datetime.fromisoformat(kept["start"]).astimezone(ZONE).hour == 14
    # The same choice of both is no conflict.
    assert not change(world, row, first, seen).stale


def test_a_move_can_be_put_back(world):
    slot = later(3, world)
    row = plan(world, slot)
    change(world, row, later(6, world))
    coach = world.eyes("coach")
    with looking(coach):
        coaching_sessions.put_back(coach, world.dossier.id, row)
        found = queries.one(coach, world.dossier.id, row)
        assert found.starts_at.astimezone(ZONE).date() == slot.day
        assert found.sequence == 2
    other = plan(world, later(9, world))
    with looking(coach), pytest.raises(NotThere):
        coaching_sessions.put_back(coach, world.dossier.id, other)


def test_a_moment_that_was_taken_since_cannot_be_put_back(world):
    slot = later(3, world)
    row = plan(world, slot)
    change(world, row, later(6, world))
    plan(world, slot)
    coach = world.eyes("coach")
    with looking(coach), pytest.raises(NotTaken):
        coaching_sessions.put_back(coach, world.dossier.id, row)


def test_a_move_sent_twice_moves_once(world):
    row, form = plan(world), uuid4()
    change(world, row, later(6, world), client_id=form)
    change(world, row, later(7, world), client_id=form)
    assert one(world, row).sequence == 1


def test_what_was_called_off_is_moved_no_more(world):
    row = plan(world)
    become(world, row, State.CANCELLED)
    assert not become(world, row, State.CANCELLED).stale
    with pytest.raises(NotNow):
        change(world, row, later(6, world))
    with pytest.raises(NotNow):
        become(world, row, State.HELD)


def test_calling_off_what_someone_changed_is_told(world):
    row = plan(world)
    seen = one(world, row).revision
    change(world, row, later(6, world))
    assert become(world, row, State.CANCELLED, base=seen).stale
    assert one(world, row).state is State.PLANNED


def test_late_and_not_come_charge_nothing_by_themselves(world):
    row = plan(world)
    become(world, row, State.LATE_CANCELLED)
    assert one(world, row).value["counts"] is False
    with looking(world.eyes("coach")) as eyes:
        assert queries.held(eyes, world.dossier.id) == []


def test_a_talk_that_is_not_there(world):
    with pytest.raises(NotThere):
        change(world, uuid4(), later(3, world), base=0)
