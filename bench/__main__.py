"""Server time of saving a check-in and of opening pages, in process, on a fresh SQLite store with synchronous FULL."""

import json
import os
import platform
import resource
import tempfile
import time
from datetime import date
from pathlib import Path
from uuid import uuid4

from bench.spread import spread

HOME = Path(tempfile.mkdtemp(prefix="luwte-bench-"))
os.environ.update(LUWTE_HOME=str(HOME), LUWTE_HOSTS="testserver", DJANGO_SETTINGS_MODULE="luwte.config.settings")
DIARIES = {"60 days": 60, "2 years": 730, "10 years": 3650}
CASELOADS = (10, 100, 1000)
SAVES, OPENS = 100, 30


def main() -> None:
    """Builds, measures, prints."""
    from luwte.cli.house import make_secrets, wake

    make_secrets(HOME)
    wake()
    from django.core.management import call_command
    from django.test import Client

    from bench.building import coach_with, coachee_with
    from luwte.actions.installation import lay_tables

    lay_tables()
    call_command("collectstatic", verbosity=0, interactive=False)
    found: dict[str, object] = {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    }
    found["day"] = date.today().isoformat()
    found["load"] = f"Load of the machine when it began: {os.getloadavg()[0]:.1f}."
    for name, days in DIARIES.items():
        client = Client()
        coachee_with(client, days)
        found[f"save a check-in, {name}"] = _save(client)
        for path in ("/vandaag/", "/check-in/", "/dagen/", "/dagen/?tijd=alles", "/dagen/vooraf/"):
            found[f"{path} with {name}"] = _times(lambda: client.get(path), OPENS)
    for size in CASELOADS:
        client = Client()
        coach_with(client, size)
        found[f"/caseload/ with {size}"] = _times(lambda: client.get("/caseload/"), OPENS)
    found["peak memory, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    from bench import offers, pages, report, served, setting_up

    for part in (offers, served, pages, setting_up):
        found |= part.main()
    for name, value in found.items():
        print(f"{name:38} {value}")
    out = Path("bench/out")
    out.mkdir(exist_ok=True)
    (out / "bench.json").write_text(json.dumps(found, indent=2))
    report.main()


def _save(client) -> dict[str, object]:
    from django.db import connection

    commits = []
    real = connection._commit
    connection._commit = lambda: (commits.append(1), real())[1]
    revision = [0]

    def send() -> None:
        form = {"client_id": str(uuid4()), "base_revision": revision[0], "energy": revision[0] % 11}
        answer = client.post("/check-in/", form, headers={"X-Luwte-Autosave": "1"})
        revision[0] = answer.json()["revision"]
        assert answer.status_code == 200

    times = _times(send, SAVES)
    connection._commit = real
    return {**times, "commits a save": len(commits) / SAVES}


def _times(call, turns: int) -> dict[str, object]:
    spent = []
    for _ in range(turns):
        began = time.perf_counter()
        call()
        spent.append((time.perf_counter() - began) * 1000)
    return spread(spent)


if __name__ == "__main__":
    main()
