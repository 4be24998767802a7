"""Bringing a diary and taking it back; shifts that follow each save, seen by nobody before the person."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from luwte.actions import check_ins, diaries, shifts, trajectories
from luwte.actions.dossiers import NotThere
from luwte.actions.writing import Denied
from luwte.records.caseload.queries import lines
from luwte.records.diaries import queries
from luwte.records.diaries.models import DiaryDay
from luwte.records.dossier_view.queries import days, values
from luwte.records.eyes import clock, looking
from luwte.records.outbox.models import OutboxRow
from luwte.records.shifts.models import ShiftState
from luwte.records.shifts.queries import SERIES, answers
from luwte.rules import shifts as rules
from luwte.rules.check_ins import Values
from luwte.rules.diary.values import from_json
from luwte.rules.shifts import NoShift, Shift
from tests.building import bring, fill_in, now, open_gate


def text(energies, end=2):
    last = now().date() - timedelta(days=end)
    rows = [f"{last - timedelta(days=len(energies) - 1 - n)},{e},{n % 4}" for n, e in enumerate(energies)]
    return "\n".join(["dag,energie,drukte", *rows])


def kept(world, energies, **more):
    diary = bring(world, text(energies, **more))
    own, job = world.eyes("coachee"), clock(now())
    with looking(own):
        columns = from_json(queries.one(own, world.dossier.id, diary).value["columns"])
        diaries.confirm(own, world.dossier.id, diary, columns)
        diaries.confirm(own, world.dossier.id, diary, columns)
    told = []
    with looking(job):
        assert diaries.keep(job, world.dossier.id, diary, lambda done, total: told.append((done, total))) == len(
            energies
        )
        assert diaries.keep(job, world.dossier.id, diary) == 0
    assert told[-1] == (len(energies), len(energies))
    return diary


def test_a_diary_is_kept_whole_and_taken_back_whole(world):
    diary, own = kept(world, [3, 5, 4, 6] * 60), world.eyes("coachee")
    with looking(own):
        assert len(days(own, world.dossier.id)) == 240
        value = queries.one(own, world.dossier.id, diary).value
        assert (value["rows"], "header" in value) == (240, False)
        assert isinstance(answers(own, world.dossier.id)["energy"], NoShift)
        diaries.undo(own, world.dossier.id, diary)
        assert days(own, world.dossier.id) == []
        assert not DiaryDay.objects.exists()
        with pytest.raises(NotThere):
            diaries.undo(own, world.dossier.id, diary)


def test_the_same_form_brings_one_file(world):
    own, form = world.eyes("coachee"), uuid4()
    with looking(own):
        first = bring(world)
        columns = from_json(queries.one(own, world.dossier.id, first).value["columns"])
        ids = {
            diaries.bring(own, world.dossier.id, "x", ("a", "b"), [("1", "2")], columns, client_id=form) for _ in "ab"
        }
    assert len(ids) == 1


def test_nobody_else_brings_or_keeps(world):
    coach, diary = world.eyes("coach"), bring(world)
    with looking(coach), pytest.raises(Denied):
        diaries.undo(coach, world.dossier.id, diary)


def test_own_check_ins_win_and_loads_stay(world):
    kept(world, [3] * 30, end=0)
    fill_in(world, back=0, values=Values(9, 2))
    own = world.eyes("coachee")
    with looking(own):
        last = days(own, world.dossier.id)[-1]
    assert (last.energy, last.brought) == (9, False)
    assert set(last.loads) == {"drukte"}


def whole(world, key):
    own = world.eyes("coachee")
    with looking(own):
        found = values(days(own, world.dossier.id), key)
        return rules.after(rules.start(date.min), found), answers(own, world.dossier.id)[key]


def test_save_after_save_gives_what_the_whole_run_gives(world):
    """Forty evenings, some skipped, some back-dated; each save replays eight days at most."""
    for back in range(50, 0, -1):
        if back % 5:
            fill_in(world, back, Values(9 if back < 12 else back % 4 + 1, back % 3))
        if back % 7 == 0:
            eyes = world.eyes("coachee", now() - timedelta(days=back))
            with looking(eyes):
                check_ins.save(
                    eyes,
                    world.dossier.id,
                    eyes.today - timedelta(days=5),
                    Values(2),
                    client_id=uuid4(),
                    base_revision=1,
                )
    for key in SERIES:
        state, answer = whole(world, key)
        assert answer == rules.outcome(state)
    assert isinstance(whole(world, "energy")[1], Shift)


def test_an_undo_far_back_is_a_job(world):
    for back in (40, 30, 0):
        fill_in(world, back)
    eyes = world.eyes("coachee")
    with looking(eyes):
        # The clock may have been put back in between: the day is asked of that moment.
        check_ins.undo(eyes, world.dossier.id, world.eyes("coachee", now() - timedelta(days=40)).today)
    job = clock(now())
    with looking(job):
        assert [row.kind for row in OutboxRow.objects.all()] == ["shifts.recompute"]
        shifts.recompute(job, world.dossier.id)
    assert whole(world, "energy")[0].valid == 2


def test_a_shift_is_shown_by_the_person_only_and_goes_when_it_ends(world):
    kept(world, [3, 5, 4, 6] * 10 + [9] * 20, end=1)
    own, coach = world.eyes("coachee"), world.eyes("coach")
    with looking(coach):
        assert answers(coach, world.dossier.id) == {}
        assert lines(coach)[0].shift is None
    with looking(own):
        shifts.show(own, world.dossier.id, world.coach.id)
    with looking(coach):
        shift = next(line.shift for line in lines(coach) if line.name == "Anna")
        assert (shift["series"], shift["direction"]) == ("energy", "higher")
    with looking(own):
        diary = queries.imports(own, world.dossier.id)[0]
        diaries.undo(own, world.dossier.id, diary.id)
    job = clock(now())
    with looking(job):
        shifts.recompute(job, world.dossier.id)
    with looking(coach):
        assert next(line.shift for line in lines(coach) if line.name == "Anna") is None


def test_without_days_there_is_nothing_to_show(world):
    own = world.eyes("coachee")
    with looking(own):
        shifts.show(own, world.dossier.id, world.coach.id)
        assert answers(own, world.dossier.id) == {}


@pytest.mark.parametrize(("phase", "kept_days"), [(1, 0), (2, 1)])
def test_the_first_phase_keeps_nothing_and_a_new_phase_begins_anew(world, phase, kept_days):
    fill_in(world, 20)
    coach = world.eyes("coach", now() - timedelta(days=10))
    with looking(coach):
        open_gate(coach, world.dossier.id)
        trajectories.start(coach, world.dossier.id, phase)
    fill_in(world, 3)
    job, own = clock(now()), world.eyes("coachee")
    with looking(job):
        shifts.recompute(job, world.dossier.id)
    with looking(own):
        state = ShiftState.objects.get()
        from luwte.records import keys

        now_state = keys.ring([world.dossier.id]).open(state)["now"]["energy"]
    assert rules.from_json(now_state).valid == (kept_days if phase == 2 else 1)
