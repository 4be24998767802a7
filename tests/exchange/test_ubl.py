"""UBL and PDF: an own structural test always, the official rules where they are at hand; a code that reads back."""

import io
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from luwte.exchange.pdf.papers import pdf
from luwte.exchange.ubl.codes import picture
from luwte.exchange.ubl.invoices import CAC, CBC, endpoint, ubl
from luwte.exchange.ubl.values import Invoice, Named, Party
from luwte.rules import money
from luwte.rules.money import Category, Line, Reason, Treatment

NL = Party("De Haven", "Kade 12", "3511 AB", "Utrecht", "NL", "a@haven.invalid", "12345678", "NL004495445B01")
BE = Party("De Leie", "Kaai 1", "9000", "Gent", "BE", "a@leie.invalid", "0403170701", "BE0403170701")
PERSON = Party("Anna & <b>", "Dijk 1", "3513 EF", "Utrecht", "NL", "anna@voorbeeld.invalid")
STANDARD = Treatment(Category.STANDARD, 21, Reason.NONE)
REVERSE = Treatment(Category.REVERSE, 0, Reason.REVERSE)
EXEMPT = Treatment(Category.EXEMPT, 0, Reason.SMALL)
RULES = Path(__file__).parents[3] / "shared/data/en16931"
HEAD = {
    "Invoice": ["CustomizationID", "ProfileID", "ID", "IssueDate", "DueDate", "InvoiceTypeCode"],
    "CreditNote": ["CustomizationID", "ProfileID", "ID", "IssueDate", "CreditNoteTypeCode"],
}
REST = [
    "DocumentCurrencyCode", "BuyerReference", "InvoicePeriod", "BillingReference", "ContractDocumentReference",
    "AccountingSupplierParty", "AccountingCustomerParty", "PaymentMeans", "TaxTotal", "LegalMonetaryTotal",
    "InvoiceLine", "CreditNoteLine",
]  # fmt: skip


def made(seller=NL, buyer=BE, treatment=REVERSE, lines=((100, 9500), (150, 4999)), **more):
    named = tuple(
        Named(f"Coachingtraject, sessie {n}", Line(quantity, price, treatment.category, treatment.rate))
        for n, (quantity, price) in enumerate(lines, 1)
    )
    usual = {
        "number": "2026-0001",
        "issued": date(2026, 11, 25),
        "due": date(2026, 12, 9),
        "sentence": "Btw verlegd." if treatment.reason else "",
        "totals": money.totals(one.line for one in named),
        "iban": "NL91ABNA0417164300",
        "payment_reference": "",
        "order": "O2026-0003",
        "period": (date(2026, 10, 1), date(2026, 11, 30)),
    }
    return Invoice(**{**usual, "seller": seller, "buyer": buyer, "lines": named, "treatment": treatment, **more})


def at(root, path):
    steps = [f"{{{CBC if one[0] == '.' else CAC}}}{one.lstrip('.')}" for one in path.split("/")]
    return [node.text for node in root.findall("/".join(steps))]


