"""`make test`: walls, style and types, then every test on SQLite and on PostgreSQL, with the journeys in Chromium."""

import argparse
import base64
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BIN = Path(sys.executable).parent
LINT = (
    ("ruff", "check", "luwte", "tests", "bench"),
    ("ruff", "format", "--check", "luwte", "tests", "bench"),
    ("djlint", "--lint", "--quiet", "luwte/web"),
    ("lint-imports", "--no-cache"),
    ("mypy",),
    ("bandit", "-q", "-r", "luwte", "-ll"),
)
UNITS = (
    "tests/rules",
    "tests/actions",
    "tests/exchange",
    "tests/content",
    "tests/prove",
    "tests/records",
    "tests/web",
    "tests/house",
)
# PostgreSQL refuses more odd values than SQLite, so `make test` sends them there; `make prove` to both.
ON_POSTGRESQL_ALONE = ("--ignore=tests/web/test_odd_values.py",)
# Every address and form meets the walls of PostgreSQL here; `make prove` runs all pages on it.
WALLS = ("access", "odd_values", "forms")
ON_POSTGRESQL = ("tests/records", "tests/actions", *(f"tests/web/test_{name}.py" for name in WALLS))
BOTH_CORES = ("-n", "2", "--dist", "worksteal")


def main() -> int:
    """Runs what is asked; gives the first exit code that is not 0."""
    parser = argparse.ArgumentParser(prog="make test")
    parser.add_argument("--only", choices=["lint", "units", "postgresql", "journeys"])
    only = parser.parse_args().only
    with tempfile.TemporaryDirectory(prefix="luwte-once-") as once:
        # What each step would lay again: the stores and the static files (tests/stores.py).
        os.environ["LUWTE_TEST_ONCE"] = once
        return _steps(only)


def _steps(only: str | None) -> int:
    steps = {"lint": lint, "units": units, "postgresql": postgresql, "journeys": journeys}
    for name, step in steps.items():
        if only in (None, name) and (code := step()):
            print(f"make test: '{name}' did not pass", flush=True)
            return code
    return 0


def lint() -> int:
    """Walls, style, types."""
    # mypy's Django plugin reads the settings, and they want keys.
    key = base64.b64encode(b"lint" * 8).decode()
    keys = {"LUWTE_SECRET_KEY": "lint", "LUWTE_MASTER_KEY": key, "LUWTE_AUDIT_KEY": key}
    return next((code for tool, *rest in LINT if (code := _call(str(BIN / tool), *rest, **keys))), 0)


def units() -> int:
    """Units on SQLite, on both cores; `make prove` asks whether they pass every line, which costs a minute more."""
    return _pytest(*UNITS, *ON_POSTGRESQL_ALONE, *BOTH_CORES)


def postgresql() -> int:
    """What asks the store, and the smoke journeys, on a real PostgreSQL."""
    from tests.pg import server

    with server() as address:
        code = _pytest(*ON_POSTGRESQL, *BOTH_CORES, DATABASE_URL=address)
        if not code and chromium():
            code = _pytest("tests/journeys", "-m", "smoke", *BOTH_CORES, DATABASE_URL=address)
    return code


def journeys() -> int:
    """Journeys in Chromium on SQLite. Without Chromium: a loud skip, which CI turns into a failure."""
    if chromium():
        return _pytest("tests/journeys", *BOTH_CORES)
    print("\n!!! NO CHROMIUM: the journeys did not run. Install it (Debian: apt install chromium). !!!\n", flush=True)
    return 1 if os.environ.get("CI") else 0


def chromium() -> str | None:
    """Where Chromium is; installs it by apt where that is allowed, else tries Playwright's own."""
    if found := _found():
        return found
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get") and not _call(*sudo, "apt-get", "update", "-qq"):
        _call(*sudo, "apt-get", "install", "-y", "-qq", "chromium")
    if not _found() and not _call(str(BIN / "playwright"), "install", "chromium"):
        return "playwright"
    return _found()


def _found() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def _pytest(*arguments: str, **environment: str) -> int:
    return _call(sys.executable, "-m", "pytest", *arguments, **environment)


def _call(*call: str, **environment: str) -> int:
    print("·", " ".join(Path(part).name if part.startswith(str(BIN)) else part for part in call), flush=True)
    try:
        return subprocess.run(call, env={**os.environ, **environment}, check=False).returncode
    except FileNotFoundError:
        return 1


if __name__ == "__main__":
    sys.exit(main())
