"""Moving to a phase is a decision of two with a reason and a day; what hangs on the phase follows by itself."""

from datetime import timedelta
from uuid import uuid4

import pytest

from luwte.actions import gates, phases
from luwte.actions.dossiers import NotThere
from luwte.actions.phases import Asked, NotTaken, TooLong
from luwte.actions.plans import Outcome, Waits
from luwte.actions.writing import Denied
from luwte.records.assignments import queries as assignments
from luwte.records.audit.models import AuditEvent
from luwte.records.caseload.models import CaseloadRow
from luwte.records.eyes import looking, operator
from luwte.records.outbox.models import OutboxRow
from luwte.records.plans import phases as queries
from luwte.records.plans.models import PhaseView
from luwte.records.shifts.models import ShiftState
from luwte.rules.check_ins import Values
from luwte.rules.intake.values import State, Topic
from luwte.rules.phases import Judged, Move, Said, Wrong
from luwte.rules.plans import Side
from luwte.web.design.asking import asked
from tests.actions.test_giving import give
from tests.actions.test_plans import waits_for_coach
from tests.building import fill_in, now
from tests.planning import begun, rows
from tests.web.test_forms import deliver


def move(world, to=2, who="coach", *, back=0, reason="De dagen zijn rustiger."):
    eyes = world.eyes(who)
    with looking(eyes):
        phases.propose(eyes, world.dossier.id, Move(to, eyes.today - timedelta(days=back), reason), client_id=uuid4())


def phase(world, who="coach"):
    eyes = world.eyes(who)
    with looking(eyes):
        return queries.now(eyes, world.dossier.id)


def decide(world, who="coachee", **more):
    eyes = world.eyes(who)
    asked_now = phase(world, who).proposal
    with looking(eyes):
        phases.decide(eyes, world.dossier.id, asked_now.id, client_id=more.get("client_id", uuid4()))


def judge(world, who="coach", said=Said.A_LITTLE, words="een beetje", **more):
    eyes = world.eyes(who)
    more = {"client_id": uuid4(), "base_revision": 0, "shown": False, **more}
    with looking(eyes):
        return phases.judge(eyes, world.dossier.id, Judged({"brake": said}, {"brake": words}), **more)


def test_it_moves_when_both_agree_since_the_day_that_they_say(world):
    begun(world)
    move(world, back=2)
    assert phase(world).period.phase == 1
    with looking(world.eyes("coach")) as eyes, pytest.raises(Denied):
        phases.decide(eyes, world.dossier.id, phase(world).proposal.id, client_id=uuid4())
    form = uuid4()
    asked_now = phase(world).proposal.id
    own = world.eyes("coachee")
    with looking(own):
        for _time in range(2):
            phases.decide(own, world.dossier.id, asked_now, client_id=form)
    found = phase(world, "coachee")
    assert found.proposal is None
    assert (found.period.phase, found.period.since, found.period.reason, found.period.side, found.period.by) == (
        2,
        own.today - timedelta(days=2),
        "De dagen zijn rustiger.",
        Side.COACH,
        "Coach",
    )
    assert [one.phase for one in found.periods] == [2, 1]
    assert len(rows(AuditEvent, event="phases.decide")) == 1


def test_the_load_of_the_programme_follows(world):
    begun(world)
    give(world)
    eyes = world.eyes("coach")

    def load():
        with looking(eyes):
            week = assignments.week(eyes, world.dossier.id, asked(eyes, world.dossier.id))
            offered = len(assignments.to_give(eyes, world.dossier.id, assignments.Purpose.DURING))
            return week.most, week.total, offered

    first = load()
    move(world)
    decide(world)
    then = load()
    assert (first[0], then[0]) == (10, 25)
    assert then[1] > first[1]
    assert then[2] > first[2]
    move(world, 1, "coachee", reason="Het ging te snel.")
    decide(world, "coach")
    assert load() == first


def test_the_days_get_a_new_baseline_since_the_day_of_the_move(world):
    begun(world, 2, days=29)
    for back in range(20):
        fill_in(world, back, Values(3 + back % 4, 5))
    move(world, 3, back=5)
    decide(world)
    assert rows(OutboxRow, kind="shifts.recompute")
    deliver()
    today = world.eyes("coach").today
    with looking(operator(now())):
        from luwte.records import keys

        row = ShiftState.objects.get(dossier=world.dossier)
        assert keys.ring([world.dossier.id]).open(row)["from"] == (today - timedelta(days=5)).isoformat()


