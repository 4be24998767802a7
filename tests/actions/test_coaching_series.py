"""A series of talks: proposed, confirmed, going round what is taken, and moved on."""

from datetime import date, time, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest

from luwte.actions import calendars, coaching_series, trajectories
from luwte.actions.coaching_series import Changed
from luwte.actions.coaching_sessions import NotTaken
from luwte.actions.dossiers import NotThere
from luwte.library.holidays import public
from luwte.records.caseload.queries import lines, talk_today
from luwte.records.eyes import looking
from luwte.records.sessions import queries
from luwte.rules.attention import Kind as Fact
from luwte.rules.coaching_sessions import Ask, State
from tests.talks import ZONE, asked_of_the_post, become, begin, change, confirm, later, one, plan, propose, series


def test_a_series_waits_with_the_gate_and_one_talk_does_not(world):
    with pytest.raises(trajectories.Waits):
        propose(world)
    assert plan(world)


def test_ten_talks_are_proposed_confirmed_and_shown_on_the_list(world):
    begin(world)
    form = uuid4()
    found = propose(world, client_id=form)
    assert propose(world, client_id=form) == found
    assert [talk.state for talk in found] == [State.PROPOSED] * 10
    days = [talk.starts_at.astimezone(ZONE) for talk in found]
    assert {day.hour for day in days} == {10}
    assert all(day.date() not in public("NL", [day.year]) for day in days)
    gaps = [(b.date() - a.date()).days for a, b in pairwise(days)]
    assert all(10 <= gap <= 28 for gap in gaps[:4])
    assert asked_of_the_post() == []
    confirming = uuid4()
    assert confirm(world, client_id=confirming) == 10
    assert confirm(world, client_id=confirming) == 0
    assert asked_of_the_post() == ["mail.sessions"]
    with pytest.raises(NotThere):
        confirm(world)
    with looking(world.eyes("coach")) as coach:
        row = queries.one(coach, world.dossier.id, found[0].id)
        assert (row.state, row.sequence) == (State.PLANNED, 0)
    at = days[0].replace(hour=7)
    with looking(world.eyes("coach", at)) as coach:
        assert [fact.kind for line in lines(coach) for fact in line.facts if fact.on == at.date()] == [Fact.SESSION]
    with looking(world.eyes("coachee", at)) as own:
        assert talk_today(own, own.dossier_id)


def test_a_series_goes_round_what_is_taken(world):
    begin(world)
    made = series(world)
    coach, own = world.eyes("coach"), world.eyes("coachee")
    busy = made.first + timedelta(days=14)
    event = f"BEGIN:VEVENT\r\nUID:a\r\nDTSTART:{busy:%Y%m%d}T083000Z\r\nDURATION:PT2H\r\nEND:VEVENT"
    ics = f"BEGIN:VCALENDAR\r\n{event}\r\nEND:VCALENDAR"
    with looking(coach):
        assert calendars.bring(coach, ics.encode()) == 1
        calendars.go_away(coach, "quiet", made.first + timedelta(days=25), made.first + timedelta(days=33))
    with looking(own):
        calendars.be_quiet(own, own.dossier_id, [3], [(made.first, made.first)], client_id=uuid4(), base_revision=0)
    found = {talk.starts_at.astimezone(ZONE).date() for talk in propose(world, made)}
    assert busy not in found
    assert made.first not in found
    assert not any(day.weekday() == 3 for day in found)
    assert not any(made.first + timedelta(days=25) <= day <= made.first + timedelta(days=33) for day in found)


def test_the_rest_of_a_series_goes_on_from_what_there_is(world):
    begin(world)
    first = plan(world, later(3, world))
    coach = world.eyes("coach")
    found = propose(world)
    assert len(found) == 10
    assert found[0].id == first
    with looking(coach):
        coaching_series.drop(coach, world.dossier.id)
        coaching_series.drop(coach, world.dossier.id)
        assert len(queries.talks(coach, world.dossier.id)) == 1


def test_a_series_that_cannot_be(world):
    begin(world)
    with pytest.raises(NotTaken):
        propose(world, series(world, first=date(2020, 1, 6)))
    with pytest.raises(NotTaken):
        propose(world, series(world, first=date(2027, 3, 28), at=time(2, 30)))


def test_a_proposal_that_was_overtaken_is_not_confirmed(world):
    begin(world)
    found = propose(world)
    later_on = world.eyes("coach", found[0].ends_at)
    with looking(later_on), pytest.raises(NotTaken):
        coaching_series.confirm(later_on, world.dossier.id, client_id=uuid4())


def test_moving_one_moves_the_rest_on_request_only(world):
    begin(world)
    found = propose(world)
    confirm(world)
    slot = later(5, world, 15)
    change(world, found[0].id, slot, sure=set(Ask))
    coach = world.eyes("coach")
    with looking(coach):
        stood = [talk.starts_at for talk in queries.talks(coach, world.dossier.id)][1:]
        assert stood == [talk.starts_at for talk in found][1:]
        shown = coaching_series.rest_days(coach, world.dossier.id, found[0].id)
        assert [row for row, _old, _new in shown] == [talk.id for talk in found[1:]]
        days = [new.start.isoformat() for _row, _old, new in shown]
        with pytest.raises(Changed):
            coaching_series.repropose(coach, world.dossier.id, found[0].id, days[:-1], client_id=uuid4())
        form = uuid4()
        assert coaching_series.repropose(coach, world.dossier.id, found[0].id, days, client_id=form) == 9
        assert coaching_series.repropose(coach, world.dossier.id, found[0].id, days, client_id=form) == 0
        moved = queries.talks(coach, world.dossier.id)
        assert [talk.starts_at.isoformat() for talk in moved[1:]] == days
        # The last of a series has nothing after it; one that was called off has no rest.
        assert coaching_series.rest_days(coach, world.dossier.id, found[-1].id) == []
    become(world, found[0].id, State.CANCELLED)
    with looking(coach), pytest.raises(NotThere):
        coaching_series.rest_days(coach, world.dossier.id, found[0].id)


def test_a_proposal_moves_in_silence(world):
    begin(world)
    first = propose(world)[0]
    change(world, first.id, later(4, world, 15))
    found = one(world, first.id)
    assert (found.state, found.sequence, found.starts_at.astimezone(ZONE).hour) == (State.PROPOSED, 0, 15)
    assert asked_of_the_post() == []


def test_when_all_have_been_nothing_is_proposed(world, monkeypatch):
    begin(world)
    monkeypatch.setattr(coaching_series, "days", lambda *_: [])
    assert propose(world) == []
