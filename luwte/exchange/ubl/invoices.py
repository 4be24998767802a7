"""Writes UBL 2.1 by Peppol BIS Billing 3.0 (EN 16931). Elements stand in the order of the schema."""

import re
from xml.etree import ElementTree as ET

from luwte.exchange.ubl.values import Invoice, Named, Party
from luwte.rules.money import HUNDRED, Category, Reason, Tax, plain

CUSTOMIZATION = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
CAC, CBC = f"{UBL}CommonAggregateComponents-2", f"{UBL}CommonBasicComponents-2"
# EAS: KBO and KvK; a party without either is reached by its VAT number, and else by mail.
COMPANY, VAT, MAIL = {"BE": "0208", "NL": "0106"}, {"BE": "9925", "NL": "9944"}, "EM"
CODES = {Reason.REVERSE: "VATEX-EU-AE"}
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Node = ET.Element


def ubl(invoice: Invoice) -> bytes:
    """The invoice or credit note as an XML file."""
    kind = "CreditNote" if invoice.credits else "Invoice"
    for prefix, uri in (("", f"{UBL}{kind}-2"), ("cac", CAC), ("cbc", CBC)):
        ET.register_namespace(prefix, uri)
    root = ET.Element(f"{{{UBL}{kind}-2}}{kind}")
    _head(root, invoice)
    _parties(root, invoice)
    _payment(root, invoice)
    _totals(root, invoice)
    for place, line in enumerate(invoice.lines, 1):
        _line(root, invoice, place, line)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def endpoint(party: Party) -> tuple[str, str]:
    """Where Peppol finds a party: scheme and identifier."""
    if party.company and party.country in COMPANY:
        return COMPANY[party.country], party.company
    if party.vat and party.country in VAT:
        return VAT[party.country], party.vat
    return MAIL, party.email


def _head(root: Node, invoice: Invoice) -> None:
    _cbc(root, "CustomizationID", CUSTOMIZATION)
    _cbc(root, "ProfileID", PROFILE)
    _cbc(root, "ID", invoice.number)
    _cbc(root, "IssueDate", invoice.issued.isoformat())
    if invoice.credits:
        _cbc(root, "CreditNoteTypeCode", "381")
    else:
        _cbc(root, "DueDate", invoice.due.isoformat())
        _cbc(root, "InvoiceTypeCode", "380")
    _cbc(root, "DocumentCurrencyCode", "EUR")
    # Peppol asks a reference of the buyer or an order: the buyer's own, else the offer.
    _cbc(root, "BuyerReference", invoice.reference or invoice.order or invoice.number)
    if invoice.period:
        period = _cac(root, "InvoicePeriod")
        _cbc(period, "StartDate", invoice.period[0].isoformat())
        _cbc(period, "EndDate", invoice.period[1].isoformat())
    if invoice.credits:
        before = _cac(_cac(root, "BillingReference"), "InvoiceDocumentReference")
        _cbc(before, "ID", invoice.credits[0])
        _cbc(before, "IssueDate", invoice.credits[1].isoformat())
    if invoice.order:
        _cbc(_cac(root, "ContractDocumentReference"), "ID", invoice.order)


def _parties(root: Node, invoice: Invoice) -> None:
    _party(_cac(root, "AccountingSupplierParty"), invoice.seller, invoice.treatment.category)
    _party(_cac(root, "AccountingCustomerParty"), invoice.buyer, None)


