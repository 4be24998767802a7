"""The endpoints where answers come in, described as OpenAPI and asked by schemathesis: never a 500."""

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests import filling
from tests.proving import PROVING
from tests.web.doors import client_of

TEXT = {"type": "string", "maxLength": 60}
ANSWER = {"oneOf": [TEXT, {"type": "number"}, {"type": "boolean"}, {"type": "array", "items": TEXT, "maxItems": 4}]}
PLACES = {"type": "array", "maxItems": 6, "items": {"enum": ["keuze", "#keuze", "0#naam", "99#naam", "#maat", "x"]}}
FORM = {
    "type": "object",
    "properties": {
        "p": PLACES,
        "do": {"enum": ["next", "back", "again", "finish", "stop", "from-0", ""]},
        "client_id": {"type": "string", "format": "uuid"},
        "base_revision": {"type": "integer"},
        **{f"{kind}|{name}": ANSWER for kind in "vou" for name in ("#keuze", "#open", "#maat", "#dag", "0#naam")},
    },
}
NUMBER = {"name": "number", "in": "path", "required": True, "schema": {"type": "integer", "minimum": 0, "maximum": 99}}
PAGE = {"name": "p", "in": "query", "schema": {"oneOf": [{"type": "integer"}, TEXT]}}
OK = {"200": {"description": "a page"}}
POST = {
    "requestBody": {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": FORM}}},
    "responses": OK,
}
ENDPOINTS = {
    "{number}/": {"post": {"parameters": [NUMBER], **POST}, "get": {"parameters": [NUMBER, PAGE], "responses": OK}},
    "alles/": {"post": POST, "get": {"parameters": [PAGE], "responses": OK}},
    "terug/": {"post": POST},
    "klaar/": {"get": {"parameters": [PAGE], "responses": OK}, "post": POST},
    "bekijken/": {"get": {"parameters": [PAGE], "responses": OK}},
    "bestand/": {"get": {"parameters": [PAGE], "responses": OK}},
}
ASKED = [(path, method.upper()) for path, methods in ENDPOINTS.items() for method in methods]


@pytest.mark.parametrize(("path", "method"), ASKED)
def test_schemathesis_finds_no_500(world, path, method):
    row = filling.begin(world, *_given(world))
    here = f"/antwoorden/{row}/"
    paths = {here + one: methods for one, methods in ENDPOINTS.items()}
    told = {"openapi": "3.0.2", "info": {"title": "Luwte", "version": "0"}, "paths": paths}
    cases = schemathesis.openapi.from_dict(told)[here + path][method].as_strategy()
    client = client_of(world, "coachee")
    client.raise_request_exception = True

    @seed(2026)
    @settings(
        max_examples=500 if PROVING else 20,
        phases=[Phase.explicit, Phase.generate],
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(cases, st.booleans())
    def ask(case, auto):
        sent = case.as_transport_kwargs()
        about = {name: sent.get(name) for name in ("method", "params", "data")}
        asked = requests.Request(url=f"http://testserver{sent['url']}", **about).prepare()
        headers = {"X-Luwte-Autosave": "1"} if auto else {}
        kind = asked.headers.get("Content-Type", "application/x-www-form-urlencoded")
        answer = client.generic(method, asked.path_url, asked.body or "", content_type=kind, headers=headers)
        assert answer.status_code < 500

    ask()


def _given(world):
    instrument = filling.bring(world, filling.all_types())
    return instrument, filling.give(world, instrument)
