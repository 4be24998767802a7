"""Ending a trajectory, opening it again, own words, what is said afterwards, and the numbers of a closed year."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from luwte.actions import endings, evaluations, outcomes
from luwte.actions.dossiers import NotThere
from luwte.records.audit.queries import breaks
from luwte.records.caseload.queries import lines
from luwte.records.endings.queries import ending, moments
from luwte.records.eyes import clock, looking, operator
from luwte.records.eyes.guard import signed
from luwte.records.outcomes.models import Outcome
from luwte.records.outcomes.queries import released
from luwte.records.trajectories.evaluation_queries import agreed
from luwte.records.trajectories.models import Trajectory
from luwte.records.trajectories.queries import course
from luwte.rules.attention import Kind as Fact
from luwte.rules.evaluations import Kind
from luwte.rules.follow_ups import Answer, Said, Wrong
from tests.building import now
from tests.ending import end
from tests.ending import start as begin

pytestmark = pytest.mark.django_db(databases="__all__")


def start(world):
    """A trajectory that runs, with a moment to look back that is to come."""
    begin(world)
    with looking(world.eyes("coach")) as coach:
        evaluations.agree(coach, world.dossier.id, Kind.MIDDLE, coach.today + timedelta(days=20))


def say(world, on, said, words="", base=0, **more):
    with looking(world.eyes("coachee")) as own:
        more = {"client_id": uuid4(), "base_revision": base, **more}
        return endings.answer(own, own.dossier_id, on, Answer(said, words), **more)


def wanted(world):
    """Whether the coach's list says that someone would like a talk."""
    with looking(world.eyes("coach")) as coach:
        line = next(one for one in lines(coach) if one.dossier_id == world.dossier.id)
        return any(fact.kind is Fact.FOLLOW_UP for fact in line.facts)


def test_an_end_keeps_a_summary_and_agrees_three_moments(world):
    start(world)
    form = uuid4()
    on = end(world, client_id=form)
    end(world, client_id=form)
    with looking(world.eyes("coachee")) as own:
        found = ending(own, own.dossier_id)
        told = {one["title"] for one in found.paper["sections"]}
        assert {"Wat jullie deden", "De fasen", "Wat helpt om het vast te houden"} <= told
        assert (found.ended_on, course(own, own.dossier_id).ended_on) == (on, on)
        assert [one.kind for one in agreed(own, own.dossier_id)] == [Kind.AFTER] * 3
        assert [one.answer for one in moments(own, own.dossier_id)] == [None] * 3
    with looking(world.eyes("manager")) as manager:
        assert ending(manager, world.dossier.id) is None
        assert moments(manager, world.dossier.id) == []
    with pytest.raises(endings.NotRunning):
        end(world)


@pytest.mark.parametrize(
    ("back", "did", "why"), [(200, "", Wrong.BEFORE_START), (-1, "", Wrong.FUTURE), (0, "a" * 601, Wrong.TOO_LONG)]
)
def test_an_end_that_cannot_be(world, back, did, why):
    start(world)
    with pytest.raises(endings.NotTaken) as fault:
        end(world, back, did)
    assert fault.value.why is why


def test_it_goes_on_after_all(world):
    start(world)
    with looking(world.eyes("coach")) as coach, pytest.raises(endings.NotRunning):
        endings.reopen(coach, world.dossier.id)
    end(world)
    with looking(world.eyes("coach")) as coach:
        endings.reopen(coach, world.dossier.id)
        assert (ending(coach, world.dossier.id), agreed(coach, world.dossier.id)) == (None, [])
        assert course(coach, world.dossier.id).ended_on is None
    end(world)


def test_own_words_beside_the_summary_are_the_coachees(world):
    own = world.eyes("coachee")

    def add(words, base, client_id=None):
        more = {"client_id": client_id or uuid4(), "base_revision": base}
        return endings.add_words(own, own.dossier_id, words, **more)

    with looking(own), pytest.raises(NotThere):
        add("x", 1)
    start(world)
    end(world)
    form = uuid4()
    with looking(own):
        for _twice in range(2):
            add("Ik mag rusten", 1, form)
        assert add("anders", 1).stale
        found = ending(own, own.dossier_id)
        assert (found.words, found.kept) == ("Ik mag rusten", ("anders",))
        with pytest.raises(endings.NotTaken):
            add("a" * 601, 2)
    with looking(world.eyes("coach")) as coach:
        assert (ending(coach, world.dossier.id).words, ending(coach, world.dossier.id).kept) == ("", ())


def test_who_would_like_a_talk_stands_on_the_coachs_list_until_there_was_contact(world):
    start(world)
    end(world, 92)
    with looking(world.eyes("coachee")) as own:
        first = moments(own, own.dossier_id)[0].on
    form = uuid4()
    say(world, first, Said.TALK, "Het is weer druk", client_id=form)
    say(world, first, Said.WELL, client_id=form)
    assert wanted(world)
    assert say(world, first, Said.NOT_NOW, base=9).stale
    assert wanted(world)
    with looking(world.eyes("coach")) as coach:
        assert moments(coach, world.dossier.id)[0].answer.words == "Het is weer druk"
        endings.settle(coach, world.dossier.id)
    assert not wanted(world)
    say(world, first, Said.TALK, base=2)
    say(world, first, Said.NOT_NOW, base=3)
    assert not wanted(world)
    for on, words, why in ((first + timedelta(days=1), "", Wrong.NO_MOMENT), (first, "a" * 601, Wrong.TOO_LONG)):
        with pytest.raises(endings.NotTaken) as fault:
            say(world, on, Said.WELL, words)
        assert fault.value.why is why
    with looking(operator(now())) as house:
        assert list(breaks(house)) == []


def closed(world, count, year):
    """So many trajectories of twelve weeks that ended in a year."""
    span = {"started_on": date(year, 2, 1), "ended_on": date(year, 2, 1) + timedelta(weeks=12)}
    mine = {"practice_id": world.practice.id, "dossier_id": world.dossier.id}
    with signed():
        Trajectory.objects.bulk_create(Trajectory(**mine, **span) for _one in range(count))


@pytest.mark.parametrize(("count", "shown"), [(9, (None, None, None)), (10, (10, 10, 12))])
def test_the_numbers_of_a_closed_year_are_released_once_and_not_under_ten(world, count, shown):
    house = clock(datetime(2027, 1, 2, tzinfo=UTC))
    with looking(house):
        closed(world, count, 2026)
        assert outcomes.release_last_year(house) == 2
        closed(world, 5, 2026)
        assert outcomes.release_last_year(house) == 0
        row = Outcome.objects.get(practice_id=world.practice.id)
        assert (row.begun, row.ended, row.weeks, row.held) == (*shown, None)
    with looking(world.eyes("manager")) as manager:
        assert [one.year for one in released(manager)] == [2026]
    with looking(world.eyes("coach")) as coach:
        assert released(coach) == []
