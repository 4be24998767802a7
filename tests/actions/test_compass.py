"""The compass and someone who is trusted through actions: kept, chosen, looked at, renewed, removed at once."""

from dataclasses import replace
from uuid import uuid4

import pytest

from luwte.actions import compass, orientations, trusted
from luwte.actions.dossiers import NotThere
from luwte.actions.shares import give
from luwte.jobs import hands
from luwte.records.audit.models import AuditEvent
from luwte.records.audit.queries import breaks
from luwte.records.compass.queries import compass as found
from luwte.records.compass.queries import of_trusted
from luwte.records.eyes import clock, looking, operator
from luwte.records.trusted.queries import by_link, friends, notes
from luwte.rules.compass import Beacon, Part, Series, Side, Wrong
from luwte.rules.consents import Scope
from luwte.rules.trusted import MOST, NOTES_MOST, How, Thought
from luwte.rules.trusted import Wrong as Why
from tests import reporting
from tests.building import now
from tests.guiding_star import MAIL, guest, invite, write

pytestmark = pytest.mark.django_db(databases="__all__")
NIGHTS = Beacon("nachten", Series.SLEEP, Side.AT_MOST, 4, 3)


@pytest.fixture
def own(world):
    eyes = world.eyes("coachee")
    with looking(eyes):
        yield eyes


def put(eyes, words, base=0, client_id=None, **more):
    once = {"client_id": client_id or uuid4(), "base_revision": base, **more}
    return compass.write(eyes, eyes.dossier_id, Part.FLAGS, words, **once)


def look(row, turn=0):
    eyes = guest(row, turn)
    with looking(eyes):
        return trusted.look(eyes)


def test_a_part_is_kept_once_beside_and_taken_back(own):
    form = uuid4()
    assert put(own, "een", client_id=form) == put(own, "een", client_id=form)
    assert put(own, "twee", 1, draft=True).stale is False
    assert put(own, "drie", 1).stale is True
    part = found(own, own.dossier_id).parts[Part.FLAGS]
    assert (part.words, part.kept, part.can_undo) == ("twee", ("drie",), True)
    compass.undo(own, own.dossier_id, Part.FLAGS)
    assert found(own, own.dossier_id).words == {Part.FLAGS: "een"}
    with pytest.raises(NotThere):
        compass.undo(own, own.dossier_id, Part.KEEP)
    with pytest.raises(compass.NotTaken) as fault:
        put(own, " ")
    assert fault.value.why is Wrong.NOTHING


def test_signals_are_added_once_and_taken_away_by_place(own):
    form = uuid4()
    for client_id in (form, form, uuid4()):
        compass.add_beacon(own, own.dossier_id, NIGHTS, client_id=client_id)
    held = found(own, own.dossier_id)
    assert held.beacons == (NIGHTS,)
    for place, revision in ((1, held.beacons_revision), (0, held.beacons_revision - 1)):
        with pytest.raises(NotThere):
            compass.remove_beacon(own, own.dossier_id, place, revision)
    assert compass.remove_beacon(own, own.dossier_id, 0, held.beacons_revision) == NIGHTS
    with pytest.raises(compass.NotTaken) as fault:
        compass.add_beacon(own, own.dossier_id, replace(NIGHTS, times=1), client_id=uuid4())
    assert fault.value.why is Wrong.ROW


def test_a_word_of_the_week_and_the_last_look(own):
    compass.tell_how(own, own.dossier_id, None)
    compass.tell_how(own, own.dossier_id, How.BUSY)
    compass.look(own, own.dossier_id)
    held = found(own, own.dossier_id)
    assert (held.saw.how, held.looked_on) == (How.BUSY, own.today)
    compass.tell_how(own, own.dossier_id, None)
    assert found(own, own.dossier_id).saw is None


def test_a_guide_reads_it_when_shared_and_never_who_is_trusted(world):
    write(world)
    invite(world)
    coach = world.eyes("coach")
    with looking(coach):
        assert found(coach, world.dossier.id).parts == {}
    with looking(world.eyes("coachee")) as own:
        give(own, own.dossier_id, world.coach.id, Scope.COMPASS)
    with looking(coach):
        assert set(found(coach, world.dossier.id).parts) == set(Part)
        assert friends(coach, world.dossier.id) == notes(coach, world.dossier.id) == []
        assert of_trusted(coach, world.dossier.id, tuple(Part), how=True).parts == {}


