"""Looks of others are on record before the answer goes out; own reading and a visitor's are not."""

from luwte.actions import looks
from luwte.records.audit.models import AuditEvent
from luwte.records.eyes import looking, nobody, operator
from tests.building import now


def only(event):
    with looking(operator(now())):
        return AuditEvent.objects.get(event=event)


def test_a_look_into_a_dossier_is_one_row(world):
    with looking(world.eyes("coach")) as eyes:
        looks.into(eyes, world.dossier, "days")
    row = only("look.days")
    assert (row.object_id, row.action) == (world.dossier.id, "R")


def test_a_look_over_a_list_says_which_dossiers_it_showed(world):
    with looking(world.eyes("coach")) as eyes:
        looks.over(eyes, "caseload", [world.dossier.id, world.bram_dossier.id])
    assert only("look.caseload").query == [str(world.dossier.id), str(world.bram_dossier.id)]


def test_what_was_denied_is_on_record(world):
    with looking(world.eyes("coach elsewhere")) as eyes:
        looks.refused(eyes, "page")
    assert only("refused.page").outcome == 4


def test_own_reading_and_a_visitor_leave_no_row(world):
    own = world.eyes("coachee")
    with looking(operator(now())):
        before = AuditEvent.objects.count()
    with looking(own):
        looks.into(own, world.dossier, "days")
    visitor = nobody(now())
    with looking(visitor):
        looks.refused(visitor, "page")
    with looking(operator(now())):
        assert AuditEvent.objects.count() == before
