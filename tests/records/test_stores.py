"""A fresh PostgreSQL with the keys beside the rest: a schema of their own, which a dump of the dossiers leaves out."""

import os
import subprocess
import sys
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.db import connection

ROUND = """
import django; django.setup()
from uuid import uuid4
from luwte.actions import dossiers, people
from luwte.records import keys
from luwte.records.eyes import looking, operator
from django.utils import timezone
with looking(operator(timezone.now())) as by:
    practice = people.add_practice(by, "De Haven")
    dossier = dossiers.open_for(by, practice, people.add_person(by, "anna@voorbeeld.invalid", "Anna"))
assert keys.ring([dossier.id]).holds(dossier.id)
"""


@pytest.fixture
def fresh():
    """The address of an empty database on the server of this run."""
    if connection.vendor != "postgresql":
        pytest.skip("keys on SQLite are a file of their own")
    address, name = os.environ["DATABASE_URL"], f"keys_{uuid4().hex}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    return address.replace("/postgres?", f"/{name}?")


def luwte(address, *call):
    both = {"DATABASE_URL": address, "LUWTE_KEYS_URL": address, "LUWTE_CACHE_URL": address}
    return subprocess.run([sys.executable, *call], env={**os.environ, **both}, capture_output=True, text=True)


def test_keys_stand_in_a_schema_of_their_own_and_the_app_reaches_them(fresh):
    for _again in range(2):
        laid = luwte(fresh, "-m", "luwte", "setup-tables")
        assert (laid.returncode, laid.stderr) == (0, "")
    assert luwte(fresh, "-m", "luwte", "check").stdout.strip() == "Alles in orde."
    with psycopg.connect(fresh) as server:
        found = server.execute("SELECT schemaname FROM pg_tables WHERE tablename = 'records_dossierkey'").fetchall()
        assert found == [(settings.KEYS_SCHEMA,)]
        rows = server.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [settings.KEYS_SCHEMA])
        assert {name for (name,) in rows} == {"django_migrations", "records_dossierkey"}

    # And the role of the app makes and opens keys there.
    in_role = fresh + "&options=-c%20role%3Dluwte_app"
    made = luwte(in_role, "-c", ROUND)
    assert (made.returncode, made.stderr) == (0, "")
    with psycopg.connect(fresh) as server:
        assert server.execute(f"SELECT count(*) FROM {settings.KEYS_SCHEMA}.records_dossierkey").fetchone() == (1,)
