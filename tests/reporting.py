"""Reports and letters in the world of the tests."""

from datetime import timedelta
from uuid import uuid4

from luwte.actions import releases
from luwte.records.eyes import looking
from luwte.rules.releases import Letter

TO = ("Salarisadministratie", "personeel@werk.invalid")


def propose(world, agreements=("in_hours", "planning"), **more):
    """A report over the last three weeks; gives its id."""
    with looking(world.eyes("coach")) as coach:
        days = (coach.today - timedelta(days=21), coach.today)
        row = releases.propose(coach, world.dossier.id, *days, agreements, *TO, client_id=uuid4(), **more)
    world.report = row
    return row


def write(world, question="Can it be something else <b>?"):
    """A letter to a doctor; gives its id."""
    with looking(world.eyes("coach")) as coach:
        said = Letter("Doctor Bos", question, "Sleep & noise", "Walks")
        return releases.write(coach, world.dossier.id, said, client_id=uuid4())


def release(world, row):
    """The coachee releases it."""
    with looking(world.eyes("coachee")) as own:
        releases.release(own, own.dossier_id, row)
