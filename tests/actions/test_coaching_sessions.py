"""Coaching sessions by the two of them: planned, moved, called off, held; and what calendars hear of it."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from luwte.actions import calendars, coaching_series, coaching_sessions, session_notes, trajectories
from luwte.actions.coaching_series import Changed, Series
from luwte.actions.coaching_sessions import NotNow, NotTaken, Slot
from luwte.actions.dossiers import NotThere
from luwte.actions.writing import Denied
from luwte.library.holidays import public
from luwte.records.caseload.queries import lines, talk_today
from luwte.records.eyes import looking, operator
from luwte.records.outbox.models import OutboxRow
from luwte.records.sessions import queries
from luwte.records.sessions.agreements import Did, agreements, latest
from luwte.records.sessions.calendars import away, feeds, quiet
from luwte.rules.attention import Kind as Fact
from luwte.rules.coaching_sessions import Ask, Kind, State, Where, Wish, Wrong
from tests.building import now, open_gate

ZONE = ZoneInfo("Europe/Amsterdam")


def later(days, world, hour=10):
    """A day `days` from now that is no holiday, at an hour."""
    day = (now() + timedelta(days=days)).astimezone(ZONE).date()
    while day in public("NL", [day.year]):
        day += timedelta(days=1)
    return Slot(day, time(hour), 60, Kind.OFFICE, Where("Kade 1"))


def plan(world, slot=None, who="coach", at=None, **more):
    eyes = world.eyes(who, at)
    with looking(eyes):
        return coaching_sessions.plan(eyes, world.dossier.id, slot or later(3, world), **{"client_id": uuid4(), **more})


def change(world, row, slot, base=None, at=None, **more):
    eyes = world.eyes("coach", at)
    with looking(eyes):
        base = queries.one(eyes, world.dossier.id, row).revision if base is None else base
        return coaching_sessions.change(
            eyes, world.dossier.id, row, slot, **{"client_id": uuid4(), "base_revision": base, **more}
        )


def become(world, row, state, at=None, base=None, **more):
    eyes = world.eyes("coach", at)
    with looking(eyes):
        base = queries.one(eyes, world.dossier.id, row).revision if base is None else base
        return coaching_sessions.become(eyes, world.dossier.id, row, state, base_revision=base, **more)


def one(world, row, who="coach"):
    eyes = world.eyes(who)
    with looking(eyes):
        return queries.one(eyes, world.dossier.id, row)


def begin(world, at=None):
    eyes = world.eyes("coach", at)
    with looking(eyes):
        open_gate(eyes, world.dossier.id)
        trajectories.start(eyes, world.dossier.id, 1)


def series(world, **more):
    first = later(3, world).day
    while first.weekday() > 4:
        first += timedelta(days=1)
    return Series(**{"sessions": 10, "first": first, "at": time(10), "minutes": 60, "kind": Kind.WALKING, **more})


def propose(world, made=None, **more):
    eyes = world.eyes("coach")
    with looking(eyes):
        coaching_series.propose(eyes, world.dossier.id, made or series(world), **{"client_id": uuid4(), **more})
        return queries.talks(eyes, world.dossier.id)


def confirm(world, **more):
    eyes = world.eyes("coach")
    with looking(eyes):
        return coaching_series.confirm(eyes, world.dossier.id, **{"client_id": uuid4(), **more})


def asked_of_the_post():
    with looking(operator(now())):
        return [row.kind for row in OutboxRow.objects.filter(kind__startswith="mail.session").order_by("made_at", "id")]


def test_a_talk_without_a_trajectory_can_be_planned(world):
    row = plan(world)
    found = one(world, row, "coachee")
    assert (found.state, found.kind, found.number, found.sequence) == (State.PLANNED, Kind.OFFICE, 1, 0)
    assert found.where.place == "Kade 1"
    assert asked_of_the_post() == ["mail.session"]


def test_the_same_form_twice_is_one_talk(world):
    form, slot = uuid4(), later(3, world)
    assert plan(world, slot, client_id=form) == plan(world, slot, client_id=form)
    with looking(world.eyes("coach")) as eyes:
        assert len(queries.talks(eyes, world.dossier.id)) == 1


@pytest.mark.parametrize("who", ["coachee", "former coach", "coach elsewhere", "manager", "nobody"])
def test_only_who_guides_plans(world, who):
    with pytest.raises((Denied, NotThere)):
        plan(world, who=who)


@pytest.mark.parametrize(
    ("slot", "why"),
    [
        (Slot(date(2020, 1, 6), time(10), 60, Kind.OFFICE), Wrong.PAST),
        (Slot(date(1, 1, 1), time(10), 60, Kind.OFFICE), Wrong.NO_SUCH_TIME),
        (Slot(date(9999, 12, 31), time(10), 60, Kind.OFFICE), Wrong.NO_SUCH_TIME),
        (Slot(date(9000, 12, 30), time(10), 60, Kind.OFFICE), Wrong.TOO_FAR),
        (Slot(date(2027, 3, 28), time(2, 30), 60, Kind.OFFICE), Wrong.NO_SUCH_TIME),
    ],
)
def test_a_moment_that_cannot_be(world, slot, why):
    with pytest.raises(NotTaken) as fault:
        plan(world, slot)
    assert why in fault.value.why


def test_no_two_talks_at_once_also_not_with_someone_else(world):
    slot = later(3, world)
    plan(world, slot)
    coach = world.eyes("coach")
    with looking(coach), pytest.raises(NotTaken) as fault:
        coaching_sessions.plan(coach, world.bram_dossier.id, slot, client_id=uuid4())
    assert fault.value.why == (Wrong.OVERLAPS,)


def test_a_holiday_is_asked_not_refused(world):
    year = now().year + 1
    slot = Slot(date(year, 12, 25), time(10), 60, Kind.WALKING)
    with pytest.raises(NotTaken) as fault:
        plan(world, slot)
    assert (fault.value.why, fault.value.asks) == ((), (Ask.HOLIDAY,))
    assert plan(world, slot, sure={Ask.HOLIDAY})


def test_days_away_and_quiet_days_are_asked(world):
    slot = later(5, world)
    coach, own = world.eyes("coach"), world.eyes("coachee")
    with looking(coach):
        calendars.go_away(coach, "away", slot.day, slot.day)
        calendars.go_away(coach, "away", slot.day, slot.day)
        assert len(away(coach, coach.at)) == 1
    with looking(own):
        calendars.be_quiet(own, own.dossier_id, [slot.day.weekday()], [], client_id=uuid4(), base_revision=0)
    with pytest.raises(NotTaken) as fault:
        plan(world, slot)
    assert fault.value.asks == (Ask.AWAY, Ask.QUIET)
    with looking(coach):
        calendars.be_back(coach, away(coach, coach.at)[0].id)
        assert away(coach, coach.at) == []
        with pytest.raises(NotThere):
            calendars.be_back(coach, uuid4())


def test_the_sequence_grows_and_the_id_stays(world):
    row = plan(world)
    first = one(world, row)
    change(world, row, later(4, world))
    become(world, row, State.CANCELLED)
    last = one(world, row)
    assert (first.uid, first.sequence, last.uid, last.sequence) == (last.uid, 0, first.uid, 2)
    assert asked_of_the_post() == ["mail.session"] * 3


def test_the_same_moment_again_moves_nothing(world):
    slot = later(3, world)
    row = plan(world, slot)
    change(world, row, slot)
    assert one(world, row).sequence == 0


def test_two_people_move_the_same_talk(world):
    row = plan(world)
    seen = one(world, row).revision
    first, second = later(6, world), later(8, world, 14)
    assert not change(world, row, first, seen).stale
    saved = change(world, row, second, seen)
    assert saved.stale
    found = one(world, row)
    assert found.starts_at.astimezone(ZONE).date() == first.day
    (kept,) = found.value["kept"]
    assert datetime.fromisoformat(kept["start"]).astimezone(ZONE).hour == 14
    # The same choice of both is no conflict.
    assert not change(world, row, first, seen).stale


def test_a_move_can_be_put_back(world):
    slot = later(3, world)
    row = plan(world, slot)
    change(world, row, later(6, world))
    coach = world.eyes("coach")
    with looking(coach):
        coaching_sessions.put_back(coach, world.dossier.id, row)
        found = queries.one(coach, world.dossier.id, row)
        assert found.starts_at.astimezone(ZONE).date() == slot.day
        assert found.sequence == 2
    other = plan(world, later(9, world))
    with looking(coach), pytest.raises(NotThere):
        coaching_sessions.put_back(coach, world.dossier.id, other)


def test_a_moment_that_was_taken_since_cannot_be_put_back(world):
    slot = later(3, world)
    row = plan(world, slot)
    change(world, row, later(6, world))
    plan(world, slot)
    coach = world.eyes("coach")
    with looking(coach), pytest.raises(NotTaken):
        coaching_sessions.put_back(coach, world.dossier.id, row)


def test_a_move_sent_twice_moves_once(world):
    row, form = plan(world), uuid4()
    change(world, row, later(6, world), client_id=form)
    change(world, row, later(7, world), client_id=form)
    assert one(world, row).sequence == 1


def test_what_was_called_off_is_moved_no_more(world):
    row = plan(world)
    become(world, row, State.CANCELLED)
    assert not become(world, row, State.CANCELLED).stale
    with pytest.raises(NotNow):
        change(world, row, later(6, world))
    with pytest.raises(NotNow):
        become(world, row, State.HELD)


def test_calling_off_what_someone_changed_is_told(world):
    row = plan(world)
    seen = one(world, row).revision
    change(world, row, later(6, world))
    assert become(world, row, State.CANCELLED, base=seen).stale
    assert one(world, row).state is State.PLANNED


def test_late_and_not_come_charge_nothing_by_themselves(world):
    row = plan(world)
    become(world, row, State.LATE_CANCELLED)
    assert one(world, row).value["counts"] is False
    with looking(world.eyes("coach")) as eyes:
        assert queries.held(eyes, world.dossier.id) == []


def test_a_series_waits_with_the_gate_and_one_talk_does_not(world):
    with pytest.raises(trajectories.Waits):
        propose(world)
    assert plan(world)


def test_ten_talks_are_proposed_confirmed_and_shown_on_the_list(world):
    begin(world)
    form = uuid4()
    found = propose(world, client_id=form)
    assert propose(world, client_id=form) == found
    assert [talk.state for talk in found] == [State.PROPOSED] * 10
    days = [talk.starts_at.astimezone(ZONE) for talk in found]
    assert {day.hour for day in days} == {10}
    assert all(day.date() not in public("NL", [day.year]) for day in days)
    gaps = [(b.date() - a.date()).days for a, b in pairwise(days)]
    assert all(10 <= gap <= 28 for gap in gaps[:4])
    assert asked_of_the_post() == []
    confirming = uuid4()
    assert confirm(world, client_id=confirming) == 10
    assert confirm(world, client_id=confirming) == 0
    assert asked_of_the_post() == ["mail.sessions"]
    with pytest.raises(NotThere):
        confirm(world)
    with looking(world.eyes("coach")) as coach:
        row = queries.one(coach, world.dossier.id, found[0].id)
        assert (row.state, row.sequence) == (State.PLANNED, 0)
    at = days[0].replace(hour=7)
    with looking(world.eyes("coach", at)) as coach:
        assert [fact.kind for line in lines(coach) for fact in line.facts if fact.on == at.date()] == [Fact.SESSION]
    with looking(world.eyes("coachee", at)) as own:
        assert talk_today(own, own.dossier_id)


def test_a_series_goes_round_what_is_taken(world):
    begin(world)
    made = series(world)
    coach, own = world.eyes("coach"), world.eyes("coachee")
    busy = made.first + timedelta(days=14)
    event = f"BEGIN:VEVENT\r\nUID:a\r\nDTSTART:{busy:%Y%m%d}T083000Z\r\nDURATION:PT2H\r\nEND:VEVENT"
    ics = f"BEGIN:VCALENDAR\r\n{event}\r\nEND:VCALENDAR"
    with looking(coach):
        assert calendars.bring(coach, ics.encode()) == 1
        calendars.go_away(coach, "quiet", made.first + timedelta(days=25), made.first + timedelta(days=33))
    with looking(own):
        calendars.be_quiet(own, own.dossier_id, [3], [(made.first, made.first)], client_id=uuid4(), base_revision=0)
    found = {talk.starts_at.astimezone(ZONE).date() for talk in propose(world, made)}
    assert busy not in found
    assert made.first not in found
    assert not any(day.weekday() == 3 for day in found)
    assert not any(made.first + timedelta(days=25) <= day <= made.first + timedelta(days=33) for day in found)


def test_the_rest_of_a_series_goes_on_from_what_there_is(world):
    begin(world)
    first = plan(world, later(3, world))
    coach = world.eyes("coach")
    found = propose(world)
    assert len(found) == 10
    assert found[0].id == first
    with looking(coach):
        coaching_series.drop(coach, world.dossier.id)
        coaching_series.drop(coach, world.dossier.id)
        assert len(queries.talks(coach, world.dossier.id)) == 1


def test_a_series_that_cannot_be(world):
    begin(world)
    with pytest.raises(NotTaken):
        propose(world, series(world, first=date(2020, 1, 6)))
    with pytest.raises(NotTaken):
        propose(world, series(world, first=date(2027, 3, 28), at=time(2, 30)))


def test_a_proposal_that_was_overtaken_is_not_confirmed(world):
    begin(world)
    found = propose(world)
    later_on = world.eyes("coach", found[0].ends_at)
    with looking(later_on), pytest.raises(NotTaken):
        coaching_series.confirm(later_on, world.dossier.id, client_id=uuid4())


def test_moving_one_moves_the_rest_on_request_only(world):
    begin(world)
    found = propose(world)
    confirm(world)
    slot = later(5, world, 15)
    change(world, found[0].id, slot, sure=set(Ask))
    coach = world.eyes("coach")
    with looking(coach):
        stood = [talk.starts_at for talk in queries.talks(coach, world.dossier.id)][1:]
        assert stood == [talk.starts_at for talk in found][1:]
        shown = coaching_series.rest_days(coach, world.dossier.id, found[0].id)
        assert [row for row, _old, _new in shown] == [talk.id for talk in found[1:]]
        days = [new.start.isoformat() for _row, _old, new in shown]
        with pytest.raises(Changed):
            coaching_series.repropose(coach, world.dossier.id, found[0].id, days[:-1], client_id=uuid4())
        form = uuid4()
        assert coaching_series.repropose(coach, world.dossier.id, found[0].id, days, client_id=form) == 9
        assert coaching_series.repropose(coach, world.dossier.id, found[0].id, days, client_id=form) == 0
        moved = queries.talks(coach, world.dossier.id)
        assert [talk.starts_at.isoformat() for talk in moved[1:]] == days
        # The last of a series has nothing after it; one that was called off has no rest.
        assert coaching_series.rest_days(coach, world.dossier.id, found[-1].id) == []
    become(world, found[0].id, State.CANCELLED)
    with looking(coach), pytest.raises(NotThere):
        coaching_series.rest_days(coach, world.dossier.id, found[0].id)


def prepare(world, row, base=0, shown=False, at=None, **answers):
    own = world.eyes("coachee", at)
    with looking(own):
        return session_notes.prepare(
            own, own.dossier_id, row, answers, shown=shown, client_id=uuid4(), base_revision=base
        )


def hold(world, row, agreed=("Een kwartier buiten", "Nee zeggen tegen donderdag"), at=None, base=None, **more):
    coach = world.eyes("coach", at or one(world, row).ends_at)
    with looking(coach):
        base = queries.one(coach, world.dossier.id, row).revision if base is None else base
        after = more.pop("after", {"met": "Een drukke week"})
        return session_notes.hold(
            coach, world.dossier.id, row, after, agreed, **{"client_id": uuid4(), "base_revision": base, **more}
        )


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


def test_quiet_days_are_kept_with_care(world):
    own, coach = world.eyes("coachee"), world.eyes("coach")
    day = own.today

    def quietly(base, weekdays=(), spans=(), form=None):
        with looking(own):
            return calendars.be_quiet(
                own, own.dossier_id, weekdays, spans, client_id=form or uuid4(), base_revision=base
            )

    form = uuid4()
    assert quietly(0, [1, 9], form=form)
    assert quietly(0, [2], form=form)
    assert quietly(1, [1])
    assert quietly(2, [1, 2], [(day, day)])
    assert quietly(2, [1, 2], [(day, day)])
    assert not quietly(2, [3])
    with looking(coach):
        assert quiet(coach, world.dossier.id).weekdays == (1, 2)
    for spans in ([(day, day - timedelta(days=1))], [(day, day)] * 41, [(day, day + timedelta(days=999))]):
        with pytest.raises(calendars.NotTaken):
            quietly(9, [], spans)
    with looking(world.eyes("manager")) as manager:
        assert quiet(manager, world.dossier.id).weekdays == ()


@pytest.mark.parametrize("days", [(5, 4), (-9, -8), (1, 900), (900, 901)])
def test_an_absence_that_cannot_be(world, days):
    coach = world.eyes("coach")
    first, last = (coach.today + timedelta(days=n) for n in days)
    with looking(coach), pytest.raises(calendars.NotTaken):
        calendars.go_away(coach, "away", first, last)


def test_only_a_coach_is_away_or_brings_a_calendar(world):
    own, care = world.eyes("coachee"), world.eyes("care professional")
    with looking(own), pytest.raises(Denied):
        calendars.go_away(own, "away", own.today, own.today)
    with looking(world.eyes("coach")) as coach, pytest.raises(Denied):
        calendars.go_away(coach, "vakantie", coach.today, coach.today)
    with looking(care), pytest.raises(Denied):
        calendars.bring(care, b"")
    for act in (calendars.open_feed, calendars.close_feed):
        with looking(care), pytest.raises(Denied):
            act(care)
    with looking(care):
        assert (away(care, care.at), feeds(care)) == ([], [])


def test_an_address_to_read_at_is_renewed_and_closed(world):
    for who in ("coachee", "coach"):
        eyes = world.eyes(who)
        with looking(eyes):
            first, second = calendars.open_feed(eyes), calendars.open_feed(eyes)
            assert first != second
            assert [feed.id for feed in feeds(eyes)] == [second]
            calendars.close_feed(eyes)
            calendars.close_feed(eyes)
            assert feeds(eyes) == []
