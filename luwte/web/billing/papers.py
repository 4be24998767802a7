"""Agreements and offers as lists and pages show them, and the names of their files."""

from typing import Any

from luwte.records.offers.queries import Document
from luwte.rules.offers import Kind, State
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


def on_screen(document: Document) -> dict[str, Any] | None:
    """The paper as a page shows it: once there is a yes, the last day for saying yes says nothing any more."""
    if document.paper is None or document.state is not State.ACCEPTED:
        return document.paper
    # Its last fact is that day, in whatever words and language it was made.
    return {**document.paper, "facts": document.paper["facts"][:-1]}
