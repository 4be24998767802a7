"""Eight writers at once: every acknowledged write is there, every chain is whole."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connections

from luwte.actions import check_ins, energy_entries, looks
from luwte.actions.dossiers import there
from luwte.records.audit import queries as audit
from luwte.records.audit.models import AuditHead
from luwte.records.check_ins import queries
from luwte.records.energy_entries import queries as entries
from luwte.records.eyes import looking, operator
from luwte.rules.check_ins import Values
from tests.building import now

WRITERS, EACH = 8, 6
pytestmark = pytest.mark.django_db(databases="__all__", transaction=True)


def write(world, number):
    """One writer: a check-in, notes, and the coach's looks, in the same dossier as all the others."""
    try:
        for turn in range(EACH):
            own, coach = world.eyes("coachee"), world.eyes("coach")
            with looking(own):
                day = own.today - timedelta(days=number % 8)
                values = Values((number + turn) % 11)
                check_ins.save(own, own.dossier_id, day, values, client_id=uuid4(), base_revision=turn)
                energy_entries.add(own, own.dossier_id, own.today, f"{number}-{turn}", gave=True, client_id=uuid4())
            with looking(coach):
                looks.into(coach, there(coach, world.dossier.id), "days")
    finally:
        connections.close_all()


def test_eight_writers_keep_the_chains_whole(world):
    with looking(operator(now())):
        before = AuditHead.objects.get(chain_id=world.dossier.id).count
    with ThreadPoolExecutor(WRITERS) as writers:
        list(writers.map(lambda number: write(world, number), range(WRITERS)))
    own = world.eyes("coachee")
    with looking(own):
        assert len(queries.days(own, own.dossier_id)) == WRITERS
        noted = {entry.text for entry in entries.between(own, own.dossier_id, own.today, own.today)}
    assert noted == {f"{number}-{turn}" for number in range(WRITERS) for turn in range(EACH)}
    with looking(operator(now())) as eyes:
        assert list(audit.breaks(eyes)) == []
        assert AuditHead.objects.get(chain_id=world.dossier.id).count == before + 3 * WRITERS * EACH


def test_the_same_form_from_eight_sides_makes_one_entry(world):
    form = uuid4()

    def send(_):
        try:
            own = world.eyes("coachee")
            with looking(own):
                return energy_entries.add(own, own.dossier_id, own.today, "De tuin", gave=True, client_id=form)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WRITERS) as writers:
        answers = set(writers.map(send, range(WRITERS)))
    own = world.eyes("coachee")
    with looking(own):
        assert len(entries.between(own, own.dossier_id, own.today, own.today)) == 1
    assert len(answers) == 1
