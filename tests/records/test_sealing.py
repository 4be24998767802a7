"""Sealing: nothing entered stands in the clear, rows are bound to their place, a key ends one dossier."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, connections
from hypothesis import given
from hypothesis import strategies as st

from luwte.records import keys
from luwte.records.check_ins import queries
from luwte.records.check_ins.models import CheckIn
from luwte.records.eyes import looking, operator
from luwte.records.eyes.guard import signed
from luwte.records.keys.sealing import Unreadable, new_key, seal, unseal
from luwte.rules.check_ins import Values
from luwte.rules.retention import Keeping
from tests.building import fill_in, now

LINE = "Zeldzaam woord: schemerlampje"


@given(st.dictionaries(st.text(), st.none() | st.integers() | st.text()), st.binary(max_size=40))
def test_what_is_sealed_comes_back(value, binding):
    key = new_key()
    assert unseal(key, binding, seal(key, binding, value)) == value


def test_a_sealed_value_fits_only_its_own_row_and_key():
    key = new_key()
    sealed = seal(key, b"here", {"a": 1})
    for wrong in (
        (new_key(), b"here", sealed),
        (key, b"there", sealed),
        (key, b"here", sealed[:-1] + b"\x00"),
        (key, b"here", b"\x07"),
    ):
        with pytest.raises(Unreadable):
            unseal(*wrong)


def test_nothing_entered_stands_in_the_clear(world):
    fill_in(world, values=Values(3, 7, 2, LINE))
    with looking(operator(now())), connection.cursor() as cursor:
        for model in apps.get_app_config("records").get_models():
            if model._meta.model_name != "dossierkey":
                cursor.execute(f"SELECT * FROM {model._meta.db_table}")
                assert "schemerlampje" not in str(
                    [[bytes(c) if isinstance(c, memoryview) else c for c in r] for r in cursor]
                )
    for file in Path(settings.HOME).rglob("*"):
        if file.is_file():
            assert b"schemerlampje" not in file.read_bytes(), file.name
    row = row_of(world.dossier)
    assert not {f.attname for f in row._meta.fields} & {"energy", "tension", "sleep", "note"}


def test_a_key_is_fetched_once_in_a_window_and_forgotten_when_it_is_destroyed(world, django_assert_num_queries):
    one, other, store = world.dossier.pk, world.bram_dossier.pk, connections["keys"]
    with looking(operator(now())), django_assert_num_queries(2, connection=store):
        assert keys.ring([one]).holds(one)
        assert keys.ring([one, other]).holds(other)
        assert keys.ring([one, other]).holds(one)
    with looking(operator(now())):
        assert keys.ring([one, other]).holds(one)
        with signed():
            keys.destroy(one)
        ring = keys.ring([one, other])
        assert ring.holds(other)
        assert not ring.holds(one)
    with django_assert_num_queries(2, connection=store):
        assert keys.ring([other]).holds(other)
        assert keys.ring([other]).holds(other)


def row_of(dossier):
    with looking(operator(now())):
        return CheckIn.objects.get(dossier=dossier)


def test_destroying_a_key_ends_that_dossier_and_no_other(world):
    fill_in(world)
    fill_in(world, who="other coachee")
    with signed():
        assert keys.destroy(world.dossier.id)
    own, other = world.eyes("coachee"), world.eyes("other coachee")
    with looking(own), pytest.raises(Unreadable):
        queries.days(own, world.dossier.id)
    with looking(other):
        assert queries.days(other, world.bram_dossier.id)[0].values.energy == 3
    assert not keys.ring([world.dossier.id]).holds(world.dossier.id)


def test_a_wrong_master_key_opens_nothing(world, settings):
    settings.MASTER_KEY = b"x" * 32
    with pytest.raises(Unreadable):
        keys.ring([world.dossier.id])


@pytest.mark.parametrize("model", list(apps.get_app_config("records").get_models()), ids=lambda m: m.__name__)
def test_each_table_declares_export_retention_and_erasure(model):
    assert isinstance(model.__dict__.get("keeping"), Keeping)
