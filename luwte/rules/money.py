"""Money in whole cents: reading what was typed, VAT by who sells to whom, and totals rounded as EN 16931 asks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

HUNDRED = 100  # hundredths in one; cents in a euro, and parts of a quantity
PRICE_MOST = 10_000 * HUNDRED  # for one session or part; more was a slip
QUANTITY_MOST = 1_000 * HUNDRED
LINES_MOST = 200
COUNTRIES = ("NL", "BE")
_TYPED = re.compile(r"(-?)(\d{1,9}|\d{1,3}(?:\.\d{3}){1,2})(?:[.,](\d{1,2}))?", re.ASCII)


class Category(StrEnum):
    """The VAT category of a line, as UNCL5305 writes it."""

    STANDARD = "S"
    EXEMPT = "E"
    REVERSE = "AE"


class Regime(StrEnum):
    """How the practice stands to VAT: it charges it, is exempt as a small business, or as a care professional."""

    NORMAL = "normal"
    SMALL = "small"
    CARE = "care"


class Payer(StrEnum):
    """Who pays: the coachee, another person, or an organisation (an employer, or a coachee's own business)."""

    COACHEE = "coachee"
    PERSON = "person"
    ORGANISATION = "organisation"


CONSUMERS = frozenset({Payer.COACHEE, Payer.PERSON})


class Reason(StrEnum):
    """Why no VAT is charged; the country's file has the sentence."""

    NONE = ""
    SMALL = "small"
    CARE = "care"
    REVERSE = "reverse"


class Wrong(StrEnum):
    """Why this cannot be offered or invoiced."""

    NEGATIVE = "below zero"
    NOTHING = "zero"
    TOO_MUCH = "more than anyone asks"
    NO_LINES = "no lines"
    TOO_MANY_LINES = "too many lines"
    COUNTRY = "a country whose rules Luwte does not know"
    SELLER_NUMBER = "the practice has no VAT number"
    BUYER_NUMBER = "the payer has no number, and the law asks one"


@dataclass(frozen=True, slots=True)
class Seller:
    """What VAT asks of the practice."""

    country: str
    regime: Regime
    vat_number: str


@dataclass(frozen=True, slots=True)
class Buyer:
    """What VAT asks of whoever pays."""

    kind: Payer
    country: str
    vat_number: str = ""


@dataclass(frozen=True, slots=True)
class Treatment:
    """The category and rate (whole percents) of every line, and why when it is nothing."""

    category: Category
    rate: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Line:
    """A line: `quantity` in hundredths, `price` for one in cents, without VAT."""

    quantity: int
    price: int
    category: Category = Category.STANDARD
    rate: int = 21


@dataclass(frozen=True, slots=True)
class Tax:
    """VAT of one category and rate (BG-23)."""

    category: Category
    rate: int
    taxable: int
    tax: int


@dataclass(frozen=True, slots=True)
class Totals:
    """Nets of the lines (BT-131), their sum (BT-106, BT-109), VAT (BG-23, BT-110) and what is due (BT-112, BT-115)."""

    lines: tuple[int, ...]
    net: int
    taxes: tuple[Tax, ...]
    tax: int
    gross: int


def treatment(seller: Seller, buyer: Buyer, rate: int) -> Treatment:
    """Which VAT applies. A business across the border pays it itself; care stays exempt wherever it goes."""
    abroad = buyer.country != seller.country and buyer.kind is Payer.ORGANISATION
    if seller.regime is Regime.CARE:
        return Treatment(Category.EXEMPT, 0, Reason.CARE)
    if abroad:
        return Treatment(Category.REVERSE, 0, Reason.REVERSE)
    if seller.regime is Regime.SMALL:
        return Treatment(Category.EXEMPT, 0, Reason.SMALL)
    return Treatment(Category.STANDARD, rate, Reason.NONE)


def parties_wrong(seller: Seller, buyer: Buyer) -> Wrong | None:
    """What is missing of the two before anything can be invoiced."""
    if seller.country not in COUNTRIES or buyer.country not in COUNTRIES:
        return Wrong.COUNTRY
    if not seller.vat_number and seller.regime is not Regime.CARE:
        return Wrong.SELLER_NUMBER
    needs = buyer.kind is Payer.ORGANISATION and "BE" in {seller.country, buyer.country}
    return Wrong.BUYER_NUMBER if needs and not buyer.vat_number else None


def price_wrong(price: int) -> Wrong | None:
    """Why a price for one is no price."""
    if price < 0:
        return Wrong.NEGATIVE
    if price == 0:
        return Wrong.NOTHING
    return Wrong.TOO_MUCH if price > PRICE_MOST else None


def lines_wrong(lines: Iterable[Line]) -> Wrong | None:
    """Why these lines are no invoice."""
    held = list(lines)
    if not held:
        return Wrong.NO_LINES
    if len(held) > LINES_MOST:
        return Wrong.TOO_MANY_LINES
    for line in held:
        if line.quantity <= 0:
            return Wrong.NEGATIVE if line.quantity < 0 else Wrong.NOTHING
        if line.quantity > QUANTITY_MOST:
            return Wrong.TOO_MUCH
        if why := price_wrong(line.price):
            return why
    return None


def net(line: Line) -> int:
    """The net of a line (BT-131): quantity times price, rounded by line."""
    return half_up(line.quantity * line.price, HUNDRED)


def totals(lines: Iterable[Line]) -> Totals:
    """The totals of EN 16931: nets rounded by line, VAT rounded by category and rate (BR-CO-10 to BR-CO-17)."""
    held = tuple(lines)
    nets = tuple(net(line) for line in held)
    groups: dict[tuple[Category, int], int] = {}
    for line, amount in zip(held, nets, strict=True):
        key = (line.category, line.rate)
        groups[key] = groups.get(key, 0) + amount
    taxes = tuple(
        Tax(category, rate, taxable, half_up(taxable * rate, HUNDRED))
        for (category, rate), taxable in sorted(groups.items())
    )
    tax = sum(one.tax for one in taxes)
    return Totals(nets, sum(nets), taxes, tax, sum(nets) + tax)


def with_vat(price: int, rate: int) -> int:
    """A price with VAT, as one line would be."""
    return price + half_up(price * rate, HUNDRED)


def half_up(amount: int, parts: int) -> int:
    """`amount / parts`, halves away from nothing."""
    sign = -1 if amount < 0 else 1
    return sign * ((2 * abs(amount) + parts) // (2 * parts))


def read(typed: str) -> int | None:
    """Cents from what someone typed ("95", "€ 1.250,50", "95.5"); None when it is no amount."""
    bare = re.sub(r"[\s€]|EUR", "", typed[:40])
    if not (found := _TYPED.fullmatch(bare)):
        return None
    sign, whole, parts = found.groups()
    cents = int(whole.replace(".", "")) * HUNDRED + int((parts or "0").ljust(2, "0"))
    return -cents if sign else cents


def words(cents: int) -> str:
    """An amount as it is read: "€ 1.250,00"."""
    whole, parts = divmod(abs(cents), HUNDRED)
    grouped = f"{whole:,}".replace(",", ".")
    return f"{'-' if cents < 0 else ''}€ {grouped},{parts:02d}"


def plain(cents: int) -> str:
    """An amount as files write it: "1250.00"."""
    return f"{'-' if cents < 0 else ''}{abs(cents) // HUNDRED}.{abs(cents) % HUNDRED:02d}"
