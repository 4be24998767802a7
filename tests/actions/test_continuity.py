"""Someone stands in, leaves, stops, comes along once, or brings a list: and nobody sees more than they should."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from luwte.actions import (
    bringing,
    closing,
    dossiers,
    farewells,
    joint_sessions,
    people,
    shares,
    substitutes,
    tokens,
    transfers,
)
from luwte.actions.dossiers import NotThere
from luwte.actions.writing import Denied
from luwte.records import keys
from luwte.records.audit.models import AuditEvent
from luwte.records.caseload import queries as lists
from luwte.records.caseload.models import CaseloadRow
from luwte.records.closings import queries as closings
from luwte.records.closings.models import Closing
from luwte.records.dossiers.models import Dossier
from luwte.records.dossiers.queries import guidance, visible
from luwte.records.eyes import Eyes, Role, clock, looking, operator
from luwte.records.joint_sessions import queries as joint
from luwte.records.joint_sessions.models import JointInvitation
from luwte.records.offices import queries as offices
from luwte.records.outbox.models import OutboxRow
from luwte.records.people.models import Invitation
from luwte.records.people.queries import batches, coaches
from luwte.records.shares.queries import scopes
from luwte.records.trajectories.queries import taken_over
from luwte.rules.attention import Kind
from luwte.rules.bringing import read
from luwte.rules.consents import Scope
from luwte.rules.continuity import UNDO, Wrong
from tests.building import colleague, now
from tests.talking import send
from tests.talks import one, plan
from tests.web.test_messages import texts_of


@pytest.fixture
def sam(world):
    """Another coach of the practice, who guides nobody."""
    return colleague(world)


def as_coach(world, person, at=None):
    return Eyes(Role.COACH, at or now(), person.id, world.practice.id)


def count(table, **which):
    with looking(clock(now())):
        return table.objects.filter(**which).count()


def stand_in(world, sam, who="coach", days=9, **more):
    with looking(world.eyes(who)) as eyes:
        return substitutes.begin(eyes, world.coach.id, sam.id, eyes.today, eyes.today + timedelta(days), **more)


@pytest.mark.parametrize("who", ["coach", "manager"])
def test_a_substitute_sees_contact_and_appointments_only(world, sam, who):
    planned = one(world, plan(world)).starts_at
    house = operator(now() - timedelta(days=5))
    with looking(house):
        # someone of a colleague who is not away
        elsewhere = dossiers.open_for(house, world.practice, world.member)
        dossiers.add_guide(house, elsewhere, world.former, "coach")
    stand_in(world, sam, who)
    with looking(as_coach(world, sam)) as eyes:
        anna, bram = lists.stand_in(eyes)
        assert (anna.name, anna.email, anna.coach) == ("Anna", "anna@voorbeeld.invalid", "Coach")
        assert anna.appointments == (planned,)
        assert (bram.name, bram.appointments) == ("Bram", ())
        # and nothing else: the dossier is not theirs, nor are days, messages, or the list
        assert not visible(eyes).exists()
        assert lists.lines(eyes) == []
        assert CaseloadRow.objects.count() == 0 or connection.vendor != "postgresql"
        assert scopes(eyes, world.dossier.id) == set()
        with pytest.raises(NotThere):
            dossiers.there(eyes, world.dossier.id)
    assert count(OutboxRow, kind="mail.substitute") == 2


def test_the_look_of_a_substitute_is_marked_in_the_log_of_the_coachee(world, sam):
    stand_in(world, sam)
    with looking(as_coach(world, sam)) as eyes:
        substitutes.look(eyes, [one.dossier for one in lists.stand_in(eyes)])
    with looking(clock(now())):
        rows = AuditEvent.objects.filter(event="look.stand_in", chain_id=world.dossier.id)
        assert [(row.who_id, row.relation) for row in rows] == [(sam.id, "substitute")]
        assert AuditEvent.objects.filter(event="substitutes.begin", chain_id=world.dossier.id).count() == 1


def test_it_ends_at_once_and_by_its_last_day(world, sam):
    row = stand_in(world, sam)
    with looking(as_coach(world, sam, now() + timedelta(days=10))) as later:
        assert lists.stand_in(later) == []
    with looking(world.eyes("coachee")) as own:
        assert [one.name for one in offices.stand_ins(own, world.coach.id)] == ["Sam"]
    with looking(world.eyes("coach")) as eyes:
        substitutes.end(eyes, row)
        assert offices.substitutions(eyes) == []
        with pytest.raises(NotThere):
            substitutes.end(eyes, row)
    with looking(as_coach(world, sam)) as eyes:
        assert (lists.stand_in(eyes), offices.covered(eyes)) == ([], [])
        assert offices.stand_ins(eyes, world.coach.id) == []


def test_what_is_odd_about_standing_in(world, sam):
    with looking(world.eyes("coach")) as eyes:
        with pytest.raises(substitutes.NotTaken) as fault:
            substitutes.begin(eyes, world.coach.id, world.coach.id, eyes.today, eyes.today)
        assert fault.value.why == (Wrong.SELF,)
        for coach, other in ((sam.id, world.coach.id), (world.coach.id, world.stranger.id)):
            with pytest.raises(Denied):
                substitutes.begin(eyes, coach, other, eyes.today, eyes.today)
    stand_in(world, sam)
    with pytest.raises(substitutes.Already):
        stand_in(world, sam)
    with looking(world.eyes("coachee")) as own:
        assert coaches(own) == []
        with pytest.raises(Denied):
            substitutes.begin(own, world.coach.id, sam.id, own.today, own.today)
        assert offices.substitutions(own) == []
        assert offices.covered(own) == []


def propose(world, sam):
    with looking(world.eyes("manager")) as eyes:
        return transfers.propose(eyes, world.dossier.id, world.coach.id, sam.id)


def test_the_coachee_picks_and_the_earlier_coach_sees_nothing_at_once(world, sam):
    send(world, "coachee", "aan de eerste coach")
    propose(world, sam)
    with looking(as_coach(world, sam)) as eyes:
        assert not visible(eyes).exists()
    with looking(world.eyes("coachee")) as own:
        transfers.take(own, own.dossier_id, [Scope.DAYS, Scope.INTAKE])
        with pytest.raises(NotThere):
            transfers.take(own, own.dossier_id, [])
    with looking(world.eyes("coach")) as eyes:
        assert not visible(eyes).filter(id=world.dossier.id).exists()
        assert scopes(eyes, world.dossier.id) == set()
        assert texts_of(eyes, world.dossier.id, world.coach.id) == []
    with looking(as_coach(world, sam)) as eyes:
        assert visible(eyes).filter(id=world.dossier.id).exists()
        assert scopes(eyes, world.dossier.id) == {Scope.DAYS, Scope.INTAKE}
        assert texts_of(eyes, world.dossier.id, world.coach.id) == []
    with looking(world.eyes("coachee")) as own:
        assert texts_of(own, own.dossier_id, world.coach.id) == ["aan de eerste coach"]


def test_a_proposal_is_one_and_can_be_taken_back(world, sam):
    propose(world, sam)
    with pytest.raises(transfers.Already):
        propose(world, sam)
    with looking(world.eyes("manager")) as eyes:
        transfers.withdraw(eyes, world.dossier.id)
        with pytest.raises(NotThere):
            transfers.withdraw(eyes, world.dossier.id)
        for leaves, comes in ((sam.id, world.coach.id), (world.coach.id, world.coach.id), (world.coach.id, uuid4())):
            with pytest.raises(Denied):
                transfers.propose(eyes, world.dossier.id, leaves, comes)
    for who in ("coach", "coachee"):
        with looking(world.eyes(who)) as eyes, pytest.raises(Denied):
            transfers.propose(eyes, world.dossier.id, world.coach.id, sam.id)


def test_who_was_added_meanwhile_guides_once(world, sam):
    propose(world, sam)
    with looking(operator(now())) as house:
        dossiers.add_guide(house, world.dossier, sam, "coach")
    with looking(world.eyes("coachee")) as own:
        transfers.take(own, own.dossier_id, [])
        assert len(guidance(own, own.dossier_id, sam.id, "coach")) == 1


@pytest.mark.parametrize("who", ["coach", "manager"])
def test_put_to_rest_and_taken_up_again_within_a_day(world, who):
    with looking(world.eyes(who)) as eyes:
        row = closing.stop(eyes, world.dossier.id, " een notitie ")
        with pytest.raises(NotThere):
            closing.stop(eyes, world.dossier.id, "")
    with looking(world.eyes("coach")) as coach:
        assert not visible(coach).filter(id=world.dossier.id).exists()
        assert world.dossier.id not in {line.dossier_id for line in lists.lines(coach)}
    with looking(clock(now())):
        held = Closing.objects.get(id=row)
        assert keys.ring([held.dossier_id]).open(held) == {"note": "een notitie"}
        told = AuditEvent.objects.filter(event="closing.stop").get()
        assert (told.object_type, told.object_id) == ("dossier", world.dossier.id)
    with looking(world.eyes("care professional")) as other, pytest.raises(NotThere):
        closing.undo(other, row)
    with looking(world.eyes("coachee")) as own:
        assert closings.fresh(own) == []
    with looking(replace(world.eyes(who), at=now() + UNDO + timedelta(minutes=1))) as late, pytest.raises(NotThere):
        closing.undo(late, row)
    with looking(world.eyes(who)) as eyes:
        assert closing.undo(eyes, row) == world.dossier.id
        with pytest.raises(NotThere):
            closing.undo(eyes, row)
    assert count(Dossier, id=world.dossier.id, closed_at=None) == 1


def test_a_note_too_long_and_a_coachee_who_stops(world):
    with looking(world.eyes("coach")) as eyes, pytest.raises(closing.TooLong):
        closing.stop(eyes, world.dossier.id, "a" * 2001)
    with looking(world.eyes("coachee")) as own, pytest.raises(Denied):
        closing.stop(own, world.dossier.id, "")


def test_a_practice_tells_its_last_day_once_and_takes_it_back(world):
    with looking(world.eyes("manager")) as eyes:
        with pytest.raises(farewells.NotTaken) as fault:
            farewells.tell(eyes, eyes.today - timedelta(1))
        assert fault.value.why is Wrong.PAST
        farewells.tell(eyes, eyes.today + timedelta(30))
        with pytest.raises(farewells.Already):
            farewells.tell(eyes, eyes.today + timedelta(30))
    with looking(world.eyes("coachee")) as own:
        assert closings.last_day(own) == own.today + timedelta(30)
    with looking(world.eyes("coach")) as coach:
        assert closings.last_day(coach) is None
        with pytest.raises(Denied):
            farewells.tell(coach, coach.today)
    assert count(OutboxRow, kind="mail.farewell") == 2
    with looking(world.eyes("manager")) as eyes:
        farewells.withdraw(eyes)
        with pytest.raises(NotThere):
            farewells.withdraw(eyes)


def invite(world, days=3, at=None, **more):
    more = {"client_id": uuid4(), **more}
    with looking(world.eyes("coachee", at)) as own:
        joint_sessions.invite(own, own.dossier_id, "partner@voorbeeld.invalid", own.today + timedelta(days), **more)
        return joint.asked(own, own.dossier_id)


def guest(row_id, at=None):
    return Eyes(Role.GUEST, at or now(), token=tokens.hashed(tokens.link("joint", row_id)))


def test_someone_close_reads_a_page_and_nothing_of_them_stays(world):
    form = uuid4()
    [row] = invite(world, client_id=form)
    assert len(invite(world, client_id=form)) == 1
    with looking(guest(row.id)) as eyes:
        found, who = joint.by_link(eyes)
        assert (found.id, who) == (row.id, "Anna")
    with looking(clock(now())) as house:
        joint_sessions.forget(house, JointInvitation.objects.select_related("dossier").get())
        held = JointInvitation.objects.get()
        assert keys.ring([held.dossier_id]).open(held) == {"who": "Anna", "to": ""}
    with looking(guest(row.id, now() + timedelta(days=11))) as late:
        assert joint.by_link(late) is None
    with looking(world.eyes("coachee")) as own:
        assert joint.by_link(own) is None
        joint_sessions.withdraw(own, own.dossier_id, row.id)
        with pytest.raises(NotThere):
            joint_sessions.withdraw(own, own.dossier_id, row.id)
    with looking(guest(row.id)) as eyes:
        assert joint.by_link(eyes) is None
    with looking(world.eyes("coach")) as coach:
        assert joint.asked(coach, world.dossier.id) == []
        with pytest.raises(Denied):
            joint_sessions.invite(coach, world.dossier.id, "x@y.invalid", coach.today, client_id=uuid4())


def test_three_at_most_in_a_week_and_no_day_that_was(world):
    for _ in range(3):
        rows = invite(world)
    with pytest.raises(joint_sessions.TooMany):
        invite(world)
    with looking(world.eyes("coachee")) as own:
        for row in rows:
            joint_sessions.withdraw(own, own.dossier_id, row.id)
    with pytest.raises(joint_sessions.TooMany):
        invite(world)
    assert len(invite(world, at=now() + timedelta(days=8))) == 1
    with pytest.raises(joint_sessions.NotTaken) as fault:
        invite(world, days=-1)
    assert fault.value.why is Wrong.PAST


LIST = "Jo Maes; jo@voorbeeld.invalid; 2026-01-05\nAn Claes; an@voorbeeld.invalid"


def brought(world, text=LIST, batch=None):
    with looking(world.eyes("coach")) as eyes:
        return bringing.bring(eyes, read(text, eyes.today), batch or uuid4())


def test_a_list_is_invited_whole_or_not_and_once(world):
    with pytest.raises(bringing.NotTaken):
        brought(world, LIST + "\nzonder adres")
    assert count(Invitation) == 0
    batch = uuid4()
    assert [brought(world, batch=batch), brought(world, batch=batch)] == [2, 0]
    assert count(Invitation, batch=batch) == count(OutboxRow, kind="mail.invitation") == 2
    with looking(world.eyes("coach")) as eyes:
        [one] = batches(eyes)
        assert one.names == ("An Claes", "Jo Maes")
    with looking(world.eyes("coachee")) as own, pytest.raises(Denied):
        bringing.bring(own, read(LIST, own.today), uuid4())


def test_it_is_taken_back_as_one(world):
    batch = uuid4()
    brought(world, batch=batch)
    for who in ("former coach", "coach elsewhere"):
        with looking(world.eyes(who)) as eyes, pytest.raises(NotThere):
            bringing.undo(eyes, batch)
    with looking(world.eyes("coach")) as eyes:
        assert bringing.undo(eyes, batch) == 2
        assert batches(eyes) == []
        with pytest.raises(NotThere):
            bringing.undo(eyes, batch)


def test_who_says_yes_has_a_course_that_was_taken_over_with_the_talk_still_to_come(world):
    brought(world)
    login = Eyes(Role.LOGIN, now())
    with looking(login):
        for row in Invitation.objects.select_related("practice", "guide").order_by("name"):
            for _ in range(2):
                person, dossier = people.accept(login, row)
    own = Eyes(Role.COACHEE, now(), person.id, world.practice.id, dossier.id)
    with looking(own):
        assert taken_over(own, dossier.id).isoformat() == "2026-01-05"
    with looking(world.eyes("coach")) as eyes:
        facts = {line.name: [fact.kind for fact in line.facts] for line in lists.lines(eyes)}
        assert (facts["Jo Maes"], facts["An Claes"]) == ([Kind.TOPIC], [])
        assert taken_over(eyes, dossier.id)
    with looking(world.eyes("manager")) as manager:
        assert taken_over(manager, dossier.id) is None
    # the gate stays honest, and contact goes on
    with looking(own):
        shares.give(own, dossier.id, world.coach.id, Scope.DAYS)
