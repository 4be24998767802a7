"""A plan of two: drafts that nobody else sees, versions that stay, two who agree, and moments on both agendas."""

from datetime import timedelta
from uuid import uuid4

import pytest

from luwte.actions import plans
from luwte.actions.dossiers import NotThere
from luwte.actions.plans import Clash, Incomplete, Newer, Nothing, NotTaken, Outcome, Settled, TooLong, Waits
from luwte.demo import gate as made
from luwte.records.audit.models import AuditEvent
from luwte.records.audit.queries import breaks
from luwte.records.caseload.queries import lines as caseload
from luwte.records.eyes import looking, operator
from luwte.records.plans import queries
from luwte.records.plans.models import PlanAgreement, PlanComment, PlanDraft, PlanVersion
from luwte.records.trajectories import evaluation_queries
from luwte.records.trajectories.queries import course
from luwte.rules.attention import Kind as Fact
from luwte.rules.plans import Line, Missing, Part, Side, Stands, Wrong
from tests.building import now, open_gate
from tests.planning import agree, begun, lay, lines, rows, table, write

HABIT = {Part.HABIT: [Line("habit", {"words": "om vijf uur de laptop dicht"})]}


def waits_for_coach(world):
    eyes = world.eyes("coach")
    with looking(eyes):
        return any(fact.kind is Fact.PLAN for line in caseload(eyes) if line.name == "Anna" for fact in line.facts)


def save(world, who="coach", part=Part.HABIT, words="lopen", **more):
    eyes = world.eyes(who)
    more = {"client_id": uuid4(), "base_revision": 0, "base_number": 0, **more}
    with looking(eyes):
        return plans.save(eyes, world.dossier.id, part, [Line("habit", {"words": words})], **more)


def test_a_draft_is_for_its_own_side_until_it_is_laid_before_the_other(world):
    write(world, "coach")
    write(world, "coachee", HABIT)
    assert set(table(world, "coach").drafts) == set(Part)
    assert set(table(world, "coachee").drafts) == {Part.HABIT}
    assert table(world, "coachee").newest is None
    lay(world, "coach", {})
    seen = table(world, "coachee")
    assert (seen.number, seen.stands, set(seen.plan)) == (1, Stands.TO_DISCUSS, set(Part))
    assert seen.newest.by == "Coach"
    assert table(world, "coach").drafts == {}
    assert set(table(world, "coachee").drafts) == {Part.HABIT}


def test_both_agree_and_the_moment_stands_on_both_agendas(world):
    begun(world)
    lay(world)
    agree(world, "coachee")
    assert waits_for_coach(world)
    assert table(world).stands is Stands.COACHEE_AGREED
    agree(world, "coach")
    assert table(world).stands is Stands.AGREED
    assert not waits_for_coach(world)
    for who in ("coach", "coachee"):
        eyes = world.eyes(who)
        with looking(eyes):
            on = eyes.today + timedelta(days=42)
            assert course(eyes, world.dossier.id).evaluation == on
            assert [one.due_on for one in evaluation_queries.agreed(eyes, world.dossier.id)] == [on]
            assert queries.agreed(eyes, world.dossier.id).agreed_on == eyes.today


def test_a_change_is_to_be_discussed_again_and_the_agreed_version_goes_on_counting(world):
    begun(world)
    lay(world)
    agree(world)
    later = {"m2": (world.eyes("coach").today + timedelta(days=70)).isoformat()}
    lay(world, "coachee", {**HABIT, Part.MOMENTS: [Line("m2", {"kind": "end", "day": later["m2"]})]})
    seen = table(world)
    assert (seen.number, seen.stands, seen.counting.number) == (2, Stands.TO_DISCUSS, 1)
    assert waits_for_coach(world)
    eyes = world.eyes("coach")
    with looking(eyes):
        assert len(evaluation_queries.agreed(eyes, world.dossier.id)) == 1
        assert queries.agreed(eyes, world.dossier.id).number == 1
    agree(world)
    with looking(eyes):
        assert [one.kind for one in evaluation_queries.agreed(eyes, world.dossier.id)] == ["end"]
        assert [one.number for one in queries.versions(eyes, world.dossier.id)] == [2, 1]
    with looking(operator(now())) as house:
        assert queries.agreed(house, world.dossier.id).number == 2
        assert list(breaks(house)) == []


