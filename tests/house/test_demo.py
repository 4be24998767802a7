"""The demo practice: built through actions, the same each time, and the doors of the operator beside it."""

import json
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from typer.testing import CliRunner

from luwte.cli.door import app
from luwte.demo.people import COACHEES, COACHES, address
from luwte.demo.practice import build
from luwte.demo.sessions import _soon
from luwte.library.country import crisis_help
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


@pytest.mark.parametrize(
    ("now", "at"),
    [
        ("2027-03-27T18:03:00+01:00", "18:30:00"),
        ("2027-03-28T01:31:40+01:00", "03:00:00"),  # from two to three does not exist
        ("2026-10-25T02:10:00+01:00", "03:00:00"),  # the second time that it is ten past two
        ("2026-10-24T23:50:00+02:00", "00:15:00"),
    ],
)
def test_the_talk_of_today_is_to_come_also_in_a_night_that_moves_the_clock(now, at):
    _day, found = _soon(datetime.fromisoformat(now), ZoneInfo("Europe/Amsterdam"))
    assert found.isoformat() == at


@time_machine.travel(datetime.combine(crisis_help("NL").checked, time(12), UTC))
def test_check_and_tick_and_usage(world):
    door = CliRunner()
    assert door.invoke(app, ["check"]).exit_code == 0
    assert door.invoke(app, ["tick"]).exit_code == 0
    assert door.invoke(app, ["nonsense"]).exit_code == 2
