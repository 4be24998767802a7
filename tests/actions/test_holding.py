"""What was typed after log-out: for one person, for one hour."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from luwte.actions.holding import hold, release

AT, ANNA = datetime(2026, 11, 24, 20, tzinfo=UTC), uuid4()


def test_it_is_there_again_for_the_same_person_within_the_hour():
    held = hold(ANNA, {"note": "mijn regel"}, AT)
    assert "mijn regel" not in held
    assert release(ANNA, held, AT + timedelta(minutes=59)) == {"note": "mijn regel"}
    assert release(ANNA, held, AT + timedelta(minutes=61)) is None
    assert release(uuid4(), held, AT) is None


@pytest.mark.parametrize("junk", ["", "x", "é", "AAAA", "AQ=="])
def test_junk_is_nothing(junk):
    assert release(ANNA, junk, AT) is None