def test_preparing_goes_on_while_the_gate_waits_and_agreeing_does_not(world):
    coach = world.eyes("coach")
    lay(world)
    with pytest.raises(Waits):
        agree(world, "coach")
    with looking(coach):
        made.describe(coach, world.dossier.id, uuid4())
    with pytest.raises(Waits):
        agree(world, "coachee")
    with looking(coach):
        open_gate(coach, world.dossier.id)
    agree(world)
    assert table(world).stands is Stands.AGREED


def test_what_is_missing_is_told_before_anyone_agrees(world):
    begun(world)
    lay(world, "coach", {Part.GOALS: [Line("g1", {"words": "weer lezen"})]})
    with pytest.raises(Incomplete) as refused:
        agree(world, "coach")
    assert refused.value.what == (Missing.NOTICE, Missing.ELEMENT, Missing.MOMENT)


def test_only_the_newest_version_can_be_agreed_to(world):
    begun(world)
    with pytest.raises(Newer):
        agree(world, "coach", number=1)
    lay(world)
    lay(world, "coachee", HABIT)
    with pytest.raises(Newer):
        agree(world, "coach", number=1)


def test_the_same_yes_twice_is_one(world):
    begun(world)
    lay(world)
    eyes, once = world.eyes("coach"), uuid4()
    with looking(eyes):
        number = queries.table(eyes, world.dossier.id).number
        for _ in range(2):
            plans.agree(eyes, world.dossier.id, number, client_id=once)
    assert len(rows(PlanAgreement)) == 1


def test_a_yes_can_be_taken_back_until_both_said_it(world):
    begun(world)
    lay(world)
    agree(world, "coachee")
    own = world.eyes("coachee")
    with looking(own):
        plans.take_back(own, world.dossier.id, 1)
        with pytest.raises(NotThere):
            plans.take_back(own, world.dossier.id, 1)
    assert table(world).stands is Stands.TO_DISCUSS
    agree(world)
    agree(world)
    assert len(rows(PlanAgreement)) == 2
    with looking(own), pytest.raises(Settled):
        plans.take_back(own, world.dossier.id, 1)


def test_what_the_other_changed_since_is_looked_at_first(world):
    write(world, "coachee", HABIT)
    lay(world, "coach")
    own = world.eyes("coachee")
    with looking(own), pytest.raises(Clash) as refused:
        plans.lay(own, world.dossier.id, client_id=uuid4())
    assert refused.value.parts == (Part.HABIT,)
    assert table(world, "coachee").clashes == (Part.HABIT,)
    lay(world, "coachee", HABIT)
    assert table(world).plan[Part.HABIT] == tuple(HABIT[Part.HABIT])


def test_the_same_form_twice_is_one_and_an_older_page_is_kept_beside(world):
    form = uuid4()
    assert save(world, client_id=form).outcome is Outcome.SAVED
    assert save(world, client_id=form).outcome is Outcome.AGAIN
    assert save(world, words="zwemmen").outcome is Outcome.STALE
    held = table(world).drafts[Part.HABIT]
    assert held.lines == (Line("habit", {"words": "lopen"}),)
    assert held.kept == ((Line("habit", {"words": "zwemmen"}),),)
    assert save(world, base_revision=held.revision).outcome is Outcome.SAVED
    assert save(world, words="fietsen", base_revision=held.revision, base_number=99).outcome is Outcome.SAVED
    eyes = world.eyes("coach")
    with looking(eyes):
        plans.undo(eyes, world.dossier.id, Part.HABIT)
    assert table(world).drafts[Part.HABIT].lines == (Line("habit", {"words": "lopen"}),)


def test_undo_of_the_first_words_leaves_what_both_see(world):
    lay(world)
    write(world, "coach", HABIT)
    eyes = world.eyes("coach")
    with looking(eyes):
        plans.undo(eyes, world.dossier.id, Part.HABIT)
        with pytest.raises(NotThere):
            plans.undo(eyes, world.dossier.id, Part.HABIT)
    assert table(world).drafts == {}


def test_nothing_new_is_no_version(world):
    eyes = world.eyes("coach")
    with looking(eyes), pytest.raises(Nothing):
        plans.lay(eyes, world.dossier.id, client_id=uuid4())
    lay(world)
    whole = table(world).plan
    write(world, "coach", {Part.HABIT: whole[Part.HABIT]})
    assert rows(PlanDraft) == []
    form = uuid4()
    write(world, "coach", HABIT)
    with looking(eyes):
        for _time in range(2):
            plans.lay(eyes, world.dossier.id, client_id=form)
    assert len(rows(PlanVersion)) == 2


