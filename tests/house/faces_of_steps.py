"""Pages of the steps back to work: empty, being written, put down, turned, looked back on, shared; and refused."""

from datetime import timedelta
from uuid import uuid4

from django.urls import reverse

from luwte.actions import shares
from luwte.records.directions.queries import ways as found
from luwte.records.eyes import looking
from luwte.rules.consents import Scope
from tests import stepping
from tests.web.doors import client_of

OLD = {"client_id": "geen", "base_revision": "-1"}


def refused(world, coachee):
    """Each form of the steps, not right."""
    yield "steps: a place", coachee.post(reverse("coachee:back_steps"), {**OLD, "kind": "?", "name": " "})
    stepping.write(world)
    odd = {"weeks": "-1", "starts_on": "x", "days_0": "8", "hours_0": "veel", "where_0": "?", "tasks_0": "a" * 301}
    for name, args in (("back_step", [1]), ("back_step_new", [])):
        yield f"steps: {name}", coachee.post(reverse(f"coachee:{name}", args=args), {**OLD, **odd})
    yield "steps: nobody agreed", coachee.post(reverse("coachee:back_agree"), {"client_id": uuid4()})
    yield "steps: a turn", coachee.post(reverse("coachee:back"), {**OLD, "turn": "?", "on": "x"})
    for data in ({"cost": "a" * 501, **OLD}, {"client_id": uuid4(), "base_revision": 0}):
        yield f"steps: a week {len(data)}", coachee.post(reverse("coachee:back_week"), data)


def talks_and_dates(world, coachee):
    """The law's dates with and without a day, and with a calendar; a talk prepared, kept twice, on a card; refused."""
    for name in ("legal", "work_talks"):
        yield f"empty: {name}", coachee.get(reverse(f"coachee:{name}"))
    today = world.eyes("coachee").today
    for back, more in ((300, {}), (330, {"in_calendar": "on"})):
        data = {"client_id": uuid4(), "on": today - timedelta(days=back), **more}
        yield f"dates of the law {back}", coachee.post(reverse("coachee:legal"), data, follow=True)
    for on in ("x", today + timedelta(days=1), today - timedelta(days=1100)):
        refused = coachee.post(reverse("coachee:legal"), {"client_id": uuid4(), "on": on})
        yield f"dates of the law {on == 'x'} {on} refused", refused
    page = reverse("coachee:work_talk", args=["doctor"])
    for base in (0, 1, 1):
        data = {"client_id": uuid4(), "base_revision": base, "say": f"more <air> {uuid4()}", "sentences": "No & yes"}
        yield f"a talk prepared {base} {uuid4()}", coachee.post(page, data, follow=True)
    for name in ("work_talks", "work_talk_card"):
        yield f"prepared: {name}", coachee.get(reverse(f"coachee:{name}", args=["doctor"] * (name != "work_talks")))
    yield "a talk refused", coachee.post(page, {**OLD, "say": "a" * 601})


def ways(world, coachee):
    """No way yet, one, two beside each other, kept twice, taken away; what a coach reads; and refused."""
    yield "no ways", coachee.get(reverse("coachee:ways"))
    for name in ("Library <b>", "Garden & so"):
        data = {
            "client_id": uuid4(),
            "base_revision": 0,
            "name": name,
            "kind": "study",
            "gives": "air",
            "attempt": "a day",
        }
        yield f"a way {name}", coachee.post(reverse("coachee:way_new"), data, follow=True)
    with looking(world.eyes("coachee")) as own:
        row = found(own, own.dossier_id)[0].id
    page = reverse("coachee:way", args=[row])
    for base in (1, 1):
        data |= {"client_id": uuid4(), "base_revision": base, "costs": f"time {uuid4()}"}
        yield f"a way again {base}", coachee.post(page, data, follow=True)
    yield "a way kept twice", coachee.get(page)
    with looking(world.eyes("coachee")) as own:
        shares.give(own, own.dossier_id, world.coach.id, Scope.DIRECTIONS)
    yield "ways shared", client_of(world, "coach").get(reverse("coach:back", args=[world.dossier.id]))
    yield "a way taken away", coachee.post(reverse("coachee:way_away", args=[row]))
    yield (
        "a way refused",
        coachee.post(page.replace(str(row), "nieuw"), {**OLD, "name": "", "kind": "?", "gives": "a" * 401}),
    )


def steps(world, coachee):
    """From nothing to what a coach reads."""
    for name in ("back", "back_steps"):
        yield f"no steps: {name}", coachee.get(reverse(f"coachee:{name}"))
    yield (
        "a place",
        coachee.post(
            reverse("coachee:back_steps"),
            {"client_id": uuid4(), "base_revision": 0, "kind": "study", "name": "x"},
            follow=True,
        ),
    )
    stepping.write(world)
    stepping.write(world)
    for name in ("back", "back_steps", "back_step_new", "back_agree"):
        yield f"steps written: {name}", coachee.get(reverse(f"coachee:{name}"))
    stepping.live(world)
    for name in ("back", "back_week", "today"):
        yield f"steps put down: {name}", coachee.get(reverse(f"coachee:{name}"))
    stepping.turn(world)
    yield "standing still", coachee.get(reverse("coachee:back"))
    yield "a version", coachee.get(reverse("coachee:back_version", args=[1]))
    before = world.eyes("coachee").today - timedelta(days=7)
    yield "an earlier week", coachee.get(reverse("coachee:back_week_of", args=[before]))
    coach = client_of(world, "coach")
    with looking(world.eyes("coachee")) as own:
        for scope in (Scope.STEPS, Scope.WEEK_REVIEW):
            shares.give(own, own.dossier_id, world.coach.id, scope)
            yield f"shared: {scope}", coach.get(reverse("coach:back", args=[world.dossier.id]))
