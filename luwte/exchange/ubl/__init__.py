"""UBL 2.1 as Peppol BIS Billing 3 asks, and the payment code on an invoice."""
