"""The databases of the tests: files on SQLite, and PostgreSQL in the role that the app has there."""

import os
from copy import deepcopy
from pathlib import Path

import hypothesis
import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.db import connections
from django.test import TransactionTestCase

from tests import stores
from tests.building import World
from tests.house.catalogue import compiled

# In small in `make test`, long in `make prove` (--hypothesis-profile=long).
hypothesis.settings.register_profile("small", max_examples=50, deadline=None)
hypothesis.settings.register_profile("long", max_examples=2_000, deadline=None)
hypothesis.settings.load_profile("small")
STANDING: list[World] = []
NEEDS_DB = {"records", "actions", "web", "journeys", "house"}


def pytest_collection_modifyitems(items):
    for item in items:
        room = Path(item.fspath).parent.name
        if room in NEEDS_DB and item.get_closest_marker("django_db") is None:
            item.add_marker(pytest.mark.django_db(databases="__all__", transaction=room == "journeys"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    for alias, database in settings.DATABASES.items():
        test = connections[alias].settings_dict["TEST"]
        # The history of the tables raises the walls on PostgreSQL, so it is walked there; on SQLite `luwte demo` walks
        # it (tests/house/test_demo.py), and tests/records/test_stores.py lays the keys as a house does.
        embedded = "sqlite" in database["ENGINE"]
        test["MIGRATE"] = alias == "default" and not embedded
        test["NAME"] = str(settings.HOME / f"test-{alias}.sqlite3") if embedded else f"test_{os.getpid()}"


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker, django_db_modify_db_settings):
    # After a test that commits, the stores are put back as they were, where Django would empty them.
    TransactionTestCase._fixture_teardown = lambda _: stores.again()
    with django_db_blocker.unblock():
        STANDING.append(stores.standing())
    # The stores of a worker are thrown away with its home, or with the server that holds them.


def pytest_configure():
    compiled()
    # `make prove` lives the tests on days that are hard: the night of a clock change, a leap day, the year's last hour.
    if day := os.environ.get("LUWTE_TEST_DAY"):
        time_machine.travel(day, tick=True).start()


@pytest.fixture(scope="session", autouse=True)
def static_files():
    stores.static_files()


@pytest.fixture
def world(no_counts) -> World:
    """The world that was built once for the run, as it was; a test may change it."""
    return deepcopy(STANDING[0])


@pytest.fixture
def no_counts():
    """Nobody has asked for a link yet."""
    cache.clear()
