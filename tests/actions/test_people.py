"""People, memberships, shares, and marks: the doors that stay shut."""

from datetime import timedelta
from uuid import uuid4

import pytest

from luwte.actions import caseload, dossiers, installation, people, preferences, roots, shares
from luwte.actions.dossiers import NotThere
from luwte.actions.writing import Denied, Pen
from luwte.records.audit.models import AuditEvent, AuditRoot
from luwte.records.caseload import queries as lines
from luwte.records.dossiers import queries as chosen
from luwte.records.eyes import Eyes, Role, clock, looking, operator
from luwte.records.people import queries
from luwte.records.people.models import Membership
from luwte.rules.attention import Kind
from luwte.rules.consents import Scope
from luwte.rules.preferences import Preferences, Wish
from tests.building import now


def test_only_the_operator_makes_a_practice(world):
    eyes = world.eyes("manager")
    with looking(eyes), pytest.raises(Denied):
        people.add_practice(eyes, "Nog een")


def test_the_same_person_and_dossier_are_made_once(world):
    with looking(operator(now())) as eyes:
        assert people.add_person(eyes, "ANNA@voorbeeld.invalid", "Iemand anders") == world.anna
        assert dossiers.open_for(eyes, world.practice, world.anna) == world.dossier


def test_a_manager_invites_staff_and_ends_their_work(world):
    manager = world.eyes("manager")
    with looking(manager):
        invitation = people.invite(manager, "nieuw@voorbeeld.invalid", "Nieuw", Role.COACH)
    with looking(Eyes(Role.LOGIN, now())) as eyes:
        person, dossier = people.accept(eyes, invitation)
        assert dossier is None
    with looking(manager):
        member = Membership.objects.get(person=person)
        assert [m.person_id for m in queries.staff(manager)].count(person.id) == 1
        people.end_member(manager, member.id)
    with looking(operator(now())) as eyes:
        assert queries.works(eyes, person.id) == []


def test_a_coachee_invited_by_a_manager_has_no_guide_yet(world):
    manager = world.eyes("manager")
    with looking(manager):
        invitation = people.invite(manager, "nieuw@voorbeeld.invalid", "Nieuw", Role.COACHEE)
    with looking(Eyes(Role.LOGIN, now())) as eyes:
        _person, dossier = people.accept(eyes, invitation)
    with looking(operator(now())) as eyes:
        assert chosen.guides(eyes, dossier.id) == []


def test_a_coach_invites_no_staff(world):
    eyes = world.eyes("coach")
    with looking(eyes), pytest.raises(Denied):
        people.invite(eyes, "x@voorbeeld.invalid", "X", Role.COACH)


def test_an_invitation_that_is_taken_back_is_closed_and_cannot_be_taken_back_again(world):
    manager = world.eyes("manager")
    with looking(manager):
        invitation = people.invite(manager, "nieuw@voorbeeld.invalid", "Nieuw", Role.COACH)
        people.withdraw(manager, invitation.id)
        assert list(queries.open_invitations(manager)) == []
        with pytest.raises(NotThere):
            people.withdraw(manager, invitation.id)


def test_a_coachee_invited_by_a_coach_is_guided_by_that_coach(world):
    coach = world.eyes("coach")
    with looking(coach):
        invitation = people.invite(coach, "nieuw@voorbeeld.invalid", "Nieuw", Role.COACHEE)
    with looking(Eyes(Role.LOGIN, now())) as eyes:
        _person, dossier = people.accept(eyes, invitation)
    with looking(operator(now())) as eyes:
        assert [one.person_id for one in chosen.guides(eyes, dossier.id)] == [world.coach.id]


def test_someone_is_spoken_to_in_the_language_of_their_choice(world):
    own = world.eyes("coachee")
    with looking(own):
        people.speak(own, "en")
    with looking(operator(now())) as eyes:
        assert queries.by_email(eyes, "anna@voorbeeld.invalid").language == "en"


def test_a_share_goes_only_to_who_guides_and_is_given_once(world):
    eyes = world.eyes("coachee")
    with looking(eyes):
        with pytest.raises(Denied):
            shares.give(eyes, world.dossier.id, world.stranger.id, Scope.DAYS)
        before = len(AuditEvent.objects.filter(event="shares.give"))
        shares.give(eyes, world.dossier.id, world.coach.id, Scope.DAYS)
        assert len(AuditEvent.objects.filter(event="shares.give")) == before


def test_facts_and_marks_move_a_line(world):
    eyes = world.eyes("coach")
    with looking(eyes):
        caseload.note_fact(eyes, world.bram_dossier.id, Kind.MESSAGE, eyes.today)
        assert [line.name for line in lines.lines(eyes)] == ["Bram", "Anna"]
        caseload.mark(eyes, world.bram_dossier.id, later_until=eyes.today + timedelta(days=367))
        assert [line.name for line in lines.lines(eyes)] == ["Anna", "Bram"]
        caseload.mark(eyes, world.bram_dossier.id, seen=True)
        (anna, bram) = lines.lines(eyes)
        assert (anna.name, bram.seen.at) == ("Anna", eyes.at)
        later = world.eyes("coach")
        with looking(later):
            caseload.note_fact(later, world.bram_dossier.id, Kind.MESSAGE, later.today)
            assert lines.lines(later)[0].name == "Bram"
        caseload.note_fact(eyes, world.bram_dossier.id, Kind.MESSAGE, None)
        assert lines.lines(eyes)[1].facts == ()


