"""Offers: shown, released, accepted once, withdrawn, expired, renewed; a start that waits; what is kept."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from luwte.actions import billing, offers, papers
from luwte.actions.dossiers import NotThere
from luwte.actions.offers import NotTaken, Said
from luwte.actions.writing import Denied
from luwte.demo import offers as made
from luwte.records import keys
from luwte.records.caseload.models import CaseloadRow
from luwte.records.caseload.queries import facts_of
from luwte.records.eyes import clock, looking
from luwte.records.offers import queries
from luwte.records.offers.models import Offer
from luwte.rules.attention import Kind as Fact
from luwte.rules.money import Wrong as MoneyWrong
from luwte.rules.neutral import telling
from luwte.rules.offers import Kind, State, Wrong
from tests.building import now, open_gate

DAY = timedelta(days=1)


@pytest.fixture
def shop(world):
    """Given: a practice that bills."""
    with looking(world.eyes("manager")) as by:
        billing.set_up(by, made.SETTINGS, base_revision=0)
    return world


def both(world):
    return world.eyes("coach"), world.eyes("coachee"), world.dossier.id, uuid4


def read(world, row_id, who="coach"):
    with looking(world.eyes(who)) as eyes:
        return queries.one(eyes, world.dossier.id, row_id)


def test_an_offer_goes_out_when_the_coachee_released_it_and_is_accepted_once(shop):
    row_id = made.offer(*both(shop))
    payer = made.guest(shop.eyes("coach"), row_id)
    with looking(payer):
        found = queries.read_by_link(payer)
        assert found.paper["number"] == "O2026-0001".replace("2026", str(payer.today.year))
        offers.accept(payer, "  Els   de Vries ", starts_early=True)
        with pytest.raises(NotTaken) as twice:
            offers.accept(payer, "Els")
        assert twice.value.why is Wrong.ALREADY
        kept = queries.read_by_link(payer)
    assert kept.state is State.ACCEPTED
    assert kept.accepted["name"] == "Els de Vries"
    assert kept.accepted["on"] == payer.today.isoformat()
    assert kept.accepted["starts_early"]
    # the exact text: the hash of what is kept is the hash that was accepted, and the one that was shown
    assert papers.digest(kept.paper) == kept.accepted["digest"] == kept.value["digest"]
    assert kept.value["confirmation"]["title"] == "Opdrachtbevestiging"
    assert "Els de Vries" in kept.value["confirmation"]["intro"][0]


def test_two_payers_at_the_same_moment_and_one_is_taken(shop, monkeypatch):
    row_id = made.offer(*both(shop))
    payer = made.guest(shop.eyes("coach"), row_id)
    with looking(payer):
        stale = queries.by_link(payer)
        offers.accept(payer, "Els")
        monkeypatch.setattr(offers, "_by_link", lambda by: stale)
        with pytest.raises(NotTaken) as late:
            offers.accept(payer, "Ander")
    assert late.value.why is Wrong.ALREADY
    assert read(shop, row_id).accepted["name"] == "Els"


def test_without_release_nothing_is_behind_a_link(shop):
    coach, own, dossier_id, _ = both(shop)
    with looking(coach):
        said = Said(made.terms(coach), payer=made.EMPLOYER)
        row_id = offers.draft(coach, dossier_id, Kind.OFFER, said, client_id=uuid4())
        assert queries.every(coach, dossier_id)[0].state is State.DRAFT
    with looking(own):
        assert queries.every(own, dossier_id) == []
        with pytest.raises(NotThere):
            offers.release(own, dossier_id, row_id)
    with looking(coach):
        offers.show(coach, dossier_id, row_id)
    payer = made.guest(coach, row_id)
    with looking(payer), pytest.raises(NotThere):
        offers.accept(payer, "Els")
    with looking(own):
        assert len(queries.every(own, dossier_id)) == 1
        offers.decline(own, dossier_id, row_id)
        with pytest.raises(NotTaken) as gone:
            offers.release(own, dossier_id, row_id)
        assert gone.value.why is Wrong.GONE


def test_an_offer_has_no_goal_and_no_word_of_health(shop):
    row_id = made.offer(*both(shop))
    found = read(shop, row_id)
    assert "goals" not in found.value
    assert telling(str(found.paper)) == ()


def test_after_its_day_it_is_not_accepted_and_a_renewed_one_is(shop):
    row_id = made.offer(*both(shop))
    later = replace(shop.eyes("coach"), at=now() + 31 * DAY)
    payer = made.guest(later, row_id)
    with looking(payer), pytest.raises(NotTaken) as late:
        offers.accept(payer, "Els")
    assert late.value.why is Wrong.EXPIRED
    with looking(later):
        assert queries.one(later, shop.dossier.id, row_id).expired
        form = uuid4()
        new = offers.renew(later, shop.dossier.id, row_id, later.today + 20 * DAY, client_id=form)
        assert offers.renew(later, shop.dossier.id, row_id, later.today + 20 * DAY, client_id=form) == new
        offers.show(later, shop.dossier.id, new)
        assert queries.one(later, shop.dossier.id, row_id).state is State.RENEWED
    with looking(payer), pytest.raises(NotTaken) as gone:
        offers.accept(payer, "Els")
    assert gone.value.why is Wrong.GONE
    own = replace(shop.eyes("coachee"), at=later.at)
    with looking(own):
        offers.release(own, shop.dossier.id, new)
    payer = made.guest(later, new)
    with looking(payer):
        offers.accept(payer, "Els")
        # Numbers begin anew with the year.
    place = 2 if later.today.year == shop.eyes("coach").today.year else 1
    assert queries.read_by_link(payer).number == f"O{later.today.year}-000{place}"


def test_a_day_that_cannot_be_is_no_renewal(shop):
    row_id = made.offer(*both(shop))
    with looking(shop.eyes("coach")) as coach, pytest.raises(NotTaken) as wrong:
        offers.renew(coach, shop.dossier.id, row_id, date(9999, 1, 1), client_id=uuid4())
    assert wrong.value.fields == {"valid_until": Wrong.VALIDITY}
    assert read(shop, row_id).state is State.SENT


def test_what_expired_before_release_does_not_go_out(shop):
    coach, own, dossier_id, _ = both(shop)
    with looking(coach):
        said = Said(made.terms(coach), payer=made.EMPLOYER)
        row_id = offers.draft(coach, dossier_id, Kind.OFFER, said, client_id=uuid4())
        offers.show(coach, dossier_id, row_id)
    late = replace(own, at=now() + 31 * DAY)
    with looking(late), pytest.raises(NotTaken) as why:
        offers.release(late, dossier_id, row_id)
    assert why.value.why is Wrong.EXPIRED


def test_a_draft_whose_day_passed_is_not_shown(shop):
    coach = shop.eyes("coach")
    with looking(coach):
        row_id = offers.draft(coach, shop.dossier.id, Kind.AGREEMENT, Said(made.terms(coach)), client_id=uuid4())
    late = replace(coach, at=now() + 31 * DAY)
    with looking(late), pytest.raises(NotTaken) as why:
        offers.show(late, shop.dossier.id, row_id)
    assert "valid_until" in why.value.fields


def test_what_went_out_is_for_the_payer_to_decline(shop):
    row_id = made.offer(*both(shop))
    with looking(shop.eyes("coachee")) as own, pytest.raises(NotTaken) as no:
        offers.decline(own, shop.dossier.id, row_id)
    assert no.value.why is Wrong.NOT_NOW
    assert read(shop, row_id).state is State.SENT


def test_a_link_ends_four_weeks_after_the_last_day(shop):
    row_id = made.offer(*both(shop))
    last = read(shop, row_id).valid_until
    for days, holds in ((28, True), (29, False)):
        payer = made.guest(shop.eyes("coach", now() + (last - now().date() + days * DAY)), row_id)
        with looking(payer):
            assert (queries.by_link(payer) is not None) is holds


def test_withdrawn_by_the_practice_its_link_says_no_more(shop):
    row_id = made.offer(*both(shop))
    with looking(shop.eyes("coach")) as coach:
        offers.withdraw(coach, shop.dossier.id, row_id)
    payer = made.guest(shop.eyes("coach"), row_id)
    with looking(payer):
        for act in (lambda: offers.accept(payer, "Els"), lambda: offers.decline_by_link(payer)):
            with pytest.raises(NotTaken) as gone:
                act()
            assert gone.value.why is Wrong.GONE


def test_a_no_that_came_a_moment_after_the_yes_changes_nothing(shop, monkeypatch):
    row_id = made.offer(*both(shop))
    payer = made.guest(shop.eyes("coach"), row_id)
    with looking(payer):
        stale = queries.by_link(payer)
        offers.accept(payer, "Els")
        monkeypatch.setattr(offers, "_by_link", lambda by: stale)
        offers.decline_by_link(payer)
    assert read(shop, row_id).state is State.ACCEPTED


def test_the_payer_may_say_no(shop):
    row_id = made.offer(*both(shop))
    payer = made.guest(shop.eyes("coach"), row_id)
    with looking(payer):
        offers.decline_by_link(payer)
        assert queries.read_by_link(payer).state is State.DECLINED


def test_a_consumer_steps_back_within_fourteen_days_and_an_organisation_does_not(shop):
    mine = made.accepted(*both(shop), payer=made.SELF)
    theirs = made.accepted(*both(shop))
    for row_id, days, why in ((theirs, 1, Wrong.NO_CONSUMER), (mine, 15, Wrong.LATE)):
        payer = made.guest(replace(shop.eyes("coach"), at=now() + days * DAY), row_id)
        with looking(payer), pytest.raises(NotTaken) as no:
            offers.step_back(payer)
        assert no.value.why is why
    payer = made.guest(replace(shop.eyes("coach"), at=now() + 13 * DAY), mine)
    with looking(payer):
        offers.step_back(payer)
        assert queries.read_by_link(payer).state is State.REVOKED
    assert read(shop, mine).value["paper"]["sections"][-2]["title"] == "Bedenktijd"
    assert "Bedenktijd" not in str(read(shop, theirs).paper)


def test_while_the_start_waits_it_follows_in_overleg(shop):
    coach = shop.eyes("coach")
    waits = read(shop, made.offer(*both(shop)))
    assert ["Begin", "startdatum volgt in overleg"] in waits.paper["facts"]
    with looking(coach):
        open_gate(coach, shop.dossier.id)
    goes = read(shop, made.offer(*both(shop)))
    assert ["Begin", papers.day(coach.today + 7 * DAY)] in goes.paper["facts"]


def test_the_agreement_has_goals_moments_reports_and_is_agreed_by_name(shop):
    row_id = made.agreement(shop.eyes("coach"), shop.eyes("coachee"), shop.dossier.id, uuid4)
    found = read(shop, row_id, "coachee")
    said = str(found.paper)
    for words in (*made.GOALS, "Je werkgever: begin en eind", "48 uur", "Als je niet tevreden", "Hoe je coach werkt"):
        assert words in said
    assert found.accepted["name"] == "Anna Visser"
    assert found.accepted["digest"] == papers.digest(found.paper)
    assert found.number == ""


def test_an_empty_agreement_leaves_out_what_is_not_there(shop):
    coach = shop.eyes("coach")
    with looking(shop.eyes("manager")) as by:
        billing.set_up(by, replace(made.SETTINGS, cancel_hours=0, code_of_conduct="Een\n\nTwee"), base_revision=1)
    with looking(coach):
        row_id = offers.draft(coach, shop.dossier.id, Kind.AGREEMENT, Said(made.terms(coach)), client_id=uuid4())
        offers.show(coach, shop.dossier.id, row_id)
    found = read(shop, row_id)
    titles = [one["title"] for one in found.paper["sections"]]
    assert "Jouw doelen" not in titles
    assert "Niemand krijgt een verslag." in str(found.paper)
    assert "Kun je niet? Laat het weten." in str(found.paper)
    assert ["Een", "Twee"] in [one["paragraphs"] for one in found.paper["sections"]]


def test_each_to_their_own_act(shop):
    coach, own, dossier_id, _ = both(shop)
    offer_id = made.offer(*both(shop))
    agreement_id = made.agreement(coach, own, dossier_id, uuid4)
    with looking(own), pytest.raises(NotThere):
        offers.agree(own, dossier_id, offer_id, "Anna")
    with looking(coach), pytest.raises(NotThere):
        offers.accept_on_paper(coach, dossier_id, agreement_id, "Els")
    with looking(coach), pytest.raises(Denied):
        offers.release(coach, dossier_id, offer_id)
    with looking(own), pytest.raises(Denied):
        offers.withdraw(own, dossier_id, offer_id)
    for who in ("former coach", "coach elsewhere", "other coachee"):
        with looking(shop.eyes(who)) as eyes, pytest.raises(NotThere):
            offers.withdraw(eyes, dossier_id, offer_id)
    for who in ("care professional", "manager"):
        with looking(shop.eyes(who)) as eyes, pytest.raises((Denied, NotThere)):
            offers.withdraw(eyes, dossier_id, offer_id)
        with looking(shop.eyes(who)) as eyes:
            assert queries.every(eyes, dossier_id) == []


def test_a_signature_on_paper_is_recorded_by_the_coach(shop):
    row_id = made.offer(*both(shop))
    with looking(shop.eyes("coach")) as coach:
        offers.accept_on_paper(coach, shop.dossier.id, row_id, "Els")
        with pytest.raises(NotTaken):
            offers.accept_on_paper(coach, shop.dossier.id, row_id, "Els")
    assert read(shop, row_id).accepted["way"] == "paper"


def test_the_same_form_twice_is_one_draft(shop):
    coach, form = shop.eyes("coach"), uuid4()
    with looking(coach):
        said = Said(made.terms(coach), payer=made.EMPLOYER)
        once = offers.draft(coach, shop.dossier.id, Kind.OFFER, said, client_id=form)
        assert offers.draft(coach, shop.dossier.id, Kind.OFFER, said, client_id=form) == once
        assert Offer.objects.count() == 1


def test_a_practice_that_did_not_set_up_makes_no_offer(world):
    coach = world.eyes("coach")
    with looking(coach), pytest.raises(billing.NotSetUp):
        offers.draft(coach, world.dossier.id, Kind.OFFER, Said(made.terms(coach)), client_id=uuid4())


@pytest.mark.parametrize(
    ("payer", "field", "why"),
    [
        ({"kind": "rijk"}, "kind", "missing"),
        ({"kind": ""}, "kind", "missing"),
        ({"name": " "}, "name", "missing"),
        ({"name": "\x00\x01"}, "name", "missing"),
        ({"street": "a" * 121}, "street", "range"),
        ({"attention": "Team verzuim"}, "attention", "telling"),
        ({"reference": "traject werkstress"}, "reference", "telling"),
        ({"country": "DE"}, "country", "range"),
        ({"company_number": "1234"}, "company_number", "number"),
        ({"company_number": "٠١٢٣٤٥٦٧"}, "company_number", "number"),
        ({"country": "BE", "company_number": "0403170702"}, "company_number", "number"),
        ({"vat_number": "NL123"}, "vat_number", "number"),
        ({"country": "BE", "company_number": "0403170701"}, "vat_number", MoneyWrong.BUYER_NUMBER),
    ],
)
def test_a_payer_that_cannot_be_is_told_by_field(shop, payer, field, why):
    coach = shop.eyes("coach")
    said = Said(made.terms(coach), payer={**made.EMPLOYER, **payer})
    with looking(coach), pytest.raises(NotTaken) as wrong:
        offers.draft(coach, shop.dossier.id, Kind.OFFER, said, client_id=uuid4())
    assert wrong.value.fields[field] == why


def test_a_belgian_payer_pays_vat_itself(shop):
    payer = {**made.EMPLOYER, "country": "BE", "company_number": "0403.170.701", "vat_number": "BE 0403.170.701"}
    found = read(shop, made.offer(*both(shop), payer=payer))
    assert "Btw verlegd." in str(found.paper)
    assert found.paper["table"]["sums"][1:] == [["Btw", "€ 0,00"], ["Totaal met btw", "€ 950,00"]]
    assert "KvK" not in str(found.paper["to"])
    assert "btw-nummer BE0403170701" in found.paper["to"]["lines"]


@pytest.mark.parametrize("start", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_start_that_cannot_be(shop, start):
    coach = shop.eyes("coach")
    said = Said(made.terms(coach, price=-5), start, payer=made.EMPLOYER)
    with looking(coach), pytest.raises(NotTaken) as wrong:
        offers.draft(coach, shop.dossier.id, Kind.OFFER, said, client_id=uuid4())
    assert wrong.value.fields == {"start_on": Wrong.PERIOD, "price": MoneyWrong.NEGATIVE}


def test_the_coachs_list_says_that_an_offer_waits_until_it_moved(shop):
    def facts():
        row = CaseloadRow.objects.get(dossier_id=shop.dossier.id)
        return {one.kind for one in facts_of(keys.ring([shop.dossier.id]).open(row))}

    row_id = made.offer(*both(shop))
    with looking(clock(now())) as by:
        offers.follow(by, shop.dossier)
        assert Fact.OFFER in facts()
    payer = made.guest(shop.eyes("coach"), row_id)
    with looking(payer):
        offers.accept(payer, "Els")
    with looking(clock(now())) as by:
        offers.follow(by, shop.dossier)
        assert Fact.OFFER not in facts()
