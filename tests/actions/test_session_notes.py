"""Around a talk: preparing, holding, agreements, working notes, asking for another moment."""

from datetime import timedelta
from uuid import uuid4

import pytest

from luwte.actions import session_notes
from luwte.actions.coaching_sessions import NotNow
from luwte.actions.dossiers import NotThere
from luwte.actions.writing import Denied
from luwte.records.eyes import looking
from luwte.records.sessions import queries
from luwte.records.sessions.agreements import Did, agreements, latest
from luwte.rules.coaching_sessions import State, Wish
from tests.building import now
from tests.talks import asked_of_the_post, become, begin, hold, later, one, plan, prepare


def test_what_is_prepared_is_seen_when_it_is_shown(world):
    row = plan(world)
    prepare(world, row, about="Over mijn werk")
    coach, own = world.eyes("coach"), world.eyes("coachee")
    with looking(coach):
        assert queries.preparation(coach, row) is None
    with looking(own):
        assert queries.preparation(own, row).answers["about"] == "Over mijn werk"
    prepare(world, row, 1, shown=True, about="Over mijn werk")
    with looking(coach):
        assert queries.preparation(coach, row).answers["about"] == "Over mijn werk"
    with looking(world.eyes("care professional")) as care:
        assert queries.preparation(care, row) is None
    # A page that was behind: kept, not lost.
    assert prepare(world, row, 1, about="Iets anders", shown=True).stale
    with looking(own):
        assert queries.preparation(own, row).kept[0]["about"] == "Iets anders"
    assert not prepare(world, row, 3, about="Derde", shown=True).stale
    with pytest.raises(session_notes.TooLong):
        prepare(world, row, 3, about="a" * 5000)


def test_preparing_twice_is_once_and_not_after(world):
    row, form = plan(world), uuid4()
    own = world.eyes("coachee")
    for words in ("een", "twee"):
        with looking(own):
            session_notes.prepare(
                own, own.dossier_id, row, {"about": words}, shown=False, client_id=form, base_revision=0
            )
    with looking(own):
        assert queries.preparation(own, row).answers["about"] == "een"
    become(world, row, State.CANCELLED)
    with pytest.raises(NotNow):
        prepare(world, row, 1)


def test_a_held_talk_ends_in_agreements_on_vandaag(world):
    row = plan(world)
    with pytest.raises(NotNow):
        hold(world, row, at=now())
    hold(world, row)
    own, coach = world.eyes("coachee"), world.eyes("coach")
    with looking(own):
        made = latest(own, own.dossier_id)
        assert [line.text for line in made] == ["Een kwartier buiten", "Nee zeggen tegen donderdag"]
        assert queries.held_count(own, own.dossier_id) == 1
        assert queries.held_count(own, own.dossier_id, now().date() + timedelta(days=30)) == 0
        session_notes.mark(own, own.dossier_id, made[0].id, Did.DONE)
        session_notes.mark(own, own.dossier_id, made[1].id, Did.DONE)
        session_notes.mark(own, own.dossier_id, made[1].id, Did.LEFT)
        assert [line.did for line in latest(own, own.dossier_id)] == [Did.DONE, Did.LEFT]
    with looking(coach):
        # What the coachee did with them is their own.
        assert [line.did for line in latest(coach, world.dossier.id)] == [None, None]
        assert len(queries.held(coach, world.dossier.id)) == 1
    following = plan(world, later(9, world))
    prepare(world, following, shown=True)
    with looking(coach):
        assert [line.did for line in agreements(coach, world.dossier.id)] == [Did.DONE, Did.LEFT]
    with looking(own):
        session_notes.mark(own, own.dossier_id, made[1].id, None)
        assert [line.did for line in latest(own, own.dossier_id)] == [Did.DONE, None]
        with pytest.raises(NotThere):
            session_notes.mark(own, own.dossier_id, uuid4(), Did.DONE)
    with looking(coach), pytest.raises(Denied):
        session_notes.mark(coach, world.dossier.id, made[1].id, Did.DONE)


def test_an_agreement_is_mended_and_taken_away(world):
    row = plan(world)
    hold(world, row)
    hold(world, row, ["Tien minuten buiten", "", "Vroeg naar bed"])
    coach = world.eyes("coach")
    with looking(coach):
        assert [line.text for line in latest(coach, world.dossier.id)] == ["Tien minuten buiten", "Vroeg naar bed"]
    with pytest.raises(session_notes.TooLong):
        hold(world, row, ["a" * 281])


