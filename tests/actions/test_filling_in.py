"""Questionnaires, feelings, reviews and moments as acts: who may, once per form, nothing lost, the list follows."""

from datetime import timedelta
from uuid import uuid4

import pytest

from luwte.actions import approach_reviews, evaluations, instruments, questionnaires, responses, session_feelings
from luwte.actions.approach_reviews import Said
from luwte.actions.dossiers import NotThere
from luwte.actions.writing import Denied
from luwte.records.approach_reviews.queries import reviews
from luwte.records.caseload.queries import lines, talk_today
from luwte.records.eyes import looking, operator
from luwte.records.responses import queries
from luwte.records.session_feelings.queries import felt, on
from luwte.records.trajectories.evaluation_queries import agreed, approach
from luwte.rules.approach import Answer, Cause, Change
from luwte.rules.attention import Kind as Fact
from luwte.rules.evaluations import Kind
from luwte.rules.instruments.facts import AssignableBy
from luwte.rules.instruments.values import Coding, Place
from luwte.rules.session_feelings import Feeling, Left
from tests import filling
from tests.building import now, open_gate


def once(revision=0):
    return {"client_id": uuid4(), "base_revision": revision}


def facts(world):
    eyes = world.eyes("coach")
    with looking(eyes):
        return {f.kind for line in lines(eyes) if line.dossier_id == world.dossier.id for f in line.facts}


def test_a_feeling_is_kept_once_and_taken_back(world):
    own, form = world.eyes("coachee"), once()
    with looking(own):
        for _twice in range(2):
            session_feelings.save(own, world.dossier.id, own.today, Left(Feeling.LESS), **form)
        assert not session_feelings.save(own, world.dossier.id, own.today, Left(Feeling.MORE), **once(1)).stale
        assert session_feelings.save(own, world.dossier.id, own.today, Left(Feeling.SAME), **once(1)).stale
        found = on(own, world.dossier.id, own.today)
        assert (found.left.feeling, found.kept) == (Feeling.MORE, (Left(Feeling.SAME),))
        session_feelings.undo(own, world.dossier.id, own.today)
        assert on(own, world.dossier.id, own.today).left == Left(Feeling.LESS)
        session_feelings.undo(own, world.dossier.id, own.today)
        assert felt(own, world.dossier.id) == []
        with pytest.raises(NotThere):
            session_feelings.undo(own, world.dossier.id, own.today)
        with pytest.raises(session_feelings.NotTaken):
            session_feelings.save(own, world.dossier.id, own.today + timedelta(1), Left(Feeling.LESS), **once())
    coach = world.eyes("coach")
    with looking(coach):
        assert felt(coach, world.dossier.id) == []
        assert not talk_today(coach, world.dossier.id)


def test_moments_are_agreed_held_and_on_the_list(world):
    guide = world.eyes("coach")
    with looking(guide):
        for _twice in range(2):
            evaluations.agree(guide, world.dossier.id, Kind.END, guide.today + timedelta(3))
        (one,) = agreed(guide, world.dossier.id)
        for kind, day in ((Kind.APPROACH, guide.today), (Kind.END, guide.today - timedelta(1))):
            with pytest.raises(Denied):
                evaluations.agree(guide, world.dossier.id, kind, day)
    assert Fact.EVALUATION in facts(world)
    with looking(guide):
        evaluations.hold(guide, world.dossier.id, one.id)
    assert Fact.EVALUATION not in facts(world)
    with looking(guide):
        evaluations.hold(guide, world.dossier.id, one.id, held=False)
        evaluations.cancel(guide, world.dossier.id, one.id)
        assert agreed(guide, world.dossier.id) == []
        with pytest.raises(NotThere):
            evaluations.cancel(guide, world.dossier.id, one.id)


def test_a_trajectory_brings_the_question_after_three_months(world):
    guide = world.eyes("coach")
    with looking(guide):
        from luwte.actions import trajectories

        open_gate(guide, world.dossier.id)
        trajectories.start(guide, world.dossier.id)
        assert approach(guide, world.dossier.id).cause is Cause.MONTHS
        with pytest.raises(approach_reviews.TooEarly):
            approach_reviews.answer(guide, world.dossier.id, guide.today, Said(Answer.FITS), **once())
    assert Fact.APPROACH not in facts(world)
    later = world.eyes("coach", now() + timedelta(days=95))
    with looking(later):
        due = approach(later, world.dossier.id)
        assert not approach_reviews.answer(later, world.dossier.id, due.on, Said(Answer.FITS), **once()).stale


