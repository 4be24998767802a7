"""Eight writers issue at once: every number once, none left out, every chain whole."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connections

from luwte.actions import billing, invoices
from luwte.demo import offers as made
from luwte.records.audit import queries as audit
from luwte.records.eyes import looking, operator
from luwte.records.invoices.models import Invoice
from luwte.rules.invoices import What
from tests.building import now

WRITERS, EACH = 8, 5
pytestmark = pytest.mark.django_db(databases="__all__", transaction=True)


def test_eight_writers_number_without_gap_or_double(world):
    with looking(world.eyes("manager")) as by:
        billing.set_up(by, made.SETTINGS, base_revision=0)
    offer = made.accepted(world.eyes("coach"), world.eyes("coachee"), world.dossier.id, uuid4)

    def write(number):
        try:
            for turn in range(EACH):
                with looking(world.eyes("coach")) as by:
                    order = invoices.Order(What.PART, part=turn + 1)
                    row_id = invoices.draft(by, world.dossier.id, offer, order, client_id=uuid4())
                    if turn == 2:
                        invoices.discard(by, row_id)
                        continue
                # The manager's issue is on another chain than the coach's: their locks must not wait for each other.
                with looking(world.eyes("manager" if number % 2 else "coach")) as by:
                    invoices.issue(by, [row_id])
                    if turn == 3:
                        invoices.credit(by, row_id)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WRITERS) as writers:
        list(writers.map(write, range(WRITERS)))
    with looking(operator(now())) as eyes:
        numbers = sorted(Invoice.objects.filter(state="issued").values_list("number", flat=True))
        assert list(audit.breaks(eyes)) == []
        assert not Invoice.objects.filter(state="draft").exists()
    assert numbers == list(range(1, WRITERS * EACH + 1))
