"""What an invoice holds, as UBL asks for it: two parties, lines, and the treatment of VAT."""

from dataclasses import dataclass
from datetime import date

from luwte.rules.money import Line, Reason, Totals, Treatment


@dataclass(frozen=True, slots=True)
class Party:
    """A seller or buyer. `company` is a KvK or KBO number, `vat` a VAT number with its country; empty when none."""

    name: str
    street: str
    postcode: str
    city: str
    country: str
    email: str
    company: str = ""
    vat: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A line with its fixed words."""

    name: str
    line: Line


@dataclass(frozen=True, slots=True)
class Invoice:
    """An invoice or, with `credits`, the credit note that takes one back (its number and day)."""

    number: str
    issued: date
    due: date
    seller: Party
    buyer: Party
    lines: tuple[Named, ...]
    treatment: Treatment
    sentence: str  # why no VAT is charged, by law
    totals: Totals
    iban: str
    payment_reference: str
    reference: str = ""  # the buyer's own
    order: str = ""  # the offer
    period: tuple[date, date] | None = None
    credits: tuple[str, date] | None = None

    @property
    def exempt(self) -> bool:
        """Whether a reason must be given."""
        return self.treatment.reason is not Reason.NONE
