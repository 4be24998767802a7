"""A trajectory that began a while ago and ends, in the world of the tests."""

from datetime import timedelta
from uuid import uuid4

from luwte.actions import endings, trajectories
from luwte.records.endings.queries import moments
from luwte.records.eyes import looking, operator
from luwte.records.eyes.guard import signed
from luwte.records.trajectories.models import Trajectory
from luwte.records.trajectories.queries import course
from luwte.rules.follow_ups import Answer, Said
from tests.building import now, open_gate


def start(world, back=120):
    """A trajectory that began some days ago."""
    with looking(world.eyes("coach")) as coach:
        if not course(coach, world.dossier.id).started_on:
            open_gate(coach, world.dossier.id)
            trajectories.start(coach, world.dossier.id, 2)
    with looking(operator(now())), signed():
        mine = Trajectory.objects.filter(dossier_id=world.dossier.id)
        mine.update(started_on=coach.today - timedelta(days=back))


def end(world, back=0, did="We walked", helps="Walks", client_id=None):
    """Its end, some days ago; gives the day."""
    with looking(world.eyes("coach")) as coach:
        on = coach.today - timedelta(days=back)
        endings.end(coach, world.dossier.id, on, did, helps, client_id=client_id or uuid4())
        return on


def with_words(words):
    """An example of an end and of an answer after it, with these words in both."""

    def example(world):
        start(world)
        end(world, 92, words, words)
        with looking(world.eyes("coachee")) as own:
            on = moments(own, own.dossier_id)[0].on
            once = {"client_id": uuid4(), "base_revision": 0}
            endings.answer(own, own.dossier_id, on, Answer(Said.TALK, words), **once)

    return example
