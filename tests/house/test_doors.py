"""The command-line doors: each that prints JSON also prints its schema; 0 fine, 1 refused with a reason, 2 usage."""

import json

import pytest
import typer.main
from typer.testing import CliRunner

from luwte.cli.door import app


def leaves(command, path=()):
    for name, inner in getattr(command, "commands", {}).items():
        yield from leaves(inner, (*path, name))
    if not hasattr(command, "commands"):
        yield path, {option for one in command.params for option in one.opts}


DOORS = dict(leaves(typer.main.get_command(app)))
JSON = [path for path, options in DOORS.items() if "--json" in options]


@pytest.mark.parametrize("path", JSON, ids=" ".join)
def test_each_json_door_prints_its_schema(path):
    assert "--schema" in DOORS[path]
    said = CliRunner().invoke(app, [*path, "--schema"])
    assert said.exit_code == 0, said.output
    assert isinstance(json.loads(said.stdout), dict)


@pytest.mark.parametrize("path", DOORS, ids=" ".join)
def test_an_option_that_is_none_is_a_fault_of_usage(path):
    assert CliRunner().invoke(app, [*path, "--bestaat-niet"]).exit_code == 2


@pytest.mark.parametrize("call", [["shifts", "weg.csv", "--json"], ["diary", "read", "weg.csv", "--json"]])
def test_a_file_that_is_not_there_is_refused_with_a_reason(call):
    said = CliRunner().invoke(app, call)
    assert said.exit_code == 1
    assert json.loads(said.stdout)["why"] == "Dit bestand is er niet, of mag niet gelezen worden."
