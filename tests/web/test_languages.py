"""English for who wants it: by the browser, this device, the own setting; no Dutch is left on the main pages."""

import re
from dataclasses import replace
from html import unescape

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from luwte.actions import people
from luwte.jobs import mails
from luwte.records.eyes import Eyes, Role, looking, operator
from luwte.records.people.models import LoginToken, Person
from tests.building import now
from tests.house import faces
from tests.house.test_markup import FACES, found
from tests.web.doors import client_of
from tests.web.test_forms import ask

pytestmark = pytest.mark.django_db(databases="__all__")
ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en-GB,en;q=0.9"}
# Words that no English sentence has.
DUTCH = "het een je jij jouw niet wordt dagen mijn naar bij voor wie wat ziet nog geen deze dit maar uit kies opslaan"
TELLING = re.compile(rf"\b({'|'.join(DUTCH.split())})\b", re.I)
# What stays Dutch in English: the switch itself, a paper for a payer, and what people typed or are called.
PAPER = r'<article class="card paper" lang="nl">.*?</article>'
OWN = re.compile(PAPER + r'|<span lang="nl">.*?</span>|<label[^>]*><input[^>]*value="nl".*?</label>', re.S)
TYPED = (
    "een regel & nog een <b>",
    "de tuin <3",
    'thee "buiten" & niets',
    "nieuw <iemand>",
    "wens",
    "de haven",
    "dagboek.csv",
    "hoe was je <week>?",
    "nog <niet>",
    "113 voor professionals",
    "we praten er over een maand weer over.",
)


def words(answer):
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", OWN.sub(" ", answer.content.decode()), flags=re.S)
    told = re.findall(r'(?:aria-label|alt|title|placeholder)="([^"]*)"', body)
    text = unescape(" | ".join([re.sub(r"<[^>]+>", " | ", body), *told])).lower()
    for one in TYPED:
        text = text.replace(one, " ")
    return text


# A receipt shows the words that were agreed to, in the language of that moment.
AS_IT_WAS = {"coachee:share_receipt"}


def left_over(answers):
    for name, answer in answers:
        # A text of the practice is read in the language in which it is written.
        if name not in AS_IT_WAS and ":content_" not in name and TELLING.search(words(answer)):
            found = [part.strip() for part in words(answer).split("|") if TELLING.search(part)]
            yield f"{name}: {found[:5]}"


def in_english(monkeypatch):
    """Every client that a test makes asks for English."""
    real = Client.__init__
    monkeypatch.setattr(Client, "__init__", lambda self, *given, **more: real(self, *given, **{**ENGLISH, **more}))


@pytest.fixture
def english(world, monkeypatch):
    """A practice in which everyone reads English."""
    in_english(monkeypatch)
    for person in (world.anna, world.coach, world.manager, world.care, world.member):
        own = replace(world.eyes("coachee"), person_id=person.id)
        with looking(own):
            people.speak(own, "en")
    faces.live(world)
    return world


@pytest.mark.parametrize("role", FACES)
def test_no_dutch_is_left_on_a_page_and_it_is_sound(english, role):
    answers = list(faces.opened(english, role))
    assert len(answers) >= 6
    assert "\n".join(left_over(answers)) == ""
    assert found(answers) == {}


def test_no_dutch_is_left_on_a_page_that_answers_a_wrong_form(english):
    assert "\n".join(left_over(faces.refused(english))) == ""


def test_dutch_that_is_left_is_noticed(world):
    assert list(left_over([("front", Client().get("/"))])) != []


def test_the_browser_asks(db):
    assert '<html lang="nl"' in Client().get("/inloggen/").content.decode()
    answer = Client(**ENGLISH).get("/inloggen/")
    assert '<html lang="en"' in answer.content.decode()
    assert "Send me the link" in answer.content.decode()


def test_a_device_is_told_and_the_person_with_it(world):
    client = client_of(world, "coachee")
    told = client.post(reverse("public:look"), {"language": "en"}, follow=True).content.decode()
    assert "Saved. This holds on this device." in told
    assert Person.objects.get(id=world.anna.id).language == "en"
    assert '<html lang="en"' in client.get(reverse("coachee:today")).content.decode()
    elsewhere = client_of(world, "coachee")
    assert '<html lang="en"' in elsewhere.get(reverse("coachee:today")).content.decode()
    elsewhere.post(reverse("public:look"), {"language": "nl"})
    assert '<html lang="nl"' in elsewhere.get(reverse("coachee:today")).content.decode()


def test_who_is_not_logged_in_is_told_by_the_device_alone(db):
    client = Client()
    client.post(reverse("public:look"), {"language": "en", "theme": "dark"})
    assert client.cookies["luwte_language"].value == "en"
    assert '<html lang="en" data-theme="dark"' in client.get("/inloggen/").content.decode()
    assert client.post(reverse("public:look"), {"language": "fr"}).status_code == 422


def test_mails_speak_the_persons_language(world):
    with looking(eyes := world.eyes("coachee")):
        people.speak(eyes, "en")
    ask(Client(), world.anna.email)
    with looking(operator(now())):
        mails.login(str(LoginToken.objects.latest("made_at").id))
    assert mail.outbox[-1].subject == "Your link to log in"
    assert "With this link you log in." in mail.outbox[-1].body


def test_an_invited_person_starts_in_the_language_of_their_browser(world):
    with looking(eyes := world.eyes("manager")):
        invitation = people.invite(eyes, "new@voorbeeld.invalid", "New", Role.COACH)
    door = Eyes(Role.LOGIN, now())
    with looking(door):
        person, _dossier = people.accept(door, invitation, "en")
    assert person.language == "en"
