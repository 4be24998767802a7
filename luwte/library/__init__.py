"""Reads content packages and country data into values."""
