"""A consent is given on a text, ends when it is taken back, returns for a day, and reaches nobody else."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from fhir.resources.R4B.consent import Consent

from luwte.actions import dossiers, shares
from luwte.actions.dossiers import NotThere
from luwte.actions.writing import Denied
from luwte.exchange.fhir.consents import consent
from luwte.library import consents as texts
from luwte.records.audit.models import AuditEvent
from luwte.records.dossiers.models import Guide
from luwte.records.eyes import looking, operator
from luwte.records.shares import queries
from luwte.records.shares.models import Share
from luwte.rules.consents import Scope
from tests.building import fill_in, now


@pytest.fixture
def own(world):
    eyes = world.eyes("coachee")
    with looking(eyes):
        yield eyes


def give(world, own, scope=Scope.INTAKE, **more):
    shares.give(own, world.dossier.id, world.coach.id, scope, **more)
    return next(share for share in queries.given(own, world.dossier.id) if share.scope == scope.value)


def events(name):
    return AuditEvent.objects.filter(event=name).count()


def test_it_keeps_purpose_party_scope_period_and_the_text(world, own):
    until = own.today + timedelta(days=9)
    share = give(world, own, until=until, language="en")
    assert (share.purpose, share.party_id, share.since, share.until) == (
        "coaching", world.coach.id, own.today, until,
    )  # fmt: skip
    assert share.text_version == texts.current(Scope.INTAKE, "en").name
    assert queries.receipt(own, world.dossier.id, share.id).text == texts.current(Scope.INTAKE, "en")


def test_it_is_given_once_whatever_is_sent_again(world, own):
    form, before = uuid4(), events("shares.give")
    first = give(world, own, client_id=form)
    assert give(world, own, client_id=form).id == first.id
    assert give(world, own, client_id=uuid4()).id == first.id
    assert events("shares.give") == before + 1
    shares.withdraw(own, world.dossier.id, world.coach.id, Scope.INTAKE)
    shares.give(own, world.dossier.id, world.coach.id, Scope.INTAKE, client_id=form)
    assert Scope.INTAKE.value not in {share.scope for share in queries.given(own, world.dossier.id)}


@pytest.mark.parametrize("days", [0, -1])
def test_one_that_never_holds_is_not_given(world, own, days):
    with pytest.raises(shares.NeverHolds):
        give(world, own, until=own.today + timedelta(days=days))


@pytest.mark.parametrize("who", ["former", "stranger", "manager", "bram"])
def test_it_goes_only_to_who_guides(world, own, who):
    with pytest.raises(Denied):
        shares.give(own, world.dossier.id, getattr(world, who).id, Scope.DAYS)


@pytest.mark.parametrize("who", ["coach", "manager", "care professional", "other coachee", "coach elsewhere"])
def test_nobody_else_gives_takes_or_reads_it(world, who):
    with looking(world.eyes(who)) as eyes:
        for act in (shares.give, shares.withdraw):
            with pytest.raises((Denied, NotThere)):
                act(eyes, world.dossier.id, world.coach.id, Scope.DAYS)
        assert queries.receipt(eyes, world.dossier.id, world.share) is None
        assert queries.every(eyes, world.dossier.id) == []
        assert queries.seen_by(eyes, world.dossier.id, Scope.DAYS) == []


def test_what_is_taken_back_is_gone_at_the_next_request_and_returns_for_a_day(world, own):
    def scopes():
        with looking(world.eyes("coach")) as coach:
            return queries.scopes(coach, world.dossier.id)

    assert Scope.DAYS in scopes()
    share_id = shares.withdraw(own, world.dossier.id, world.coach.id, Scope.DAYS)
    assert Scope.DAYS not in scopes()
    assert not queries.receipt(own, world.dossier.id, share_id).holds
    assert shares.withdraw(own, world.dossier.id, world.coach.id, Scope.DAYS) is None
    form = uuid4()
    for _ in range(2):
        shares.give_back(own, world.dossier.id, share_id, client_id=form)
    assert Scope.DAYS in scopes()
    rows = [share for share in queries.every(own, world.dossier.id) if share.party_id == world.coach.id]
    assert [share.withdrawn_at is None for share in rows if share.scope == "days"] == [True, False]


def test_only_what_was_taken_back_today_comes_back(world, own):
    share = give(world, own)
    with pytest.raises(NotThere):
        shares.give_back(own, world.dossier.id, share.id, client_id=uuid4())
    with pytest.raises(NotThere):
        shares.give_back(own, world.dossier.id, uuid4(), client_id=uuid4())
    shares.withdraw(own, world.dossier.id, world.coach.id, Scope.INTAKE)
    with looking(world.eyes("coachee", now() + timedelta(days=2))) as late, pytest.raises(NotThere):
        shares.give_back(late, world.dossier.id, share.id, client_id=uuid4())


def test_a_renewed_text_or_a_passed_day_is_read_first(world, own, monkeypatch):
    soon = own.today + timedelta(days=1)
    share = give(world, own, until=soon)
    shares.withdraw(own, world.dossier.id, world.coach.id, Scope.INTAKE)
    with looking(world.eyes("coachee", own.at + timedelta(days=1))) as later, pytest.raises(shares.TextChanged):
        shares.give_back(later, world.dossier.id, share.id, client_id=uuid4())
    newer = {**texts.texts()}
    for (scope, name), text in texts.texts().items():
        version = name.split("/")[0]
        newer[scope, name.replace(version, "2099-01")] = texts.ConsentText(
            **{field: getattr(text, field) for field in text.__slots__} | {"version": "2099-01"}
        )
    monkeypatch.setattr(texts, "texts", lambda: newer)
    with pytest.raises(shares.TextChanged):
        shares.give_back(own, world.dossier.id, share.id, client_id=uuid4())
    # and the old receipt still has the text of then
    assert queries.receipt(own, world.dossier.id, share.id).text.version != "2099-01"


def test_names_of_who_sees_it_are_of_who_guides_still(world, own):
    assert queries.seen_by(own, world.dossier.id, Scope.DAYS) == ["Coach"]
    assert queries.seen_by(own, world.dossier.id, Scope.INTAKE) == []
    shares.withdraw(own, world.dossier.id, world.coach.id, Scope.DAYS)
    assert queries.seen_by(own, world.dossier.id, Scope.DAYS) == []


def test_a_coach_who_stops_sees_it_no_more(world, own):
    fill_in(world)
    with looking(operator(now())) as house:
        guide = Guide.objects.get(dossier=world.dossier, person=world.coach)
        dossiers.end_guide(house, guide)
    with looking(world.eyes("coach")) as coach:
        assert queries.scopes(coach, world.dossier.id) == set()
        assert not queries.allowed(coach, Scope.DAYS, Share.objects.all()).exists()


def test_allowed_and_scopes_by_role(world):
    with looking(world.eyes("manager")) as manager:
        assert not queries.allowed(manager, Scope.DAYS, Share.objects.all()).exists()
        assert queries.scopes(manager, world.dossier.id) == set()
    with looking(world.eyes("coach")) as coach:
        assert queries.shared_ids(coach, Scope.DAYS) == {world.dossier.id}


def test_what_holds_is_given_anew_when_it_is_agreed_to_again(world, own):
    end = own.today + timedelta(days=40)
    before = give(world, own)
    shares.give(own, world.dossier.id, world.coach.id, Scope.INTAKE, until=end, anew=True)
    held = [(one.id == before.id, one.until) for one in queries.given(own, world.dossier.id) if one.scope == "intake"]
    assert held == [(False, end)]
    shares.give(own, world.dossier.id, world.coach.id, Scope.SHIFT, anew=True)
    assert "shift" in {one.scope for one in queries.given(own, world.dossier.id)}


@pytest.mark.parametrize("end", ["open", "day", "withdrawn"])
def test_the_receipt_as_fhir(world, own, end):
    until = own.today + timedelta(days=9) if end == "day" else None
    share = give(world, own, until=until)
    if end == "withdrawn":
        shares.withdraw(own, world.dossier.id, world.coach.id, Scope.INTAKE)
    told = consent(queries.receipt(own, world.dossier.id, share.id))
    read = Consent.model_validate_json(json.dumps(told))
    assert read.status == ("inactive" if end == "withdrawn" else "active")
    assert read.provision.type == "permit"
    assert read.provision.actor[0].reference.display == "Coach"
    assert read.provision.code[0].coding[0].code == "intake"
    period = told["provision"]["period"]
    assert period["start"] == own.today.isoformat()
    assert ("end" in period) == (end != "open")
    if end == "day":
        assert period["end"] == (until - timedelta(days=1)).isoformat()
    assert "Mijn intake" in told["text"]["div"]


def test_a_receipt_without_its_text_is_still_one(world, own, monkeypatch):
    share = give(world, own)
    monkeypatch.setattr(queries, "agreed", lambda *_: None)
    told = consent(queries.receipt(own, world.dossier.id, share.id))
    assert Consent.model_validate_json(json.dumps(told)).status == "active"
    assert "text" not in told