def structural(invoice):
    """What EN 16931 and Peppol ask, as far as this house can write it."""
    root = ET.fromstring(ubl(invoice))
    kind = root.tag.split("}")[1]
    order = [child.tag.split("}")[1] for child in root]
    known = HEAD[kind] + REST
    assert order == sorted(order, key=known.index)
    assert order[: len(HEAD[kind])] == HEAD[kind]
    # BR-01..05, PEPPOL-EN16931-R001, R003, R010, R020
    for name in (".CustomizationID", ".ProfileID", ".ID", ".IssueDate", ".DocumentCurrencyCode", ".BuyerReference"):
        assert at(root, name)[0]
    for side in ("Supplier", "Customer"):
        party = f"Accounting{side}Party/Party"
        for name in (".EndpointID", "PostalAddress/Country/.IdentificationCode", "PartyLegalEntity/.RegistrationName"):
            assert at(root, f"{party}/{name}")[0]
    sums = {
        one: at(root, f"LegalMonetaryTotal/.{one}Amount")[0]
        for one in ("LineExtension", "TaxExclusive", "TaxInclusive", "Payable")
    }
    cents = {name: round(float(text) * 100) for name, text in sums.items()}
    line = "CreditNoteLine" if kind == "CreditNote" else "InvoiceLine"
    nets = [round(float(one) * 100) for one in at(root, f"{line}/.LineExtensionAmount")]
    tax = round(float(at(root, "TaxTotal/.TaxAmount")[0]) * 100)
    taxable = [round(float(one) * 100) for one in at(root, "TaxTotal/TaxSubtotal/.TaxableAmount")]
    parts = [round(float(one) * 100) for one in at(root, "TaxTotal/TaxSubtotal/.TaxAmount")]
    assert sum(nets) == cents["LineExtension"] == cents["TaxExclusive"] == sum(taxable)  # BR-CO-10, BR-CO-13
    assert tax == sum(parts)  # BR-CO-14
    assert cents["TaxInclusive"] == cents["TaxExclusive"] + tax == cents["Payable"]  # BR-CO-15, BR-CO-16
    rates = [int(one) for one in at(root, "TaxTotal/TaxSubtotal/TaxCategory/.Percent")]
    assert parts == [money.half_up(a * r, 100) for a, r in zip(taxable, rates, strict=True)]  # BR-CO-17
    categories = set(at(root, f"{line}/Item/ClassifiedTaxCategory/.ID"))
    assert categories == set(at(root, "TaxTotal/TaxSubtotal/TaxCategory/.ID"))
    reasons = at(root, "TaxTotal/TaxSubtotal/TaxCategory/.TaxExemptionReason")
    assert bool(reasons) == (categories != {"S"})  # BR-S-10, BR-E-10, BR-AE-10
    supplier = "AccountingSupplierParty/Party/PartyTaxScheme/.CompanyID"
    assert at(root, supplier)  # BR-S-02, BR-E-02, BR-AE-02
    if categories == {"AE"}:
        assert at(root, supplier.replace("Supplier", "Customer"))
        assert at(root, "TaxTotal/TaxSubtotal/TaxCategory/.TaxExemptionReasonCode") == ["VATEX-EU-AE"]
    for amount in root.iter():
        if amount.tag.endswith("Amount"):
            assert amount.get("currencyID") == "EUR"
            assert amount.text.split(".")[1].isdigit()
    return root


@pytest.mark.parametrize(
    "invoice",
    [
        made(),
        made(treatment=STANDARD, buyer=PERSON),
        made(seller=BE, buyer=NL, payment_reference="+++202/6000/00155+++", reference="INK-1"),
        made(seller=BE, buyer=PERSON, treatment=EXEMPT, period=None, order=""),
        made(seller=Party(*("Zorg", "S", "1", "U", "NL", "z@z.invalid", "12345678")), buyer=PERSON, treatment=EXEMPT),
        made(credits=("2026-0001", date(2026, 11, 1))),
        made(treatment=STANDARD, buyer=PERSON, credits=("2026-0002", date(2026, 11, 1)), number="2026-0003"),
    ],
)
def test_the_structure_is_that_of_peppol(invoice):
    structural(invoice)


LINES = st.lists(st.tuples(st.integers(1, 5000), st.integers(1, 1_000_000)), min_size=1, max_size=20)


@given(LINES, st.sampled_from([STANDARD, REVERSE, EXEMPT]))
@settings(max_examples=40, deadline=None)
def test_any_lines_add_up_in_the_file(lines, treatment):
    structural(made(lines=lines, treatment=treatment))


def test_schemes_of_both_countries():
    assert endpoint(BE) == ("0208", "0403170701")
    assert endpoint(NL) == ("0106", "12345678")
    assert endpoint(Party("a", "b", "c", "d", "NL", "e@e.invalid", "", "NL004495445B01")) == ("9944", "NL004495445B01")
    assert endpoint(Party("a", "b", "c", "d", "BE", "e@e.invalid", "", "BE0403170701")) == ("9925", "BE0403170701")
    assert endpoint(PERSON) == ("EM", "anna@voorbeeld.invalid")


