"""Luwte: software for burn-out coaching in the Netherlands and Flanders."""

__version__ = "0.1.0"
