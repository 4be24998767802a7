"""Quiet days, absences, addresses to read at, and answers of a calendar."""

from datetime import timedelta
from uuid import uuid4

import pytest

from luwte.actions import calendars
from luwte.actions.calendars import Told
from luwte.actions.invitations import event
from luwte.actions.writing import Denied
from luwte.exchange.ical.reading import Answer
from luwte.records.eyes import looking
from luwte.records.sessions import queries
from luwte.records.sessions.calendars import away, feeds, quiet
from luwte.rules.coaching_sessions import State, Wish
from tests.talks import answer, one, plan


def test_quiet_days_are_kept_with_care(world):
    own, coach = world.eyes("coachee"), world.eyes("coach")
    day = own.today

    def quietly(base, weekdays=(), spans=(), form=None):
        with looking(own):
            return calendars.be_quiet(
                own, own.dossier_id, weekdays, spans, client_id=form or uuid4(), base_revision=base
            )

    form = uuid4()
    assert quietly(0, [1, 9], form=form)
    assert quietly(0, [2], form=form)
    assert quietly(1, [1])
    assert quietly(2, [1, 2], [(day, day)])
    assert quietly(2, [1, 2], [(day, day)])
    assert not quietly(2, [3])
    with looking(coach):
        assert quiet(coach, world.dossier.id).weekdays == (1, 2)
    for spans in ([(day, day - timedelta(days=1))], [(day, day)] * 41, [(day, day + timedelta(days=999))]):
        with pytest.raises(calendars.NotTaken):
            quietly(9, [], spans)
    with looking(world.eyes("manager")) as manager:
        assert quiet(manager, world.dossier.id).weekdays == ()


@pytest.mark.parametrize("days", [(5, 4), (-9, -8), (1, 900), (900, 901)])
def test_an_absence_that_cannot_be(world, days):
    coach = world.eyes("coach")
    first, last = (coach.today + timedelta(days=n) for n in days)
    with looking(coach), pytest.raises(calendars.NotTaken):
        calendars.go_away(coach, "away", first, last)


def test_only_a_coach_is_away_or_brings_a_calendar(world):
    own, care = world.eyes("coachee"), world.eyes("care professional")
    with looking(own), pytest.raises(Denied):
        calendars.go_away(own, "away", own.today, own.today)
    with looking(world.eyes("coach")) as coach, pytest.raises(Denied):
        calendars.go_away(coach, "vakantie", coach.today, coach.today)
    with looking(care), pytest.raises(Denied):
        calendars.bring(care, b"")
    for act in (calendars.open_feed, calendars.close_feed):
        with looking(care), pytest.raises(Denied):
            act(care)
    with looking(care):
        assert (away(care, care.at), feeds(care)) == ([], [])


def test_an_address_to_read_at_is_renewed_and_closed(world):
    for who in ("coachee", "coach"):
        eyes = world.eyes(who)
        with looking(eyes):
            first, second = calendars.open_feed(eyes), calendars.open_feed(eyes)
            assert first != second
            assert [feed.id for feed in feeds(eyes)] == [second]
            calendars.close_feed(eyes)
            calendars.close_feed(eyes)
            assert feeds(eyes) == []


def test_answers_of_a_calendar(world):
    row = plan(world)
    assert answer(world, row) is Told.KEPT
    assert answer(world, row) is Told.KEPT
    assert one(world, row).value["answer"] == Answer.ACCEPTED
    assert answer(world, row, who="vreemd@voorbeeld.invalid") is Told.STRANGER
    assert answer(world, row, sender="vreemd@voorbeeld.invalid") is Told.STRANGER
    assert answer(world, row, uid=uuid4()) is Told.UNKNOWN
    assert answer(world, row, uid="onzin") is Told.UNFIT
    assert answer(world, row, sequence=9) is Told.OLD
    assert answer(world, row, "DECLINED", sender="Anna@Voorbeeld.invalid") is Told.KEPT
    found = one(world, row)
    # A decline moves and cancels nothing: it is a question to the coach.
    assert (found.state, found.wish) == (State.PLANNED, Wish.MOVE)
    assert answer(world, row, "TENTATIVE") is Told.KEPT
    assert answer(world, row, "DECLINED") is Told.KEPT


def test_an_answer_is_for_the_house_to_read(world):
    row = plan(world)
    with looking(world.eyes("coach")) as coach:
        assert queries.by_uid(coach, one(world, row).uid) is None


def test_a_talk_as_any_calendar_holds_it_says_nothing_of_health(world):
    found = one(world, plan(world), "coachee")
    made = event(found, "De Haven", "Europe/Amsterdam", "https://luwte.voorbeeld.invalid/")
    assert (made.uid, made.start, made.place) == (str(found.uid), found.starts_at, "Kade 1")
    assert "De Haven" in made.title
