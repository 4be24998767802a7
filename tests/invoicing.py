"""Invoices for tests, through the door of who bills."""

import io
from datetime import timedelta
from uuid import uuid4

import pytest
from pypdf import PdfReader

from luwte.actions import invoices
from luwte.actions.invoices import NotTaken, Order
from luwte.records.eyes import looking
from luwte.records.invoices import queries
from luwte.rules.invoices import What

DAY = timedelta(days=1)


def draft(world, what=What.SESSION, back=(14, 7), offer=None, who="coach", **more):
    eyes = world.eyes(who)
    with looking(eyes):
        days = tuple(eyes.today - back_one * DAY for back_one in back)
        order = Order(what, days, **more)
        return invoices.draft(eyes, world.dossier.id, offer or world.offer, order, client_id=uuid4())


def issued(world, **more):
    row_id = draft(world, **more)
    with looking(world.eyes("coach")) as eyes:
        invoices.issue(eyes, [row_id])
    return read(world, row_id)


def read(world, row_id, who="coach", at=None):
    with looking(world.eyes(who, at)) as eyes:
        return queries.one(eyes, row_id)


def refused(world, act, why, who="coach", at=None):
    with looking(world.eyes(who, at)) as eyes, pytest.raises(NotTaken) as no:
        act(eyes)
    assert no.value.why is why


def text_of(data):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
