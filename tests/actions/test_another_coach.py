"""To another coach: planned talks go along, and what was shown piece by piece is hidden until it is shown anew."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail

from luwte.actions import dossiers, orientations, phases, pieces, session_notes, tokens, transfers
from luwte.actions.writing import Denied
from luwte.records.assignments.queries import works
from luwte.records.dossiers.queries import coached, guidance
from luwte.records.eyes import Eyes, Role, looking, operator
from luwte.records.orientations import queries as asked
from luwte.records.plans import phases as seen
from luwte.records.plans import queries as planned
from luwte.records.plans.models import PhaseView, PlanDraft
from luwte.records.sessions import queries
from luwte.records.sessions.agreements import Did, latest
from luwte.rules.coaching_sessions import State, Wish
from luwte.rules.orientations import State as Asked
from luwte.rules.phases import Judged
from luwte.rules.plans import Side
from tests.building import colleague, now
from tests.planning import lay, lines, rows, write
from tests.talks import begin, hold, later, one, plan, prepare, propose
from tests.web.test_forms import deliver

PIECE = ("module", "wat-er-gebeurt")


def taken(world):
    """The coachee goes on with another coach, and ticks nothing: the eyes of that coach."""
    sam = colleague(world)
    with looking(world.eyes("manager")) as manager:
        transfers.propose(manager, world.dossier.id, world.coach.id, sam.id)
    with looking(world.eyes("coachee")) as own:
        transfers.take(own, own.dossier_id, [])
    return Eyes(Role.COACH, now(), sam.id, world.practice.id)


def test_planned_talks_go_along_and_proposals_fall_away(world):
    begin(world)
    propose(world)
    row = plan(world, later(3, world, 14))
    day = one(world, row).starts_at.date()
    eyes = taken(world)
    with looking(eyes):
        assert [(talk.id, talk.state) for talk in queries.talks(eyes, world.dossier.id)] == [(row, State.PLANNED)]
        assert [line.name for line in queries.week(eyes, day)] == ["Anna"]
    with looking(world.eyes("coach")) as before:
        assert queries.week(before, day) == []


def shown_of(eyes, dossier_id, row):
    """What these eyes see of the coachee's choosing: a preparation, an agreement, a piece, a view on the phase."""
    with looking(eyes):
        did = [agreed.did for agreed in latest(eyes, dossier_id)]
        phase = seen.now(eyes, dossier_id)
        views = [one.side for one in (phase.own, phase.other) if one is not None]
        return queries.preparation(eyes, row) is not None, did, len(works(eyes, dossier_id)), Side.COACHEE in views


def test_what_was_shown_is_hidden_from_the_next_coach_and_stays_ones_own(world):
    begin(world, now() - timedelta(days=2))
    row = plan(world)
    hold(world, row, ("Een kwartier buiten",))
    own = world.eyes("coachee", one(world, row).ends_at)
    with looking(own):
        session_notes.mark(own, own.dossier_id, latest(own, own.dossier_id)[0].id, Did.DONE)
        pieces.begin(own, own.dossier_id, *PIECE, language="nl", client_id=uuid4())
        pieces.show(own, own.dossier_id, *PIECE, True)
        view = Judged({}, {"balance": "zo zie ik het"})
        phases.judge(own, own.dossier_id, view, client_id=uuid4(), base_revision=0, shown=True)
    row = plan(world, later(9, world))
    prepare(world, row, shown=True, about="Over mijn werk")
    assert shown_of(world.eyes("coach"), world.dossier.id, row) == (True, [Did.DONE], 1, True)
    eyes = taken(world)
    assert shown_of(eyes, world.dossier.id, row) == (False, [None], 0, False)
    assert shown_of(world.eyes("coachee"), world.dossier.id, row) == (True, [Did.DONE], 1, True)


def guiding_ends(world):
    with looking(operator(now())) as house:
        for guide in guidance(house, world.dossier.id, world.coach.id, "coach"):
            dossiers.end_guide(house, guide)


def test_another_coach_comes_by_a_transfer_alone(world):
    sam = colleague(world)
    guiding_ends(world)
    with looking(world.eyes("manager")) as manager:
        assert [person.id for person in coached(manager, world.dossier.id)] == [world.coach.id, world.former.id]
        for person in (sam, world.former):
            with pytest.raises(Denied):
                dossiers.assign(manager, world.dossier.id, person.id, "coach")
        dossiers.assign(manager, world.dossier.id, world.coach.id, "coach")
        assert len(guidance(manager, world.dossier.id, world.coach.id, "coach")) == 1