def test_either_side_asks_and_answers_and_the_coach_closes(world):
    own, guide, care = world.eyes("coachee"), world.eyes("coach"), world.eyes("care professional")
    for by in (own, guide):
        with looking(by):
            for _twice in range(2):
                approach_reviews.ask(by, world.dossier.id)
    with looking(care), pytest.raises(Denied):
        approach_reviews.answer(care, world.dossier.id, care.today, Said(Answer.FITS), **once())
    assert Fact.APPROACH in facts(world)
    with looking(guide):
        approach_reviews.unask(guide, world.dossier.id)
        with pytest.raises(NotThere):
            approach_reviews.unask(guide, world.dossier.id)
    with looking(own):
        form = once()
        for _twice in range(2):
            approach_reviews.answer(own, world.dossier.id, own.today, Said(Answer.PARTLY, Change.STOP), **form)
        assert not approach_reviews.answer(own, world.dossier.id, own.today, Said(Answer.NOT), **once(1)).stale
        assert approach_reviews.answer(own, world.dossier.id, own.today, Said(Answer.FITS), **once(1)).stale
        with pytest.raises(approach_reviews.TooLong):
            approach_reviews.answer(own, world.dossier.id, own.today, Said(Answer.FITS, None, "a" * 501), **once())
        approach_reviews.undo(own, world.dossier.id, own.today)
        assert reviews(own, world.dossier.id)[0].change is Change.STOP
    with looking(guide):
        assert reviews(guide, world.dossier.id) == []
        approach_reviews.answer(guide, world.dossier.id, guide.today, Said(Answer.FITS, Change.NOTHING), **once())
    assert Fact.APPROACH not in facts(world)
    with looking(own):
        assert {one.side for one in reviews(own, world.dossier.id)} == {"coachee", "coach"}
        approach_reviews.undo(own, world.dossier.id, own.today)
        with pytest.raises(NotThere):
            approach_reviews.undo(own, world.dossier.id, own.today)
        # the moment was held: a first answer to it is still welcome
        approach_reviews.answer(own, world.dossier.id, own.today, Said(Answer.UNSURE), **once())
    with looking(guide):
        revision = reviews(guide, world.dossier.id)[0].revision
        other = Said(Answer.NOT, Change.OTHER_WAY)
        approach_reviews.answer(guide, world.dossier.id, guide.today, other, **once(revision))
        approach_reviews.undo(guide, world.dossier.id, guide.today)
    assert Fact.APPROACH not in facts(world)
    with looking(guide):
        approach_reviews.answer(guide, world.dossier.id, guide.today, Said(Answer.NOT), **once(3))
        approach_reviews.undo(guide, world.dossier.id, guide.today)
    with looking(own):
        approach_reviews.ask(own, world.dossier.id)
    assert Fact.APPROACH in facts(world)


def test_an_answer_that_was_the_first_is_gone_and_the_moment_open_again(world):
    guide = world.eyes("coach")
    with looking(guide):
        approach_reviews.ask(guide, world.dossier.id)
        approach_reviews.answer(guide, world.dossier.id, guide.today, Said(Answer.FITS, Change.NOTHING), **once())
        assert approach(guide, world.dossier.id) is None
        approach_reviews.undo(guide, world.dossier.id, guide.today)
        assert approach(guide, world.dossier.id).cause is Cause.GUIDE
        assert reviews(guide, world.dossier.id) == []


def test_a_list_is_brought_once_and_never_given_wider_than_its_facts(world):
    manager, form = world.eyes("manager"), uuid4()
    with looking(manager):
        for _twice in range(2):
            assert instruments.bring(manager, filling.all_types(), AssignableBy.COACH, client_id=form) == form
        clinical = instruments.bring(manager, filling.phq(), AssignableBy.COACH, client_id=uuid4())
        found = {one.id: one.assignable_by for one in queries.instruments(manager)}
        assert (found[form], found[clinical]) == ("coach", "care_professional")
        instruments.end(manager, form)
        assert queries.instruments(manager)[-1].id == form
        with pytest.raises(NotThere):
            instruments.end(manager, uuid4())
        instruments.end(manager, form)
        assert queries.instruments(manager)[-1].id == form
        with pytest.raises(Denied):
            instruments.bring(
                manager, filling.file(filling.item("a", "string"), title=""), AssignableBy.COACH, client_id=uuid4()
            )
    own = world.eyes("coachee")
    with looking(own), pytest.raises(Denied):
        instruments.bring(own, filling.all_types(), AssignableBy.COACH, client_id=uuid4())
    by = operator(now())
    with looking(by):
        instruments.shelve(by, world.practice.id)
        assert sum(bool(one.shipped) for one in queries.instruments(manager)) == 1


