"""Junk posted to where answers come in: a plain answer each time, never a 500."""

import json
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests import filling
from tests.web.doors import client_of

NAMES = "p do client_id base_revision n v| v|#keuze o|#open u|#maat v|#maat v|#heel v|#dag v|#moment v|0#naam v|#meer"
KEYS = st.sampled_from(NAMES.split(" "))
SPOTS = "#keuze #open #maat #heel #deel #dag #moment #tijd 0#naam 99#naam -1#naam # 0#keuze"
PLACES = SPOTS.split(" ")
ODD = ["k0", "k9", "999999", "1e9999", "NaN", "-0", "٣", "2026-02-30", "again", "back", "from-x"]
WORDS = st.one_of(
    st.text(max_size=30),
    st.sampled_from([*PLACES, *ODD, "\x00"]),
    st.integers().map(str),
)
VALUES = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), st.lists, max_leaves=6)
FIELDS = ["linkId", "type", "text", "item", "answerOption", "enableWhen", "answer"]
ITEMS = st.lists(st.dictionaries(st.sampled_from(FIELDS), VALUES))
JSON = st.tuples(st.sampled_from(["Questionnaire", "QuestionnaireResponse", "Bundle"]), VALUES | ITEMS).map(
    lambda told: json.dumps({"resourceType": told[0], "item": told[1]}).encode()
)
FORMS = st.dictionaries(KEYS, st.lists(WORDS, min_size=1, max_size=3), max_size=8)


@seed(2026)
@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(FORMS, st.lists(st.sampled_from(PLACES), max_size=4), st.integers(0, 16), st.booleans())
def fuzz(client, row, fields, places, number, auto):
    headers = {"X-Luwte-Autosave": "1"} if auto else {}
    form = {**fields, "p": [*fields.get("p", []), *places]}
    for address in (
        reverse("coachee:response_screen", args=[row, number]),
        reverse("coachee:response_all", args=[row]),
        reverse("coachee:response_undo", args=[row]),
    ):
        assert client.post(address, form, headers=headers).status_code < 500
    assert client.get(reverse("coachee:response_all", args=[row]), fields).status_code == 200


def test_no_junk_breaks_the_answers(world):
    instrument = filling.bring(world, filling.all_types())
    row = filling.begin(world, instrument, filling.give(world, instrument))
    client = client_of(world, "coachee")
    client.raise_request_exception = True
    fuzz(client, row)
    assert client.get(reverse("coachee:response_finish", args=[row])).status_code == 200
    assert client.get(reverse("coachee:response_answers", args=[row])).status_code == 200
    assert client.get(reverse("coachee:response_file", args=[row])).status_code == 200


@seed(2026)
@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=300) | JSON)
def files(client, address, data):
    form = {"client_id": str(uuid4()), "file": SimpleUploadedFile("a.json", data)}
    assert client.post(address, form).status_code in (200, 302, 422)


def test_no_junk_breaks_a_file(world):
    files(client_of(world, "coachee"), reverse("coachee:questionnaire_bring", args=[filling.signals(world)]))
    files(client_of(world, "manager"), reverse("practice:instrument_bring"))
