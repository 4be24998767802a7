"""A trajectory starts only when the record opens the gate; every record stays; later news makes it wait again."""

from datetime import timedelta
from uuid import uuid4

import pytest

from luwte.actions import gates, trajectories
from luwte.actions.writing import Denied
from luwte.demo import gate as made
from luwte.records.audit.queries import breaks
from luwte.records.caseload.queries import lines
from luwte.records.eyes import looking, operator
from luwte.records.trajectories.models import EvaluationDate, GateRecord, PhaseChange, Trajectory
from luwte.records.trajectories.queries import gate
from luwte.rules.attention import Kind as Fact
from luwte.rules.intake.values import NEVER, Kind, Professional, Rule, State, Topic
from tests.building import now, open_gate


def facts(eyes):
    return {fact.kind for line in lines(eyes) if line.name == "Anna" for fact in line.facts}


def test_without_a_record_it_waits(world):
    eyes = world.eyes("coach")
    with looking(eyes), pytest.raises(trajectories.Waits):
        trajectories.start(eyes, world.dossier.id)


def test_it_waits_for_the_talk_then_for_the_doctor_and_then_begins(world):
    eyes = world.eyes("coach")
    with looking(eyes):
        made.describe(eyes, world.dossier.id, uuid4())
        made.discuss(eyes, world.dossier.id, uuid4(), left=(Topic.EATING,))
        assert facts(eyes) == {Fact.TOPIC, Fact.REFERRAL}
        made.discuss(eyes, world.dossier.id, uuid4())
        assert facts(eyes) == {Fact.REFERRAL}
        with pytest.raises(trajectories.Waits):
            trajectories.start(eyes, world.dossier.id)
        assert not Trajectory.objects.exists()
        made.consult(eyes, world.dossier.id, uuid4())
        assert facts(eyes) == set()
        trajectories.start(eyes, world.dossier.id, 2, (eyes.today + timedelta(days=90),))
        assert GateRecord.objects.count() == 4
        assert PhaseChange.objects.get().phase == 2
        assert EvaluationDate.objects.get().due_on == eyes.today + timedelta(days=90)
        with pytest.raises(trajectories.Running):
            trajectories.start(eyes, world.dossier.id)
    with looking(operator(now())) as house:
        assert list(breaks(house)) == []


def test_when_something_comes_up_later_it_waits_again(world):
    begun = world.eyes("coach", now() - timedelta(days=29))
    with looking(begun):
        open_gate(begun, world.dossier.id)
        trajectories.start(begun, world.dossier.id)
    eyes = world.eyes("coach")
    with looking(eyes):
        heard = {Topic.ALCOHOL: State.PRESENT}
        gates.discuss(eyes, world.dossier.id, eyes.today, heard, "Naar de huisarts.", client_id=uuid4())
        found = gate(eyes, world.dossier.id)
        assert [one.rule for one in found.judged.reasons] == [Rule.PRESENT_WITHOUT_AGREEMENT]
        assert (found.entries[0].agreed, found.entries[0].by) == ("Naar de huisarts.", world.coach.id)
        assert facts(eyes) == {Fact.REFERRAL}


def test_a_visit_that_grew_old_during_a_trajectory_makes_nothing_wait(world):
    begun = world.eyes("coach", now() - timedelta(days=29))
    with looking(begun):
        open_gate(begun, world.dossier.id)
        trajectories.start(begun, world.dossier.id)
    later = world.eyes("coach", now() + timedelta(days=150))
    with looking(later):
        assert gate(later, world.dossier.id).open


def test_the_same_form_twice_is_one_record(world):
    eyes, form = world.eyes("coach"), uuid4()
    with looking(eyes):
        made.describe(eyes, world.dossier.id, form)
        made.describe(eyes, world.dossier.id, form)
        assert GateRecord.objects.count() == 1


def test_what_was_misheard_is_mended_in_its_place(world):
    eyes = world.eyes("coach")
    with looking(eyes):
        open_gate(eyes, world.dossier.id)
        gates.consult(eyes, world.dossier.id, Professional(), "Verkeerd gehoord.", client_id=uuid4(), place=0)
        assert len(gate(eyes, world.dossier.id).record.professionals) == 1
        gates.consult(eyes, world.dossier.id, Professional(), "", client_id=uuid4(), place=7)
        assert len(gate(eyes, world.dossier.id).record.professionals) == 2


def test_a_day_that_has_yet_to_come_is_refused(world):
    eyes = world.eyes("coach")
    tomorrow = eyes.today + timedelta(days=1)
    said = gates.Situation(Kind.COMPLAINTS, tomorrow, NEVER, NEVER, False)
    with looking(eyes), pytest.raises(gates.NotTaken) as refused:
        gates.describe(eyes, world.dossier.id, said, "", client_id=uuid4())
    assert refused.value.places == ("complaints_since",)
    with looking(eyes):
        assert not GateRecord.objects.exists()


def test_a_coachee_opens_no_gate_but_may_know_that_it_waits(world):
    coach, own = world.eyes("coach"), world.eyes("coachee")
    with looking(own), pytest.raises(Denied):
        made.describe(own, world.dossier.id, uuid4())
    with looking(coach):
        open_gate(coach, world.dossier.id)
    with looking(own):
        assert gate(own, world.dossier.id).open
    for who in ("manager", "coach elsewhere", "former coach", "other coachee"):
        with looking(world.eyes(who)) as eyes:
            assert gate(eyes, world.dossier.id) is None
