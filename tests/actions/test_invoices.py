"""Invoices: numbers without a gap, fixed words, credit notes, reminders, off; and nothing of health in any file."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from luwte.actions import billing, books, invoices
from luwte.actions.dossiers import NotThere
from luwte.actions.invoices import NotTaken, Order
from luwte.actions.writing import Denied
from luwte.demo import offers as made
from luwte.records.eyes import looking, operator
from luwte.records.invoices import queries
from luwte.records.invoices.models import Invoice
from luwte.records.outbox.models import OutboxRow
from luwte.rules import money
from luwte.rules.invoices import Kind, Standing, State, What, Wrong
from tests.building import now
from tests.invoicing import DAY, draft, issued, read, refused, text_of
from tests.talks import ZONE, hold, one, plan


@pytest.fixture
def shop(world):
    """Given: a practice that bills, and an employer that accepted."""
    with looking(world.eyes("manager")) as by:
        billing.set_up(by, made.SETTINGS, base_revision=0)
    world.offer = made.accepted(world.eyes("coach"), world.eyes("coachee"), world.dossier.id, uuid4)
    world.own_offer = made.accepted(
        world.eyes("coach"), world.eyes("coachee"), world.dossier.id, uuid4, payer=made.SELF
    )
    return world


def test_a_draft_has_no_number_and_an_issued_one_has_the_next(shop):
    first, second = draft(shop), draft(shop, back=(3,))
    assert read(shop, first).number == read(shop, second).number == ""
    with looking(shop.eyes("coach")) as eyes:
        invoices.issue(eyes, [second])
        invoices.issue(eyes, [first])
    year = shop.eyes("coach").today.year
    assert (read(shop, second).number, read(shop, first).number) == (f"{year}-0001", f"{year}-0002")
    assert read(shop, first).due_on == shop.eyes("coach").today + 14 * DAY


def test_a_draft_thrown_away_leaves_no_gap(shop):
    gone, stays = draft(shop), draft(shop)
    with looking(shop.eyes("coach")) as eyes:
        invoices.discard(eyes, gone)
        invoices.issue(eyes, [stays])
        with pytest.raises(NotThere):
            invoices.issue(eyes, [gone])
    assert read(shop, stays).number.endswith("-0001")
    refused(shop, lambda eyes: invoices.discard(eyes, stays), Wrong.NOT_A_DRAFT)


def test_an_issue_that_fails_gives_the_number_again(shop, monkeypatch):
    row_id = draft(shop)

    def broken(*_):
        raise RuntimeError("the store is full")

    with monkeypatch.context() as patch, looking(shop.eyes("coach")) as eyes:
        patch.setattr(invoices, "_ask_follow", broken)
        with pytest.raises(RuntimeError):
            invoices.issue(eyes, [row_id])
    assert read(shop, row_id).state is State.DRAFT
    with looking(shop.eyes("coach")) as eyes:
        invoices.issue(eyes, [row_id])
    assert read(shop, row_id).number.endswith("-0001")


def test_the_same_form_twice_is_one_draft_and_issuing_twice_is_told(shop):
    eyes, form = shop.eyes("coach"), uuid4()
    with looking(eyes):
        order = Order(What.SESSION, (eyes.today,))
        one = invoices.draft(eyes, shop.dossier.id, shop.offer, order, client_id=form)
        assert invoices.draft(eyes, shop.dossier.id, shop.offer, order, client_id=form) == one
        assert Invoice.objects.count() == 1
        invoices.issue(eyes, [one])
    refused(shop, lambda by: invoices.issue(by, [one]), Wrong.NOT_A_DRAFT)


def test_an_employer_reads_places_and_months_and_never_a_day(shop):
    found = issued(shop)
    assert [row[0] for row in found.value["paper"]["table"]["rows"]] == [
        "Coachingtraject, sessie 1",
        "Coachingtraject, sessie 2",
    ]
    assert "Anna" not in str(found.value)
    assert {item["on"] for item in found.value["items"]} == {None}
    later = issued(shop, back=(1,))
    assert later.value["paper"]["table"]["rows"][0][0] == "Coachingtraject, sessie 3"


def test_whoever_pays_for_oneself_reads_the_days(shop):
    found = issued(shop, back=(0,), offer=shop.own_offer)
    today = shop.eyes("coach").today
    assert str(today.day) in found.value["paper"]["table"]["rows"][0][0]
    assert found.value["paper"]["to"]["name"] == "Anna Visser"


def test_a_late_cancellation_never_reaches_a_payer(shop):
    refused(shop, lambda eyes: draft(shop, What.LATE, (1,)), Wrong.LATE_TO_PAYER)
    found = issued(shop, what=What.LATE, back=(1,), offer=shop.own_offer, price=4000)
    assert found.value["paper"]["table"]["rows"][0][0].startswith("Sessie, laat afgezegd")
    refused(shop, lambda eyes: draft(shop, What.LATE, (1, 2), shop.own_offer), Wrong.BAD_DAY)


def test_a_part_and_its_price(shop):
    found = issued(shop, what=What.PART, back=(), part=2, price=47500, reference=" PO\x00 9 ")
    assert found.value["paper"]["table"]["rows"][0][:2] == ["Coachingtraject, deel 2", "1"]
    assert books.figures(found).gross == 57475
    assert ["Uw kenmerk", "PO 9"] in found.value["paper"]["facts"]
    assert found.value["period"] == ""


@pytest.mark.parametrize(
    ("order", "why"),
    [
        (Order(What.SESSION), money.Wrong.NO_LINES),
        (Order(What.SESSION, (date(1, 1, 1),)), Wrong.BAD_DAY),
        (Order(What.SESSION, (date(9999, 1, 1),)), Wrong.BAD_DAY),
        (Order(What.PART, price=-1), money.Wrong.NEGATIVE),
        (Order(What.PART, price=0), money.Wrong.NOTHING),
        (Order(What.PART, price=10**9), money.Wrong.TOO_MUCH),
    ],
)
def test_absurd_orders_are_refused(shop, order, why):
    refused(
        shop,
        lambda eyes: invoices.draft(eyes, shop.dossier.id, shop.offer, order, client_id=uuid4()),
        why,
    )


def test_more_days_than_fit(shop):
    days = tuple(shop.eyes("coach").today - n * DAY for n in range(201))
    order = Order(What.SESSION, days)
    refused(
        shop,
        lambda eyes: invoices.draft(eyes, shop.dossier.id, shop.offer, order, client_id=uuid4()),
        money.Wrong.TOO_MANY_LINES,
    )


def test_only_an_accepted_offer_is_invoiced(shop):
    waits = made.offer(shop.eyes("coach"), shop.eyes("coachee"), shop.dossier.id, uuid4)
    for offer in (waits, uuid4()):
        with pytest.raises(NotThere):
            draft(shop, offer=offer)


def test_a_credit_note_takes_the_whole_back_once_and_its_sessions_can_be_invoiced_anew(shop):
    found = issued(shop)
    with looking(shop.eyes("coach")) as eyes:
        note_id = invoices.credit(eyes, found.id)
    note = read(shop, note_id)
    assert (note.kind, note.stands, note.number[-4:]) == (Kind.CREDIT, Standing.NOTE, "0002")
    assert ["Hoort bij factuur", found.number] in note.value["paper"]["facts"]
    assert read(shop, found.id).stands is Standing.CREDITED
    assert read(shop, found.id).value["paper"] == found.value["paper"]
    for row_id in (found.id, note_id):
        refused(shop, lambda eyes, row_id=row_id: invoices.credit(eyes, row_id), Wrong.CREDITED)
    assert b"CreditNote" in books.invoice_ubl(note)
    assert "Creditnota" in text_of(books.invoice_pdf(note))
    assert books.row(note)[9] == -books.row(found)[9]
    again = issued(shop, back=(2,))
    assert again.value["items"][0]["number"] == 1
    draft(shop, back=(1,))
    with looking(shop.eyes("coach")) as eyes:
        assert invoices.invoiced(eyes, shop.dossier.id) == 2


def test_paid_and_open_again(shop):
    found = issued(shop)
    with looking(shop.eyes("coach")) as eyes:
        invoices.settle(eyes, found.id, paid=True)
        assert queries.one(eyes, found.id).stands is Standing.PAID
        invoices.settle(eyes, found.id, paid=False)
        assert queries.one(eyes, found.id).stands is Standing.OPEN
    refused(shop, lambda eyes: invoices.settle(eyes, draft(shop), paid=True), Wrong.NOT_ISSUED)


def test_a_person_sends_a_reminder_a_week_after_the_day_and_a_week_apart(shop):
    found = issued(shop)
    due = now() + 14 * DAY
    refused(shop, lambda eyes: invoices.remind(eyes, found.id), Wrong.NOT_YET, at=due + 6 * DAY)
    with looking(shop.eyes("coach", due + 7 * DAY)) as eyes:
        invoices.remind(eyes, found.id)
    refused(shop, lambda eyes: invoices.remind(eyes, found.id), Wrong.NOT_YET, at=due + 13 * DAY)
    assert read(shop, found.id, at=due + 8 * DAY).stands is Standing.LATE


def test_only_what_was_issued_is_sent_again(shop):
    row_id = draft(shop)
    refused(shop, lambda eyes: invoices.send(eyes, row_id), Wrong.NOT_ISSUED)
    refused(shop, lambda eyes: invoices.credit(eyes, row_id), Wrong.NOT_ISSUED)
    with looking(shop.eyes("manager")) as eyes:
        invoices.issue(eyes, [row_id])


def test_sent_twice_within_minutes_is_one_wish(shop):
    row_id = issued(shop).id
    for minutes, mails in ((1, 1), (10, 2), (12, 2), (20, 3)):
        with looking(shop.eyes("coach", now() + timedelta(minutes=minutes))) as eyes:
            invoices.send(eyes, row_id)
        with looking(operator(now())):
            assert (minutes, OutboxRow.objects.filter(kind="mail.invoice").count()) == (minutes, mails)


def test_a_reference_that_tells_of_health_is_not_taken(shop):
    with pytest.raises(NotTaken) as no:
        draft(shop, reference="traject burn\u2011out")
    assert no.value.why is Wrong.TELLING


def test_invoicing_can_be_off_and_then_there_is_an_export_of_sessions(shop, monkeypatch):
    row_id = draft(shop)
    with looking(shop.eyes("manager")) as by:
        billing.set_up(by, replace(made.SETTINGS, invoicing=False), base_revision=1)
    refused(shop, lambda eyes: invoices.issue(eyes, [row_id]), Wrong.OFF)
    refused(shop, lambda eyes: draft(shop), Wrong.OFF)
    held = now() + 3 * DAY
    row = plan(shop)
    hold(shop, row)
    day = one(shop, row).starts_at.astimezone(ZONE).date()
    with looking(shop.eyes("coach", held + DAY)) as eyes:
        found = books.sessions_held(eyes)
        assert found == [("Anna", day)]
        assert f"Anna,{day.isoformat()},1" in books.sessions(eyes, found).decode("utf-8-sig")


def test_a_talk_that_is_planned_was_not_held(shop):
    plan(shop)
    with looking(shop.eyes("coach")) as eyes:
        assert books.sessions_held(eyes) == []


def test_without_a_vat_number_nothing_is_issued(shop):
    row_id = draft(shop)
    with looking(shop.eyes("manager")) as by:
        billing.set_up(by, replace(made.SETTINGS, regime="care", vat_number=""), base_revision=1)
        with looking(shop.eyes("coach")) as eyes:
            invoices.issue(eyes, [row_id])
    assert "artikel 11" in str(read(shop, row_id).value["paper"])
    other = draft(shop)
    with looking(shop.eyes("manager")) as by:
        row = billing.needed(by, by.here)
        row.regime = "normal"
    with pytest.raises(NotTaken) as no:
        invoices._fit(row, read(shop, other).value)
    assert no.value.why is money.Wrong.SELLER_NUMBER


def test_whose_invoices_are_whose(shop):
    found, waits = issued(shop), draft(shop)
    sees = {"coach": 2, "manager": 2, "coachee": 1, "other coachee": 0, "former coach": 0, "coach elsewhere": 0}
    for who, many in (sees | {"care professional": 0, "nobody": 0}).items():
        with looking(shop.eyes(who)) as eyes:
            assert (who, queries.count(eyes)) == (who, many)
    for who in ("coach elsewhere", "former coach", "other coachee"):
        with looking(shop.eyes(who)) as eyes, pytest.raises((NotThere, billing.NotSetUp)):
            invoices.issue(eyes, [waits])
    with looking(shop.eyes("coachee")) as eyes:
        with pytest.raises(NotThere):
            invoices.discard(eyes, waits)
        with pytest.raises(Denied):
            invoices.settle(eyes, found.id, paid=True)
        assert [one.id for one in queries.about(eyes, shop.dossier.id)] == [found.id]
