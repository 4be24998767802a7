"""Laying the tables of the three stores: dossiers, keys, cache. The one place beside `writing` that holds the pen."""

from collections.abc import Callable

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from luwte.records.eyes.guard import signed

STORES = ("default", "keys")
APP_ROLE = "luwte_app"  # neither owner nor BYPASSRLS: the role in which pages and jobs look


def lay_tables(told: Callable[[str], None] = lambda _: None) -> None:
    """Brings every store to the newest migration; safe to run again."""
    with signed():
        _lay_keys_schema()
        for store in STORES:
            told(store)
            call_command("migrate", database=store, verbosity=0, interactive=False)
        told("cache")
        call_command("createcachetable", database="cache", verbosity=0)
        grant()


def grant() -> None:
    """On PostgreSQL: lets the app role read and write tables, where that role exists; policies say which rows."""
    for store, schema in (("default", "public"), ("keys", settings.KEYS_SCHEMA)):
        if connections[store].vendor == "postgresql":
            _grant(store, schema)


def _lay_keys_schema() -> None:
    """On PostgreSQL the keys have a schema of their own, so that a dump of the dossiers can leave them out."""
    if connections["keys"].vendor != "postgresql":
        return
    with connections["keys"].cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", [settings.KEYS_SCHEMA])
        if not cursor.fetchone():
            cursor.execute(f"CREATE SCHEMA {settings.KEYS_SCHEMA}")


def _grant(store: str, schema: str) -> None:
    with connections[store].cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APP_ROLE])
        if cursor.fetchone():
            cursor.execute(f"GRANT USAGE ON SCHEMA {schema} TO {APP_ROLE}")
            cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {APP_ROLE}")
            cursor.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA {schema} TO {APP_ROLE}")