def test_what_no_xml_may_hold_is_left_out_and_markup_is_text():
    odd = Party("A\x00\x08<b>&\ud800", "S", "1", "U", "NL", "a@a.invalid")
    root = structural(made(buyer=odd, treatment=STANDARD))
    assert at(root, "AccountingCustomerParty/Party/PartyName/.Name") == ["A<b>&"]


def test_a_belgian_reference_and_the_buyers_own():
    root = structural(made(seller=BE, payment_reference="+++202/6000/00155+++", reference="INK-1"))
    assert at(root, "PaymentMeans/.PaymentID") == ["202600000155"]
    assert at(root, ".BuyerReference") == ["INK-1"]
    assert at(root, "PaymentMeans/PayeeFinancialAccount/.ID") == ["NL91ABNA0417164300"]


def test_a_credit_note_names_the_invoice():
    root = structural(made(credits=("2026-0001", date(2026, 11, 1))))
    assert root.tag.endswith("}CreditNote")
    assert at(root, "BillingReference/InvoiceDocumentReference/.ID") == ["2026-0001"]
    assert at(root, "CreditNoteLine/.CreditedQuantity") == ["1", "1.50"]


def test_valid_by_the_official_rules():
    if not RULES.is_dir():
        pytest.skip("the official EN 16931 and Peppol rules are not at hand")
    saxon = pytest.importorskip("saxonche", reason="saxonche is not installed")
    with saxon.PySaxonProcessor(license=False) as processor:
        for sheet in sorted(RULES.glob("*.xslt")):
            run = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(sheet))
            for invoice in (
                made(),
                made(treatment=STANDARD, buyer=PERSON),
                made(credits=("2026-0001", date(2026, 1, 1))),
            ):
                node = processor.parse_xml(xml_text=ubl(invoice).decode())
                assert 'flag="fatal"' not in run.transform_to_string(xdm_node=node)


def test_the_payment_code_is_a_picture_of_its_text():
    svg = picture("De Haven", "NL91ABNA0417164300", 11495, "2026-0001")
    root = ET.fromstring(svg)
    assert root.tag.endswith("svg")
    assert b"<script" not in svg
    assert picture("De Haven", "NL91ABNA0417164300", 11496, "2026-0001") != svg


PAPER = {
    "title": "Factuur", "number": "2026-0001", "lang": "nl", "date": "2026-11-25", "intro": [],
    "from": {"name": "De Haven", "lines": ["Kade 12"]}, "to": {"name": "#panic() $x$ *b* \\", "lines": ["@a <b> [c]"]},
    "facts": [["Datum", "25 november 2026"]],
    "table": {
        "columns": list("abcd"), "rows": [["sessie 1", "1", "€ 95,00", "€ 95,00"]], "sums": [["Totaal", "€ 95,00"]],
    },
    "sections": [{"title": "Betalen", "paragraphs": ["graag"], "items": ["x"]}],
}  # fmt: skip


def test_a_pdf_is_tagged_has_its_words_and_runs_nothing_of_them():
    code = picture("De Haven", "NL91ABNA0417164300", 9500, "2026-0001")
    data = pdf(PAPER, code, "Betalen met je bankapp")
    read = PdfReader(io.BytesIO(data))
    text = "\n".join(page.extract_text() for page in read.pages)
    for words in ("#panic() $x$ *b* \\", "@a <b> [c]", "Factuur 2026-0001", "€ 95,00", "Betalen met je bankapp"):
        assert words in text
    root = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("nl")
    assert "/StructTreeRoot" in root
    assert pdf(PAPER, code, "Betalen met je bankapp") == data
    assert len(PdfReader(io.BytesIO(pdf({**PAPER, "table": None, "facts": []}))).pages) == 1


def test_a_name_in_any_script_gets_its_paper():
    for name in ("漢字", "اسم", "\U0001f642", "\u202e", "e\u0301" * 500):
        assert pdf({**PAPER, "to": {"name": name, "lines": []}}).startswith(b"%PDF")
