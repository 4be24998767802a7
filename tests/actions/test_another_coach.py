"""To another coach: planned talks go along, and what was shown piece by piece is hidden until it is shown anew."""

from datetime import timedelta
from uuid import uuid4

from luwte.actions import phases, pieces, session_notes, transfers
from luwte.records.assignments.queries import works
from luwte.records.eyes import Eyes, Role, looking
from luwte.records.plans import phases as seen
from luwte.records.sessions import queries
from luwte.records.sessions.agreements import Did, latest
from luwte.rules.coaching_sessions import State
from luwte.rules.phases import Judged
from luwte.rules.plans import Side
from tests.building import colleague, now
from tests.talks import begin, hold, later, one, plan, prepare, propose

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
    row = plan(world)
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
