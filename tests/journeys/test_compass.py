"""Making a compass and reading it as a card; someone who is trusted, a note, and removal at once."""

from contextlib import contextmanager

import pytest
from playwright.sync_api import Error, expect

from luwte.actions import trusted
from luwte.records.eyes import looking
from luwte.records.trusted.queries import friends
from luwte.rules.check_ins import Values
from tests import guiding_star
from tests.building import fill_in
from tests.journeys.conftest import accessible
from tests.journeys.test_may_begin import as_, choose, save

pytestmark = pytest.mark.journey
# Everything that this browser keeps of the house, as text.
KEPT = """async () => {
  if (!(await indexedDB.databases()).some((one) => one.name === "luwte")) return ""
  const kept = await new Promise((done) => {
    const opening = indexedDB.open("luwte")
    opening.onsuccess = () => {
      const all = opening.result.transaction("kept").objectStore("kept").get("card")
      all.onsuccess = () => { opening.result.close(); done(all.result) }
    }
  })
  return kept ? new TextDecoder().decode(kept.data) : ""
}"""


@contextmanager
def without_a_network(page):
    """Neither the page nor the script behind it reaches anything."""
    page.context.set_offline(True)
    yield
    page.context.set_offline(False)


def test_a_compass_from_one_sentence_to_a_card(world, person):
    # given: someone with a few bad nights behind them, and no compass
    for back in (5, 3, 2):
        fill_in(world, back, Values(5, 5, 2))
    as_(person, world.anna)
    person.goto("/meer/")
    person.get_by_role("link", name="Mijn kompas").click()
    expect(person.get_by_text("Begin met één zin. Dat is al een kompas.")).to_be_visible()
    accessible(person)
    # when: the first part, kept while it is written
    person.get_by_role("link", name="Zo merk ik dat ik mag remmen").first.click()
    person.get_by_label("Zo merk ik dat ik mag remmen").fill("Ik word wakker om vier uur.")
    expect(person.locator(".saved")).to_contain_text("Opgeslagen")
    accessible(person)
    save(person)
    expect(person.get_by_text("Ik word wakker om vier uur.")).to_be_visible()
    accessible(person)
    # when: a signal of one's own, with a number that every day meets, then a better one
    person.get_by_role("link", name="Een signaal kiezen").click()
    person.get_by_label("Hoe noem je dit signaal?").fill("Slechte nachten")
    choose(person, "Waar kijkt het naar?", "slaap")
    person.get_by_label("Bij welk getal van de check-in?").fill("10")
    choose(person, "Dat getal, of", "lager")
    save(person)
    expect(person.get_by_role("link", name="Zo past elke dag erin")).to_be_visible()
    accessible(person)
    person.get_by_label("Bij welk getal van de check-in?").fill("4")
    save(person)
    accessible(person)
    # then: the days are looked at only when asked for, and it looks back
    person.goto("/kompas/")
    person.get_by_role("link", name="Kijk naar mijn dagen").click()
    expect(person.get_by_text("Het zegt niets over morgen")).to_be_visible()
    expect(person.get_by_text("3 keer", exact=False).last).to_be_visible()
    accessible(person)
    # and: a card of one page, without a script
    person.goto("/kompas/kaart/")
    expect(person.locator("article.print-card")).to_contain_text("Ik word wakker om vier uur.")
    accessible(person)


def test_the_card_is_read_without_a_network_and_gone_after_logging_out(world, person):
    # given: a compass that is kept on this phone
    guiding_star.write(world)
    as_(person, world.anna)
    person.goto("/kompas/kaart/")
    accessible(person)
    person.get_by_role("button", name="Bewaar op deze telefoon").click()
    expect(person.get_by_text("De kaart staat op deze telefoon.")).to_be_visible()
    accessible(person)
    # when: there is no network
    with without_a_network(person):
        # then: the card and the help page open, and another page says so
        person.goto("/kompas/kaart/")
        expect(person.get_by_text("Awake at four").first).to_be_visible()
        person.goto("/hulp/")
        expect(person.get_by_role("link", name="113").first).to_be_visible()
        person.goto("/vandaag/")
        expect(person.get_by_role("heading", name="Even geen netwerk")).to_be_visible()
        # and: what lies on the phone is not readable
        assert "Awake at four" not in person.evaluate(KEPT)
    # when: logged out
    person.goto("/account/")
    person.get_by_role("button", name="Uitloggen").click()
    expect(person.get_by_text("Awake")).to_have_count(0)
    # then: nothing is left
    assert person.evaluate(KEPT) == ""
    with without_a_network(person), pytest.raises(Error):
        person.goto("/kompas/kaart/")


def test_someone_i_trust_looks_writes_and_is_removed(world, person):
    # given: a compass
    guiding_star.write(world)
    as_(person, world.anna)
    person.goto("/vertrouwd/")
    accessible(person)
    person.get_by_role("link", name="Iemand uitnodigen").click()
    person.get_by_label("Hoe noem je die persoon?").fill("Sis")
    # when: the address of the coach asks for a second thought, that of a sister does not
    person.get_by_label("Mailadres").fill(world.coach.email)
    save(person, "Uitnodigen")
    expect(person.get_by_text("Dit is het adres van wie je begeleidt.")).to_be_visible()
    accessible(person)
    person.goto("/vertrouwd/nieuw/")
    person.get_by_label("Hoe noem je die persoon?").fill("Sis")
    person.get_by_label("Mailadres").fill(guiding_star.MAIL)
    save(person, "Uitnodigen")
    expect(person.get_by_role("heading", name="Dit ziet Sis")).to_be_visible()
    accessible(person)
    with looking(world.eyes("coachee")) as own:
        [friend] = friends(own, own.dossier_id)
    # then: the link shows exactly that, behind one tap, and a note can be sent
    person.context.clear_cookies()
    person.goto(f"/link/vertrouwd/{trusted.link(friend.id, 0)}/")
    accessible(person)
    save(person, "Bekijken")
    expect(person.get_by_role("heading", name="Mijn mensen")).to_be_visible()
    expect(person.get_by_role("heading", name="Als het misgaat")).to_have_count(0)
    accessible(person)
    person.get_by_label("Een vriendelijk berichtje, als je wilt").fill("Ik denk aan je")
    save(person, "Versturen")
    expect(person.get_by_text("Verstuurd.")).to_be_visible()
    # when: the coachee reads it, and removes the person
    as_(person, world.anna)
    person.goto("/vertrouwd/")
    expect(person.get_by_text("Ik denk aan je").first).to_be_visible()
    accessible(person)
    person.get_by_role("link", name="Sis", exact=True).click()
    expect(person.get_by_role("heading", name="Wanneer er is gekeken")).to_be_visible()
    save(person, "Weghalen")
    # then: the next request opens nothing
    person.context.clear_cookies()
    answer = person.goto(f"/link/vertrouwd/{trusted.link(friend.id, 0)}/")
    assert answer.status == 410
    accessible(person)
