"""Every form that a page shows, filled in by someone who means harm: a plain answer each time, never a 500.

`make prove` sends each form in every way; `make test` sends each once, the ways by turns.
"""

from copy import deepcopy
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit
from uuid import uuid4

import pytest
from django.db import transaction
from django.urls import resolve

from tests.house import faces
from tests.proving import PROVING
from tests.web.doors import client_of

FACES = ("nobody", "member", "coachee", "coach", "manager", "care professional")
SEEN = set()
NOTHING_TYPED = {"hidden", "submit", "checkbox", "radio", "file"}


class Forms(HTMLParser):
    """The forms of a page: where each is sent, and its fields with their types and values."""

    def __init__(self, text):
        super().__init__()
        self.found, self._open = [], None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        if tag == "form":
            self._open = (told.get("action") or "", (told.get("method") or "get").lower(), [])
            self.found.append(self._open)
        elif self._open and tag in {"input", "select", "textarea", "button"} and told.get("name"):
            self._open[2].append((told["name"], told.get("type") or tag, told.get("value") or ""))

    def handle_endtag(self, tag):
        self._open = None if tag == "form" else self._open


def typed(words):
    """Everything that a person types says `words`; what the page itself filled in stays."""
    return lambda fields: {name: value if kind in NOTHING_TYPED else words for name, kind, value in fields}


def everywhere(words):
    """Everything says `words`, also what a page fills in itself."""
    return lambda fields: {name: words for name, _kind, _value in fields}


WAYS = {
    "control characters": typed("a\x00b\x1b\ufffe\u202e"),
    "nothing is what it was": everywhere("\x00"),
    "half a letter": everywhere("\ud800".encode("utf-16", "surrogatepass")),
    "a number too large": everywhere("9" * 400),
    "the first day": everywhere("0001-01-01"),
    "the last day": typed("9999-12-31"),
    "ids of nobody": everywhere(str(uuid4())),
    "no fields": lambda _fields: {},
}


@pytest.mark.parametrize("role", FACES)
def test_no_form_breaks(world, role):
    faces.live(world)
    client = client_of(world, role)
    client.raise_request_exception = False
    cookies = deepcopy(client.cookies)
    pages = [(name, answer.wsgi_request.path, answer.content.decode()) for name, answer in faces.opened(world, role)]
    tried, wrong = 0, []
    for name, path, text in pages:
        for action, method, fields in Forms(text).found:
            to = urlsplit(urljoin(path, action)).path
            shape = (method, resolve(to).view_name, tuple(sorted({field[0] for field in fields})))
            if shape in SEEN:
                continue
            SEEN.add(shape)
            ways = list(WAYS.items())
            for way, fill in ways if PROVING else [ways[len(SEEN) % len(ways)]]:
                with transaction.atomic():
                    send = client.post if method == "post" else client.get
                    code = send(to, fill(fields)).status_code
                    wrong += [f"{name}: {to}: {way}: {code}"] if code >= 500 else []
                    transaction.set_rollback(True)
                client.cookies = deepcopy(cookies)
                tried += 1
    assert wrong == []
    assert tried or role not in {"coachee", "coach", "manager"}
