"""Evening check-ins."""
