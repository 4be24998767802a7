"""SIGKILL of the whole server right after "Opgeslagen": what was saved is there after the restart."""

import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from uuid import uuid4

import pytest

from tests.proving import PROVING

ROUNDS = 20 if PROVING else 1
LUWTE = Path(sys.executable).parent / "luwte"


class Server:
    """`luwte demo` in a process group of its own, and a browser without a screen."""

    def __init__(self, home: Path) -> None:
        # Nothing of the test run's own surroundings: this is a server as an operator has it.
        self.environ = {k: v for k, v in os.environ.items() if not k.startswith("LUWTE_") and k != "DATABASE_URL"}
        self.environ["LUWTE_HOME"] = str(home)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.browser = urllib.request.build_opener(jar)

    def start(self):
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        command = [LUWTE, "demo", "--port", str(self.port)]
        self.process = subprocess.Popen(command, env=self.environ, start_new_session=True, **quiet)
        for _ in range(600):
            try:
                return self.get("/healthz")
            except OSError:
                time.sleep(0.1)  # waiting for a process, not for a result
        raise AssertionError("the server did not start")

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def get(self, path):
        with self.browser.open(f"http://127.0.0.1:{self.port}{path}") as answer:
            return answer.read().decode()

    def post(self, path, form_at=None, **form):
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get(form_at or path))[1]
        data = urllib.parse.urlencode({**form, "csrfmiddlewaretoken": token}).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data)
        request.add_header("Referer", f"http://127.0.0.1:{self.port}{path}")
        with self.browser.open(request) as answer:
            return answer.read().decode()


@pytest.fixture
def server(tmp_path):
    server = Server(tmp_path / "home")
    server.start()
    yield server
    server.kill()


@pytest.mark.skipif(os.environ.get("DATABASE_URL", "").startswith("postgres"), reason="the embedded store")
def test_what_was_saved_survives_a_kill(server):
    server.post("/demo/", name="Jasmijn de Boer")
    for turn in range(ROUNDS):
        revision = re.search(r'name="base_revision" value="(\d+)"', server.get("/check-in/"))[1]
        energy = turn % 11
        said = server.post("/check-in/", client_id=str(uuid4()), base_revision=revision, energy=energy)
        assert "Opgeslagen." in said
        server.kill()
        server.start()
        page = server.get("/check-in/")
        assert re.search(rf'name="energy" value="{energy}"[^>]* checked', page)
