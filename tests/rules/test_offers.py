"""Offers and invoices: every move from every state, days at their edges, lines in fixed words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules import invoices, offers
from luwte.rules.invoices import Kind as Paper
from luwte.rules.invoices import Standing, What
from luwte.rules.invoices import State as Issued
from luwte.rules.invoices import Wrong as InvoiceWrong
from luwte.rules.money import Payer
from luwte.rules.money import Wrong as MoneyWrong
from luwte.rules.offers import Kind, Move, State, Terms, Wrong

TODAY = date(2026, 11, 25)
DAY = timedelta(days=1)


def terms(**more):
    return Terms(**{"sessions": 10, "minutes": 60, "weeks": 26, "valid_until": TODAY + 30 * DAY, "price": 9500, **more})


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("move", Move)
def test_a_move_leads_somewhere_or_says_why(kind, state, move):
    then = offers.after(kind, state, move)
    assert isinstance(then, State | Wrong)
    if state in {State.WITHDRAWN, State.DECLINED, State.REVOKED, State.RENEWED}:
        assert isinstance(then, Wrong)


def test_the_way_of_an_offer():
    assert offers.after(Kind.OFFER, State.DRAFT, Move.SHOW) is State.SHOWN
    # nothing goes out that the coachee did not release
    assert offers.after(Kind.OFFER, State.SHOWN, Move.ACCEPT) is Wrong.NOT_NOW
    assert offers.after(Kind.OFFER, State.SHOWN, Move.RELEASE) is State.SENT
    assert offers.after(Kind.AGREEMENT, State.SHOWN, Move.RELEASE) is Wrong.NOT_NOW
    assert offers.after(Kind.OFFER, State.SENT, Move.ACCEPT) is State.ACCEPTED
    assert offers.after(Kind.OFFER, State.ACCEPTED, Move.ACCEPT) is Wrong.ALREADY
    assert offers.after(Kind.OFFER, State.RENEWED, Move.ACCEPT) is Wrong.GONE


def test_the_last_day_still_counts():
    until = TODAY
    assert offers.cannot_accept(Kind.OFFER, State.SENT, until, TODAY) is None
    assert offers.cannot_accept(Kind.OFFER, State.SENT, until, TODAY + DAY) is Wrong.EXPIRED
    assert offers.cannot_accept(Kind.OFFER, State.WITHDRAWN, until, TODAY) is Wrong.GONE
    assert not offers.expired(State.ACCEPTED, until, TODAY + DAY)
    assert offers.expired(State.SHOWN, until, TODAY + DAY)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("accepted", [None, 0, 9])
@pytest.mark.parametrize("days", [-400, 0, 28, 29, 42, 43, 51, 52, 400])
def test_a_link_shows_something_for_four_weeks_after_its_last_day(state, accepted, days):
    """The last day is that of the offer, or else the last one to step back."""
    last = 0 if accepted is None else accepted + 14
    holds = state not in {State.DRAFT, State.SHOWN} and days <= last + 28
    accepted_on = None if accepted is None else TODAY + accepted * DAY
    assert offers.link_holds(state, TODAY, accepted_on, TODAY + days * DAY) is holds


def test_a_consumer_steps_back_until_the_fourteenth_day():
    def asked(payer, state, on, back):
        return offers.cannot_step_back(payer, state, on, TODAY + back * DAY)

    assert asked(Payer.COACHEE, State.ACCEPTED, TODAY, 14) is None
    assert asked(Payer.PERSON, State.ACCEPTED, TODAY, 15) is Wrong.LATE
    assert asked(Payer.ORGANISATION, State.ACCEPTED, TODAY, 1) is Wrong.NO_CONSUMER
    assert asked(Payer.COACHEE, State.SENT, None, 1) is Wrong.NOT_NOW
    assert asked(Payer.COACHEE, State.ACCEPTED, None, 1) is Wrong.NOT_NOW
    assert offers.step_back_until(TODAY) == TODAY + 14 * DAY


@pytest.mark.parametrize(
    ("more", "field", "why"),
    [
        ({"sessions": 0}, "sessions", Wrong.SESSIONS),
        ({"sessions": 61}, "sessions", Wrong.SESSIONS),
        ({"minutes": 14}, "minutes", Wrong.MINUTES),
        ({"minutes": 241}, "minutes", Wrong.MINUTES),
        ({"weeks": 0}, "weeks", Wrong.PERIOD),
        ({"weeks": 261}, "weeks", Wrong.PERIOD),
        ({"valid_until": TODAY - DAY}, "valid_until", Wrong.VALIDITY),
        ({"valid_until": date(9999, 1, 1)}, "valid_until", Wrong.VALIDITY),
        ({"price": -1}, "price", MoneyWrong.NEGATIVE),
        ({"price": 0}, "price", MoneyWrong.NOTHING),
        ({"price": 10**9}, "price", MoneyWrong.TOO_MUCH),
    ],
)
def test_absurd_terms_are_refused_by_field(more, field, why):
    assert offers.terms_wrong(Kind.OFFER, terms(**more), TODAY) == {field: why}


def test_an_agreement_has_no_price():
    assert offers.terms_wrong(Kind.AGREEMENT, terms(price=0), TODAY) == {}
    assert offers.terms_wrong(Kind.OFFER, terms(), TODAY) == {}


def test_numbers_on_paper():
    assert (offers.number(2026, 7), invoices.number(2026, 12345)) == ("O2026-0007", "2026-12345")


@given(st.lists(st.dates(date(2026, 1, 1), TODAY), max_size=8, unique=True), st.integers(1, 40))
def test_sessions_follow_on_and_only_the_coachee_reads_days(days, first):
    own = invoices.held(Payer.COACHEE, days, 9500, first)
    theirs = invoices.held(Payer.ORGANISATION, days, 9500, first)
    assert [one.on for one in own] == sorted(days)
    assert [one.number for one in own] == list(range(first, first + len(days)))
    assert {one.on for one in theirs} <= {None}
    assert len(theirs) == len(days)


def test_a_late_cancellation_is_never_on_anothers_invoice():
    [line] = invoices.late(Payer.COACHEE, TODAY, 5000)
    assert (line.what, line.on, line.price) == (What.LATE, TODAY, 5000)
    for payer in (Payer.PERSON, Payer.ORGANISATION):
        assert invoices.late(payer, TODAY, 5000) is InvoiceWrong.LATE_TO_PAYER
    assert invoices.parts(2, 100)[0].what is What.PART


@pytest.mark.parametrize(
    ("kind", "state", "due_on", "paid_on", "credited", "stands"),
    [
        (Paper.INVOICE, Issued.DRAFT, None, None, False, Standing.DRAFT),
        (Paper.CREDIT, Issued.DRAFT, None, None, False, Standing.DRAFT),
        (Paper.CREDIT, Issued.ISSUED, TODAY, None, False, Standing.NOTE),
        (Paper.INVOICE, Issued.ISSUED, TODAY, None, True, Standing.CREDITED),
        (Paper.INVOICE, Issued.ISSUED, TODAY, TODAY, False, Standing.PAID),
        (Paper.INVOICE, Issued.ISSUED, TODAY, None, False, Standing.OPEN),
        (Paper.INVOICE, Issued.ISSUED, TODAY - DAY, None, False, Standing.LATE),
        (Paper.INVOICE, Issued.ISSUED, None, None, False, Standing.OPEN),
    ],
)
def test_how_it_stands(kind, state, due_on, paid_on, credited, stands):
    assert invoices.standing(kind, state, due_on, paid_on, credited, TODAY) is stands


@pytest.mark.parametrize(
    ("stands", "due_ago", "reminded_ago", "why"),
    [
        (Standing.DRAFT, 30, None, InvoiceWrong.NOT_ISSUED),
        (Standing.PAID, 30, None, InvoiceWrong.PAID),
        (Standing.CREDITED, 30, None, InvoiceWrong.CREDITED),
        (Standing.NOTE, 30, None, InvoiceWrong.CREDITED),
        (Standing.OPEN, 0, None, InvoiceWrong.NOT_YET),
        (Standing.LATE, 6, None, InvoiceWrong.NOT_YET),
        (Standing.LATE, 7, None, None),
        (Standing.LATE, 30, 6, InvoiceWrong.NOT_YET),
        (Standing.LATE, 30, 7, None),
    ],
)
def test_when_a_reminder_may_go(stands, due_ago, reminded_ago, why):
    reminded = TODAY - reminded_ago * DAY if reminded_ago else None
    assert invoices.cannot_remind(stands, TODAY - due_ago * DAY, reminded, TODAY) is why


def test_a_late_one_without_a_due_day_is_not_reminded():
    assert invoices.cannot_remind(Standing.LATE, None, None, TODAY) is InvoiceWrong.NOT_YET


def test_what_can_be_credited_and_settled():
    credit = {one: invoices.cannot_credit(one) for one in Standing}
    assert credit[Standing.DRAFT] is InvoiceWrong.NOT_ISSUED
    assert credit[Standing.CREDITED] is credit[Standing.NOTE] is InvoiceWrong.CREDITED
    assert {one for one, why in credit.items() if why is None} == {Standing.OPEN, Standing.LATE, Standing.PAID}
    assert {one: invoices.cannot_settle(one) for one in Standing} == credit


def test_days_that_cannot_be():
    assert invoices.day_wrong([TODAY, TODAY - DAY], TODAY) is None
    for days in ([TODAY + DAY], [date(1, 1, 1)], [TODAY, TODAY]):
        assert invoices.day_wrong(days, TODAY) is InvoiceWrong.BAD_DAY
    assert invoices.due(TODAY, 14) == TODAY + 14 * DAY
