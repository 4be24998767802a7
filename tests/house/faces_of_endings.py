"""Pages of the end and of what comes after: before, refused, ended, three months later; and released numbers."""

from datetime import timedelta
from uuid import uuid4

import time_machine
from django.urls import reverse

from luwte.actions import outcomes
from luwte.records.endings.queries import moments
from luwte.records.eyes import clock, looking
from tests.building import now
from tests.web.doors import client_of

OLD = {"client_id": "geen", "base_revision": "-1"}


def refused(world, coachee):
    """An end with odd days."""
    coach, page = client_of(world, "coach"), reverse("coach:end", args=[world.dossier.id])
    yield "an end old", coach.post(page, {**OLD, "on": "x", "did": "a" * 601})
    tomorrow = {"client_id": uuid4(), "on": world.eyes("coach").today + timedelta(days=1)}
    yield "an end to come", coach.post(page, tomorrow)
    yield "own words", coachee.post(reverse("coachee:ending"), {**OLD, "words": "a" * 601})


def ends(world, coachee):
    """From a running trajectory to its first moment after the end."""
    here = [world.dossier.id]
    coach, page = client_of(world, "coach"), reverse("coach:end", args=here)
    data = {"client_id": uuid4(), "on": world.eyes("coach").today, "did": "Walks <b>", "helps": "Rest & air"}
    yield "an end", coach.post(page, data, follow=True)
    for name in ("ending", "follow_up", "trajectory"):
        yield f"ended: {name}", coachee.get(reverse(f"coachee:{name}"))
    yield "ended, to the coach", coach.get(reverse("coach:dossier", args=here))
    for words in ("Small steps", "Slow steps"):
        data = {"client_id": uuid4(), "base_revision": 1, "words": words}
        yield f"own words: {words}", coachee.post(reverse("coachee:ending"), data, follow=True)
    with looking(world.eyes("coachee")) as own:
        first = moments(own, own.dossier_id)[0].on
    yield from _later(world, first)
    for time in ("on", "was"):
        yield f"it goes {time}", coach.post(reverse("coach:end_act", args=here), {"do": "reopen"}, follow=True)


def _later(world, first):
    ahead = now() + (first - world.eyes("coachee").today)
    with time_machine.travel(ahead, tick=True):
        coachee, coach = client_of(world, "coachee"), client_of(world, "coach")
        for name in ("today", "follow_up"):
            yield f"three months later: {name}", coachee.get(reverse(f"coachee:{name}"))
        page = reverse("coachee:follow_up")
        yield "later refused", coachee.post(page, {**OLD, "said": "?"})
        said = {"client_id": uuid4(), "base_revision": 0, "said": "talk", "words": "Busy <again>"}
        yield "a talk wanted", coachee.post(page, said, follow=True)
        yield "a talk wanted, on the list", coach.get(reverse("coach:caseload"))
        yield "a talk wanted, to the coach", coach.get(reverse("coach:end", args=[world.dossier.id]))
        with looking(clock(ahead)) as house:
            outcomes.release_last_year(house)
        yield "numbers", client_of(world, "manager").get(reverse("practice:outcomes"))
