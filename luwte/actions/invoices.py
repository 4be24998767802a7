"""Drafting, issuing, crediting and settling invoices, and asking for the mails that a person sends."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import connection

from luwte.actions import papers
from luwte.actions.billing import INVOICES, needed, take
from luwte.actions.caseload import keep_facts
from luwte.actions.dossiers import NotThere, replayed, there
from luwte.actions.offers import buyer, seller
from luwte.actions.payers import tidy
from luwte.actions.writing import Pen, writing
from luwte.library.billing import billing
from luwte.records import keys
from luwte.records.billing.models import BillingSettings
from luwte.records.dossiers import queries as dossiers
from luwte.records.dossiers.models import Dossier, WriteReceipt
from luwte.records.eyes import Eyes
from luwte.records.invoices import queries
from luwte.records.invoices.models import Invoice
from luwte.records.offers import queries as offers
from luwte.rules import invoices as rules
from luwte.rules import money, payments
from luwte.rules.access import Act
from luwte.rules.attention import Kind as Fact
from luwte.rules.invoices import Item, Kind, Standing, State, What, Wrong
from luwte.rules.money import Payer, Treatment
from luwte.rules.neutral import telling
from luwte.rules.offers import State as OfferState

SELLER = ("name", "street", "postcode", "city", "email", "company_number", "vat_number", "regime", "iban")
REFERENCE_MOST = 60
AGAIN = timedelta(minutes=5)
AT_ONCE = 1_000  # one transaction, and one lock on the series


class NotTaken(Exception):
    """It cannot be done; `why` says why."""

    def __init__(self, why: Wrong | money.Wrong) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Order:
    """What to invoice of an accepted offer: sessions by their days, one agreed part, or one late cancellation."""

    what: What
    days: tuple[date, ...] = ()
    part: int = 1
    price: int | None = None  # None: the price of the offer
    reference: str = ""


def draft(by: Eyes, dossier_id: UUID, offer_id: UUID, order: Order, *, client_id: UUID) -> UUID:
    """A draft on an accepted offer; it bears no number. The same form twice is one."""
    dossier = there(by, dossier_id)
    _on(needed(by, dossier.practice_id))
    offer = offers.one(by, dossier.id, offer_id)
    if offer is None or offer.state is not OfferState.ACCEPTED or not offer.payer:
        raise NotThere
    price = offer.value["terms"]["price"] if order.price is None else order.price
    items = _items(by, dossier.id, offer, order, price)
    if telling(order.reference):
        raise NotTaken(Wrong.TELLING)
    value = {
        "payer": offer.payer,
        "items": [_stored(one) for one in items],
        "offer_id": str(offer.id),
        "offer_number": offer.number,
        "reference": tidy(order.reference)[:REFERENCE_MOST] or offer.payer.get("reference", ""),
        "months": [day.isoformat() for day in _months(order.days)],
    }
    with writing(by, Act.BILL, dossier=dossier) as pen:
        if receipt := replayed(by, dossier, client_id):
            return UUID(str(receipt.row_id))
        row = _new(by, dossier.practice_id, dossier.id, Kind.INVOICE)
        row.sealed = keys.ring([row.practice_id]).seal(row, value)
        row.save(force_insert=True)
        _receive(by, dossier, client_id, row)
        pen.log("invoices.draft", "C", "invoice", row.id)
    return row.id


def discard(by: Eyes, row_id: UUID) -> None:
    """Throws a draft away; it had no number, so nothing is missing."""
    with _writing(by, [row_id]) as (pen, rows):
        _only(rows, State.DRAFT)
        rows[0].delete()
        pen.log("invoices.discard", "D", "invoice", row_id)


def issue(by: Eyes, row_ids: Collection[UUID]) -> None:
    """Gives drafts their numbers, fixes their text, and lets them leave by mail. All of them, or none."""
    practice = needed(by, by.here)
    _on(practice)
    with _writing(by, row_ids) as (pen, rows):
        _only(rows, State.DRAFT)
        _awake(rows)
        ring = keys.ring([by.here])
        opened = [(row, ring.open(row)) for row in rows]
        for _row, value in opened:
            _fit(practice, value)
        # Last in the transaction: whoever comes next waits here, and nothing can fail after it but the store itself.
        first = take(by.here, INVOICES, by.today.year, len(rows))
        for place, (row, value) in enumerate(opened, first):
            _fix(by, practice, row, ring, value, place)
            row.save(update_fields=CHANGED)
            pen.ask("mail.invoice", invoice=str(row.id))
            pen.log("invoices.issue", "U", "invoice", row.id)
        _ask_follow(pen, rows)


def credit(by: Eyes, row_id: UUID) -> UUID:
    """A credit note over the whole of an issued invoice, with the next number; once."""
    practice = needed(by, by.here)
    with _writing(by, [row_id]) as (pen, rows):
        [old] = rows
        if why := rules.cannot_credit(_stands(by, old)):
            raise NotTaken(why)
        ring = keys.ring([by.here])
        value = {key: kept for key, kept in ring.open(old).items() if key not in {"paper", "payment_reference"}}
        note = _new(by, old.practice_id, old.about, Kind.CREDIT)
        note.credits, old.credited_by = old.id, note.id
        place = take(by.here, INVOICES, by.today.year)
        value["credits"] = {"number": rules.number(old.year or 0, old.number or 0), "on": str(old.issued_on)}
        _fix(by, practice, note, ring, value, place)
        note.save(force_insert=True)
        _save(by, old)
        # The mail itself stays away for a dossier at rest; the books are put right all the same.
        pen.ask("mail.invoice", invoice=str(note.id))
        pen.log("invoices.credit", "C", "invoice", note.id)
        _ask_follow(pen, rows)
    return note.id


def settle(by: Eyes, row_id: UUID, *, paid: bool) -> None:
    """It was paid, noted today; or it is open again, when that was a mistake."""
    with _writing(by, [row_id]) as (pen, rows):
        if why := rules.cannot_settle(_stands(by, rows[0])):
            raise NotTaken(why)
        rows[0].paid_on = by.today if paid else None
        _save(by, rows[0])
        pen.log("invoices.settle", "U", "invoice", row_id)
        _ask_follow(pen, rows)


def remind(by: Eyes, row_id: UUID) -> None:
    """A person sends a reminder; Luwte never does so by itself."""
    with _writing(by, [row_id]) as (pen, rows):
        if why := rules.cannot_remind(_stands(by, rows[0]), rows[0].due_on, rows[0].reminded_on, by.today):
            raise NotTaken(why)
        _awake(rows)
        rows[0].reminded_on = by.today
        _save(by, rows[0])
        pen.ask("mail.invoice_reminder", invoice=str(row_id))
        pen.log("invoices.remind", "U", "invoice", row_id)


def send(by: Eyes, row_id: UUID) -> None:
    """The same paper again by mail; a second tap within minutes is the same wish."""
    with _writing(by, [row_id]) as (pen, rows):
        _only(rows, State.ISSUED)
        _awake(rows)
        if by.at - rows[0].changed_at < AGAIN:
            return
        _save(by, rows[0])
        pen.ask("mail.invoice", invoice=str(row_id))
        pen.log("invoices.send", "R", "invoice", row_id)


def follow(by: Eyes, dossier: Dossier) -> None:
    """Brings the coach's list up to date with what is not paid yet; by the clock."""
    waits = {Standing.OPEN, Standing.LATE}
    days = [one.due_on for one in queries.about(by, dossier.id) if one.stands in waits and one.due_on]
    with writing(by, None, dossier=dossier):
        keep_facts(by, dossier, {Fact.INVOICE: min(days, default=None)})


