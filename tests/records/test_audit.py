"""The chains: whole after ordinary use, and every kind of tampering is found."""

from uuid import uuid4

import pytest
from django.db import connection

from luwte.actions import looks, roots
from luwte.actions.dossiers import there
from luwte.actions.installation import APP_ROLE
from luwte.records.audit import queries
from luwte.records.audit.chain import digest
from luwte.records.audit.models import AuditEvent, AuditHead
from luwte.records.eyes import Eyes, Role, clock, looking, operator
from luwte.records.eyes.guard import signed
from tests.building import fill_in, now


def breaks():
    eyes = operator(now())
    with looking(eyes):
        return {one.what for one in queries.breaks(eyes)}


def tamper(change):
    """As whoever owns the database: in PostgreSQL the app's own role can add events and change none."""
    with looking(operator(now())), signed():
        _role("SET ROLE NONE")
        change()
        _role(f"SET ROLE {APP_ROLE}")


def _role(sql):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(sql)


def test_the_app_itself_cannot_change_or_remove_an_event_on_postgresql(world):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has the guard and the chain, no second wall")
    with looking(operator(now())), signed():
        assert middle().update(who_role="coach") == 0
        assert middle().delete()[0] == 0


def test_chains_are_whole_after_ordinary_use(world):
    fill_in(world)
    eyes = world.eyes("coach")
    with looking(eyes):
        looks.into(eyes, there(eyes, world.dossier.id), "days")
        looks.over(eyes, "caseload", [world.dossier.id])
    assert breaks() == set()
    with looking(operator(now())):
        look = AuditEvent.objects.get(event="look.days")
        assert (look.who_id, look.action, look.chain_id) == (world.coach.id, "R", world.dossier.id)
        assert AuditEvent.objects.get(event="look.caseload").query == [str(world.dossier.id)]


def middle():
    return AuditEvent.objects.filter(chain="dossier").order_by("seq")


def test_a_changed_row_is_found(world):
    tamper(lambda: middle().filter(seq=2).update(who_role="coach"))
    assert "changed" in breaks()


def test_a_removed_row_is_found(world):
    tamper(lambda: middle().filter(seq=2, chain_id=world.dossier.id).delete())
    assert "missing" in breaks()


def test_a_cut_off_tail_is_found(world):
    fill_in(world)
    tamper(lambda: middle().filter(chain_id=world.dossier.id).last().delete())
    assert breaks() == {"cut off"}


def test_an_inserted_row_is_found_even_by_who_knows_the_key(world):
    def insert():
        row = middle().filter(chain_id=world.dossier.id).last()
        row.pk, row.seq, row.previous = uuid4(), row.seq + 1, "0" * 64
        row.hash = digest(row)
        row.save(force_insert=True)

    tamper(insert)
    assert "inserted" in breaks()


def test_a_head_that_is_set_back_with_its_tail_is_found_by_the_daily_root(world):
    old = {}
    with looking(operator(now())):
        head = AuditHead.objects.get(chain="dossier", chain_id=world.dossier.id)
        old = {"count": head.count, "last_hash": head.last_hash, "mac": head.mac}
    fill_in(world)
    with looking(clock(now())) as eyes:
        roots.write_root(eyes)

    def set_back():
        middle().filter(chain_id=world.dossier.id, seq__gt=old["count"]).delete()
        AuditHead.objects.filter(chain="dossier", chain_id=world.dossier.id).update(**old)

    tamper(set_back)
    assert breaks() == {"head set back"}


def test_a_head_changed_by_hand_and_a_lost_head_are_found(world):
    tamper(lambda: AuditHead.objects.filter(chain_id=world.dossier.id).update(count=1))
    assert "head changed" in breaks()
    tamper(lambda: AuditHead.objects.filter(chain_id=world.dossier.id).delete())
    assert "no head" in breaks()


def test_a_refusal_is_logged(world):
    eyes = Eyes(Role.COACH, now(), world.stranger.id, world.other.id)
    with looking(eyes):
        looks.refused(eyes, "coach:dossier")
    with looking(operator(now())):
        assert AuditEvent.objects.get(event="refused.coach:dossier").outcome == 4


def test_the_log_holds_ids_only(world):
    fill_in(world)
    with looking(operator(now())), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM records_auditevent")
        text = str(cursor.fetchall())
    for personal in ("anna", "Anna", "voorbeeld.invalid"):
        assert personal not in text
