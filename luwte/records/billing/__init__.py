"""How a practice offers and invoices: its settings, and the counters that number without gaps."""
