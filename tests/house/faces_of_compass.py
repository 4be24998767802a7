"""Pages of the compass and of who is trusted: empty, filled, kept twice, met in the days, shared, looked at."""

from uuid import uuid4

from django.test import Client
from django.urls import reverse

from luwte.actions import shares, trusted
from luwte.records.eyes import looking
from luwte.rules.consents import Scope
from tests import guiding_star
from tests.web.doors import client_of

OLD = {"client_id": "geen", "base_revision": "-1"}


def refused(world, coachee):
    """Each form, not right."""
    part = reverse("coachee:compass_part", args=["flags"])
    for words in ("a" * 901, " "):
        yield f"a part {len(words)}", coachee.post(part, {"client_id": uuid4(), "base_revision": 0, "words": words})
    yield "a part old", coachee.post(part, OLD)
    odd = {"name": "", "series": "?", "limit": "11", "side": "?", "times": "1"}
    every = {"client_id": uuid4(), "name": "x", "series": "energy", "limit": "10", "side": "at_most", "times": "3"}
    for data in ({**OLD, **odd}, every):
        yield f"a signal {data['limit']}", coachee.post(reverse("coachee:beacons"), data)
    invite = reverse("coachee:trusted_invite")
    yield "nobody invited", coachee.post(invite, {**OLD, "name": "", "email": "x"})
    own = {"client_id": uuid4(), "name": "x", "email": world.anna.email, "sees": ["flags"]}
    yield "oneself invited", coachee.post(invite, own)
    yield "a coach invited", coachee.post(invite, {**own, "email": world.coach.email})
    yield "a word of the week", coachee.post(reverse("coachee:trusted"), {"how": "?"})


def compass(world, coachee):
    """From nothing to a note of someone who looked."""
    for name in ("compass", "compass_card", "trusted", "trusted_invite", "compass_days"):
        yield f"empty {name}", coachee.get(reverse(f"coachee:{name}"))
    guiding_star.write(world)
    part = reverse("coachee:compass_part", args=["keep"])
    for base in (1, 1):
        data = {"client_id": uuid4(), "base_revision": base, "words": f"Walks {uuid4()}"}
        yield f"a part kept {uuid4()}", coachee.post(part, data, follow=True)
    yield "a part kept twice", coachee.get(part)
    for name in ("compass", "compass_card", "compass_days", "beacons"):
        yield f"filled {name}", coachee.get(reverse(f"coachee:{name}"))
    yield "looked at", coachee.post(reverse("coachee:compass_look"), follow=True)
    gone = {"place": 0, "revision": 1}
    yield "a signal taken away", coachee.post(reverse("coachee:beacon_away"), gone)
    with looking(world.eyes("coachee")) as own:
        shares.give(own, own.dossier_id, world.coach.id, Scope.COMPASS)
    yield "compass shared", client_of(world, "coach").get(reverse("coach:compass", args=[world.dossier.id]))
    row = guiding_star.invite(world)
    yield "a word told", coachee.post(reverse("coachee:trusted"), {"how": "busy"}, follow=True)
    page = reverse("guest:trusted", args=[trusted.link(row, 0)])
    yield "a door", Client().get(page)
    yield "a look", Client().post(page)
    yield "a note refused", Client().post(page, {"do": "note", "words": " "})
    yield "a note", Client().post(page, {"do": "note", "words": "Thinking of you <3"}, follow=True)
    for name, args in (("friend", [row]), ("trusted", [])):
        yield f"looked at: {name}", coachee.get(reverse(f"coachee:{name}", args=args))
    yield "nothing chosen refused", coachee.post(reverse("coachee:friend", args=[row]), {})
    for do in ("renew", "remove"):
        yield f"a friend: {do}", coachee.post(reverse("coachee:friend_act", args=[row]), {"do": do}, follow=True)
    yield "a friend gone", Client().get(page)