def test_back_in_the_first_phase_a_shift_stands_on_no_list(world):
    from luwte.actions.caseload import keep
    from luwte.actions.writing import writing
    from luwte.records import keys

    begun(world, 2)
    with looking(operator(now())) as house, writing(house, None):
        keep(house, world.dossier, keys.ring([world.dossier.id]), shift={"series": "energy"})
    move(world, 1)
    decide(world)
    deliver()
    with looking(operator(now())):
        row = CaseloadRow.objects.get(dossier=world.dossier)
        assert keys.ring([world.dossier.id]).open(row)["shift"] is None


@pytest.mark.parametrize(
    ("to", "back", "reason", "why"),
    [
        (1, 0, "x", Wrong.SAME),
        (9, 0, "x", Wrong.NO_PHASE),
        (2, -1, "x", Wrong.FUTURE),
        (2, 99, "x", Wrong.BEFORE),
        (2, 0, " ", Wrong.REASON),
        (2, 0, "x" * 501, Wrong.TOO_LONG),
    ],
)
def test_a_move_that_breaks_a_rule_is_refused(world, to, back, reason, why):
    begun(world)
    with pytest.raises(NotTaken) as refused:
        move(world, to, back=back, reason=reason)
    assert why in refused.value.why


def test_one_move_at_a_time_and_talking_first_keeps_it_there(world):
    begun(world)
    move(world, who="coachee")
    assert waits_for_coach(world)
    with pytest.raises(Asked):
        move(world, 3)
    coach, own = world.eyes("coach"), world.eyes("coachee")
    row = phase(world).proposal.id
    with looking(own), pytest.raises(NotThere):
        phases.talk_first(own, world.dossier.id, row)
    with looking(coach):
        phases.talk_first(coach, world.dossier.id, row)
        with pytest.raises(NotThere):
            phases.withdraw(coach, world.dossier.id, row)
    assert phase(world, "coachee").proposal.talk
    with looking(own):
        phases.withdraw(own, world.dossier.id, row)
    assert phase(world).proposal is None
    assert not waits_for_coach(world)
    with looking(coach), pytest.raises(NotThere):
        phases.decide(coach, world.dossier.id, row, client_id=uuid4())


def test_the_same_proposal_twice_is_one(world):
    begun(world)
    eyes, form = world.eyes("coach"), uuid4()
    with looking(eyes):
        for _time in range(2):
            phases.propose(eyes, world.dossier.id, Move(2, eyes.today, "ja"), client_id=form)


def test_moving_on_waits_with_the_gate_and_moving_back_does_not(world):
    begun(world, 2)
    move(world, 3)
    coach = world.eyes("coach")
    with looking(coach):
        heard = {Topic.ALCOHOL: State.UNCLEAR}
        gates.discuss(coach, world.dossier.id, coach.today, heard, "We kijken ernaar.", client_id=uuid4())
    with pytest.raises(Waits):
        decide(world)
    with looking(coach):
        phases.withdraw(coach, world.dossier.id, phase(world).proposal.id)
    with pytest.raises(Waits):
        move(world, 3)
    move(world, 1)
    decide(world)
    assert phase(world).period.phase == 1


def test_a_view_is_ones_own_until_it_is_shown(world):
    begun(world)
    assert judge(world, "coachee").outcome is Outcome.SAVED
    assert phase(world, "coach").other is None
    judge(world, "coachee", Said.YES, "ja", base_revision=1, shown=True)
    seen = phase(world, "coach").other
    assert (seen.judged.said, seen.judged.words) == ({"brake": Said.YES}, {"brake": "ja"})
    assert phase(world, "coach").own is None
    own = world.eyes("coachee")
    with looking(own):
        phases.undo(own, world.dossier.id)
    assert phase(world, "coachee").own.judged.said == {"brake": Said.A_LITTLE}
    judge(world, "coachee", base_revision=3, shown=False)
    assert phase(world, "coach").other is None


def test_a_view_is_kept_once_and_beside_a_newer_one(world):
    begun(world)
    form = uuid4()
    judge(world, client_id=form)
    assert judge(world, client_id=form).outcome is Outcome.AGAIN
    assert judge(world, said=Said.YES).outcome is Outcome.STALE
    assert phase(world).own.judged.said == {"brake": Said.A_LITTLE}
    with pytest.raises(TooLong):
        judge(world, words="x" * 501)
    eyes = world.eyes("coach")
    with looking(eyes):
        phases.undo(eyes, world.dossier.id)
        with pytest.raises(NotThere):
            phases.undo(eyes, world.dossier.id)
    assert len(rows(PhaseView)) == 0


def test_without_a_trajectory_there_is_no_phase(world):
    assert phase(world) is None
    with pytest.raises(NotThere):
        move(world)
    begun(world)
    for who in ("manager", "care professional"):
        assert phase(world, who) is None
    with looking(world.eyes("other coachee")) as eyes:
        assert queries.now(eyes, world.dossier.id) is None
