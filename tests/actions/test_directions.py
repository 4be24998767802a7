"""Ways to go on through actions: kept once, kept beside, taken back, taken away, shared."""

from uuid import uuid4

import pytest

from luwte.actions import directions
from luwte.actions.dossiers import NotThere
from luwte.actions.shares import give
from luwte.records.directions.queries import ways
from luwte.records.eyes import looking
from luwte.rules.consents import Scope
from luwte.rules.directions import MOST, Direction, Kind, Wrong

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def own(world):
    eyes = world.eyes("coachee")
    with looking(eyes):
        yield eyes


def save(eyes, name, row_id=None, base=0, client_id=None):
    way = Direction(Kind.STUDY, name)
    return directions.save(eyes, eyes.dossier_id, row_id, way, client_id=client_id or uuid4(), base_revision=base)


def names(eyes):
    return [one.now.name for one in ways(eyes, eyes.dossier_id)]


def test_a_way_is_kept_once_beside_and_taken_back(own):
    form = uuid4()
    row = save(own, "tuin", client_id=form).id
    assert save(own, "tuin", client_id=form).id == row
    assert save(own, "bos", row, 1).stale is False
    assert save(own, "zee", row, 1).stale is True
    [way] = ways(own, own.dossier_id)
    assert (way.now.name, [one.name for one in way.kept], way.can_undo) == ("bos", ["zee"], True)
    directions.undo(own, own.dossier_id, row)
    assert names(own) == ["tuin"]


def test_there_is_room_for_six_and_an_empty_one_is_not_kept(own):
    rows = [save(own, f"weg {n}").id for n in range(MOST)]
    for name, why in (("nog een", Wrong.TOO_MANY), ("", Wrong.NO_NAME)):
        with pytest.raises(directions.NotTaken) as fault:
            save(own, name)
        assert fault.value.why == (why,)
    directions.undo(own, own.dossier_id, rows[0])
    directions.remove(own, own.dossier_id, rows[1])
    assert len(names(own)) == MOST - 2
    for row in (rows[1], uuid4()):
        with pytest.raises(NotThere):
            directions.remove(own, own.dossier_id, row)


def test_a_coach_sees_them_when_they_are_shared(world):
    own, coach = world.eyes("coachee"), world.eyes("coach")
    with looking(own):
        save(own, "tuin")
    with looking(coach):
        assert ways(coach, world.dossier.id) == []
    with looking(own):
        give(own, own.dossier_id, world.coach.id, Scope.DIRECTIONS)
    with looking(coach):
        assert [one.now.name for one in ways(coach, world.dossier.id)] == ["tuin"]
