"""Every exercise that runs something, done: by keyboard alone, at 320 px, without motion, without sound, with names."""

import pytest

from luwte.library import pieces
from luwte.rules.content.values import Runs
from tests.journeys.conftest import accessible
from tests.journeys.test_a_day import enter
from tests.journeys.test_pieces import reach, saved
from tests.web.test_pieces import second_phase

pytestmark = pytest.mark.journey
RUNNING = [runs for runs in Runs if runs is not Runs.NONE]
# What runs by itself, what is drawn and what is written; the others in `make prove`.
SMALL, LONG = {Runs.TIMER, Runs.BODY_MAP, Runs.SENTENCES}, pytest.mark.long
CONTROLS = {
    "button",
    "link",
    "textbox",
    "searchbox",
    "checkbox",
    "radio",
    "combobox",
    "spinbutton",
    "DisclosureTriangle",
}
SILENT = "Object.defineProperty(window, 'speechSynthesis', { value: undefined })"
# What someone can use now; of radios beside each other one stands in the row of Tab.
USABLE = """() => {
  const all = [...document.querySelectorAll(
    "main :is(a[href], button, input:not([type=hidden]), select, textarea, summary)")];
  const groups = new Set();
  window.usable = all.filter((one) => {
    if (one.disabled || !one.checkVisibility()) return false;
    if (one.type !== "radio") return true;
    return groups.has(one.name) ? false : groups.add(one.name);
  });
  return window.usable.map((one) => one.name || one.textContent.trim() || one.id);
}"""
WHERE = """() => {
  const here = document.activeElement;
  return window.usable.findIndex((one) => one === here || (one.type === "radio" && one.name === here.name));
}"""
STARTS = {Runs.TIMER: "Start de tijd", Runs.SPOKEN: "Lees voor"}
USES = {"[type=checkbox]": "Space", "[type=radio]": "Space", "select": "ArrowDown", "textarea": ""}


@pytest.fixture
def quiet(chromium, live_server):
    """A narrow phone whose owner wants no motion, with no voice in it."""
    context = chromium.new_context(
        viewport={"width": 320, "height": 640}, reduced_motion="reduce", base_url=live_server.url, locale="nl-NL"
    )
    context.set_default_timeout(8_000)
    context.add_init_script(SILENT)
    yield context.new_page()
    context.close()


def nameless(page):
    """The controls that a screen reader would call nothing."""
    tools = page.context.new_cdp_session(page)
    nodes = tools.send("Accessibility.getFullAXTree")["nodes"]
    tools.detach()
    found = [one for one in nodes if not one["ignored"] and one["role"]["value"] in CONTROLS]
    assert len(found) > 5
    return [one["role"]["value"] for one in found if not one.get("name", {}).get("value", "").strip()]


def walked(page):
    """The names of what cannot be reached by Tab."""
    names = page.evaluate(USABLE)
    page.evaluate("document.activeElement.blur()")
    seen = set()
    for _step in range(len(names) + 40):
        page.keyboard.press("Tab")
        seen.add(page.evaluate(WHERE))
        if len(seen - {-1}) == len(names):
            break
    return [name for n, name in enumerate(names) if n not in seen]


def work_on(page, runs):
    """Uses what the component has: starts and stops what runs, chooses, writes."""
    if runs in STARTS:
        for name in (STARTS[runs], "Stoppen"):
            reach(page, "button", name)
            page.keyboard.press("Enter")
        page.get_by_text("Gestopt. Dat mag altijd.").wait_for()
    form = page.locator("#work")
    for kind, key in USES.items():
        if not (one := form.locator(kind).first).count():
            continue
        one.focus()
        page.keyboard.press(key) if key else page.keyboard.type("Een paar woorden.")
    saved(page)


@pytest.mark.parametrize("runs", [pytest.param(one, marks=() if one in SMALL else LONG) for one in RUNNING])
def test_every_exercise_of_a_component_is_done_by_keyboard(world, quiet, runs, pytestconfig):
    # given: someone who may do all of them
    second_phase(world)
    enter(quiet, world.anna)
    there = [one for (_slug, language), one in sorted(pieces.pieces().items()) if language == "nl"]
    those = sorted((one for one in there if one.heading.runs is runs), key=lambda one: len(str(one)), reverse=True)
    assert those
    # The longest of each component here; all of them in `make prove`.
    for slug in [one.slug for one in (those if pytestconfig.getoption("--all-journeys") else those[:1])]:
        quiet.goto(f"/stukjes/oefening/{slug}/")
        assert (slug, nameless(quiet)) == (slug, [])
        # when: begun, gone through, worked on and done, without a mouse
        reach(quiet, "button", "Beginnen")
        quiet.keyboard.press("Enter")
        quiet.locator("#work").wait_for()
        assert (slug, nameless(quiet), walked(quiet)) == (slug, [], [])
        work_on(quiet, runs)
        reach(quiet, "button", "Klaar, en dicht" if runs is Runs.WORRY_NOTES else "Klaar")
        quiet.keyboard.press("Enter")
        # then: it is kept, nothing moves, nothing is wider than the screen
        quiet.get_by_text("Opgeslagen. Dit stukje is klaar.").wait_for()
        assert quiet.evaluate("document.getAnimations().length") == 0
        assert quiet.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    accessible(quiet)
