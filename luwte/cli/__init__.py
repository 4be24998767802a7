"""The command-line door: everything that an operator does."""

from luwte.cli.door import main

__all__ = ["main"]