def test_giving_and_withdrawing(world):
    coach, instrument = world.eyes("coach"), filling.bring(world, filling.all_types())
    form = uuid4()
    with looking(coach):
        for _twice in range(2):
            instruments.give(coach, world.dossier.id, instrument, "end", client_id=form)
        for wrong, moment in ((uuid4(), ""), (instrument, "ooit")):
            with pytest.raises(NotThere):
                instruments.give(coach, world.dossier.id, wrong, moment, client_id=uuid4())
        instruments.withdraw(coach, world.dossier.id, form)
        assert queries.given(coach, world.dossier.id) == []
        instruments.withdraw(coach, world.dossier.id, form, withdrawn=False)
        assert len(queries.given(coach, world.dossier.id)) == 1
        with pytest.raises(NotThere):
            instruments.withdraw(coach, world.dossier.id, uuid4())
        assert queries.own_lists(coach) == []
    manager = world.eyes("manager")
    with looking(manager):
        assert queries.given(manager, world.dossier.id) == []
        assert queries.instrument(world.eyes("nobody"), instrument) is None


def test_answers_are_kept_finished_opened_and_taken_away(world):
    own, instrument = world.eyes("coachee"), filling.bring(world, filling.phq())
    given = filling.give(world, instrument)
    form, client = uuid4(), {"client_id": uuid4(), "base_revision": 1}
    with looking(own):
        row = responses.start(own, world.dossier.id, instrument, given, client_id=form)
        assert responses.start(own, world.dossier.id, instrument, given, client_id=form) == row
        assert responses.start(own, world.dossier.id, instrument, given, client_id=uuid4()) == row
        answer = {Place("q1"): (Coding("a3"),)}
        for _twice in range(2):
            assert responses.save(own, world.dossier.id, row, answer, **client).revision == 2
        assert responses.save(own, world.dossier.id, row, answer, **once(1)).revision == 2
        for wrong in (
            {Place("q1"): (Coding("zz"),)},
            {Place("niets"): ("x",)},
            {Place("q1"): ("a" * 5001,)},
            {Place("q1", (1000,)): ("a",)},
        ):
            with pytest.raises(responses.NotTaken):
                responses.save(own, world.dossier.id, row, wrong, **once(2))
        for _twice in range(2):
            responses.finish(own, world.dossier.id, row)
        with pytest.raises(responses.Finished):
            responses.save(own, world.dossier.id, row, answer, **once(3))
        with pytest.raises(NotThere):
            responses.undo(own, world.dossier.id, row)
        assert queries.answered_requests(own, world.dossier.id)[given].done_at is not None
        responses.finish(own, world.dossier.id, row, finished=False)
        responses.undo(own, world.dossier.id, row)
        assert queries.one(own, world.dossier.id, row).answers == {}
        responses.remove(own, world.dossier.id, row)
        with pytest.raises(NotThere):
            responses.remove(own, world.dossier.id, row)
        for wrong in (uuid4(), given):
            with pytest.raises(NotThere):
                responses.start(own, world.dossier.id, uuid4(), wrong, client_id=uuid4())
        with pytest.raises(NotThere):
            responses.start(own, world.dossier.id, uuid4(), None, client_id=uuid4())
    coach = world.eyes("coach")
    with looking(coach), pytest.raises(Denied):
        responses.start(coach, world.dossier.id, instrument, given, client_id=uuid4())


def test_answers_from_a_file_come_once(world):
    own, instrument, form = world.eyes("coachee"), filling.signals(world), uuid4()
    data = b'{"resourceType": "QuestionnaireResponse", "status": "completed", "item": []}'
    with looking(own):
        row = responses.bring(own, world.dossier.id, instrument, data, client_id=form)
        assert responses.bring(own, world.dossier.id, instrument, data, client_id=form) == row
        found = queries.one(own, world.dossier.id, row)
        assert (found.answers, found.can_undo) == ({}, False)
        whole = questionnaires.whole(found.instrument)
        assert whole.known_as("lichaam-1") == "lichaam-1"
        assert whole.known_as("?") == ""
    with looking(world.eyes("manager")):
        unknown = instruments.bring(world.eyes("manager"), filling.all_types(), AssignableBy.COACH, client_id=uuid4())
        plain = queries.instrument(world.eyes("manager"), unknown)
    assert questionnaires.whole(plain).totals({}) == ()
    assert questionnaires.whole(plain).known_as("keuze") == ""
