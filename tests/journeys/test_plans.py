"""A plan made by two: written by both, laid before each other, agreed; and a phase that moves on by decision."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from luwte.records.eyes import looking
from luwte.records.trajectories.queries import course
from tests.actions.test_giving import give
from tests.journeys.conftest import accessible
from tests.journeys.test_may_begin import as_, choose, save
from tests.planning import begun, lay

pytestmark = pytest.mark.journey
NEXT = "Opslaan en verder"


def sees(person, words):
    """The page that the last press leads to says so."""
    person.get_by_text(words).first.wait_for()


@pytest.mark.desk
def test_coach_and_coachee_make_and_agree_a_plan(world, person):
    # given: a trajectory that runs, and a coach who begins a plan
    begun(world)
    as_(person, world.coach)
    person.goto(f"/caseload/{world.dossier.id}/")
    person.get_by_role("link", name="Plan van aanpak").click()
    sees(person, "Er ligt nog geen plan dat jullie allebei zien.")
    accessible(person)
    # when: part by part, each saved by itself
    person.get_by_role("link", name="Begin met het plan").click()
    accessible(person)
    person.get_by_label("Wat energie geeft").fill("De tuin")
    save(person, NEXT)
    person.get_by_label("Hoe ik omga met mezelf en met anderen", exact=True).check()
    person.get_by_label(re.compile("als er woorden voor zijn: Hoe ik omga")).fill("Ik moet alles goed doen")
    accessible(person)
    save(person, NEXT)
    person.get_by_label("Wat wil je bereiken?").first.fill("Weer een boek lezen")
    save(person, NEXT)
    person.get_by_label("Rust, ontspanning en energie terug", exact=True).check()
    accessible(person)
    save(person, NEXT)
    person.get_by_label("Wat kan minder?").first.fill("De notulen")
    person.get_by_role("radio", name="het stopt").first.check()
    accessible(person)
    save(person, "Opslaan en stoppen")
    # and: laid before the other, who could not see it until now
    sees(person, "Alleen jij ziet nu wat je schreef")
    accessible(person)
    save(person, "Laat dit zien aan Anna")
    sees(person, "Anna kan dit nu lezen")
    # then: the coachee finds it on Vandaag, writes their own part, and says something beside another
    as_(person, world.anna)
    person.goto("/vandaag/")
    person.get_by_role("link", name="Je plan ligt klaar om te lezen").click()
    sees(person, "Weer een boek lezen")
    accessible(person)
    person.get_by_role("link", name=re.compile("Veranderen.*Waar het naartoe gaat")).click()
    person.get_by_label("Waaraan merk je dat het lukt?").first.fill("Ik lees tien bladzijden")
    person.get_by_text("Opgeslagen. Alleen jij ziet dit.").wait_for()
    person.reload()
    expect(person.get_by_label("Waaraan merk je dat het lukt?").first).to_have_value("Ik lees tien bladzijden")
    save(person, "Opslaan en stoppen")
    person.get_by_role("link", name=re.compile("Veranderen.*Wat minder kan")).click()
    person.get_by_text("Iets erbij zeggen", exact=True).click()
    person.get_by_label("Wat wil je zeggen?").fill("Dat durf ik nog niet")
    accessible(person)
    save(person, "Zet het erbij, Coach leest het ook")
    person.get_by_role("link", name="Wanneer we samen terugkijken").click()
    person.get_by_role("radio", name="halverwege").first.check()
    on = world.eyes("coachee").today + timedelta(days=42)
    person.get_by_label("Op welke dag?").first.fill(on.isoformat())
    accessible(person)
    save(person, NEXT)
    save(person, "Laat dit zien aan Coach")
    save(person, "Ik ben het eens met dit plan")
    sees(person, "Jij bent het eens. Coach kijkt nog.")
    accessible(person)
    # and: the coach agrees too, and the moment stands on both agendas
    as_(person, world.coach)
    person.goto("/caseload/")
    sees(person, "Je coachee wacht op je antwoord")
    person.goto(f"/caseload/{world.dossier.id}/plan/")
    sees(person, "Dat durf ik nog niet")
    save(person, "Ik ben het eens met dit plan")
    sees(person, "Jullie zijn het eens met dit plan.")
    accessible(person)
    person.get_by_role("link", name="Alle versies").click()
    sees(person, "Waar het naartoe gaat, veranderd.")
    accessible(person)
    person.goto(f"/caseload/{world.dossier.id}/plan/papier/")
    accessible(person)
    for who in ("coach", "coachee"):
        with looking(world.eyes(who)) as eyes:
            assert course(eyes, world.dossier.id).evaluation == on


@pytest.mark.desk
def test_a_phase_moves_on_with_a_reason_and_the_programme_follows(world, person):
    # given: someone in the first phase, with the programme
    begun(world)
    give(world)
    as_(person, world.coach)
    person.goto(f"/caseload/{world.dossier.id}/stukjes/")
    sees(person, "Meer dan 10 minuten per week is nu te veel.")
    # when: the coachee sees the questions in their own words, and shows it
    as_(person, world.anna)
    person.goto("/fase/")
    choose(person, "Kun je het laten zijn zoals het nu is?", "een beetje")
    person.get_by_label(re.compile("In eigen woorden.*Kun je het laten zijn")).fill("Op goede dagen wel")
    accessible(person)
    save(person, "Opslaan en laten zien aan Coach")
    accessible(person)
    # and: the coach proposes, with a reason
    as_(person, world.coach)
    person.goto(f"/caseload/{world.dossier.id}/fase/")
    sees(person, "Op goede dagen wel")
    person.get_by_text("Een andere fase voorstellen").click()
    choose(person, "Naar welke fase?", "Begrijpen wat er speelt")
    accessible(person)
    person.get_by_label("Waarom? Een paar woorden is genoeg.").fill("Er is rust, en je bent nieuwsgierig.")
    save(person, "Stel dit voor aan Anna")
    sees(person, "Jouw voorstel: Begrijpen wat er speelt")
    accessible(person)
    # then: the coachee decides with them
    as_(person, world.anna)
    person.goto("/fase/")
    sees(person, "Coach stelt voor: Begrijpen wat er speelt")
    accessible(person)
    save(person, "Ja, zo zie ik het ook")
    expect(person.get_by_role("heading", name="Begrijpen wat er speelt", level=1)).to_be_visible()
    accessible(person)
    # and: the load of the programme has followed
    as_(person, world.coach)
    person.goto(f"/caseload/{world.dossier.id}/stukjes/")
    sees(person, "Meer dan 25 minuten per week is nu te veel.")


def test_a_plan_on_paper_while_the_gate_waits(world, person):
    # given: a plan that lies ready, and no talk on record yet
    lay(world)
    as_(person, world.anna)
    # when: the coachee reads it
    person.goto("/plan/")
    # then: preparing goes on, agreeing waits, in kind words
    sees(person, "Het plan klaarzetten kan wel. Eens zijn kan daarna.")
    expect(person.get_by_role("button", name="Ik ben het eens")).to_have_count(0)
    accessible(person)
    person.get_by_role("link", name="Het plan op papier").click()
    person.emulate_media(media="print")
    sees(person, "weer lezen")
    person.emulate_media(media="screen")
    accessible(person)
    person.goto("/fase/")
    accessible(person)
