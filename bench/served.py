"""Saving a check-in over HTTP on loopback, through gunicorn as `luwte serve` starts it."""

import http.client
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from urllib.parse import urlencode
from uuid import uuid4

from bench.spread import spread

SAVES = 200
DAYS = 60


def main() -> dict[str, object]:
    """A practice of its own with one coachee and 60 days; p50 and p95 of the POST until the last byte."""
    from bench.pages import free_port, open_when_ready

    home = tempfile.mkdtemp(prefix="luwte-served-")
    port = free_port()
    environ = {**_plain(), "LUWTE_HOME": home, "LUWTE_SITE_URL": f"http://127.0.0.1:{port}"}
    environ["DJANGO_SETTINGS_MODULE"] = "luwte.config.settings"
    built = subprocess.run(
        [sys.executable, "-m", "bench.served", home], env=environ, check=True, capture_output=True, text=True
    )
    cookie = built.stdout.strip().splitlines()[-1]
    command = [sys.executable, "-m", "luwte", "serve", "--port", str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, env=environ, start_new_session=True, **quiet)
    try:
        open_when_ready(port)
        return {"save a check-in over HTTP, gunicorn": _save(port, cookie)}
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()


def _save(port: int, cookie: str) -> dict[str, object]:
    line = http.client.HTTPConnection("127.0.0.1", port)
    line.request("GET", "/check-in/", headers={"Cookie": f"luwte={cookie}"})
    answer = line.getresponse()
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', answer.read().decode())[1]  # type: ignore[index]
    csrf = re.search(r"csrftoken=(\w+)", " ".join(answer.headers.get_all("Set-Cookie")))[1]  # type: ignore[index]
    headers = {"Cookie": f"luwte={cookie}; csrftoken={csrf}", "Content-Type": "application/x-www-form-urlencoded"}
    spent = []
    for turn in range(SAVES):
        form = {"csrfmiddlewaretoken": token, "client_id": str(uuid4()), "base_revision": turn, "energy": turn % 11}
        began = time.perf_counter()
        line.request("POST", "/check-in/", urlencode(form), headers)
        answer = line.getresponse()
        answer.read()
        spent.append((time.perf_counter() - began) * 1000)
        assert answer.status == 302, answer.status
    return spread(spent)


def _plain() -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if not k.startswith("LUWTE_") and k != "DATABASE_URL"}


def build() -> None:
    """In a process of its own, because settings are read once: lays the tables, prints the coachee's web session."""
    from pathlib import Path

    from luwte.cli.house import make_secrets, wake

    make_secrets(Path(os.environ["LUWTE_HOME"]))
    wake()
    from django.core.management import call_command
    from django.test import Client

    from bench.building import coachee_with
    from luwte.actions.installation import lay_tables

    lay_tables()
    call_command("collectstatic", verbosity=0, interactive=False)
    client = Client()
    coachee_with(client, DAYS)
    print(client.cookies["luwte"].value)


if __name__ == "__main__":
    build()
