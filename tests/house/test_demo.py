"""The demo practice: built through actions, the same each time, and the doors of the operator beside it."""

import json

import pytest
from typer.testing import CliRunner

from luwte.cli.door import app
from luwte.demo.people import COACHEES, COACHES, address
from luwte.demo.practice import build
from luwte.records.audit.queries import breaks
from luwte.records.caseload.queries import lines
from luwte.records.eyes import Eyes, Role, looking, operator
from luwte.records.people.queries import by_email
from tests.building import now


@pytest.fixture
def demo():
    return build(now())


def test_each_coach_sees_their_own_and_only_that(demo):
    with looking(operator(now())) as eyes:
        people = [by_email(eyes, address(name)) for name in COACHES]
        assert list(breaks(eyes)) == []
    for number, person in enumerate(people):
        eyes = Eyes(Role.COACH, now(), person.id, demo.id)
        with looking(eyes):
            shown = lines(eyes)
        # First names are what an address is made of; the standing world of the tests has an Anna and a Bram too.
        assert sorted(map(first, shown)) == sorted(first(made) for made in COACHEES if made.coach == number)
        hidden = {first(made) for made in COACHEES if not made.shares}
        assert all(line.last_sign is None for line in shown if first(line) in hidden)


def first(named):
    return named.name.split()[0]


def test_verify_says_whole_and_prints_its_schema(world):
    door = CliRunner()
    answer = door.invoke(app, ["audit", "verify", "--json"])
    assert (answer.exit_code, json.loads(answer.stdout)) == (0, [])
    schema = json.loads(door.invoke(app, ["audit", "verify", "--schema"]).stdout)
    assert schema["type"] == "array"


def test_check_and_tick_and_usage(world):
    door = CliRunner()
    assert door.invoke(app, ["check"]).exit_code == 0
    assert door.invoke(app, ["tick"]).exit_code == 0
    assert door.invoke(app, ["nonsense"]).exit_code == 2