def test_lines_that_break_a_rule_are_refused_and_name_their_place(world):
    eyes = world.eyes("coach")
    past = (eyes.today - timedelta(days=1)).isoformat()
    with looking(eyes), pytest.raises(NotTaken) as refused:
        plans.save(
            eyes,
            world.dossier.id,
            Part.MOMENTS,
            [Line("m1", {"kind": "middle", "day": past})],
            client_id=uuid4(),
            base_revision=0,
            base_number=0,
        )
    assert [(one.key, one.name, one.why) for one in refused.value.why] == [("m1", "day", Wrong.PAST)]


def test_a_moment_that_has_been_stays_in_the_plan(world):
    begun(world, days=29)
    at = now() - timedelta(days=28)
    soon = (world.eyes("coach", at).today + timedelta(days=10)).isoformat()
    whole = {**lines(at.date()), Part.MOMENTS: [Line("m1", {"kind": "middle", "day": soon})]}
    lay(world, parts=whole, at=at)
    agree(world, at=at)
    eyes = world.eyes("coach")
    with looking(eyes):
        assert course(eyes, world.dossier.id).evaluation < eyes.today
    day = (eyes.today + timedelta(days=30)).isoformat()
    stays = [*table(world).plan[Part.MOMENTS], Line("m2", {"kind": "end", "day": day})]
    lay(world, "coach", {Part.MOMENTS: stays})
    agree(world)
    with looking(eyes):
        assert len(evaluation_queries.agreed(eyes, world.dossier.id)) == 2


def test_a_word_beside_a_part_is_read_by_both_and_waits_for_the_coach(world):
    own, coach = world.eyes("coachee"), world.eyes("coach")
    form = uuid4()
    with looking(own):
        for _time in range(2):
            plans.comment(own, world.dossier.id, Part.GOALS, " liever kleiner ", client_id=form)
        for words in (" ", "x" * 501):
            with pytest.raises(TooLong):
                plans.comment(own, world.dossier.id, Part.GOALS, words, client_id=uuid4())
    assert waits_for_coach(world)
    (one,) = table(world).comments
    assert (one.text, one.side, one.by, one.part) == ("liever kleiner", Side.COACHEE, "Anna", Part.GOALS)
    with looking(coach):
        with pytest.raises(NotThere):
            plans.uncomment(coach, world.dossier.id, one.id)
        plans.comment(coach, world.dossier.id, Part.GOALS, "Goed.", client_id=uuid4())
    assert not waits_for_coach(world)
    with looking(own):
        plans.uncomment(own, world.dossier.id, one.id)
    assert len(rows(PlanComment)) == 1


@pytest.mark.parametrize("who", ["care professional", "manager", "other coachee", "former coach", "coach elsewhere"])
def test_nobody_else_sees_or_writes_a_plan(world, who):
    begun(world)
    lay(world)
    agree(world)
    eyes = world.eyes(who)
    with looking(eyes):
        assert queries.agreed(eyes, world.dossier.id) is None
        assert queries.versions(eyes, world.dossier.id) == []
        assert queries.comments(eyes, world.dossier.id) == []
        found = queries.table(eyes, world.dossier.id)
        assert found is None or (found.newest, found.drafts, found.comments) == (None, {}, ())
        assert queries.own_drafts(eyes, world.dossier.id) == {}
        with pytest.raises(NotThere):
            plans.lay(eyes, world.dossier.id, client_id=uuid4())


def test_the_coachee_is_told_once_that_a_plan_lies_ready(world):
    own, coach = world.eyes("coachee"), world.eyes("coach")
    begun(world)
    with looking(own):
        assert not queries.waiting(own, world.dossier.id)
    lay(world)
    with looking(own):
        assert queries.waiting(own, world.dossier.id)
    agree(world, "coachee")
    with looking(own):
        assert not queries.waiting(own, world.dossier.id)
    lay(world, "coachee", HABIT)
    with looking(own):
        assert not queries.waiting(own, world.dossier.id)
    with looking(coach):
        assert not queries.waiting(coach, world.dossier.id)


def test_autosaved_lines_of_a_coachee_are_not_in_the_log(world):
    save(world, "coachee", draft=True)
    assert rows(AuditEvent, event="plans.save") == []
    save(world, "coachee", words="fietsen", base_revision=1)
    save(world, "coach", draft=True)
    assert len(rows(AuditEvent, event="plans.save")) == 2
