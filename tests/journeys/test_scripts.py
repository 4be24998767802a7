"""The small scripts' logic, in the browser that runs them: when to save, what an answer means, where the breath is."""

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def module(chromium, live_server, static_files):
    """Calls an exported function of a script with JSON arguments."""
    page = chromium.new_context(base_url=live_server.url).new_page()
    page.goto(staticfiles_storage.url("luwte/icon.svg"))

    def call(name, function, *given):
        address = staticfiles_storage.url(f"luwte/{name}.js")
        return page.evaluate(
            "async ([address, f, given]) => (await import(address))[f](...given)", [address, function, list(given)]
        )

    yield call
    page.context.close()


@pytest.mark.parametrize(("first", "now", "waits"), [(0, 0, 1200), (0, 4500, 500), (0, 9000, 0)])
def test_a_change_is_saved_within_two_seconds_of_silence(module, first, now, waits):
    assert module("autosave", "wait", first, now) == waits


@pytest.mark.parametrize(
    ("status", "kind", "json", "means"),
    [
        (200, "basic", True, "saved"),
        (200, "basic", False, "refused"),
        (409, "basic", True, "other"),
        (401, "basic", True, "out"),
        (0, "opaqueredirect", False, "out"),
        (422, "basic", True, "refused"),
        (429, "basic", False, "later"),
        (503, "basic", False, "later"),
    ],
)
def test_what_an_answer_means(module, status, kind, json, means):
    assert module("autosave", "verdict", status, kind, json) == means


def test_the_pause_grows_to_a_minute(module):
    assert [module("autosave", "pause", n) for n in (1, 2, 3, 9)] == [2000, 4000, 8000, 60000]


def test_what_is_sent_again_unchanged_is_the_same(module):
    first, again = "client_id=1&base_revision=0&note=moe", "client_id=2&base_revision=1&note=moe"
    assert module("autosave", "said", first) == module("autosave", "said", again) == "note=moe"
    assert module("autosave", "said", first + "r") == "note=moer"


@pytest.mark.parametrize(
    ("seconds", "exhale", "minutes", "phase", "count"),
    [
        (0, 6, 3, "in", 1),
        (3.99, 6, 3, "in", 4),
        (4, 6, 3, "out", 1),
        (10, 6, 3, "in", 1),
        (11.9, 8, 3, "out", 8),
        (179.9, 6, 3, "out", 6),
        (180, 6, 3, "done", 0),
        (186.9, 7, 3, "out", 7),
        (187, 7, 3, "done", 0),
    ],
)
def test_where_the_breath_is(module, seconds, exhale, minutes, phase, count):
    found = module("breathing", "breathAt", seconds, {"exhale": exhale, "minutes": minutes})
    assert (found["phase"], found["count"]) == (phase, count)


def test_too_short_to_count_is_not_counted(module):
    assert [module("breathing", "minutesOf", s) for s in (5, 30, 90, 600)] == ["", "1", "2", "10"]


@pytest.mark.parametrize(("now", "may"), [(10, False), (8000, False), (8001, True)])
def test_a_form_is_sent_once(module, now, may):
    assert module("once", "maySend", 0, now) is may


@pytest.mark.parametrize(("seconds", "left"), [(0, 3), (1, 3), (60, 2), (179, 1), (180, 0), (999, 0)])
def test_how_long_the_timer_still_runs(module, seconds, left):
    assert module("timer", "left", seconds, 3) == left


def test_a_silent_line_stays_long_enough_and_no_voice_of_elsewhere_reads(module):
    assert [module("spoken", "silent", "Ga naar je voeten.", slow) for slow in (False, True)] == [6, 9]
    voices = [{"lang": "nl-NL", "localService": False}, {"lang": "nl-BE", "localService": True}]
    assert module("spoken", "voiceFor", voices, "nl") == voices[1]
    assert module("spoken", "voiceFor", voices[:1], "nl") is None


def test_a_tap_takes_the_first_free_line(module):
    lines = [{"where": "neck", "text": ""}, {"where": "", "text": "strak"}, {"where": "", "text": " "}]
    assert [module("body_map", "free", some) for some in (lines, lines[:2])] == [2, -1]
