"""Agreements and offers as lists show them, and the names of their files."""

from luwte.records.offers.queries import Document
from luwte.rules.offers import Kind
from luwte.web.billing.words import EXPIRED, KINDS, OFFER_STATES


def listed(found: list[Document]) -> list[dict[str, object]]:
    """Documents with their words."""
    return [
        {
            "one": one,
            "title": f"{KINDS[one.kind]} {one.number}".strip(),
            "stands": EXPIRED if one.expired else OFFER_STATES[one.state],
        }
        for one in found
    ]


def pdf_name(document: Document) -> str:
    """A neutral file name."""
    if document.kind is Kind.AGREEMENT:
        return "trajectafspraak.pdf"
    kind = "opdrachtbevestiging" if document.value.get("confirmation") else "offerte"
    return f"{kind}-{document.number}.pdf"