CHANGED = ("state", "sealed", "year", "number", "issued_on", "due_on", "revision", "changed_at")


@contextmanager
def _writing(by: Eyes, row_ids: Collection[UUID]) -> Iterator[tuple[Pen, list[Invoice]]]:
    """The rows, locked and read anew; the log goes to the dossier's chain when it is about one that still stands."""
    wanted = set(row_ids)
    seen = queries.rows_of(by, wanted)
    if len(seen) != len(wanted) or not 1 <= len(wanted) <= AT_ONCE:
        raise NotThere
    about = {row.about for row in seen}
    dossier = dossiers.one(by, about.pop()) if len(about) == 1 else None
    with writing(by, Act.BILL, dossier=dossier, practice_id=by.here) as pen:
        if connection.features.has_select_for_update:  # pragma: no cover (the run on PostgreSQL comes here)
            list(Invoice.objects.select_for_update().filter(id__in=wanted).order_by("made_at", "id").values_list("id"))
        rows = queries.rows_of(by, wanted)
        if len(rows) != len(wanted):
            raise NotThere
        yield pen, rows


def _awake(rows: list[Invoice]) -> None:
    if Dossier.objects.filter(id__in=[row.about for row in rows], closed_at__isnull=False).exists():
        raise NotTaken(Wrong.AT_REST)


def _on(practice: BillingSettings) -> None:
    if not practice.invoicing:
        raise NotTaken(Wrong.OFF)


def _only(rows: list[Invoice], state: State) -> None:
    if any(row.state != state for row in rows):
        raise NotTaken(Wrong.NOT_A_DRAFT if state is State.DRAFT else Wrong.NOT_ISSUED)


