"""Messages reach the other once, drafts nobody, and who comes after reads none of it."""

from dataclasses import replace
from datetime import time, timedelta
from uuid import uuid4

import pytest

from luwte.actions import dossiers, messages, offices
from luwte.actions.dossiers import NotThere
from luwte.actions.writing import Denied
from luwte.exchange.images.values import Clean, Kind
from luwte.records.attachments import queries as attachments
from luwte.records.attachments.models import Attachment
from luwte.records.audit.models import AuditEvent
from luwte.records.caseload import queries as caseload
from luwte.records.caseload.models import CaseloadRow
from luwte.records.dossiers.queries import guidance
from luwte.records.eyes import Eyes, Role, clock, looking, operator
from luwte.records.messages import queries
from luwte.records.messages.models import Message, MessageDraft
from luwte.records.offices.queries import office
from luwte.records.outbox.models import OutboxRow
from luwte.rules.attention import Kind as Fact
from luwte.rules.messages import UNDO, Away, Office, Wrong
from tests.building import now
from tests.talking import send

FILE = Clean(Kind.PNG, b"bytes of a picture", 3, 2, "tuin.png")


def read(world, who, guide=None):
    with looking(world.eyes(who)) as eyes:
        return queries.conversation(eyes, world.dossier.id, guide or world.coach.id)[0]


def texts(world, who, guide=None):
    return [line.text for line in read(world, who, guide)]


def mails():
    with looking(clock(now())):
        return OutboxRow.objects.filter(kind="mail.message").count()


def facts(world, who="coach"):
    with looking(world.eyes(who)) as eyes:
        return {line.name: [one.kind for one in line.facts] for line in caseload.lines(eyes)}


def test_it_reaches_the_other_once(world):
    form = uuid4()
    first = send(world, "coachee", "  Dag Coach \n", client_id=form)
    assert send(world, "coachee", "Dag Coach", client_id=form) == first
    assert texts(world, "coach") == texts(world, "coachee") == ["Dag Coach"]
    [mine], [theirs] = read(world, "coachee"), read(world, "coach")
    assert (mine.mine, mine.unread, theirs.mine, theirs.unread) == (True, False, False, True)


@pytest.mark.parametrize("who", ["former coach", "coach elsewhere", "manager", "other coachee", "care professional"])
def test_nobody_else_reads_or_writes_it(world, who):
    message = send(world, "coachee", "Dag", [])
    with looking(world.eyes("coachee")) as own:
        [row] = queries.of(own, world.dossier.id)
    assert texts(world, who) == []
    with looking(world.eyes(who)) as eyes:
        for act in (
            lambda: messages.send(eyes, world.dossier.id, world.coach.id, "x", client_id=uuid4()),
            lambda: messages.draft(eyes, world.dossier.id, world.coach.id, "x", client_id=uuid4(), base_revision=0),
            lambda: messages.withdraw(eyes, world.dossier.id, message),
        ):
            with pytest.raises((NotThere, Denied)):
                act()
        assert queries.draft(eyes, world.dossier.id, world.coach.id) == queries.Draft()
        assert queries.unread_from(eyes, world.dossier.id) == {}
        assert queries.partners(eyes, world.dossier.id) == []
    assert row.id == message


def test_each_guide_has_a_conversation_of_their_own(world):
    send(world, "coachee", "aan de coach")
    send(world, "coachee", "aan zorg", guide=world.care.id)
    send(world, "care professional", "van zorg")
    assert texts(world, "coach") == ["aan de coach"]
    assert texts(world, "care professional", world.care.id) == ["van zorg", "aan zorg"]
    with looking(world.eyes("coachee")) as own:
        assert queries.partners(own, world.dossier.id) == [world.care.id, world.coach.id]
        assert queries.unread_from(own, world.dossier.id) == {world.care.id: 1}


def test_a_guide_writes_in_no_other_conversation(world):
    with looking(world.eyes("coach")) as eyes, pytest.raises(NotThere):
        messages.send(eyes, world.dossier.id, world.care.id, "x", client_id=uuid4())


@pytest.mark.parametrize(("text", "files", "why"), [(" ", 0, Wrong.EMPTY), ("a" * 5001, 0, Wrong.TOO_LONG)])
def test_what_breaks_a_rule_is_told(world, text, files, why):
    with looking(world.eyes("coachee")) as own, pytest.raises(messages.NotTaken) as fault:
        messages.send(own, own.dossier_id, world.coach.id, text, client_id=uuid4())
    assert fault.value.why == (why,)


