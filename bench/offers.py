"""Papers as files: the PDF of an offer, an invoice as PDF and UBL, and a thousand invoices issued at once."""

import time
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from bench.spread import spread

TURNS, MANY = 40, 1_000


def main() -> dict[str, object]:
    """Times of papers, in process."""
    from luwte.actions import books, invoices
    from luwte.records import keys
    from luwte.records.eyes import looking
    from luwte.records.eyes.guard import signed
    from luwte.records.invoices import queries
    from luwte.records.invoices.models import Invoice
    from luwte.records.offers import queries as offers
    from luwte.rules.invoices import Kind, What

    guide, dossier_id, offer_id = _billed()
    with looking(guide):
        paper = offers.one(guide, dossier_id, offer_id).paper
        days = tuple(guide.today - timedelta(days=back) for back in (9, 2))
        order = invoices.Order(What.SESSION, days)
        row_id = invoices.draft(guide, dossier_id, offer_id, order, client_id=uuid4())
        [row], ring, rows = queries.rows_of(guide, [row_id]), keys.ring([guide.here]), []
        for _ in range(MANY - 1):
            new = invoices._new(guide, guide.here, dossier_id, Kind.INVOICE)
            new.sealed = ring.seal(new, ring.open(row))
            rows.append(new)
        with signed():
            Invoice.objects.bulk_create(rows)
        began = time.perf_counter()
        invoices.issue(guide, queries.drafts(guide))
        issued = round(time.perf_counter() - began, 2)
        found = queries.one(guide, row_id)
    return {
        "PDF of an offer": _times(lambda: books.sheet(paper)),
        "PDF of an invoice with its payment code": _times(lambda: books.invoice_pdf(found)),
        "UBL of an invoice": _times(lambda: books.invoice_ubl(found)),
        "1,000 invoices issued at once, s": issued,
    }


def _billed():
    """A coach, a coachee, a practice that bills, and an offer that was accepted."""
    from luwte.actions import billing, dossiers, people
    from luwte.demo import offers as made
    from luwte.records.eyes import Eyes, Role, looking, operator

    at = datetime.now(UTC)
    with looking(operator(at)) as by:
        practice = people.add_practice(by, "Praktijk met facturen")
        named = {name: people.add_person(by, f"{name}-bench@voorbeeld.invalid", name) for name in ("a", "b", "c")}
        people.add_member(by, practice, named["b"], Role.COACH)
        people.add_member(by, practice, named["c"], Role.PRACTICE_MANAGER)
        dossier = dossiers.open_for(by, practice, named["a"])
        dossiers.add_guide(by, dossier, named["b"], "coach")
    manager = Eyes(Role.PRACTICE_MANAGER, at, named["c"].id, practice.id)
    guide = Eyes(Role.COACH, at, named["b"].id, practice.id)
    own = Eyes(Role.COACHEE, at, named["a"].id, practice.id, dossier.id)
    with looking(manager):
        billing.set_up(manager, made.SETTINGS, base_revision=0)
    return guide, dossier.id, made.accepted(guide, own, dossier.id, uuid4)


def _times(call) -> dict[str, object]:
    call()
    spent = []
    for _ in range(TURNS):
        began = time.perf_counter()
        call()
        spent.append((time.perf_counter() - began) * 1000)
    return spread(spent)


if __name__ == "__main__":
    from bench.__main__ import HOME
    from luwte.cli.house import make_secrets, wake

    make_secrets(HOME)
    wake()
    from luwte.actions.installation import lay_tables

    lay_tables()
    for what, value in main().items():
        print(f"{what:42} {value}")
