"""Laying the tables of the three stores: dossiers, keys, cache. The one place beside `writing` that holds the pen."""

from collections.abc import Callable

from django.core.management import call_command

from luwte.records.eyes.guard import signed

STORES = ("default", "keys")


def lay_tables(told: Callable[[str], None] = lambda _: None) -> None:
    """Brings every store to the newest migration; safe to run again."""
    with signed():
        for store in STORES:
            told(store)
            call_command("migrate", database=store, verbosity=0, interactive=False)
        told("cache")
        call_command("createcachetable", database="cache", verbosity=0)
