"""A piece, lived: by keyboard alone, interrupted by a closed tab, in few bytes; and the components that run."""

import pytest
from playwright.sync_api import expect

from luwte.library import pieces
from luwte.rules.content.values import Runs
from tests.journeys.conftest import accessible
from tests.journeys.test_a_day import enter

pytestmark = pytest.mark.journey
REQUESTS_MOST, BYTES_MOST = 6, 40_000


def reach(page, role, name):
    """Tab until it has the focus, as someone without a mouse does."""
    wanted = page.get_by_role(role, name=name, exact=True)
    for _step in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"{role} {name} is not reached by keyboard")


def saved(page):
    page.locator(".saved", has_text="Opgeslagen").wait_for()


def begin(page, kind, slug):
    page.goto(f"/stukjes/{kind}/{slug}/")
    page.get_by_role("button", name="Beginnen").click()


@pytest.mark.smoke
def test_an_exercise_by_keyboard_that_a_closed_tab_interrupts(world, person):
    # given: someone who opens an exercise
    enter(person, world.anna)
    person.goto("/stukjes/oefening/mijn-nee-zin/")
    accessible(person)
    # when: they begin, choose and write with the keyboard only
    reach(person, "button", "Beginnen")
    person.keyboard.press("Enter")
    person.get_by_role("button", name="Klaar").wait_for()
    accessible(person)
    reach(person, "checkbox", "Dat past nu niet.")
    person.keyboard.press("Space")
    reach(person, "textbox", "Mijn zin 1")
    person.keyboard.type("Ik kom erop terug.")
    saved(person)
    # and the tab closes, with nothing pressed
    other = person.context.new_page()
    person.goto("about:blank")
    other.goto("/stukjes/")
    # then: it is open on the shelf, as it was
    accessible(other)
    other.get_by_role("link", name="Mijn eigen nee-zin").click()
    expect(other.get_by_role("checkbox", name="Dat past nu niet.")).to_be_checked()
    expect(other.get_by_label("Mijn zin 1")).to_have_value("Ik kom erop terug.")
    # and done by keyboard
    reach(other, "button", "Klaar")
    other.keyboard.press("Enter")
    other.get_by_text("Opgeslagen. Dit stukje is klaar.").wait_for()
    expect(other.get_by_role("listitem").filter(has_text="Ik kom erop terug.")).to_be_visible()
    accessible(other)
    other.get_by_role("link", name="Op papier").click()
    accessible(other)


RUNNING = [runs for runs in Runs if runs not in {Runs.NONE, Runs.BIOGRAPHY}]


def test_every_component_is_accessible_and_light(world, person):
    enter(person, world.anna)
    person.set_viewport_size({"width": 320, "height": 700})
    for runs in RUNNING:
        slug = next(slug for (slug, language), one in pieces.pieces().items() if one.heading.runs is runs)
        begin(person, "oefening", slug)
        accessible(person)
        sizes = []
        person.on("requestfinished", lambda ask, sizes=sizes: sizes.append(ask.sizes()["responseBodySize"]))
        person.reload(wait_until="networkidle")
        assert (slug, len(sizes) <= REQUESTS_MOST, sum(sizes) <= BYTES_MOST) == (slug, True, True)


def test_a_timer_runs_stands_still_and_stops(world, person):
    enter(person, world.anna)
    begin(person, "oefening", "een-herstelmoment")
    person.get_by_role("button", name="Start de tijd").click()
    expect(person.get_by_text("De tijd loopt.")).to_be_visible()
    person.keyboard.press("Enter")  # the focus is on the pause
    expect(person.get_by_text("Het staat stil.")).to_be_visible()
    person.get_by_role("button", name="Stoppen").click()
    expect(person.get_by_text("Gestopt. Dat mag altijd.")).to_be_visible()


def test_the_lines_come_one_by_one_also_without_a_voice(world, person):
    enter(person, world.anna)
    begin(person, "oefening", "bodyscan")
    person.get_by_role("button", name="Lees voor").click()
    expect(person.locator("[data-line]")).to_have_text("Ga zitten of liggen. Voel waar je de ondergrond raakt.")
    accessible(person)
    person.get_by_role("button", name="Stoppen").click()
    expect(person.locator("[data-line]")).to_have_text("")


def test_a_tap_on_the_figure_is_the_same_as_the_list(world, person):
    enter(person, world.anna)
    begin(person, "oefening", "lichaamskaart")
    person.locator("[data-place=neck]").click()
    expect(person.locator("[name=where-0]")).to_have_value("neck")
    person.keyboard.type("strak")
    saved(person)
    person.reload()
    expect(person.locator("[name=text-0]")).to_have_value("strak")
    expect(person.locator("[data-place=neck].chosen")).to_have_count(1)
