"""A practice's own copy of a text for tests, through the doors of who writes and who reviews."""

from dataclasses import replace
from uuid import uuid4

from luwte.actions import adaptations
from luwte.library import originals
from luwte.records.adaptations import queries
from luwte.records.audit.models import AuditEvent
from luwte.records.eyes import looking, operator
from tests.building import now

NAME = ("module", "wat-er-gebeurt", "nl")
PROGRAMME = ("programme", "uit-de-wind", "nl")
SHIPPED = originals.original(*NAME)


def changed(text, old="Wat er in je lijf en hoofd gebeurt", new="Wat er nu met je gebeurt"):
    assert old in text
    return text.replace(old, new)


MINE = changed(SHIPPED.text)


def as_(eyes, act, *args, **more):
    with looking(eyes):
        return act(eyes, *args, **more)


def start(by, name=NAME, client_id=None):
    return as_(by, adaptations.start, name, client_id=client_id or uuid4())


def save(by, row_id, text=MINE, base=1, **more):
    return as_(by, adaptations.save, row_id, text, base_revision=base, client_id=more.pop("client_id", uuid4()), **more)


def of(by, name=NAME):
    return as_(by, queries.of, name)


def publish(world, name=NAME, text=MINE):
    """Written by the manager, published by the coach."""
    manager, coach = world.eyes("manager"), world.eyes("coach")
    row_id = start(manager, name)
    held = next(one for one in of(manager, name) if one.id == row_id)
    saved = save(manager, row_id, text, held.revision)
    as_(manager, adaptations.offer, row_id, base_revision=saved.revision)
    as_(coach, adaptations.publish, row_id, base_revision=saved.revision + 1)
    return row_id


def renew(monkeypatch, name, text):
    """The original ships in another text."""
    now_ = replace(originals.original(*name), text=text)
    held = {**originals.originals(), name: now_}
    monkeypatch.setattr(originals, "originals", lambda: held)


def events(world):
    rows = AuditEvent.objects.filter(chain="practice", chain_id=world.practice.id, event__startswith="adaptations.")
    with looking(operator(now())):
        return list(rows.order_by("seq").values_list("event", flat=True))


BASE = SHIPPED.text
NEW = changed(BASE, "Je bent dus niet dom geworden.", "Je bent niet dom geworden.")


def upgrade(by, choices=(), base=1, original=None, **more):
    digest = originals.original(*NAME).digest if original is None else original
    form = {"base_revision": base, "original": digest, "client_id": more.get("client_id", uuid4())}
    return as_(by, adaptations.upgrade, NAME, dict(choices), **form)


FORM = {"base_revision": 1, "original": "", "client_id": uuid4()}
