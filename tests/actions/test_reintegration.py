"""Steps back to work through actions: written, put down, turned, taken back; and a look back on each week."""

from datetime import timedelta
from uuid import uuid4

import pytest

from luwte.actions import reintegration, week_reviews
from luwte.actions.dossiers import NotThere
from luwte.actions.shares import give
from luwte.actions.writing import Denied
from luwte.records.audit.queries import breaks
from luwte.records.eyes import looking, operator
from luwte.records.reintegration import queries
from luwte.rules.consents import Scope
from luwte.rules.reintegration.course import Event, Turn
from luwte.rules.reintegration.judging import Fault, Wrong
from luwte.rules.reintegration.reviews import Review, monday
from luwte.rules.reintegration.reviews import Wrong as ReviewWrong
from luwte.rules.reintegration.values import Agreed, Kind, Plan, Post, Step, Stint, Who
from tests.building import now

pytestmark = pytest.mark.django_db(databases="__all__")
POST = Post("a", Kind.EMPLOYER, "de bibliotheek")


def plan(eyes, *days, weeks=2):
    """Steps of so many days of two hours, the first one begun twelve days ago."""
    starts = eyes.today - timedelta(days=12)
    steps = (Step(weeks, (Stint("a", n, 120),), None if nth else starts) for nth, n in enumerate(days))
    return Plan((POST,), tuple(steps))


def keep(eyes, made, base=0, client_id=None):
    return reintegration.save(eyes, eyes.dossier_id, made, client_id=client_id or uuid4(), base_revision=base)


def agree(eyes, client_id=None):
    agreed = (Agreed(Who.MANAGER, "Mo", eyes.today),)
    return reintegration.agree(eyes, eyes.dossier_id, agreed, client_id=client_id or uuid4())


def turn(eyes, what, on, client_id=None):
    reintegration.turn(eyes, eyes.dossier_id, what, on, client_id=client_id or uuid4())


@pytest.fixture
def own(world):
    eyes = world.eyes("coachee")
    with looking(eyes):
        yield eyes


def test_a_draft_is_kept_once_beside_and_taken_back(own):
    first, second, third = plan(own, 2), plan(own, 3), plan(own, 4)
    form = uuid4()
    assert keep(own, first, client_id=form) == keep(own, first, client_id=form)
    assert keep(own, second, base=1).stale is False
    assert keep(own, third, base=1).stale is True
    held = queries.draft(own, own.dossier_id)
    assert (held.plan, held.kept, held.revision, held.can_undo) == (second, (third,), 3, True)
    reintegration.undo(own, own.dossier_id)
    assert queries.draft(own, own.dossier_id).plan == first
    with pytest.raises(reintegration.NotTaken) as fault:
        keep(own, plan(own, 8))
    assert fault.value.why == (Fault(Wrong.DAYS, 0, "a"),)


def test_the_only_draft_is_taken_back(own):
    with pytest.raises(NotThere):
        reintegration.undo(own, own.dossier_id)
    with pytest.raises(NotThere):
        agree(own)
    keep(own, plan(own, 2))
    reintegration.undo(own, own.dossier_id)
    assert queries.draft(own, own.dossier_id) is None
    assert queries.went(own, own.dossier_id) == (None, ())


def test_putting_down_and_a_new_version_that_keeps_what_has_begun(own):
    form = uuid4()
    keep(own, plan(own, 2))
    assert agree(own, form) == agree(own, form) == 1
    version, laid = queries.went(own, own.dossier_id)
    assert (version.agreed[0].name, len(laid), queries.draft(own, own.dossier_id)) == ("Mo", 1, None)
    keep(own, plan(own, 3, 4))
    with pytest.raises(reintegration.NotTaken) as fault:
        agree(own)
    assert fault.value.why == (Fault(Wrong.BEGUN, 0),)
    keep(own, plan(own, 2, 4), base=1)
    assert agree(own) == 2
    assert [one.number for one in queries.versions(own, own.dossier_id)] == [2, 1]
    keep(own, Plan())
    with pytest.raises(reintegration.NotTaken):
        agree(own)


