"""The doors that need no database: questionnaire read and score, and change."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema_rs
import pytest
from typer.testing import CliRunner

from luwte.cli.door import app
from luwte.library.shelves import content_root
from tests.exchange.papers import item, paper
from tests.others import DATA, files, needs_data

SIGNALS = content_root() / "instruments" / "signalen.json"


def run(*words):
    return CliRunner().invoke(app, list(map(str, words)))


def told(*words, code=0):
    found = run(*words, "--json")
    assert found.exit_code == code, found.output
    schema = json.loads(
        run(
            *[word for word in words[:2] if not str(word).startswith("-") and not Path(word).exists()], "--schema"
        ).output
    )
    value = json.loads(found.output)
    jsonschema_rs.validate(schema, value)
    return value


@pytest.fixture
def response(tmp_path):
    place = tmp_path / "antwoorden.json"
    answers = [{"linkId": f"lichaam-{n}", "answer": [{"valueCoding": {"code": "vaak"}}]} for n in range(1, 6)]
    place.write_text(json.dumps({"resourceType": "QuestionnaireResponse", "status": "completed", "item": answers}))
    return place


def test_read_says_what_a_file_holds(tmp_path):
    [one] = told("questionnaire", "read", SIGNALS)["files"]
    assert (one["accepted"], one["questions"], one["facts"], one["assignable_by"]) == (True, 24, "signalen", "coach")
    assert "signalen.json: gelezen." in " ".join(run("questionnaire", "read", SIGNALS).output.split())


def test_read_refuses_with_a_reason(tmp_path):
    odd = tmp_path / "raar.json"
    odd.write_text(json.dumps(paper(item("a"), item("a"))))
    found = told("questionnaire", "read", SIGNALS, odd, tmp_path / "weg.json", code=1)["files"]
    assert [one["accepted"] for one in found] == [True, False, False]
    assert [one.get("refused") for one in found] == [None, "a duplicate linkId", "cannot be opened"]
    assert run("questionnaire", "read", odd).exit_code == 1
    assert "geweigerd" in run("questionnaire", "read", odd).output


def test_read_tells_the_notes(tmp_path):
    place = tmp_path / "notities.json"
    place.write_text(json.dumps(paper(item("a", "attachment", "[red]Vraag"), title="[bold]x")))
    assert "cannot be filled in here" in " ".join(run("questionnaire", "read", place).output.split())


def test_score_adds_up(response):
    found = told("questionnaire", "score", SIGNALS, response)
    totals = {one["id"]: one for one in found["totals"]}
    assert totals["lichaam"]["recomputed"] == 15
    assert (totals["all"]["recomputed"], totals["all"]["why"]) == (None, "too many answers are missing")
    assert "lichaam" in run("questionnaire", "score", SIGNALS, response).output
    assert told("questionnaire", "score", SIGNALS, response, "--facts", "signalen")["facts"] == "signalen"


def test_score_refuses_with_a_reason(response, tmp_path):
    assert told("questionnaire", "score", SIGNALS, SIGNALS, code=1)["refused"] == "not a QuestionnaireResponse"
    assert told("questionnaire", "score", response, response, code=1)["refused"] == "not a Questionnaire"
    assert told("questionnaire", "score", SIGNALS, tmp_path / "weg.json", code=1)["refused"] == "cannot be opened"
    assert told("questionnaire", "score", SIGNALS, response, "--facts", "nope", code=1)["where"] == "nope"
    assert "Geweigerd" in run("questionnaire", "score", SIGNALS, SIGNALS).output


@needs_data
def test_score_shows_both_totals_where_they_differ():
    folder = DATA / "fhir"
    words = (
        folder / "questionnaires/input__examples__questionnaire-sdc-profile-example-PHQ9.json",
        files("responses")[1],
    )
    found = told("questionnaire", "score", *words)
    assert [(one["recomputed"], one["stated"], one["mismatch"]) for one in found["totals"]] == [(10, 13, True)] * 2
    assert "nee" in run("questionnaire", "score", *words).output


def test_change():
    numbers = ("--before", "3.1", "--after", "2,5", "--sd", "0.65", "--reliability", ".924")
    found = told("change", *numbers)
    assert (found["difference"], found["band"], found["larger_than_noise"]) == (-0.6, 0.4967, True)
    assert found["assumed"] == {"sd": 0.65, "reliability": 0.924}
    said = run("change", *numbers).output
    assert "betrouwbaarheid 0.924" in said
    assert "meer dan de meetruis" in said
    small = run("change", "--before", "-3", "--after", "-3", "--sd", "1", "--reliability", "0")
    assert "niet meer dan" in small.output


@pytest.mark.parametrize(
    "numbers", [("x", 2, 1, 0.5), (1, "nan", 1, 0.5), (1, 2, 0, 0.5), (1, 2, 1, 1), (1, 2, 1, -1), (1, "1e999", 1, 0)]
)
def test_change_refuses_with_a_reason(numbers):
    words = [
        word for pair in zip(("--before", "--after", "--sd", "--reliability"), numbers, strict=True) for word in pair
    ]
    assert told("change", *words, code=1)["refused"]
    assert run("change", *words).exit_code == 1


@pytest.mark.parametrize(
    "words",
    [
        ("questionnaire", "read"),
        ("questionnaire", "score", "x"),
        ("change",),
        ("change", "--before", 1),
        ("questionnaire", "nope"),
    ],
)
def test_wrong_use(words):
    assert run(*words).exit_code == 2


def test_no_settings_no_database_no_framework():
    """As an operator runs it, in an empty environment; Django is not even imported."""
    source = "import sys; from luwte.cli.door import app; app(sys.argv[1:], standalone_mode=False)"
    source += "; assert 'django' not in sys.modules"
    here = {"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": os.environ["PATH"]}
    for words in (["questionnaire", "read", "--schema"], ["change", "--schema"]):
        found = subprocess.run([sys.executable, "-c", source, *words], env=here, capture_output=True, check=False)
        assert found.returncode == 0, found.stderr


JUNK = {
    "leeg.csv": b"",
    "zip.csv": b"PK\x03\x04" + bytes(range(256)) * 8,
    "breed.csv": b"\n".join([b";".join(b"5" for _ in range(10_000))] * 3),
    "lang.csv": b"datum;energie\n2026-01-01;" + b"5" * 1_000_000,
    "diep.json": b"[" * 200_000,
    "half.json": b'{"resourceType":"Questionnaire","item":',
    "utf16.csv": b"\xff\xfe" + "datum;energie".encode("utf-16-le"),
    "niet": None,
}
DOORS = {
    "diary read": (),
    "questionnaire read": (),
    "gate": (),
    "shifts": ("--date", "datum", "--value", "energie"),
}


@pytest.mark.parametrize("door", DOORS)
def test_junk_is_refused_in_one_line_without_keys_or_store(tmp_path, door):
    here = {"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    for name, data in JUNK.items():
        if data is not None:
            (tmp_path / name).write_bytes(data)
    with (tmp_path / "groot.csv").open("wb") as big:
        big.truncate(200_000_000)
    for name in (*JUNK, "groot.csv", "."):
        call = [sys.executable, "-m", "luwte", *door.split(), str(tmp_path / name), *DOORS[door], "--json"]
        ended = subprocess.run(call, env=here, capture_output=True, check=False)
        assert (ended.returncode, ended.stderr) == (1, b""), (name, ended.stderr)
        assert isinstance(json.loads(ended.stdout), dict)


def test_a_command_that_wants_a_practice_says_which_key_it_misses(tmp_path):
    here = {"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    call = [sys.executable, "-m", "luwte", "check"]
    ended = subprocess.run(call, env=here, capture_output=True, check=False, text=True)
    assert ended.returncode == 1
    assert "LUWTE_SECRET_KEY" in ended.stderr
    assert "Traceback" not in ended.stderr
