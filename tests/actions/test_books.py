"""The book of a practice: references, files, whose invoices are whose after an erasure, and a thousand at once."""

import io
import zipfile
from uuid import uuid4

import pytest

from luwte.actions import billing, books, invoices
from luwte.actions.dossiers import NotThere
from luwte.actions.writing import Denied
from luwte.demo import offers as made
from luwte.records import keys
from luwte.records.caseload.models import CaseloadRow
from luwte.records.caseload.queries import facts_of
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import clock, looking
from luwte.records.eyes.guard import signed
from luwte.records.invoices import queries
from luwte.records.invoices.models import Invoice
from luwte.rules.attention import Kind as Fact
from luwte.rules.invoices import Kind, Standing, What
from luwte.rules.neutral import telling
from tests.building import now
from tests.invoicing import draft, issued, read, text_of


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


def test_a_belgian_practice_has_a_structured_reference(shop):
    row_id = draft(shop)
    with looking(shop.eyes("manager")) as by:
        practice = billing.needed(by, by.here)
    practice.practice.country, practice.vat_number, practice.company_number = "BE", "BE0403170701", "0403170701"
    with looking(shop.eyes("coach")) as eyes:
        [row] = queries.rows_of(eyes, [row_id])
        ring = keys.ring([eyes.here])
        value = {**ring.open(row), "payer": {**made.EMPLOYER, "vat_number": "NL004495445B01"}}
        invoices._fix(eyes, practice, row, ring, value, 42)
        kept = ring.open(row)
    assert kept["payment_reference"].startswith(f"+++{eyes.today.year // 10}/")
    assert kept["payment_reference"] in str(kept["paper"])
    assert "Btw verlegd." in str(kept["paper"])


def test_an_invoice_to_an_employer_has_no_word_of_health_in_pdf_or_ubl(shop):
    found = issued(shop)
    for name, told in (("pdf", text_of(books.invoice_pdf(found))), ("ubl", books.invoice_ubl(found).decode())):
        assert found.number in told, name
        assert telling(told) == (), name
        assert "Anna" not in told, name
    assert "Coachingtraject, sessie 1" in text_of(books.invoice_pdf(found))
    assert books.file_name(found, "pdf") == f"factuur-{found.number}.pdf"


def test_the_book_of_a_year_for_the_manager_alone(shop):
    found = issued(shop)
    with looking(shop.eyes("coach")) as eyes:
        invoices.credit(eyes, found.id)
        with pytest.raises(Denied):
            books.year(eyes, eyes.today.year)
    with looking(shop.eyes("manager")) as eyes:
        assert queries.years(eyes) == [eyes.today.year]
        archive = zipfile.ZipFile(io.BytesIO(books.year(eyes, eyes.today.year)))
        assert queries.of_year(eyes, 1999) == []
    names = archive.namelist()
    assert names[0] == f"facturen-{eyes.today.year}.csv"
    assert len(names) == 5
    lines = archive.read(names[0]).decode("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert lines[1].split(",")[9:12] == ["190.0", "39.9", "229.9"]
    assert lines[2].split(",")[9] == "-190.0"
    assert telling("\n".join(lines)) == ()


def test_an_erased_dossier_leaves_its_invoices_with_the_manager(shop):
    found = issued(shop)
    with looking(clock(now())), signed():
        keys.destroy(shop.dossier.id)
    kept = read(shop, found.id, "manager")
    assert kept.value["paper"] == found.value["paper"]
    assert not any(field.is_relation and field.related_model is Dossier for field in Invoice._meta.fields)


def test_the_coachs_list_says_that_an_invoice_waits(shop):
    def facts():
        row = CaseloadRow.objects.get(dossier_id=shop.dossier.id)
        return {one.kind for one in facts_of(keys.ring([shop.dossier.id]).open(row))}

    found = issued(shop)
    with looking(clock(now())) as by:
        invoices.follow(by, shop.dossier)
        assert Fact.INVOICE in facts()
    with looking(shop.eyes("manager")) as by:
        invoices.settle(by, found.id, paid=True)
    with looking(clock(now())) as by:
        invoices.follow(by, shop.dossier)
        assert Fact.INVOICE not in facts()


def test_a_thousand_invoices_at_once(shop):
    with looking(shop.eyes("coach")) as eyes:
        one = draft(shop)
        [row] = queries.rows_of(eyes, [one])
        ring = keys.ring([eyes.here])
        value, rows = ring.open(row), []
        for _ in range(999):
            new = invoices._new(eyes, eyes.here, shop.dossier.id, Kind.INVOICE)
            new.sealed = ring.seal(new, value)
            rows.append(new)
    with looking(shop.eyes("manager")) as by:
        with signed():
            Invoice.objects.bulk_create(rows)
        waiting = queries.drafts(by)
        assert len(waiting) == 1000
        invoices.issue(by, waiting)
        numbers = sorted(Invoice.objects.values_list("number", flat=True))
        assert numbers == list(range(1, 1001))
        assert queries.drafts(by) == []
        assert len(queries.every(by, 950, 50)) == 50
        with pytest.raises(NotThere):
            invoices.issue(by, [uuid4() for _ in range(invoices.AT_ONCE + 1)])
        with pytest.raises(NotThere):
            invoices.issue(by, [])


def test_a_draft_is_counted_without_vat_and_a_part_has_no_months(shop):
    assert read(shop, draft(shop)).stands is Standing.DRAFT
    assert books.figures(read(shop, draft(shop))).gross == 19000
    part = issued(shop, what=What.PART, back=())
    assert b"InvoicePeriod" not in books.invoice_ubl(part)
    assert b"InvoicePeriod" in books.invoice_ubl(issued(shop))
    assert books.sheet(part.value["paper"]).startswith(b"%PDF")


def test_a_draft_that_was_thrown_away_meanwhile_is_not_there(shop, monkeypatch):
    row_id = draft(shop)
    with looking(shop.eyes("coach")) as eyes:
        found = [queries.rows_of(eyes, [row_id]), []]
        monkeypatch.setattr(queries, "rows_of", lambda *_: found.pop(0))
        with pytest.raises(NotThere):
            invoices.discard(eyes, row_id)
