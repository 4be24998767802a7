"""Wat lukte: what went well, in own words."""
