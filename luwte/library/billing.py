"""What a country's law asks on an offer and an invoice: the rate, the sentences, and the schemes of its numbers."""

from datetime import date
from functools import cache
from typing import Literal

from luwte.library.country import Words, _Strict, country_file
from luwte.rules.money import Reason


class Number(_Strict):
    """A kind of number: its Peppol scheme (EAS) and its name on paper."""

    scheme: str
    nl: str
    en: str


class _Sentence(_Strict):
    sentence: Words
    source: str


class Billing(_Strict):
    """A country's file."""

    country: str
    checked: date
    rate: int
    company: Number
    vat: Number
    structured: bool  # whether banks there know a structured reference
    pay_days: int
    reasons: dict[Literal[Reason.SMALL, Reason.CARE, Reason.REVERSE], _Sentence]
    complaints: Words
    code: Words

    def sentence(self, reason: Reason, language: str) -> str:
        """Why no VAT is charged, as the law words it; empty when it is charged."""
        return self.reasons[reason].sentence.in_(language) if reason is not Reason.NONE else ""


@cache
def billing(country: str) -> Billing:
    """The file of a country (NL or BE)."""
    found: Billing = country_file(country, "billing", Billing)
    return found