def test_a_draft_too_long_is_not_kept_and_an_empty_one_makes_nothing(world):
    with looking(world.eyes("coachee")) as own:
        with pytest.raises(messages.NotTaken):
            messages.draft(own, own.dossier_id, world.coach.id, "a" * 5001, client_id=uuid4(), base_revision=0)
        messages.draft(own, own.dossier_id, world.coach.id, " ", client_id=uuid4(), base_revision=0)
        assert not MessageDraft.objects.exists()


def keep(world, text, base, who="coachee", client_id=None):
    with looking(world.eyes(who)) as eyes:
        return messages.draft(
            eyes, world.dossier.id, world.coach.id, text, client_id=client_id or uuid4(), base_revision=base
        )


def test_drafts_are_for_their_writer_and_leave_no_line_in_the_log(world):
    before = AuditEvent.objects.filter(event__startswith="messages").count()
    assert keep(world, "van mij", 0).revision == 1
    assert keep(world, "van de coach", 0, "coach").text == "van de coach"
    assert keep(world, "van mij, langer", 1) == queries.Draft("van mij, langer", (), 2)
    assert keep(world, "van mij, langer", 1).revision == 2
    with looking(world.eyes("coachee")) as own:
        assert queries.draft(own, own.dossier_id, world.coach.id).text == "van mij, langer"
    assert AuditEvent.objects.filter(event__startswith="messages").count() == before
    assert texts(world, "coach") == []


def test_a_draft_from_an_older_page_is_kept_beside(world):
    keep(world, "eerst", 0)
    stale = keep(world, "ergens anders", 0)
    assert (stale.text, stale.kept) == ("eerst", ("ergens anders",))
    assert keep(world, "  ", 0).kept == ("ergens anders",)
    for n in range(6):
        keep(world, f"versie {n}", 77)
    assert len(keep(world, "eerst", 77).kept) == 5
    with looking(world.eyes("coachee")) as own:
        messages.drop(own, own.dossier_id, world.coach.id)
        messages.drop(own, own.dossier_id, world.coach.id)
        assert queries.draft(own, own.dossier_id, world.coach.id) == queries.Draft()


def test_sending_takes_the_draft_and_leaves_other_words(world):
    form = uuid4()
    keep(world, "dag", 0)
    send(world, "coachee", "dag", client_id=form)
    # what autosave sends late comes to nothing
    assert keep(world, "dag", 1, client_id=form) == queries.Draft()
    keep(world, "een", 0)
    send(world, "coachee", "een en meer", base_revision=1)
    assert not MessageDraft.objects.exists()
    keep(world, "nog niet verstuurd", 0)
    send(world, "coachee", "iets anders", base_revision=0)
    with looking(world.eyes("coachee")) as own:
        assert queries.draft(own, own.dossier_id, world.coach.id).kept == ("nog niet verstuurd",)


def test_unread_stands_on_the_list_of_its_reader_alone_and_goes_by_opening(world):
    assert facts(world)["Anna"] == []
    send(world, "coachee", "dag")
    assert facts(world)["Anna"] == [Fact.MESSAGE]
    assert facts(world, "care professional")["Anna"] == []
    with looking(world.eyes("coach")) as eyes:
        messages.read(eyes, world.dossier.id, world.coach.id)
        messages.read(eyes, world.dossier.id, world.coach.id)
    assert facts(world)["Anna"] == []
    with looking(world.eyes("coach")) as eyes:
        messages.unread(eyes, world.dossier.id, world.coach.id)
    assert facts(world)["Anna"] == [Fact.MESSAGE]


def test_nothing_to_put_back_on_unread(world):
    with looking(world.eyes("coach")) as eyes, pytest.raises(NotThere):
        messages.unread(eyes, world.dossier.id, world.coach.id)


def test_a_message_is_a_sign_and_the_guides_own_is_not(world):
    send(world, "coach", "dag")
    with looking(clock(now())):
        assert CaseloadRow.objects.get(dossier=world.dossier).last_sign is None
    send(world, "coachee", "dag")
    with looking(clock(now())):
        assert CaseloadRow.objects.get(dossier=world.dossier).last_sign == world.eyes("coachee").today


def test_one_mail_for_what_waits(world):
    for text in ("een", "twee"):
        send(world, "coachee", text)
    assert mails() == 1
    send(world, "coach", "drie")
    assert mails() == 2
    with looking(world.eyes("coach")) as eyes:
        messages.read(eyes, world.dossier.id, world.coach.id)
    send(world, "coachee", "vier")
    assert mails() == 3


