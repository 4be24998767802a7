"""`make demo` from nothing to the first page, in a copy of what is committed; and again."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from bench.pages import free_port, open_when_ready

ROOT = Path(__file__).parents[1]


def main() -> dict[str, object]:
    """Seconds until the front page answers, twice. Packages come from the machine's own cache or index."""
    place = Path(tempfile.mkdtemp(prefix="luwte-set-up-"))
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(place / "luwte")], check=True)
    found = {}
    for name in ("make demo from nothing to the first page", "make demo again"):
        found[f"{name}, s"] = _seconds(place / "luwte")
    shutil.rmtree(place, ignore_errors=True)
    return found


def _seconds(house: Path) -> float:
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("LUWTE_", "PYTHON", "VIRTUAL", "DJANGO"))}
    environ.pop("DATABASE_URL", None)
    port = free_port()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    began = time.perf_counter()
    command = ["make", "demo", f"ARGS=--port {port}"]
    server = subprocess.Popen(command, cwd=house, env=environ, start_new_session=True, **quiet)
    try:
        open_when_ready(port, 300)
        return round(time.perf_counter() - began, 1)
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()
