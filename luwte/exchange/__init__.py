"""Formats: a slice each, which maps values and never writes a table."""
