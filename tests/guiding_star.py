"""A compass and someone who is trusted in the world of the tests."""

from uuid import uuid4

from luwte.actions import compass, tokens, trusted
from luwte.records.eyes import Eyes, Role, looking
from luwte.rules.compass import Beacon, Part, Series, Side
from tests.building import now

MAIL = "sis@friends.invalid"
WORDS = "Awake at four <b>\nNo patience & noise"


def write(world, parts=tuple(Part)):
    """Words in each part, and a signal."""
    with looking(world.eyes("coachee")) as own:
        for part in parts:
            compass.write(own, own.dossier_id, part, WORDS, client_id=uuid4(), base_revision=0)
        one = Beacon("Nights <b>", Series.SLEEP, Side.AT_MOST, 4, 3)
        compass.add_beacon(own, own.dossier_id, one, client_id=uuid4())


def invite(world, parts=(Part.FLAGS,), email=MAIL, name="Sis <b>", **more):
    """Someone who sees these parts and the word of the week; gives their id."""
    with looking(world.eyes("coachee")) as own:
        more = {"how": True, "client_id": uuid4(), **more}
        return trusted.invite(own, own.dossier_id, name, email, parts, **more)


def guest(row, turn=0):
    """Who holds the link."""
    return Eyes(Role.GUEST, now(), token=tokens.hashed(trusted.link(row, turn)))
