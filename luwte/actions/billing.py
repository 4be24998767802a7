"""Setting up how a practice offers and invoices, and taking the next number of a series without a gap."""

from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import connection

from luwte.actions.payers import tidy
from luwte.actions.writing import Denied, writing
from luwte.library import numbers
from luwte.records import keys
from luwte.records.billing.models import BillingSettings, Counter
from luwte.records.billing.queries import settings_of
from luwte.records.eyes import Eyes
from luwte.records.eyes.guard import signed
from luwte.records.people.queries import practice
from luwte.rules import neutral
from luwte.rules.access import Act
from luwte.rules.money import PRICE_MOST, Regime

OFFERS, INVOICES = "offers", "invoices"
TEXT_MOST = 2000
MINUTES, DAYS, HOURS = (15, 240), (1, 120), (0, 168)


@dataclass(frozen=True, slots=True)
class Given:
    """The settings as the manager filled them in; prices in cents."""

    invoicing: bool
    name: str
    street: str
    postcode: str
    city: str
    email: str
    company_number: str
    vat_number: str
    regime: str
    iban: str
    price: int
    minutes: int
    pay_days: int
    valid_days: int
    cancel_hours: int
    code_of_conduct: str = ""
    complaints: str = ""
    terms: str = ""


class Unfit(Exception):
    """Something cannot be so; `fields` says which and why: "number", "telling", "missing" or "range"."""

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__(fields)
        self.fields = fields


class Stale(Exception):
    """Someone else saved these settings meanwhile; nothing was overwritten."""


class NotSetUp(Exception):
    """The practice has no billing settings yet."""


def set_up(by: Eyes, given: Given, *, base_revision: int) -> BillingSettings:
    """The manager keeps the settings of the practice; with the first ones its own key is made, for the book."""
    here = practice(by, by.here)
    if here is None:
        raise Denied("a practice of one's own")
    tidy, wrong = _tidied(here.country, given)
    if wrong:
        raise Unfit(wrong)
    if not keys.ring([by.here]).holds(by.here):
        with signed():
            keys.make(by.here, by.at)
    with writing(by, Act.SET_UP) as pen:
        row = BillingSettings.objects.filter(practice_id=by.here).first()
        if (row.revision if row else 0) != base_revision:
            raise Stale
        row = row or BillingSettings(practice_id=by.here, revision=0)
        for name, value in asdict(tidy).items():
            setattr(row, name, value)
        row.revision, row.changed_at = row.revision + 1, by.at
        row.save()
        pen.log("billing.set_up", "U", "billing", row.id)
    return row


def needed(by: Eyes, practice_id: UUID) -> BillingSettings:
    """The settings, or NotSetUp; an offer and an invoice both begin with them."""
    if (found := settings_of(by, practice_id)) is None:
        raise NotSetUp
    return found


def take(practice_id: UUID, series: str, year: int, count: int = 1) -> int:
    """The first of the next `count` numbers. Inside the writer's transaction: the row stays locked until it ends,
    and when it fails the numbers are given again. So there is no gap and no double."""
    where = {"practice_id": practice_id, "series": series, "year": year}
    rows = Counter.objects.filter(**where)
    if connection.features.has_select_for_update:  # pragma: no cover (the run on PostgreSQL comes here)
        rows = rows.select_for_update()
    if (row := rows.first()) is None:
        Counter.objects.bulk_create([Counter(**where)], ignore_conflicts=True)
        row = rows.get()
    first, row.last = row.last + 1, row.last + count
    row.save(update_fields=["last"])
    return first


def _tidied(country: str, given: Given) -> tuple[Given, dict[str, str]]:
    wrong: dict[str, str] = {}
    found = asdict(given)
    for name in ("name", "street", "postcode", "city", "email", "company_number", "vat_number", "iban"):
        found[name] = tidy(found[name])
    _check(found, wrong, "iban", numbers.iban(found["iban"]))
    _check(found, wrong, "company_number", numbers.company(country, found["company_number"]))
    if found["vat_number"] or given.regime != Regime.CARE:
        _check(found, wrong, "vat_number", numbers.vat(country, found["vat_number"]))
    wrong |= {name: "missing" for name in ("name", "street", "postcode", "city", "email") if not found[name]}
    wrong |= {name: "telling" for name in ("name", "email", "terms", "complaints") if neutral.telling(found[name])}
    limits = {"minutes": MINUTES, "pay_days": DAYS, "valid_days": DAYS, "cancel_hours": HOURS, "price": (0, PRICE_MOST)}
    wrong |= {name: "range" for name, (least, most) in limits.items() if not least <= found[name] <= most}
    long = {"terms", "complaints", "code_of_conduct"}
    wrong |= {name: "range" for name in long if len(found[name]) > TEXT_MOST}
    if given.regime not in set(Regime):
        wrong["regime"] = "range"
    return Given(**found), wrong


def _check(found: dict[str, str], wrong: dict[str, str], name: str, checked: str | None) -> None:
    if checked is None:
        wrong[name] = "number"
    else:
        found[name] = checked
