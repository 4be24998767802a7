"""How a practice bills: settings that cannot be are told by field, and are the manager's alone."""

from dataclasses import replace
from uuid import uuid4

import pytest

from luwte.actions import billing
from luwte.actions.writing import Denied
from luwte.demo import offers as made
from luwte.records.eyes import looking


@pytest.mark.parametrize(
    ("more", "field", "why"),
    [
        ({"iban": "NL91ABNA0417164301"}, "iban", "number"),
        ({"iban": "x" * 500}, "iban", "number"),
        ({"company_number": "1"}, "company_number", "number"),
        ({"vat_number": ""}, "vat_number", "number"),
        ({"name": "Burn-outpraktijk"}, "name", "telling"),
        ({"terms": "Bij ziekte betaal je niet."}, "terms", "telling"),
        ({"street": ""}, "street", "missing"),
        ({"price": -1}, "price", "range"),
        ({"price": 10**9}, "price", "range"),
        ({"pay_days": 0}, "pay_days", "range"),
        ({"regime": "gratis"}, "regime", "range"),
        ({"code_of_conduct": "a" * 2001}, "code_of_conduct", "range"),
    ],
)
def test_settings_that_cannot_be_are_told_by_field(world, more, field, why):
    with looking(world.eyes("manager")) as by, pytest.raises(billing.Unfit) as wrong:
        billing.set_up(by, replace(made.SETTINGS, **more), base_revision=0)
    assert wrong.value.fields == {field: why}


def test_settings_are_the_managers_and_never_overwritten_unseen(world):
    with looking(world.eyes("coach")) as coach, pytest.raises(Denied):
        billing.set_up(coach, made.SETTINGS, base_revision=0)
    manager = world.eyes("manager")
    with looking(manager):
        assert billing.set_up(manager, made.SETTINGS, base_revision=0).revision == 1
        with pytest.raises(billing.Stale):
            billing.set_up(manager, made.SETTINGS, base_revision=0)
        care = replace(made.SETTINGS, regime="care", vat_number="")
        assert billing.set_up(manager, care, base_revision=1).vat_number == ""
    with looking(replace(manager, practice_id=uuid4())) as lost, pytest.raises(Denied):
        billing.set_up(lost, made.SETTINGS, base_revision=0)
