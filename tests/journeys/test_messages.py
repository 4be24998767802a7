"""A message to and fro: begun, left, sent with a photo, read by the coach, answered."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import accessible
from tests.journeys.test_a_day import enter
from tests.journeys.test_may_begin import as_
from tests.sent_along import paper, picture

pytestmark = pytest.mark.journey


def test_a_message_with_a_draft_and_a_photo_to_and_fro(world, person):
    # given: a coachee who begins to write, and leaves
    enter(person, world.anna)
    person.goto("/meer/")
    person.get_by_role("link", name="Berichten").click()
    accessible(person)
    person.get_by_role("link", name="Coach").click()
    expect(person.get_by_text("Niet voor nood")).to_be_visible()
    expect(person.get_by_text("Je krijgt antwoord binnen 2 werkdagen.")).to_be_visible()
    accessible(person)
    person.get_by_label("Je bericht").press_sequentially("Het lukte vandaag")
    person.get_by_text("Bewaard, nog niet verstuurd.").wait_for()
    person.goto("/vandaag/")
    # when: comes back, and the words are there; a file that is no picture is told, the words stay
    person.goto("/berichten/")
    person.get_by_role("link", name="Coach").click()
    expect(person.get_by_label("Je bericht")).to_have_value("Het lukte vandaag")
    person.get_by_label("Je bericht").fill("Het lukte vandaag om <buiten> te zitten.")
    photo = {"name": "tuin.jpg", "mimeType": "image/jpeg", "buffer": b"geen foto"}
    person.get_by_label("Foto of PDF, als je wilt").set_input_files([photo])
    person.get_by_role("button", name="Versturen").click()
    expect(person.get_by_text("Dit is geen foto of PDF die we kunnen openen.").first).to_be_visible()
    accessible(person)
    expect(person.get_by_label("Je bericht")).to_have_value("Het lukte vandaag om <buiten> te zitten.")
    letter = {"name": "brief.pdf", "mimeType": "application/pdf", "buffer": paper()}
    person.get_by_label("Foto of PDF, als je wilt").set_input_files(
        [{**photo, "buffer": picture("JPEG", (800, 600))}, letter]
    )
    person.get_by_role("button", name="Versturen").click()
    expect(person.get_by_text("Verstuurd. Je krijgt antwoord")).to_be_visible()
    expect(person.get_by_label("Je bericht")).to_have_value("")
    accessible(person)
    # then: the coach finds it on the list, sees the photo, and answers
    as_(person, world.coach)
    person.goto("/caseload/")
    expect(person.get_by_text("Er staat een nieuw bericht.")).to_be_visible()
    person.get_by_role("link", name="Anna").click()
    person.get_by_role("link", name="Berichten").click()
    expect(person.get_by_text("Het lukte vandaag om <buiten> te zitten.")).to_be_visible()
    shown = person.get_by_role("img", name="Foto: tuin.jpg")
    shown.scroll_into_view_if_needed()
    shown.evaluate("image => image.decode()")
    assert shown.evaluate("image => image.naturalWidth") == 800
    with person.expect_download() as kept:
        person.get_by_role("link", name="Bewaar de PDF").click()
    assert kept.value.suggested_filename == "bijlage.pdf"
    accessible(person)
    person.get_by_label("Je bericht").fill("Wat fijn. Tot vrijdag.")
    person.get_by_role("button", name="Versturen").click()
    expect(person.get_by_text("Verstuurd.", exact=True)).to_be_visible()
    # and: said too soon, so taken back and sent again
    person.get_by_role("button", name="Haal terug").click()
    expect(person.get_by_text("Teruggehaald.")).to_be_visible()
    expect(person.get_by_label("Je bericht")).to_have_value("Wat fijn. Tot vrijdag.")
    accessible(person)
    person.get_by_role("button", name="Versturen").click()
    # and the coachee reads it, from Vandaag
    as_(person, world.anna)
    person.goto("/vandaag/")
    accessible(person)
    person.get_by_role("link", name="Er is een bericht van Coach").click()
    person.get_by_role("link", name="Coach").click()
    expect(person.get_by_text("Wat fijn. Tot vrijdag.")).to_be_visible()
    accessible(person)


def test_a_coach_is_away_and_says_so_by_days_alone(world, person):
    today = world.eyes("coach").today
    enter(person, world.coach)
    person.goto("/caseload/")
    person.get_by_role("link", name="Wanneer ik antwoord").click()
    accessible(person)
    person.get_by_label("Eerste dag dat je er niet bent").fill(today.isoformat())
    person.get_by_label("Laatste dag", exact=True).fill((today + timedelta(days=731)).isoformat())
    person.get_by_role("button", name="Opslaan").click()
    expect(person.get_by_text("Dit is langer dan een jaar.").first).to_be_visible()
    accessible(person)
    person.get_by_label("Laatste dag", exact=True).fill(today.isoformat())
    person.get_by_role("button", name="Opslaan").click()
    expect(person.get_by_text("Opgeslagen. Je coachees lezen dit bij hun berichten.")).to_be_visible()
    as_(person, world.anna)
    person.goto(f"/berichten/{world.coach.id}/")
    expect(person.get_by_text("Coach is er niet, tot en met")).to_be_visible()
    accessible(person)
