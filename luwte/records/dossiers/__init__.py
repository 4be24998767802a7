"""Dossiers, their guides, preferences and receipts."""
