"""Every page of the house is sound HTML: it parses, its ids hold, its headings step down, its forms can be sent."""

import pytest

from tests.house import faces
from tests.house.markup import faults
from tests.proving import PROVING

SOUND = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>x</title></head><body>
<h1>Een</h1><h2>Twee</h2>
<form method="post"><input type="hidden" name="csrfmiddlewaretoken" value="x"><label for="a">A</label>
<input id="a" aria-describedby="b"><p id="b">hint</p><button>Opslaan</button></form><a href="#b">daar</a>
</body></html>"""


def test_a_sound_page_has_no_faults():
    assert faults(SOUND) == []


@pytest.mark.parametrize(
    ("part", "instead", "says"),
    [
        ("<h2>Twee</h2>", "<h2>Twee</h3>", "parse error"),
        ("<h2>Twee</h2>", "<p><div>Twee</div></p>", "parse error"),
        ("<!doctype html>", "", "parse error"),
        ('<p id="b">', '<p id="b"></p><p id="b">', "id twice: b"),
        ('for="a"', 'for="c"', "label for nothing: c"),
        ('for="a"', 'for="b"', "label for nothing: b"),
        ('<label for="a">', "<label>", "label of nothing: A"),
        ('aria-describedby="b"', 'aria-describedby="b d"', "aria-describedby to nothing: d"),
        ('href="#b"', 'href="#d"', "link to nothing: #d"),
        ('href="#b"', "", "a without href: daar"),
        ("<h1>Een</h1>", "", "not one h1"),
        ("<h2>Twee</h2>", "<h1>Twee</h1>", "not one h1"),
        ("<h2>Twee</h2>", "<h3>Twee</h3>", "h3 after h1"),
        ("Twee", " ", "h2 without words"),
        ("Opslaan", "<span hidden>Opslaan</span>", "button without words"),
        ("daar", "<svg></svg>", "a without words"),
        ("<button>Opslaan</button>", '<input type="submit" value="">', "button without words"),
        ("</form>", "</form><button>Los</button>", "button that sends nothing: Los"),
        ('name="csrfmiddlewaretoken" value="x"', 'name="csrfmiddlewaretoken"', "csrf field"),
        ("<h2>", '<h2 style="color:red">', "inline: style on h2"),
        ("<h2>", '<h2 onclick="x()">', "inline: onclick on h2"),
        ("<title>", "<script>x()</script><title>", "inline: script"),
        ("<title>", '<script src="https://elders.invalid/x.js"></script><title>', "another host"),
    ],
)
def test_the_proof_notices(part, instead, says):
    assert part in SOUND
    assert any(says in fault for fault in faults(SOUND.replace(part, instead)))


def found(answers):
    """The faults by name of the page."""
    told = ((name, faults(answer.content.decode())) for name, answer in answers)
    return {name: wrong for name, wrong in told if wrong}


# `make test` reads them in English (tests/web/test_languages.py), `make prove` in Dutch as well.
# The other roles meet the same pages with other names, and addresses that are not there.
FACES = ("nobody", "member", "coachee", "coach", "manager", "care professional")


@pytest.mark.skipif(not PROVING, reason="make prove; the same pages in English are the small proof")
@pytest.mark.parametrize("role", FACES)
def test_each_page_that_a_role_gets(world, role):
    faces.live(world)
    answers = list(faces.opened(world, role))
    assert len(answers) >= 6
    assert found(answers) == {}


def test_pages_that_answer_a_wrong_form(world):
    faces.live(world)
    answers = list(faces.refused(world))
    assert {name: answer.status_code for name, answer in answers if answer.status_code != 422} == {}
    assert found(answers) == {}


def test_pages_for_who_is_turned_away(world):
    answers = list(faces.turned_away(world))
    assert {name: answer.status_code for name, answer in answers if str(answer.status_code) != name[:3]} == {}
    assert found(answers) == {}


def test_pages_at_another_moment(world):
    faces.live(world)
    answers = list(faces.other_faces(world))
    told = {" refused": 422, " gone": 410}
    wanted = {name: next((told[end] for end in told if name.endswith(end)), 200) for name, _answer in answers}
    assert {name: answer.status_code for name, answer in answers} == wanted
    assert found(answers) == {}


def test_the_pages_of_keys_and_web_sessions(world):
    answers = list(faces.of_allauth(world))
    assert {name: answer.status_code for name, answer in answers if answer.status_code != 200} == {}
    assert found(answers) == {}


@pytest.mark.django_db(databases="__all__", transaction=True)
def test_the_pages_when_the_house_fails(world):
    answers = list(faces.failing(world))
    assert {name: answer.status_code for name, answer in answers if str(answer.status_code) != name} == {}
    assert found(answers) == {}
