"""The gate's files and its door: words for everything, a schema to write a case from, a clear answer to junk."""

import json
from copy import deepcopy
from datetime import date, timedelta

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from luwte.cli.door import app as door
from luwte.library.gates import Gate, explained, gate
from luwte.rules.intake.gate import judge
from luwte.rules.intake.reading import Unreadable, from_json
from luwte.rules.intake.schema import OUTCOME, RECORD
from luwte.rules.intake.values import Record, Rule

OPEN, WAITS = RECORD["examples"]
INPUT = jsonschema_rs.validator_for(RECORD, validate_formats=True)
ANSWER = jsonschema_rs.validator_for(OUTCOME, validate_formats=True)
NEVER = ("behandeling als luwte", "poort", "afgewezen", "gesloten", "risico", "score wijst op")


@pytest.fixture
def ask(tmp_path):
    """Lets `luwte gate` judge a value or raw text: exit code and outcome."""

    def asked(value, *more):
        file = tmp_path / "case.json"
        held = value if isinstance(value, bytes) else (value if isinstance(value, str) else json.dumps(value)).encode()
        file.write_bytes(held)
        said = CliRunner().invoke(door, ["gate", str(file), *(more or ["--json"])])
        assert said.exception is None or isinstance(said.exception, SystemExit), said.exception
        return said.exit_code, json.loads(said.stdout) if not more else said.stdout

    return asked


@pytest.mark.parametrize("country", ["NL", "BE"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_reason_names_whom_to_go_to_and_what_to_record(country, language):
    rules = gate(country)
    record = from_json({"professionals": [{"who": "hr"}], "topics": {"harm": {"state": "unclear"}}})
    for one in explained(judge(record, rules.values(), date(2026, 11, 24)), record, rules, language):
        assert one.go_to
        assert one.why
        assert one.record
        assert one.source
        assert one.strength in ("gedragscode", "richtlijn", "praktijkafspraak")


def test_no_rule_speaks_of_a_closed_door():
    for country in ("NL", "BE"):
        words = gate(country).model_dump_json().lower()
        assert [word for word in NEVER if word in words] == []


def test_how_long_a_visit_stays_valid_is_an_agreement_of_practice():
    assert {gate(country).rules[Rule.TOO_LONG_AGO].strength for country in ("NL", "BE")} == {"praktijkafspraak"}


def test_a_file_without_words_for_a_rule_is_refused():
    held = gate("NL").model_dump(mode="json")
    del held["rules"]["no_view"]
    with pytest.raises(ValueError, match="no_view"):
        Gate.model_validate(held)


def test_the_examples_are_what_the_schema_asks_and_do_what_they_say(ask):
    for value, outcome in ((OPEN, "open"), (WAITS, "waits")):
        assert INPUT.is_valid(value)
        code, told = ask(value)
        assert (code, told["outcome"]) == (0, outcome)
        assert ANSWER.is_valid(told)
    assert CliRunner().invoke(door, ["gate", "--schema"]).exit_code == 0
    printed = json.loads(CliRunner().invoke(door, ["gate", "--schema"]).stdout)
    assert printed["examples"] == [OPEN, WAITS]
    assert json.loads(CliRunner().invoke(door, ["gate", "--outcome-schema"]).stdout) == OUTCOME


PLACES = ("kind", "worsened_on", "consulted", "in_treatment", "country", "today", "guide", "topics", "professionals")
VALUES = st.sampled_from(
    [
        None,
        "",
        "never",
        "2026-11-20",
        "2026-02-30",
        "2026-11-20T10:00:00Z",
        True,
        3,
        1.0,
        [],
        {},
        "gp",
        "NL",
        "preventive",
    ]
)


@given(
    st.sampled_from(PLACES),
    VALUES,
    st.sampled_from(list(OPEN["topics"]["harm"])),
    VALUES,
    st.sampled_from(list(OPEN["professionals"][0])),
    VALUES,
)
def test_what_fits_the_schema_is_read(name, value, of_topic, topic, of_one, professional):
    changed = deepcopy(OPEN)
    changed["topics"]["harm"][of_topic] = topic
    changed["professionals"][0][of_one] = professional
    changed[name] = value
    if INPUT.is_valid(changed):
        assert from_json(changed)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "the file"),
        ("geen json", "the file"),
        (b"\xff\xfe\x00", "the file"),
        ("[" * 100_000, "the file"),
        ('{"consulted": NaN}', "the file"),
        ('{"consulted": 1' + "0" * 5_000 + "}", "the file"),
        (b" " * 1_000_001, "the file"),
        ("null", "the record"),
        ("[]", "the record"),
        ("3", "the record"),
        ('"open"', "the record"),
        ('{"kind": "preventive", "kind": "complaints"}', "kind"),
        ('{"topics": {"harm": {"state": "present", "state": "absent"}}}', "state"),
        ('{"[/bold]": 1}', "[/bold]"),
        ('{"guide": {"title": "dr."}}', "guide.title"),
        ('{"today": "2999-01-01"}', "today"),
        ('{"today": "2026-02-30"}', "today"),
        ('{"country": "XX"}', "country"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_place(ask, text, where):
    code, told = ask(text)
    assert (code, told["outcome"]) == (1, "waits")
    assert where in {one["where"] for one in told["wrong"]}
    assert ANSWER.is_valid(told)
    code, words = ask(text, "--language", "nl")
    assert code == 1
    assert "Het traject wacht nog." in words


def test_half_a_sign_in_a_name_breaks_nothing(ask):
    assert ask('{"\\ud800": 1}')[0] == 1
    value = deepcopy(OPEN)
    value["professionals"][0]["name"] = "\ud800"
    assert ask(value)[0] == 0


def test_a_file_with_a_mark_at_its_start_is_read(ask):
    assert ask(b"\xef\xbb\xbf" + json.dumps(OPEN).encode())[1]["outcome"] == "open"


def test_a_day_that_has_yet_to_come_is_refused(ask):
    value = {name: what for name, what in deepcopy(OPEN).items() if name != "today"}
    value["professionals"][0]["seen_on"] = (date.today() + timedelta(days=2)).isoformat()
    code, told = ask(value)
    assert (code, told["outcome"], told["wrong"][0]["where"]) == (1, "waits", "professionals.0.seen_on")


def test_what_a_newcomer_leaves_out_is_told_in_words(ask):
    for name in RECORD["required"]:
        value = {key: what for key, what in OPEN.items() if key != name}
        code, told = ask(value)
        assert (code, told["outcome"]) == (0, "waits")
        assert all(one["about_words"] or one["rule"] == "no_view" for one in told["reasons"]), name
    assert ask({}, "--language", "en")[0] == 0


def test_without_a_file_or_with_one_that_is_not_there(tmp_path):
    assert CliRunner().invoke(door, ["gate"]).exit_code == 2
    assert CliRunner().invoke(door, ["gate", "x.json", "--wat"]).exit_code == 2
    for name in ("weg.json", ""):
        said = CliRunner().invoke(door, ["gate", str(tmp_path / name), "--json"])
        assert (said.exit_code, json.loads(said.stdout)["wrong"][0]["what"]) == (1, "cannot be read")


def test_an_empty_record_waits():
    assert judge(Record(), gate("NL").values(), date(2026, 11, 24)).reasons
    with pytest.raises(Unreadable):
        from_json({"outcome": "open"})