def test_turns_in_order_and_back(own):
    with pytest.raises(reintegration.NotNow):
        turn(own, Turn.HOLD, own.today)
    keep(own, plan(own, 2, 3))
    agree(own)
    form = uuid4()
    for _twice in range(2):
        turn(own, Turn.HOLD, own.today, form)
    for what, on in ((Turn.HOLD, own.today), (Turn.GO_ON, own.today - timedelta(days=1))):
        with pytest.raises(reintegration.NotNow):
            turn(own, what, on)
    turn(own, Turn.GO_ON, own.today + timedelta(days=3))
    first, second = queries.turns(own, own.dossier_id)
    assert [first.event.turn, second.event] == [Turn.HOLD, Event(Turn.GO_ON, own.today + timedelta(days=3))]
    with pytest.raises(NotThere):
        reintegration.turn_back(own, own.dossier_id, first.id)
    reintegration.turn_back(own, own.dossier_id, second.id)
    assert queries.went(own, own.dossier_id)[1][-1].held


def test_a_week_is_kept_once_beside_and_taken_back(own):
    week, form = monday(own.today), uuid4()

    def keep_week(review, base=0, client_id=None, draft=False):
        more = {"client_id": client_id or uuid4(), "base_revision": base, "draft": draft}
        return week_reviews.save(own, own.dossier_id, own.today, review, **more)

    first, second, third = Review(cost="a"), Review(cost="b", done={"a": 90}), Review(cost="c")
    assert keep_week(first, client_id=form) == keep_week(first, client_id=form)
    keep_week(second, 1, draft=True)
    assert keep_week(third, 1).stale
    held = queries.review(own, own.dossier_id, week)
    assert (held.review, held.kept, held.can_undo) == (second, (third,), True)
    assert queries.done(own, own.dossier_id) == {week: 90}
    week_reviews.undo(own, own.dossier_id, own.today)
    assert queries.review(own, own.dossier_id, week).review == first
    week_reviews.undo(own, own.dossier_id, own.today)
    assert queries.review(own, own.dossier_id, week).review == second
    before = own.today - timedelta(days=7)
    week_reviews.save(own, own.dossier_id, before, first, client_id=uuid4(), base_revision=0)
    week_reviews.undo(own, own.dossier_id, before)
    assert [one.week for one in queries.reviews(own, own.dossier_id)] == [week]
    with pytest.raises(NotThere):
        week_reviews.undo(own, own.dossier_id, before)
    with pytest.raises(week_reviews.NotTaken) as fault:
        keep_week(Review())
    assert fault.value.why == (ReviewWrong.NOTHING,)


def test_a_guide_sees_what_is_shared_and_writes_nothing(world):
    own, coach = world.eyes("coachee"), world.eyes("coach")
    with looking(own):
        keep(own, plan(own, 2))
        agree(own)
        turn(own, Turn.HOLD, own.today)
        week_reviews.save(own, own.dossier_id, own.today, Review("a"), client_id=uuid4(), base_revision=0)
    with looking(coach):
        assert queries.versions(coach, world.dossier.id) == queries.turns(coach, world.dossier.id) == []
        assert queries.reviews(coach, world.dossier.id) == []
        assert queries.draft(coach, world.dossier.id) is None
        with pytest.raises(Denied):
            reintegration.save(coach, world.dossier.id, Plan(), client_id=uuid4(), base_revision=0)
    with looking(own):
        give(own, own.dossier_id, world.coach.id, Scope.STEPS)
    with looking(coach):
        assert queries.went(coach, world.dossier.id)[1][-1].held
        assert queries.reviews(coach, world.dossier.id) == []
    with looking(own):
        give(own, own.dossier_id, world.coach.id, Scope.WEEK_REVIEW)
    with looking(coach):
        assert [one.review.cost for one in queries.reviews(coach, world.dossier.id)] == ["a"]
        assert queries.review(coach, world.dossier.id, monday(coach.today))
    with looking(world.eyes("other coachee")) as other:
        assert queries.versions(other, world.dossier.id) == []
    with looking(operator(now())) as house:
        assert list(breaks(house)) == []
