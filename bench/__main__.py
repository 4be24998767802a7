"""Server time of saving a check-in and of opening pages, in process, on a fresh SQLite store with synchronous FULL."""

import json
import os
import platform
import resource
import tempfile
import time
from datetime import date
from importlib import import_module
from pathlib import Path
from uuid import uuid4

from bench.spread import spread

HOME = Path(tempfile.mkdtemp(prefix="luwte-bench-"))
os.environ.update(LUWTE_HOME=str(HOME), LUWTE_HOSTS="testserver", DJANGO_SETTINGS_MODULE="luwte.config.settings")
DIARIES = {"60 days": 60, "2 years": 730, "10 years": 3650}
PATHS = ("/vandaag/", "/check-in/", "/dagen/", "/dagen/?tijd=alles", "/dagen/vooraf/")
CASELOADS = (10, 100, 1000)
SAVES, OPENS = 100, 30


def main() -> None:
    """Builds, measures, prints."""
    from luwte.cli.house import make_secrets, wake

    make_secrets(HOME)
    wake()
    import_module("luwte.config.wsgi")  # the process as it serves
    from django.core.management import call_command
    from django.test import Client

    from bench import searching
    from bench.building import coach_with, coachee_with, programme_with
    from luwte.actions.installation import lay_tables

    lay_tables()
    call_command("collectstatic", verbosity=0, interactive=False)
    found: dict[str, object] = {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    }
    found["day"] = date.today().isoformat()
    found["load"] = f"Load of the machine when it began: {os.getloadavg()[0]:.1f}."
    clients = {name: Client() for name in DIARIES}
    for name, client in clients.items():
        coachee_with(client, DIARIES[name])
    found |= _saves(clients)
    for name, client in clients.items():
        for path in PATHS:
            found[f"{path} with {name}"] = _times(lambda: client.get(path), OPENS)
    for size in CASELOADS:
        client = Client()
        coach_with(client, size)
        found[f"/caseload/ with {size}"] = _times(lambda: client.get("/caseload/"), OPENS)
    client = Client()
    programme_with(client)
    found |= searching.programme(client)
    found["peak memory, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    from bench import offers, pages, report, served, sessions, setting_up

    for part in (offers, sessions, served, pages, setting_up, searching):
        found |= part.main()
    for name, value in found.items():
        print(f"{name:38} {value}")
    out = Path("bench/out")
    out.mkdir(exist_ok=True)
    (out / "bench.json").write_text(json.dumps(found, indent=2))
    report.main()


def _saves(clients) -> dict[str, object]:
    """Saves of each diary in turn, so that what the machine does besides weighs on all of them alike."""
    from django.db import connection

    commits: list[str] = []
    real, now = connection._commit, ""
    connection._commit = lambda: (commits.append(now), real())[1]
    spent: dict[str, list[float]] = {name: [] for name in clients}
    for turn in range(SAVES):
        for now, client in clients.items():
            form = {"client_id": str(uuid4()), "base_revision": turn, "energy": turn % 11}
            began = time.perf_counter()
            answer = client.post("/check-in/", form, headers={"X-Luwte-Autosave": "1"})
            spent[now].append((time.perf_counter() - began) * 1000)
            assert answer.json()["revision"] == turn + 1, answer.content
    connection._commit = real
    told = {n: {**spread(times), "commits a save": commits.count(n) / SAVES} for n, times in spent.items()}
    return {f"save a check-in, {n}": one for n, one in told.items()}


def _times(call, turns: int) -> dict[str, object]:
    spent = []
    for _ in range(turns):
        began = time.perf_counter()
        call()
        spent.append((time.perf_counter() - began) * 1000)
    return spread(spent)


if __name__ == "__main__":
    main()