def test_the_daily_root_is_written_once(world):
    with looking(clock(now())) as eyes:
        assert roots.write_root(eyes) == roots.write_root(eyes)
        assert AuditRoot.objects.count() == 1


def test_a_receipt_belongs_to_a_dossier(world):
    with looking(operator(now())) as eyes, pytest.raises(Denied):
        dossiers.receive(Pen(eyes, None, None), uuid4(), "x", world.dossier)


def test_laying_tables_again_changes_nothing(world, monkeypatch):
    calls = []
    monkeypatch.setattr(installation, "call_command", lambda *a, **k: calls.append((a[0], k["database"])))
    told = []
    monkeypatch.setattr(installation, "grant", lambda: told.append("grant"))
    monkeypatch.setattr(installation, "connections", {"keys": Pretend([], [], vendor="sqlite")})
    installation.lay_tables(told.append)
    assert calls == [("migrate", "default"), ("migrate", "keys"), ("createcachetable", "cache")]
    assert told == ["default", "keys", "cache", "grant"]


class Pretend:
    """A connection to a PostgreSQL that answers each question with the first of `rows`."""

    def __init__(self, said, rows, vendor="postgresql"):
        self.said, self.rows, self.vendor = said, rows, vendor

    def cursor(self):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def execute(self, sql, _=None):
        self.said.append(" ".join(sql.split()[:2]))

    def fetchone(self):
        return self.rows[0]


@pytest.mark.parametrize(("role", "granted"), [(None, 0), ((1,), 3)])
@pytest.mark.parametrize(("keys_in", "stores"), [("sqlite", 1), ("postgresql", 2)])
def test_grants_go_to_the_app_role_where_it_exists(monkeypatch, role, granted, keys_in, stores):
    said = []
    both = {"default": Pretend(said, [role]), "keys": Pretend(said, [role], keys_in)}
    monkeypatch.setattr(installation, "connections", both)
    installation.grant()
    assert said.count("SELECT 1") == stores
    assert sum(one.startswith("GRANT") for one in said) == granted * stores


@pytest.mark.parametrize(("there", "made"), [(None, ["SELECT 1", "CREATE SCHEMA"]), ((1,), ["SELECT 1"])])
def test_the_keys_get_a_schema_of_their_own_once(monkeypatch, there, made):
    said = []
    monkeypatch.setattr(installation, "connections", {"keys": Pretend(said, [there])})
    monkeypatch.setattr(installation, "call_command", lambda *a, **k: None)
    monkeypatch.setattr(installation, "grant", lambda: None)
    installation.lay_tables()
    assert said == made


def test_a_manager_says_who_guides_and_takes_invitations_back(world):
    eyes = world.eyes("manager")
    with looking(eyes):
        dossiers.assign(eyes, world.bram_dossier.id, world.care.id, "care_professional")
        dossiers.assign(eyes, world.bram_dossier.id, world.care.id, "care_professional")
        assert [len(guides) for dossier, guides in chosen.roster(eyes) if dossier == world.bram_dossier] == [2]
        dossiers.unassign(eyes, world.bram_dossier.id, world.care.id, "care_professional")
        with pytest.raises(dossiers.NotThere):
            dossiers.unassign(eyes, world.bram_dossier.id, world.care.id, "care_professional")
        for person, role in ((world.care, "coach"), (world.stranger, "coach"), (world.manager, "practice_manager")):
            with pytest.raises(Denied):
                dossiers.assign(eyes, world.bram_dossier.id, person.id, role)
        invitation = people.invite(eyes, "nieuw@voorbeeld.invalid", "Nieuw", Role.COACH)
        people.withdraw(eyes, invitation.id)
        with pytest.raises(dossiers.NotThere):
            people.withdraw(eyes, invitation.id)
    coach = world.eyes("coach")
    with looking(coach), pytest.raises(Denied):
        dossiers.assign(coach, world.bram_dossier.id, world.care.id, "care_professional")


def test_choices_are_stored_once_and_the_wish_reaches_the_coach_only_when_shared(world):
    own, coach, form = world.eyes("coachee"), world.eyes("coach"), uuid4()
    with looking(own):
        preferences.choose(own, world.dossier.id, Preferences(wish=Wish.CALL), client_id=form)
        preferences.choose(own, world.dossier.id, Preferences(wish=Wish.NOTHING), client_id=form)
        assert chosen.preferences(own, world.dossier.id).wish is Wish.CALL
        preferences.choose(own, world.dossier.id, Preferences(measuring=False, wish=Wish.CALL), client_id=uuid4())
        assert not chosen.preferences(own, world.dossier.id).measuring
    with looking(coach):
        assert lines.lines(coach)[0].wish is None
        assert chosen.preferences(coach, world.dossier.id) == Preferences()
    with looking(own):
        shares.give(own, world.dossier.id, world.coach.id, Scope.WISH)
    with looking(coach):
        assert lines.lines(coach)[0].wish == "call"
        with pytest.raises(Denied):
            preferences.choose(coach, world.dossier.id, Preferences(), client_id=uuid4())
    with looking(own):
        preferences.choose(own, world.dossier.id, Preferences(), client_id=uuid4())
    with looking(coach):
        assert lines.lines(coach)[0].wish is None