def test_holding_twice_or_behind(world):
    row, form = plan(world), uuid4()
    assert hold(world, row, base=99).stale
    hold(world, row, client_id=form)
    hold(world, row, ["Anders"], client_id=form)
    coach = world.eyes("coach")
    with looking(coach):
        assert latest(coach, world.dossier.id)[0].text == "Een kwartier buiten"
    assert hold(world, row, ["Anders"], base=1, after={"met": "Andere woorden"}).stale
    with looking(coach):
        found = queries.one(coach, world.dossier.id, row)
        assert found.value["after"]["met"] == "Een drukke week"
        assert found.value["after_kept"][0]["met"] == "Andere woorden"


def test_a_held_talk_can_hold_a_moment_to_look_back(world):
    begin(world)
    row = plan(world)
    coach = world.eyes("coach")
    from luwte.actions import evaluations
    from luwte.records.trajectories.evaluation_queries import agreed
    from luwte.rules.evaluations import Kind as Moment

    with looking(coach):
        evaluations.agree(coach, world.dossier.id, Moment.MIDDLE, later(3, world).day)
        moment = agreed(coach, world.dossier.id)[0]
    hold(world, row, looked_back=[moment.id])
    with looking(coach):
        assert agreed(coach, world.dossier.id)[0].done_on is not None


def test_working_notes_are_the_coachs_own(world):
    row = plan(world)
    coach = world.eyes("coach")

    def note(words, base, form=None):
        with looking(coach):
            said = {"thought": words}
            return session_notes.note(coach, world.dossier.id, row, said, client_id=form or uuid4(), base_revision=base)

    form = uuid4()
    assert note("Een", 0, form) == note("Twee", 0, form)
    assert not note("Een", 1).stale
    assert not note("Twee", 1).stale
    assert note("Drie", 1).stale
    with looking(coach):
        found = queries.note(coach, row)
        assert (found.words["thought"], found.kept[0]["thought"]) == ("Twee", "Drie")
    for who in ("coachee", "care professional", "manager"):
        eyes = world.eyes(who)
        with looking(eyes):
            assert queries.note(eyes, row) is None


def test_the_walking_card(world):
    row = plan(world)
    coach = world.eyes("coach")

    def card(base, **words):
        with looking(coach):
            return session_notes.card(coach, world.dossier.id, row, words, base_revision=base)

    assert not card(1, question="Wat is licht?").stale
    assert not card(1, question="Wat is licht?").stale
    assert card(1, question="Iets anders").stale
    assert one(world, row, "coachee").value["card"]["question"] == "Wat is licht?"


def test_asking_for_another_moment(world):
    row, form = plan(world), uuid4()
    own, coach = world.eyes("coachee"), world.eyes("coach")
    with looking(own):
        for _twice in range(2):
            session_notes.ask(own, own.dossier_id, row, Wish.MOVE, "Liever vrijdag", client_id=form)
        with pytest.raises(session_notes.TooLong):
            session_notes.ask(own, own.dossier_id, row, Wish.MOVE, "a" * 999, client_id=uuid4())
    assert asked_of_the_post() == ["mail.session", "mail.session_asked"]
    with looking(coach):
        assert queries.one(coach, world.dossier.id, row).wish is Wish.MOVE
        (line,) = queries.week(coach, later(3, world).day, 1)
        assert (line.name, line.talk.wish) == ("Anna", Wish.MOVE)
        session_notes.unask(coach, world.dossier.id, row)
        assert queries.one(coach, world.dossier.id, row).wish is None
    with looking(own):
        session_notes.unask(own, own.dossier_id, row)
    over = world.eyes("coachee", one(world, row).ends_at + timedelta(hours=1))
    with looking(over), pytest.raises(NotNow):
        session_notes.ask(over, over.dossier_id, row, Wish.MOVE, "", client_id=uuid4())


def test_after_a_talk_it_is_asked_how_it_left_someone(world):
    row = plan(world)
    found = one(world, row)
    for hours, day in ((-1, None), (2, found.starts_at.date()), (24 * 4, None)):
        own = world.eyes("coachee", found.starts_at + timedelta(hours=hours))
        with looking(own):
            assert queries.to_feel(own, own.dossier_id) == day
