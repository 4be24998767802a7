"""Chromium, as a person holds it; every journey ends with axe."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.proving import PROVING
from tests.run import _found

SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Every element with what axe looks at, without the words; a row like the one before it counts once.
BUILD = """() => {
  const words = new Set(["href", "value", "id", "for", "name", "content", "src", "action", "datetime", "d", "points"])
  const told = (one) => {
    const said = [...one.attributes].map((a) => words.has(a.name) || a.name.startsWith("aria-d")
      ? a.name : `${a.name}=${a.value}`)
    const inner = [...one.children].map(told)
    const empty = one.textContent.trim() === "" ? "empty" : ""
    const all = inner.filter((now, i) => now !== inner[i - 1]).join("")
    return `<${one.tagName} ${said.sort().join(" ")} ${empty} ${one.checked ?? ""}>${all}</>`
  }
  const look = (asked) => matchMedia(asked).matches
  return [innerWidth, look("print"), look("(prefers-color-scheme: dark)"), told(document.documentElement)].join()
}"""
JUDGED = set()
HERE = Path(__file__).parent
WIDTHS = {"phone": (390, 844), "laptop": (1280, 800)}
expect.set_options(timeout=8_000)


def pytest_addoption(parser):
    parser.addoption("--all-journeys", action="store_true", help="also the long ones, and each at both widths")


def pytest_collection_modifyitems(config, items):
    """A journey runs at the width where it is mostly lived; `make prove` runs all, at both."""
    if not config.getoption("--all-journeys"):
        away = [one for one in items if Path(one.fspath).parent == HERE and _waits(one)]
        config.hook.pytest_deselected(items=away)
        items[:] = [one for one in items if one not in away]


def _waits(one):
    width = "laptop" if one.get_closest_marker("desk") else "phone"
    params = one.callspec.params if hasattr(one, "callspec") else {}
    return bool(one.get_closest_marker("long")) or params.get("person", width) != width


@pytest.fixture(scope="session")
def live_server(static_files):
    """The whole house as it is served: whitenoise hands out static files, not Django's finder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.contrib.staticfiles.handlers.StaticFilesHandler", lambda application: application)
        server = LiveServer("localhost")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=_found(), args=list(SWITCHES))
        yield browser
        browser.close()


@pytest.fixture(params=WIDTHS)
def person(request, chromium, live_server):
    """A person with a browser: opens pages, and knows whether each is accessible."""
    width, height = WIDTHS[request.param]
    context = chromium.new_context(
        viewport={"width": width, "height": height}, base_url=live_server.url, locale="nl-NL"
    )
    context.set_default_timeout(8_000)
    page = context.new_page()
    page.faults = []
    page.on("response", lambda answer: page.faults.append(answer.url) if _wrong(answer) else None)
    page.on("request", lambda ask: page.faults.append(ask.url) if not ask.url.startswith(live_server.url) else None)
    yield page
    assert page.faults == []
    context.close()


def _wrong(answer):
    return answer.status >= (400 if "/static/" in answer.url else 500)


def accessible(page):
    """No violations by axe, and nothing wider than the screen.

    In `make test` a page of the same build is judged once: same elements, states, size and colours, other words.
    """
    page.wait_for_load_state()
    build = page.evaluate(BUILD)
    if PROVING or build not in JUDGED:
        found = Axe().run(page).response["violations"]
        assert [(v["id"], [n["html"][:90] for n in v["nodes"]]) for v in found] == []
        JUDGED.add(build)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.fixture(autouse=True)
def quick_mail(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
