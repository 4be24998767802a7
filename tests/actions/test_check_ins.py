"""Saving a check-in: once per form, nothing overwritten unseen, undo, one commit, nobody else's."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.test.utils import CaptureQueriesContext

from luwte.actions import check_ins, day_notes, energy_entries, recovery_moments
from luwte.actions.check_ins import NotTaken, Outcome
from luwte.actions.dossiers import NotThere
from luwte.actions.writing import Denied, writing
from luwte.records.check_ins import queries
from luwte.records.energy_entries import queries as energy
from luwte.records.eyes import Eyes, Role, looking
from luwte.records.recovery_moments import queries as moments
from luwte.rules.check_ins import Values, Wrong
from tests.building import fill_in, now


def days(world, who="coachee"):
    eyes = world.eyes(who)
    with looking(eyes):
        return queries.days(eyes, eyes.dossier_id)


def test_the_same_form_twice_makes_one_entry(world):
    form = {"client_id": uuid4()}
    first, again = fill_in(world, **form), fill_in(world, values=Values(9, 9), **form)
    assert (first.outcome, again.outcome) == (Outcome.SAVED, Outcome.AGAIN)
    assert again.check_in_id == first.check_in_id
    assert [day.values for day in days(world)] == [Values(3, 7)]


def test_a_stale_page_is_kept_and_overwrites_nothing(world):
    fill_in(world)
    fill_in(world, values=Values(5, 5), base_revision=1)
    assert fill_in(world, values=Values(1, 1), base_revision=1).outcome is Outcome.STALE
    (day,) = days(world)
    assert (day.values, day.kept) == (Values(5, 5), (Values(1, 1),))


def test_undo_goes_back_one_step_and_then_to_nothing(world):
    fill_in(world)
    fill_in(world, values=Values(5, 5), base_revision=1)
    eyes = world.eyes("coachee")
    with looking(eyes):
        check_ins.undo(eyes, eyes.dossier_id, eyes.today)
    assert days(world)[0].values == Values(3, 7)
    with looking(eyes):
        check_ins.undo(eyes, eyes.dossier_id, eyes.today)
        assert queries.days(eyes, eyes.dossier_id) == []
        with pytest.raises(NotThere):
            check_ins.undo(eyes, eyes.dossier_id, eyes.today)


@pytest.mark.parametrize(
    ("back", "values", "why"),
    [
        (-1, Values(3), Wrong.FUTURE),
        (8, Values(3), Wrong.TOO_LONG_AGO),
        (0, Values(11), Wrong.OFF_SCALE),
        (0, Values(), Wrong.EMPTY),
    ],
)
def test_what_breaks_a_rule_is_not_taken(world, back, values, why):
    eyes = world.eyes("coachee")
    day = eyes.today - timedelta(days=back)
    with looking(eyes), pytest.raises(NotTaken) as caught:
        check_ins.save(eyes, eyes.dossier_id, day, values, client_id=uuid4(), base_revision=0)
    assert caught.value.why == (why,)
    assert days(world) == []


@pytest.mark.parametrize("who", ["other coachee", "former coach", "coach elsewhere", "nobody"])
def test_for_someone_else_the_dossier_does_not_exist(world, who):
    eyes = world.eyes(who)
    with looking(eyes), pytest.raises(NotThere):
        check_ins.save(eyes, world.dossier.id, eyes.today, Values(3), client_id=uuid4(), base_revision=0)


def test_a_coach_may_look_and_not_write(world):
    eyes = world.eyes("coach")
    with looking(eyes), pytest.raises(Denied):
        check_ins.save(eyes, world.dossier.id, eyes.today, Values(3), client_id=uuid4(), base_revision=0)


def test_there_is_no_write_without_by(world):
    for by in (None, world.eyes("nobody"), Eyes(Role.NOBODY, now())):
        with pytest.raises(Denied), writing(by, None):
            pass


def test_a_save_is_one_transaction(world):
    """Inside the test's own transaction each transaction of ours is one savepoint."""
    eyes = world.eyes("coachee")
    connection = transaction.get_connection()
    with looking(eyes), CaptureQueriesContext(connection) as asked:
        check_ins.save(eyes, eyes.dossier_id, eyes.today, Values(3), client_id=uuid4(), base_revision=0)
    points = [q for q in asked.captured_queries if q["sql"].startswith("SAVEPOINT")]
    assert len(points) == 1


def test_moments_and_entries_are_noted_once_and_taken_away(world):
    eyes, form = world.eyes("coachee"), uuid4()
    with looking(eyes):
        row = recovery_moments.add(eyes, eyes.dossier_id, eyes.today, " Thee ", client_id=form)
        assert recovery_moments.add(eyes, eyes.dossier_id, eyes.today, "Thee", client_id=form) == row
        entry = energy_entries.add(eyes, eyes.dossier_id, eyes.today, "Tuin", gave=True, client_id=uuid4())
        assert [m.text for m in moments.between(eyes, eyes.dossier_id, eyes.today, eyes.today)] == ["Thee"]
        assert [(e.text, e.gave) for e in energy.between(eyes, eyes.dossier_id, eyes.today, eyes.today)] == [
            ("Tuin", True)
        ]
        recovery_moments.remove(eyes, eyes.dossier_id, row)
        energy_entries.remove(eyes, eyes.dossier_id, entry)
        assert moments.between(eyes, eyes.dossier_id, eyes.today, eyes.today) == []
        with pytest.raises(NotThere):
            energy_entries.remove(eyes, eyes.dossier_id, entry)
        with pytest.raises(day_notes.NotTaken):
            recovery_moments.add(eyes, eyes.dossier_id, eyes.today + timedelta(days=1), "Thee", client_id=uuid4())
