"""Logging in and the own account."""
