"""Page weight, requests and first paint in Chromium, on the demo practice as `luwte demo` serves it."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

from bench import long_list

LUWTE = Path(sys.executable).parent / "luwte"
PAGES = {
    "Anna Visser": {"Vandaag": "/vandaag/", "check-in": "/check-in/", "days": "/dagen/"},
    "Daan Mulder": {"steps back to work": "/terug-naar-werk/", "looking back on a week": "/terug-naar-werk/week/"},
    "Fatma Yilmaz": {"compass": "/kompas/", "compass card": "/kompas/kaart/"},
    "Marit de Wit": {"caseload": "/caseload/", "dossier": None},
}
LONG = f"{long_list.QUESTIONS} questions"
PIECES = {"module": "module", "exercise": "oefening"}
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
# A paint may come after the load event: wait for it, also when it has been.
FIRST_PAINT = """() => new Promise((done) => new PerformanceObserver((list) => {
  const paint = list.getEntriesByName("first-contentful-paint")[0];
  if (paint) done(paint.startTime);
}).observe({ type: "paint", buffered: true }))"""
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]


def main() -> dict[str, object]:
    """Builds a demo practice from nothing, serves it, weighs its pages."""
    home = Path(tempfile.mkdtemp(prefix="luwte-pages-"))
    environ = {k: v for k, v in os.environ.items() if not k.startswith("LUWTE_") and k != "DATABASE_URL"}
    environ["LUWTE_HOME"] = str(home)
    found: dict[str, object] = {}
    for name in ("demo practice from nothing to first page", "demo practice again"):
        began = time.perf_counter()
        port, server = _serve(environ)
        found[f"{name}, s"] = round(time.perf_counter() - began, 1)
        if name.endswith("again"):
            found |= _weigh(port, f"/antwoorden/{long_list.lay(environ)}/alles/")
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()
    return found


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def open_when_ready(port: int, seconds: int = 45) -> None:
    """Waits until the front page answers."""
    for _ in range(seconds * 20):
        try:
            urlopen(f"http://127.0.0.1:{port}/").read()
            return
        except OSError:
            time.sleep(0.05)
    raise SystemExit("the server did not start")


def _serve(environ: dict[str, str]) -> tuple[int, subprocess.Popen[bytes]]:
    port = free_port()
    command = [LUWTE, "demo", "--port", str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, env=environ, start_new_session=True, **quiet)
    open_when_ready(port)
    return port, server


def _weigh(port: int, long: str) -> dict[str, object]:
    from playwright.sync_api import sync_playwright

    from tests.run import _found

    told: dict[str, object] = {}
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=_found(), args=SWITCHES)
        for who, pages in _visits(long).items():
            for name, path in pages.items():
                context = browser.new_context(
                    base_url=f"http://127.0.0.1:{port}", viewport={"width": 390, "height": 844}, locale="nl-NL"
                )
                told |= _page(context, who, name, path)
                context.close()
        browser.close()
    return told


def _visits(long: str) -> dict[str, dict[str, str | None]]:
    """What each person opens: also the module and the exercise with most text, and a very long list."""
    from luwte.library import pieces

    found: dict[str, str | None] = {}
    for kind, dutch in PIECES.items():
        there = [one for (_slug, language), one in pieces.pieces().items() if language == "nl"]
        one = max((one for one in there if one.heading.kind == kind), key=lambda one: len(str(one.sections)))
        found[f"heaviest {kind}"] = f"/stukjes/{dutch}/{one.slug}/"
    return {**PAGES, long_list.WHO: {**PAGES[long_list.WHO], **found, LONG: long}}


def _page(context, who: str, name: str, path: str | None) -> dict[str, object]:
    page = context.new_page()
    page.goto("/demo/")
    page.get_by_role("button", name=who, exact=True).click()
    page.wait_for_load_state()
    if path is None:
        page.goto("/caseload/")
        path = page.locator("main h2 a").first.get_attribute("href")
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.clearBrowserCache")
    sizes: list[int] = []
    asked: list[str] = []
    page.goto("about:blank")
    tools.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path, wait_until="load")
    first = (len(asked), sum(sizes))
    sizes.clear()
    asked.clear()
    page.goto(path, wait_until="load")
    repeat = sum(sizes)
    tools.send("Network.clearBrowserCache")
    tools.send("Network.emulateNetworkConditions", SLOW)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    paints = []
    for _ in range(5):
        tools.send("Network.clearBrowserCache")
        page.goto(path, wait_until="load")
        paints.append(page.evaluate(FIRST_PAINT))
    lag = long_list.lag(page, path) if name == LONG else {}
    return {
        **lag,
        f"{name}, 390 px": {
            "requests": first[0],
            "kB first": round(first[1] / 1000, 1),
            "kB repeat": round(repeat / 1000, 1),
            "slow phone first paint s": round(sorted(paints)[2] / 1000, 2),
        },
    }


if __name__ == "__main__":
    for name, value in main().items():
        print(f"{name:44} {value}")