def test_someone_whom_nobody_coached_yet_gets_any_coach(world):
    with looking(operator(now())) as house:
        fresh = dossiers.open_for(house, world.practice, world.member)
    with looking(world.eyes("manager")) as manager:
        dossiers.assign(manager, fresh.id, colleague(world).id, "coach")
        assert len(coached(manager, fresh.id)) == 1


def test_a_transfer_from_a_coach_who_left_already(world):
    guiding_ends(world)
    eyes = taken(world)
    with looking(eyes):
        assert len(guidance(eyes, world.dossier.id, eyes.me, "coach")) == 1


def test_a_guide_who_comes_later_does_not_see_what_was_shown_to_others(world):
    begin(world, now() - timedelta(days=9))
    own = world.eyes("coachee", now() - timedelta(days=3))
    with looking(own):
        pieces.begin(own, own.dossier_id, *PIECE, language="nl", client_id=uuid4())
        pieces.show(own, own.dossier_id, *PIECE, True)
    with looking(operator(now())) as house:
        for guide in guidance(house, world.dossier.id, world.care.id, "care_professional"):
            dossiers.end_guide(house, guide)
    with looking(world.eyes("manager")) as manager:
        dossiers.assign(manager, world.dossier.id, world.care.id, "care_professional")
    for again in (False, True):
        if again:
            with looking(world.eyes("coachee")) as own:
                for shown in (False, True):
                    pieces.show(own, own.dossier_id, *PIECE, shown)
        for who, sees in (("coach", True), ("care professional", again)):
            eyes = world.eyes(who)
            with looking(eyes):
                assert (who, bool(works(eyes, world.dossier.id))) == (who, sees)


def test_an_answer_of_the_client_organisation_is_read_by_the_next_coach_when_released_anew(world):
    own = world.eyes("coachee")
    with looking(own):
        orientations.ask(own, world.dossier.id, "Els", "els@werk.invalid", client_id=uuid4())
        row = asked.latest(own, world.dossier.id).id
    guest = Eyes(Role.GUEST, now(), token=tokens.hashed(tokens.link("orientation", row)))
    with looking(guest):
        orientations.answer(guest, {"goal": "Weer plezier."})
    with looking(own):
        orientations.release(own, world.dossier.id, row)
    eyes = taken(world)
    with looking(eyes):
        assert not asked.released(eyes, world.dossier.id)
    with looking(own):
        assert asked.latest(own, world.dossier.id).state is Asked.ANSWERED
        orientations.release(own, world.dossier.id, row)
    with looking(eyes):
        assert asked.released(eyes, world.dossier.id)


def test_what_the_earlier_coach_never_laid_goes_when_the_clock_has_been(world):
    begin(world, now() - timedelta(days=2))
    lay(world)
    for who in ("coach", "coachee"):
        write(world, who, lines(now().date(), "nog"))
    coach = world.eyes("coach")
    with looking(coach):
        phases.judge(
            coach,
            world.dossier.id,
            Judged({}, {"balance": "mijn blik"}),
            client_id=uuid4(),
            base_revision=0,
            shown=False,
        )
    assert {row.side for row in rows(PlanDraft)} == {"coach", "coachee"}
    eyes = taken(world)
    deliver()
    assert {row.side for row in rows(PlanDraft)} == {"coachee"}
    assert rows(PhaseView) == []
    with looking(eyes):
        assert planned.table(eyes, world.dossier.id).number == 1


def test_a_wish_about_a_talk_goes_to_who_coaches_now(world):
    row = plan(world)
    sam = colleague(world)
    with looking(operator(now())) as house:
        [guide] = guidance(house, world.dossier.id, world.coach.id, "coach")
        dossiers.end_guide(house, guide)
        new = dossiers.add_guide(house, world.dossier, sam, "coach")
    deliver()
    for ends, to in ((False, ["sam@voorbeeld.invalid"]), (True, [])):
        if ends:
            with looking(operator(now())) as house:
                dossiers.end_guide(house, new)
        mail.outbox.clear()
        with looking(world.eyes("coachee")) as own:
            session_notes.ask(own, own.dossier_id, row, Wish.MOVE, "", client_id=uuid4())
        deliver()
        assert [who for message in mail.outbox for who in message.to] == to
