"""Reports and letters through actions: proposed, released, opened, guessed at, renewed, withdrawn, answered."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from luwte.actions import releases, tokens
from luwte.actions.dossiers import NotThere
from luwte.actions.writing import Denied
from luwte.jobs import mails
from luwte.records.audit.models import AuditEvent
from luwte.records.audit.queries import breaks
from luwte.records.eyes import Eyes, Role, clock, looking, operator
from luwte.records.outbox.models import OutboxRow
from luwte.records.releases.queries import every, one
from luwte.rules.releases import LINK_DAYS, TRIES_MOST, Kind, Letter, State, Wrong
from tests.building import now, open_gate
from tests.reporting import TO, propose, release, write

pytestmark = pytest.mark.django_db(databases="__all__")


def guest(row, turn=0, at=None):
    return Eyes(Role.GUEST, at or now(), token=tokens.hashed(releases.link(row, turn)))


def open_(row, code=None, turn=0, at=None):
    eyes = guest(row, turn, at)
    with looking(eyes):
        return releases.open_by_link(eyes, code or releases.code_of(row, turn))


def act(world, do, row, who="coachee"):
    with looking(world.eyes(who)) as eyes:
        do(eyes, world.dossier.id, row)


def stands(world, row):
    with looking(world.eyes("coachee")) as own:
        return one(own, own.dossier_id, row)


def events(world):
    with looking(operator(now())) as house:
        assert list(breaks(house)) == []
        return [one.event for one in AuditEvent.objects.filter(event__startswith="releases.").order_by("at")]


def test_a_report_holds_what_is_on_record_and_opens_with_link_and_code(world):
    row = propose(world)
    with pytest.raises(NotThere):
        open_(row)
    release(world, row)
    release(world, row)
    found = open_(row, f" {releases.code_of(row, 0)} ")
    told = dict(map(tuple, found.paper["facts"]))
    assert (told["Over"], told["Begin"], told["Eind"], told["Gehouden sessies"]) == (
        "Anna",
        "startdatum volgt in overleg",
        "loopt nog",
        "0",
    )
    assert len(found.opened) == len(stands(world, row).opened) == 1
    assert "releases.open" in events(world)
    with looking(operator(now())):
        assert OutboxRow.objects.filter(kind="mail.report").count() == 1


def test_wrong_codes_end_the_link_and_a_new_one_opens(world):
    row = propose(world)
    release(world, row)
    right = releases.code_of(row, 0)
    for _guess in range(TRIES_MOST):
        assert open_(row, "000000" if right != "000000" else "000001") is None
    with pytest.raises(NotThere):
        open_(row)
    act(world, releases.renew, row)
    with pytest.raises(NotThere):
        open_(row)
    assert open_(row, turn=1) is not None
    assert events(world).count("releases.wrong_code") == TRIES_MOST


def test_a_link_ends_with_its_days_and_with_withdrawing(world):
    row = propose(world)
    release(world, row)
    with pytest.raises(NotThere):
        open_(row, at=now() + timedelta(days=LINK_DAYS))
    assert open_(row)
    act(world, releases.withdraw, row)
    with pytest.raises(NotThere):
        open_(row)
    for do in (releases.renew, releases.release):
        with pytest.raises(releases.NotNow):
            act(world, do, row)
    assert stands(world, row).state is State.WITHDRAWN


def test_a_coach_takes_back_only_what_was_not_released(world):
    first, second = propose(world), propose(world)
    act(world, releases.withdraw, first, "coach")
    release(world, second)
    with pytest.raises(releases.NotNow):
        act(world, releases.withdraw, second, "coach")
    with pytest.raises(NotThere):
        act(world, releases.release, uuid4())
    third = propose(world)
    act(world, releases.decline, third)
    assert stands(world, third).state is State.DECLINED


@pytest.mark.parametrize(
    ("to", "agreements", "back", "why"),
    [
        (" ", (), 1, Wrong.NAME),
        ("a" * 121, (), 1, Wrong.NAME),
        ("Verzuimteam", (), 1, Wrong.TELLING),
        ("Mo", ("vrije woorden",), 1, Wrong.SENTENCE),
        ("Mo", (), -1, Wrong.PERIOD),
    ],
)
def test_what_cannot_be_proposed(world, to, agreements, back, why):
    with looking(world.eyes("coach")) as coach:
        days = (coach.today - timedelta(days=back), coach.today)
        with pytest.raises(releases.NotTaken) as fault:
            releases.propose(coach, world.dossier.id, *days, agreements, to, TO[1], client_id=uuid4())
    assert fault.value.why is why


def test_sent_twice_is_one_and_only_a_coach_proposes(world):
    form = uuid4()
    with looking(world.eyes("coach")) as coach:
        given = (coach.today, coach.today, (), *TO)
        rows = {releases.propose(coach, world.dossier.id, *given, client_id=form) for _twice in range(2)}
        assert len(rows) == 1
        assert len(every(coach, world.dossier.id, Kind.REPORT)) == 1
    with looking(world.eyes("care professional")) as care, pytest.raises(Denied):
        releases.propose(care, world.dossier.id, *given, client_id=uuid4())
    with looking(world.eyes("manager")) as manager:
        assert every(manager, world.dossier.id) == []


def test_a_start_and_an_end_on_record_are_told(world):
    from luwte.actions import trajectories

    with looking(world.eyes("coach")) as coach:
        open_gate(coach, world.dossier.id)
        trajectories.start(coach, world.dossier.id, 1, ())
    row = propose(world)
    told = dict(map(tuple, stands(world, row).paper["facts"]))
    assert told["Begin"] != "startdatum volgt in overleg"


def test_a_letter_is_carried_and_its_answer_noted(world):
    row = write(world)
    with looking(world.eyes("coach")) as coach, pytest.raises(releases.NotNow):
        releases.reply(coach, world.dossier.id, row, coach.today, "x")
    release(world, row)
    with pytest.raises(releases.NotNow):
        act(world, releases.renew, row)
    with looking(world.eyes("coach")) as coach:
        releases.reply(coach, world.dossier.id, row, coach.today, " Over een week ")
        for on, words, why in (
            (coach.today + timedelta(days=1), "x", Wrong.FUTURE),
            (coach.today, "x" * 1501, Wrong.TOO_LONG),
        ):
            with pytest.raises(releases.NotTaken) as fault:
                releases.reply(coach, world.dossier.id, row, on, words)
            assert fault.value.why is why
        with pytest.raises(releases.NotTaken):
            releases.write(coach, world.dossier.id, Letter("", "?"), client_id=uuid4())
    assert stands(world, row).value["reply"]["words"] == "Over een week"
    with looking(world.eyes("coach")) as coach:
        releases.reply(coach, world.dossier.id, row, coach.today, " ")
    assert stands(world, row).value["reply"] is None
    with looking(operator(now())):
        assert not OutboxRow.objects.filter(kind="mail.report").exists()


def test_the_mail_tells_nothing_and_leaves_only_while_it_opens(world, mailoutbox):
    row = propose(world)
    ids = {"dossier": str(world.dossier.id), "release": str(row)}
    with looking(clock(now())):
        mails.report(**ids)
    release(world, row)
    with looking(clock(now())):
        mails.report(**ids)
    [mail] = mailoutbox
    assert mail.to == [TO[1]]
    assert "Anna" not in mail.subject + mail.body
    assert releases.code_of(row, 0) not in mail.body
    assert releases.link(row, 0) in mail.body
    act(world, releases.withdraw, row)
    with looking(clock(now())):
        mails.report(**ids)
    assert len(mailoutbox) == 1
    eyes = replace(guest(row), token="")
    with looking(eyes), pytest.raises(NotThere):
        releases.open_by_link(eyes, "1")