def test_taken_back_within_minutes_and_the_words_are_a_draft_again(world):
    keep(world, "al begonnen", 0)
    message = send(world, "coachee", "te snel", base_revision=9, guide=world.coach.id)
    with looking(world.eyes("coachee")) as own:
        messages.drop(own, own.dossier_id, world.coach.id)
    keep(world, "al begonnen", 0)
    with looking(world.eyes("coachee")) as own:
        messages.withdraw(own, own.dossier_id, message)
        assert queries.draft(own, own.dossier_id, world.coach.id).text == "te snel\n\nal begonnen"
        with pytest.raises(NotThere):
            messages.withdraw(own, own.dossier_id, message)
    assert texts(world, "coach") == texts(world, "coachee") == []
    with looking(clock(now())):
        row = Message.objects.get(id=message)
    assert row.withdrawn_at
    assert facts(world)["Anna"] == []


def test_its_files_go_along_when_it_is_taken_back(world):
    with looking(world.eyes("coach")) as eyes:
        message = messages.send(eyes, world.dossier.id, world.coach.id, "", [FILE, FILE], client_id=uuid4())
        assert [one.name for one in attachments.hanging(eyes, world.dossier.id, [message])[message]] == ["tuin.png"] * 2
        messages.withdraw(eyes, world.dossier.id, message)
    with looking(clock(now())):
        assert not Attachment.objects.exists()


def test_later_than_some_minutes_it_stays(world):
    message = send(world, "coachee", "dag", at=now() - UNDO - timedelta(minutes=1))
    with looking(world.eyes("coachee")) as own, pytest.raises(messages.TooLate):
        messages.withdraw(own, own.dossier_id, message)
    assert texts(world, "coach") == ["dag"]


def test_nobody_takes_back_what_another_wrote(world):
    message = send(world, "coach", "dag")
    with looking(world.eyes("coachee")) as own, pytest.raises(NotThere):
        messages.withdraw(own, own.dossier_id, message)


def test_a_file_is_for_the_two_of_the_conversation(world):
    with looking(world.eyes("coachee")) as own:
        message = messages.send(own, own.dossier_id, world.coach.id, "", [FILE], client_id=uuid4())
        row = attachments.hanging(own, own.dossier_id, [message])[message][0]
        told, data = attachments.one(own, own.dossier_id, row.id)
        assert (told.kind, told.width, told.height, told.bytes, data) == ("png", 3, 2, len(FILE.data), FILE.data)
    for who in ("care professional", "former coach", "manager", "other coachee", "coach elsewhere"):
        with looking(world.eyes(who)) as eyes:
            assert attachments.one(eyes, world.dossier.id, row.id) is None
            assert attachments.hanging(eyes, world.dossier.id, [message]) == {}


def test_after_the_guidance_ended_the_coachee_reads_on_and_the_coach_does_not(world):
    send(world, "coachee", "dag")
    house = operator(now())
    with looking(house):
        for guide in guidance(house, world.dossier.id, world.coach.id, "coach"):
            dossiers.end_guide(house, guide)
    assert texts(world, "coachee") == ["dag"]
    assert texts(world, "coach") == []
    with looking(world.eyes("coachee")) as own, pytest.raises(NotThere):
        messages.send(own, own.dossier_id, world.coach.id, "nog iets", client_id=uuid4())


def test_the_trajectory_waits_and_messages_go_on(world):
    # given: a dossier without a talk on record: the gate is not open
    assert send(world, "coachee", "dag")
    assert send(world, "coach", "dag terug")


def test_hours_are_ones_own_and_known_in_the_practice(world):
    hours = Office(frozenset({4, 0}), time(10), time(15))
    with looking(world.eyes("coach")) as eyes:
        today = eyes.today
        offices.keep(eyes, hours, today, today)
        offices.keep(eyes, hours, today, today + timedelta(3))
        assert offices.NotTaken
    with looking(world.eyes("coachee")) as own:
        assert office(own, world.coach.id) == replace(hours, away=Away(today, today + timedelta(3)))
        assert office(own, world.care.id) == Office()
    for stranger in (world.eyes("nobody"), Eyes(Role.MEMBER, now(), world.anna.id), world.eyes("coach elsewhere")):
        with looking(stranger) as eyes:
            assert office(eyes, world.coach.id) == Office()
    with looking(operator(now())) as house:
        assert office(house, world.coach.id, world.practice.id).closes == time(15)


def test_odd_hours_are_not_kept_and_a_coachee_has_none(world):
    with looking(world.eyes("coach")) as eyes, pytest.raises(offices.NotTaken) as fault:
        offices.keep(eyes, Office(frozenset()), eyes.today, None)
    assert fault.value.why == (Wrong.NO_DAYS, Wrong.AWAY_ENDS)
    with looking(world.eyes("coachee")) as own, pytest.raises(Denied):
        offices.keep(own, Office(), None, None)
