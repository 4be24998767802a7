"""A trajectory starts only on a complete record; the gate's record stays."""

from datetime import timedelta

import pytest

from luwte.actions import trajectories
from luwte.actions.writing import Denied
from luwte.records.eyes import looking
from luwte.records.trajectories.models import EvaluationDate, GateRecord, PhaseChange, Trajectory
from luwte.rules.intake import Record


def test_without_a_record_it_waits(world):
    eyes = world.eyes("coach")
    with looking(eyes), pytest.raises(trajectories.Waits):
        trajectories.start(eyes, world.dossier.id)


def test_an_undiscussed_topic_keeps_it_waiting_until_the_next_record(world):
    eyes = world.eyes("coach")
    today = eyes.today
    with looking(eyes):
        trajectories.record_gate(eyes, world.dossier.id, Record(today, {"sleep": False}, None))
        with pytest.raises(trajectories.Waits):
            trajectories.start(eyes, world.dossier.id)
        assert not Trajectory.objects.exists()
    later = world.eyes("coach", eyes.at + timedelta(minutes=1))
    with looking(later):
        trajectories.record_gate(later, world.dossier.id, Record(today, {"sleep": True}, today))
        trajectories.start(later, world.dossier.id, 2, (today + timedelta(days=90),))
        assert GateRecord.objects.count() == 2
        assert PhaseChange.objects.get().phase == 2
        assert EvaluationDate.objects.get().due_on == today + timedelta(days=90)


def test_a_coachee_opens_no_gate(world):
    eyes = world.eyes("coachee")
    with looking(eyes), pytest.raises(Denied):
        trajectories.record_gate(eyes, world.dossier.id, Record(eyes.today, {"a": True}, eyes.today))
