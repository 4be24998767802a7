"""Saving the intake: once per form, nothing lost between two devices, what follows for the talk, and who typed."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.test.utils import CaptureQueriesContext

from luwte.actions import gates, intakes, shares
from luwte.actions.dossiers import NotThere
from luwte.actions.intakes import KEPT_MOST, NotTaken, Outcome
from luwte.actions.writing import Denied
from luwte.records.audit.models import AuditEvent
from luwte.records.caseload.queries import lines
from luwte.records.dossiers.queries import preferences
from luwte.records.eyes import looking, operator
from luwte.records.intakes.queries import contacts, done, ticks, written
from luwte.records.trajectories.queries import gate
from luwte.rules.attention import Kind as Fact
from luwte.rules.consents import Scope
from luwte.rules.intake.chunks import Way, Wrong
from luwte.rules.intake.gate import open_topics
from luwte.rules.intake.values import State, Topic
from luwte.rules.preferences import Wish
from tests.building import now, open_gate

TOPICS = "onderwerpen"


def save(world, said, chunk="wat-telt", who="coachee", at=None, **more):
    eyes = world.eyes(who, at)
    more = {"client_id": uuid4(), "base_revision": 0, **more}
    with looking(eyes):
        return intakes.save(eyes, world.dossier.id, chunk, said, **more)


def look(world, query=written, who="coachee"):
    eyes = world.eyes(who)
    with looking(eyes):
        return query(eyes, world.dossier.id)


def share(world):
    eyes = world.eyes("coachee")
    with looking(eyes):
        shares.give(eyes, world.dossier.id, world.coach.id, Scope.INTAKE)


def withdraw(world):
    eyes = world.eyes("coachee")
    with looking(eyes):
        shares.withdraw(eyes, world.dossier.id, world.coach.id, Scope.INTAKE)


def newest(world):
    return AuditEvent.objects.filter(chain_id=world.dossier.id).latest("seq").event


def words(world, chunk="wat-telt"):
    stands = look(world)[chunk]
    return stands.now.answers, [one.answers for one in stands.kept]


def test_the_same_form_twice_is_one_save_and_a_finished_piece_stays_finished(world):
    form = {"client_id": uuid4()}
    assert save(world, {"hope": "rust"}, **form).outcome is Outcome.SAVED
    assert look(world, done) == set()
    # The button after an autosave sends the same form again, and says that the person goes on.
    again = save(world, {"hope": "iets anders"}, done=True, **form)
    assert (again.outcome, again.revision) == (Outcome.AGAIN, 1)
    assert words(world) == ({"hope": "rust"}, [])
    assert look(world, done) == {"wat-telt"}


def test_what_is_the_same_makes_no_new_version(world):
    save(world, {"hope": "rust"})
    assert save(world, {"hope": "rust "}, done=True).revision == 1
    assert look(world)["wat-telt"].done_at is not None


def test_of_two_devices_nothing_is_lost(world):
    save(world, {"hope": "ru"})
    save(world, {"hope": "rust"}, base_revision=1)
    later = save(world, {"hope": "slaap"}, base_revision=1)
    assert (later.outcome, later.revision) == (Outcome.STALE, 3)
    assert words(world) == ({"hope": "rust"}, [{"hope": "slaap"}])
    # The later device was told, goes on, and what stood there is kept in its turn.
    assert save(world, {"hope": "slaap, en rust"}, base_revision=3).outcome is Outcome.SAVED
    assert words(world) == ({"hope": "slaap, en rust"}, [{"hope": "rust"}])
    save(world, {"hope": "slaap, en rust in huis"}, base_revision=4)
    assert words(world) == ({"hope": "slaap, en rust in huis"}, [{"hope": "rust"}])


def test_a_kept_version_is_chosen_and_the_other_stays(world):
    save(world, {"hope": "rust"})
    save(world, {"hope": "slaap"})
    eyes, kept, form = world.eyes("coachee"), look(world)["wat-telt"].kept[0], uuid4()
    with looking(eyes):
        for _ in range(2):
            assert intakes.choose(eyes, world.dossier.id, "wat-telt", kept.id, client_id=form)
        # It counts already, so it is kept beside no more.
        assert not intakes.choose(eyes, world.dossier.id, "wat-telt", kept.id, client_id=uuid4())
    assert words(world) == ({"hope": "slaap"}, [{"hope": "rust"}])


def test_only_so_many_versions_are_kept(world):
    save(world, {"hope": "rust"})
    for number in range(KEPT_MOST + 2):
        save(world, {"hope": f"{number:02} keer"})
    assert len(words(world)[1]) == KEPT_MOST
    assert words(world)[1][0] == {"hope": f"{KEPT_MOST + 1:02} keer"}


def test_undo_goes_back_and_back_again(world):
    eyes = world.eyes("coachee")

    def undo(**form):
        with looking(eyes):
            intakes.undo(eyes, world.dossier.id, "wat-telt", client_id=form.get("client_id", uuid4()))

    with pytest.raises(NotThere):
        undo()
    save(world, {"hope": "rust"})
    undo()
    assert words(world) == ({}, [])
    undo()
    assert words(world) == ({"hope": "rust"}, [])
    save(world, {"hope": "slaap"}, base_revision=3)
    form = {"client_id": uuid4()}
    undo(**form)
    undo(**form)
    assert words(world) == ({"hope": "rust"}, [])


def test_what_is_not_taken_is_not_stored(world):
    with pytest.raises(NotTaken) as caught:
        save(world, {"age": 300, "own_words": "a" * 3000, "hope": "x"}, chunk="over-jou")
    assert caught.value.why == {"age": Wrong.NO_AGE, "own_words": Wrong.TOO_LONG}
    assert look(world) == {}
    with pytest.raises(NotThere):
        save(world, {}, chunk="bestaat-niet")


@pytest.mark.parametrize("who", ["other coachee", "former coach", "coach elsewhere", "nobody", "manager"])
def test_for_someone_else_there_is_no_intake(world, who):
    save(world, {"hope": "rust"})
    share(world)
    with pytest.raises((NotThere, Denied)):
        save(world, {"hope": "x"}, who=who)
    assert look(world, who=who) == {}
    assert look(world, ticks, who) == look(world, contacts, who) == {}


def logged():
    with looking(operator(now())):
        return AuditEvent.objects.count()


def test_a_save_is_one_transaction_and_a_draft_is_not_logged(world):
    eyes = world.eyes("coachee")
    connection = transaction.get_connection()
    before = logged()
    with looking(eyes), CaptureQueriesContext(connection) as asked:
        form = {"client_id": uuid4(), "base_revision": 0}
        intakes.save(eyes, world.dossier.id, "wat-telt", {"hope": "rust"}, draft=True, **form)
    assert len([q for q in asked.captured_queries if q["sql"].startswith("SAVEPOINT")]) == 1
    assert logged() == before
    save(world, {"hope": "rust, slaap"}, base_revision=1)
    assert newest(world) == "intakes.save"


# whom to call, and the wish


def test_whom_the_coach_may_call_reaches_the_coach_without_a_share(world):
    sanne = {"name": "Sanne", "who": "zus", "phone": "06 1234 5678"}
    assert save(world, {}, chunk="wie-bellen").outcome is Outcome.SAVED
    assert look(world, contacts, "coach") == {}
    save(world, {"call": sanne}, chunk="wie-bellen", base_revision=1)
    save(world, {"gp": {"name": "Praktijk West"}}, chunk="bereiken")
    assert look(world, contacts, "coach") == {"call": sanne, "gp": {"name": "Praktijk West"}}
    assert look(world, who="coach") == {}
    save(world, {}, chunk="wie-bellen", base_revision=2)
    assert look(world, contacts, "coach") == {"gp": {"name": "Praktijk West"}}


def test_a_stale_page_changes_nobody_to_call_until_it_is_chosen(world):
    save(world, {"call": {"name": "Sanne"}}, chunk="wie-bellen")
    save(world, {"call": {"name": "Wim"}}, chunk="wie-bellen")
    assert look(world, contacts) == {"call": {"name": "Sanne"}}
    eyes, kept = world.eyes("coachee"), look(world)["wie-bellen"].kept[0]
    with looking(eyes):
        intakes.choose(eyes, world.dossier.id, "wie-bellen", kept.id, client_id=uuid4())
    assert look(world, contacts) == {"call": {"name": "Wim"}}


def test_the_wish_is_kept_with_the_choices_and_not_with_the_answers(world):
    for wish in ("call", "call", "nothing"):
        save(world, {"wish": wish}, chunk="bereiken")
        assert look(world, preferences).wish is Wish(wish)
    assert look(world)["bereiken"].now.answers == {}
    assert look(world)["bereiken"].revision == 1
    share(world)
    save(world, {"wish": "call"}, chunk="bereiken", who="coach", base_revision=1)
    assert look(world, preferences).wish is Wish.NOTHING


# the topics of the talk


def talk(world, at=None):
    eyes = world.eyes("coach", at)
    with looking(eyes):
        open_gate(eyes, world.dossier.id)


def still_open(world):
    eyes = world.eyes("coach")
    with looking(eyes):
        return open_topics(gate(eyes, world.dossier.id).record)


def facts(world):
    eyes = world.eyes("coach")
    with looking(eyes):
        return [fact.kind for line in lines(eyes) if line.dossier_id == world.dossier.id for fact in line.facts]


def test_a_tick_is_to_be_discussed_and_says_nothing_else(world):
    save(world, {"topics": ["alcohol"], "violence": "rather", "eating": "no"}, chunk=TOPICS)
    assert set(look(world, ticks, "coach")) == {"alcohol", "violence"}
    assert look(world, who="coach") == {}
    assert facts(world) == []


def test_a_new_tick_after_the_talk_opens_the_topic_again(world):
    talk(world, now() - timedelta(days=2))
    assert still_open(world) == []
    save(world, {"topics": ["alcohol"]}, chunk=TOPICS)
    assert still_open(world) == [Topic.ALCOHOL]
    assert facts(world) == [Fact.TOPIC]
    # Taking the tick away takes nothing off the list; the talk does.
    save(world, {}, chunk=TOPICS, base_revision=1)
    assert still_open(world) == [Topic.ALCOHOL]
    eyes = world.eyes("coach")
    with looking(eyes):
        gates.discuss(eyes, world.dossier.id, eyes.today, {Topic.ALCOHOL: State.ABSENT}, "", client_id=uuid4())
    assert (still_open(world), facts(world)) == ([], [])
    # And ticking it once more opens it once more.
    save(world, {"topics": ["alcohol"]}, chunk=TOPICS, base_revision=2)
    assert still_open(world) == [Topic.ALCOHOL]


def test_a_tick_that_stays_keeps_its_day_and_one_from_an_older_page_counts(world):
    first = now() - timedelta(days=3)
    save(world, {"topics": ["alcohol"]}, chunk=TOPICS, at=first)
    save(world, {"topics": ["alcohol", "low_mood"]}, chunk=TOPICS, base_revision=1)
    assert look(world, ticks)["alcohol"] == first
    assert save(world, {"thoughts_of_death": "talk"}, chunk=TOPICS, base_revision=1).outcome is Outcome.STALE
    assert set(look(world, ticks)) == {"alcohol", "low_mood", "thoughts_of_death"}


# filling it in with the coachee


def test_a_coach_types_it_only_while_it_is_shared_and_it_stands_there_who_did(world):
    with pytest.raises(NotThere):
        save(world, {"hope": "rust"}, who="coach", way=Way.TOGETHER)
    share(world)
    save(world, {"hope": "rust"}, who="coach", way=Way.PHONE, done=True, draft=True)
    now_there = look(world)["wat-telt"].now
    assert (now_there.name, now_there.way, now_there.answers) == ("Coach", Way.PHONE, {"hope": "rust"})
    assert newest(world) == "intakes.save"
    assert look(world, who="coach")["wat-telt"].now == now_there
    save(world, {"hope": "rust en slaap"}, base_revision=1, way=Way.PAPER)
    mine = look(world)["wat-telt"].now
    assert (mine.name, mine.way) == ("", Way.SELF)
    withdraw(world)
    assert look(world, who="coach") == {}
    for act in (intakes.undo, lambda *a, **k: intakes.choose(*a, "x", **k)):
        eyes = world.eyes("coach")
        with looking(eyes), pytest.raises(NotThere):
            act(eyes, world.dossier.id, "wat-telt", client_id=uuid4())


def test_coach_and_coachee_at_once_lose_nothing(world):
    share(world)
    save(world, {"hope": "rust"})
    late = save(world, {"hope": "werk"}, who="coach", way=Way.PAPER)
    assert late.outcome is Outcome.STALE
    kept = look(world)["wat-telt"].kept[0]
    assert (kept.answers, kept.name, kept.way) == ({"hope": "werk"}, "Coach", Way.PAPER)
