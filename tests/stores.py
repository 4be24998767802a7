"""What a test run lays once and every worker takes a copy of: the stores with the standing world, the static files."""

import fcntl
import os
import pickle
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.db import connection, connections
from django.test.utils import setup_databases

from luwte.actions.installation import APP_ROLE, grant
from luwte.records.eyes.guard import signed
from tests.building import World, build_world

ONCE = Path(os.environ["LUWTE_TEST_ONCE"])


def standing() -> World:
    """Stores of this worker's own, and the world that stands in them."""
    place = _place()
    own = {alias: connections[alias].settings_dict["TEST"]["NAME"] for alias in connections}
    with _alone("stores"), signed():
        if not place.exists():
            place.mkdir()
            _lay(place)
        for alias, name in own.items():
            _take(alias, _template(alias, place), name)
    _as(f"-c role={APP_ROLE}")
    return pickle.loads((place / "world").read_bytes())


def again() -> None:
    """The stores of this worker as they were taken: what a test left in them is gone."""
    with signed():
        for alias in connections:
            _template_over(alias, _template(alias, _place()))


def static_files() -> None:
    """Gathered, hashed and compressed once; a worker serves them from there."""
    with _alone("static"):
        there, here = ONCE / "static", Path(settings.STATIC_ROOT)
        if not there.exists():
            call_command("collectstatic", verbosity=0, interactive=False)
            shutil.move(here, there)
        if not here.exists():
            here.symlink_to(there)
    # The storage read its list of names before there was one.
    staticfiles_storage.hashed_files, staticfiles_storage.manifest_hash = staticfiles_storage.load_manifest()


def _place() -> Path:
    # A server of PostgreSQL is known by its address: the next one is empty again.
    server = "" if _embedded("default") else os.environ["DATABASE_URL"]
    return ONCE / f"stores-{sha256(server.encode()).hexdigest()[:12]}"


def _lay(place: Path) -> None:
    for alias in connections:
        connections[alias].settings_dict["TEST"]["NAME"] = _template(alias, place)
    setup_databases(verbosity=0, interactive=False)
    grant()
    _as(f"-c role={APP_ROLE}")
    (place / "world").write_bytes(pickle.dumps(build_world()))
    _as("")
    connections.close_all()


def _template(alias: str, place: Path) -> str:
    return str(place / f"{alias}.sqlite3") if _embedded(alias) else f"template_{alias}"


def _take(alias: str, template: str, name: str) -> None:
    store = connections[alias]
    if _embedded(alias):
        shutil.copy(template, name)
    else:
        _copied(alias, template, name)
    store.close()
    store.settings_dict["NAME"] = settings.DATABASES[alias]["NAME"] = name


def _template_over(alias: str, template: str) -> None:
    store = connections[alias]
    if _embedded(alias):
        store.ensure_connection()
        with closing(sqlite3.connect(template)) as source:
            source.backup(store.connection)
        return
    _as("")
    _copied(alias, template, store.settings_dict["NAME"])
    _as(f"-c role={APP_ROLE}")


def _copied(alias: str, template: str, name: str) -> None:
    with connections[alias]._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def _embedded(alias: str) -> bool:
    return connections[alias].vendor == "sqlite"


def _as(options: str) -> None:
    if connection.vendor == "postgresql":
        connection.close()
        connection.settings_dict.setdefault("OPTIONS", {})["options"] = options


@contextmanager
def _alone(what: str) -> Iterator[None]:
    """The workers of a run wait for each other here: the first lays, the others take."""
    with (ONCE / f"{what}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
