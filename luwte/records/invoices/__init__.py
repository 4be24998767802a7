"""Invoices and credit notes: a practice's book, apart from every dossier."""