def _party(parent: Node, held: Party, sells: Category | None) -> None:
    party = _cac(parent, "Party")
    scheme, identifier = endpoint(held)
    _cbc(party, "EndpointID", identifier, schemeID=scheme)
    _cbc(_cac(party, "PartyName"), "Name", held.name)
    address = _cac(party, "PostalAddress")
    _cbc(address, "StreetName", held.street)
    _cbc(address, "CityName", held.city)
    _cbc(address, "PostalZone", held.postcode)
    _cbc(_cac(address, "Country"), "IdentificationCode", held.country)
    if held.vat or (sells is not None and held.company):
        tax = _cac(party, "PartyTaxScheme")
        _cbc(tax, "CompanyID", held.vat or held.company)
        # Without a VAT number the seller's own registration stands in its place (BT-32).
        _cbc(_cac(tax, "TaxScheme"), "ID", "VAT" if held.vat else "TAX")
    legal = _cac(party, "PartyLegalEntity")
    _cbc(legal, "RegistrationName", held.name)
    if held.company and held.country in COMPANY:
        _cbc(legal, "CompanyID", held.company, schemeID=COMPANY[held.country])
    contact = _cac(party, "Contact")
    if held.contact:
        _cbc(contact, "Name", held.contact)
    _cbc(contact, "ElectronicMail", held.email)


def _payment(root: Node, invoice: Invoice) -> None:
    means = _cac(root, "PaymentMeans")
    _cbc(means, "PaymentMeansCode", "30")
    _cbc(means, "PaymentID", re.sub(r"[+/]", "", invoice.payment_reference) or invoice.number)
    account = _cac(means, "PayeeFinancialAccount")
    _cbc(account, "ID", invoice.iban)
    _cbc(account, "Name", invoice.seller.name)


def _totals(root: Node, invoice: Invoice) -> None:
    total = _cac(root, "TaxTotal")
    _amount(total, "TaxAmount", invoice.totals.tax)
    for tax in invoice.totals.taxes:
        _subtotal(total, invoice, tax)
    sums = _cac(root, "LegalMonetaryTotal")
    _amount(sums, "LineExtensionAmount", invoice.totals.net)
    _amount(sums, "TaxExclusiveAmount", invoice.totals.net)
    _amount(sums, "TaxInclusiveAmount", invoice.totals.gross)
    _amount(sums, "PayableAmount", invoice.totals.gross)


def _subtotal(total: Node, invoice: Invoice, tax: Tax) -> None:
    part = _cac(total, "TaxSubtotal")
    _amount(part, "TaxableAmount", tax.taxable)
    _amount(part, "TaxAmount", tax.tax)
    category = _category(part, "TaxCategory", tax.category, tax.rate)
    if invoice.exempt:
        if code := CODES.get(invoice.treatment.reason):
            _cbc(category, "TaxExemptionReasonCode", code)
        _cbc(category, "TaxExemptionReason", invoice.sentence)
    _cbc(_cac(category, "TaxScheme"), "ID", "VAT")


def _line(root: Node, invoice: Invoice, place: int, named: Named) -> None:
    credit, line = invoice.credits is not None, named.line
    node = _cac(root, "CreditNoteLine" if credit else "InvoiceLine")
    _cbc(node, "ID", str(place))
    _cbc(node, "CreditedQuantity" if credit else "InvoicedQuantity", _quantity(line.quantity), unitCode="C62")
    _amount(node, "LineExtensionAmount", invoice.totals.lines[place - 1])
    item = _cac(node, "Item")
    _cbc(item, "Name", named.name)
    category = _category(item, "ClassifiedTaxCategory", line.category, line.rate)
    _cbc(_cac(category, "TaxScheme"), "ID", "VAT")
    _amount(_cac(node, "Price"), "PriceAmount", line.price)


def _category(parent: Node, name: str, category: Category, rate: int) -> Node:
    node = _cac(parent, name)
    _cbc(node, "ID", category.value)
    _cbc(node, "Percent", str(rate))
    return node


def _quantity(hundredths: int) -> str:
    whole, rest = divmod(hundredths, HUNDRED)
    return f"{whole}.{rest:02d}" if rest else str(whole)


def _amount(parent: Node, name: str, cents: int) -> None:
    _cbc(parent, name, plain(cents), currencyID="EUR")


def _cac(parent: Node, name: str) -> Node:
    return ET.SubElement(parent, f"{{{CAC}}}{name}")


def _cbc(parent: Node, name: str, text: str, **more: str) -> None:
    node = ET.SubElement(parent, f"{{{CBC}}}{name}", more)
    node.text = _NOT_XML.sub("", text)