def test_who_is_trusted_sees_exactly_what_was_chosen(world):
    write(world)
    row = invite(world, (Part.FLAGS, Part.KEEP), how=False)
    held, friend, whose = look(row)
    eyes = guest(row)
    with looking(eyes):
        shown = of_trusted(eyes, held.dossier_id, friend.parts, how=friend.how)
    assert (set(shown.parts), shown.saw, shown.beacons, whose) == ({Part.FLAGS, Part.KEEP}, None, (), "Anna")
    with looking(world.eyes("coachee")) as own:
        compass.tell_how(own, own.dossier_id, How.CALM)
        trusted.choose(own, own.dossier_id, row, [Part.WELL], how=True)
        with pytest.raises(trusted.NotTaken):
            trusted.choose(own, own.dossier_id, row, [], how=False)
    _held, friend, _whose = look(row)
    with looking(eyes):
        shown = of_trusted(eyes, held.dossier_id, friend.parts, how=friend.how)
    assert (set(shown.parts), shown.saw.how) == ({Part.WELL}, How.CALM)
    with looking(world.eyes("coachee")) as own:
        assert len(friends(own, own.dossier_id)[0].looks) == 2
    with looking(operator(now())) as house:
        assert list(breaks(house)) == []
        assert AuditEvent.objects.filter(event="trusted.look").count() == 2


def test_a_renewed_link_ends_the_old_one_and_removing_ends_all(world):
    row = invite(world)
    with looking(world.eyes("coachee")) as own:
        trusted.renew(own, own.dossier_id, row)
    with pytest.raises(NotThere):
        look(row)
    assert look(row, 1)
    with looking(world.eyes("coachee")) as own:
        trusted.remove(own, own.dossier_id, row)
        assert friends(own, own.dossier_id) == []
        with pytest.raises(NotThere):
            trusted.remove(own, own.dossier_id, row)
    eyes = guest(row, 1)
    with looking(eyes):
        for act in (trusted.look, lambda by: trusted.send(by, "x")):
            with pytest.raises(NotThere):
                act(eyes)
    with looking(replace(eyes, token="")) as nobody:
        assert by_link(nobody) is None


def test_a_note_reaches_the_coachee_alone_and_can_be_taken_away(world):
    row = invite(world)
    eyes = guest(row)
    with looking(eyes):
        trusted.send(eyes, " Ik denk aan je ")
        for words, why in ((" ", Why.EMPTY), ("a" * 281, Why.TOO_LONG)):
            with pytest.raises(trusted.NotTaken) as fault:
                trusted.send(eyes, words)
            assert fault.value.why is why
    with looking(world.eyes("coachee")) as own:
        [note] = notes(own, own.dossier_id)
        assert (note.words, note.who) == ("Ik denk aan je", "Sis <b>")
        trusted.drop(own, own.dossier_id, note.id)
        with pytest.raises(NotThere):
            trusted.drop(own, own.dossier_id, note.id)
    with looking(eyes):
        for _note in range(NOTES_MOST):
            trusted.send(eyes, "x")
        with pytest.raises(trusted.NotTaken):
            trusted.send(eyes, "x")


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"name": " "}, Why.NO_NAME),
        ({"name": "a" * 81}, Why.TOO_LONG),
        ({"email": "Anna@voorbeeld.invalid"}, Why.OWN),
        ({"parts": (), "how": False}, Why.NOTHING_CHOSEN),
    ],
)
def test_who_is_not_invited(world, more, why):
    with pytest.raises(trusted.NotTaken) as fault:
        invite(world, **more)
    assert fault.value.why is why


def test_three_are_enough_and_a_form_sent_twice_is_one(world):
    form = uuid4()
    assert invite(world, client_id=form) == invite(world, client_id=form)
    for _more in range(MOST - 1):
        invite(world)
    with pytest.raises(trusted.NotTaken) as fault:
        invite(world)
    assert fault.value.why is Why.TOO_MANY


def test_second_thoughts_come_from_guides_and_payers(world):
    reporting.propose(world)
    with looking(world.eyes("coachee")) as own:
        orientations.ask(own, own.dossier_id, "Chef", "chef@winkel.invalid", client_id=uuid4())
        for email, told in (
            (world.coach.email, (Thought.GUIDE,)),
            ("baas@werk.invalid", (Thought.PAYER,)),
            ("chef@winkel.invalid", (Thought.PAYER,)),
            (MAIL, ()),
        ):
            assert trusted.second_thoughts(own, own.dossier_id, email) == told


def test_the_mail_tells_nothing_and_leaves_only_while_it_holds(world, mailoutbox):
    row = invite(world)
    ids = {"dossier": str(world.dossier.id), "trusted": str(row)}
    with looking(clock(now())):
        hands.trusted(**ids)
    [mail] = mailoutbox
    assert (mail.to, mail.subject) == ([MAIL], "Anna laat je iets zien")
    assert trusted.link(row, 0) in mail.body
    assert not any(word in mail.body.lower() for word in ("kompas", "coach", "burn", "ziek"))
    with looking(world.eyes("coachee")) as own:
        trusted.remove(own, own.dossier_id, row)
    with looking(clock(now())):
        hands.trusted(**ids)
    assert len(mailoutbox) == 1