def _items(by: Eyes, dossier_id: UUID, offer: offers.Document, order: Order, price: int) -> tuple[Item, ...]:
    payer = Payer(offer.payer["kind"])
    if why := money.price_wrong(price):
        raise NotTaken(why)
    if bad_day := rules.day_wrong(order.days, by.today):
        raise NotTaken(bad_day)
    if order.what is What.PART:
        return rules.parts(max(1, min(order.part, 99)), price)
    if order.what is What.LATE:
        if len(order.days) != 1:
            raise NotTaken(Wrong.BAD_DAY)
        found = rules.late(payer, order.days[0], price)
        if isinstance(found, Wrong):
            raise NotTaken(found)
        return found
    if not order.days:
        raise NotTaken(money.Wrong.NO_LINES)
    if len(order.days) > money.LINES_MOST:
        raise NotTaken(money.Wrong.TOO_MANY_LINES)
    return rules.held(payer, order.days, price, _next(by, dossier_id, offer.id))


def invoiced(by: Eyes, dossier_id: UUID) -> int:
    """How many sessions stand on an invoice or in a draft; what was credited does not count."""
    return len(_places(by, dossier_id))


def _next(by: Eyes, dossier_id: UUID, offer_id: UUID) -> int:
    """The place of the next session, from 1: after all that was put on an invoice that still stands."""
    return max((place for offer, place in _places(by, dossier_id) if offer == str(offer_id)), default=0) + 1


def _places(by: Eyes, dossier_id: UUID) -> list[tuple[str, int]]:
    return [
        (one.value["offer_id"], item["number"])
        for one in queries.about(by, dossier_id)
        if one.kind is Kind.INVOICE and one.stands is not Standing.CREDITED
        for item in one.value["items"]
        if item["what"] == What.SESSION
    ]


def _months(days: Collection[date]) -> list[date]:
    """The first and the last month of the sessions: what the law asks, without the days themselves."""
    firsts = sorted(day.replace(day=1) for day in days)
    return [firsts[0], firsts[-1]] if firsts else []


def _new(by: Eyes, practice_id: UUID, about: UUID | None, kind: Kind) -> Invoice:
    return Invoice(id=uuid4(), practice_id=practice_id, about=about, kind=kind.value, made_at=by.at, changed_at=by.at)


def _fit(practice: BillingSettings, value: dict[str, Any]) -> None:
    """Whether it may be issued by the settings of today."""
    sold, bought = seller(practice), buyer(value["payer"])
    lines = [money.Line(one["quantity"], one["price"]) for one in value["items"]]
    if why := money.parties_wrong(sold, bought) or money.lines_wrong(lines):
        raise NotTaken(why)


def _fix(
    by: Eyes, practice: BillingSettings, row: Invoice, ring: keys.KeyRing, value: dict[str, Any], place: int
) -> None:
    """Number, days and text; from now on nothing of it changes."""
    country = billing(practice.practice.country)
    row.state, row.year, row.number = State.ISSUED.value, by.today.year, place
    row.issued_on, row.due_on = by.today, rules.due(by.today, practice.pay_days)
    row.changed_at, row.revision = by.at, row.revision + 1
    number = rules.number(row.year, place)
    found = money.treatment(seller(practice), buyer(value["payer"]), country.rate)
    if kept := value.get("treatment"):  # a note follows the invoice that it takes back
        found = Treatment(money.Category(kept["category"]), kept["rate"], money.Reason(kept["reason"]))
    said = {
        **value,
        "number": number,
        "payment_reference": payments.structured(row.year, place) if country.structured else "",
        "period": papers.months(value["months"]),
    }
    credits = value["credits"]["number"] if "credits" in value else ""
    items = [item_of(one) for one in value["items"]]
    paper = papers.invoice(practice, number, value["payer"], items, found, said, (by.today, row.due_on), credits)
    head = {name: getattr(practice, name) for name in SELLER} | {"country": practice.practice.country}
    kept_value = {**said, "treatment": asdict(found), "seller": head, "paper": paper}
    row.sealed = ring.seal(row, kept_value)


def item_of(stored: dict[str, Any]) -> Item:
    """A line from its stored form."""
    on = date.fromisoformat(stored["on"]) if stored["on"] else None
    return Item(What(stored["what"]), stored["number"], stored["price"], on, stored["quantity"])


def _stored(item: Item) -> dict[str, Any]:
    return asdict(item) | {"on": item.on.isoformat() if item.on else None}


def _stands(by: Eyes, row: Invoice) -> Standing:
    credited = row.credited_by is not None
    return rules.standing(Kind(row.kind), State(row.state), row.due_on, row.paid_on, credited, by.today)


def _save(by: Eyes, row: Invoice) -> None:
    row.changed_at, row.revision = by.at, row.revision + 1
    row.save(force_update=True)


def _receive(by: Eyes, dossier: Dossier, client_id: UUID, row: Invoice) -> None:
    WriteReceipt.objects.create(
        practice_id=dossier.practice_id, dossier=dossier, client_id=client_id, kind="invoice", row_id=row.id,
        revision=row.revision, made_at=by.at,
    )  # fmt: skip


def _ask_follow(pen: Pen, rows: list[Invoice]) -> None:
    for about in sorted({str(row.about) for row in rows if row.about}):
        pen.ask("invoices.follow", dossier=about)
