"""Pages of reports and letters: proposed, released, opened, guessed at, withdrawn, answered; and refused."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse

from luwte.actions import releases
from tests import reporting
from tests.web.doors import client_of

OLD = {"client_id": "geen"}


def refused(world, coachee):
    """Each form, not right."""
    coach, here = client_of(world, "coach"), [world.dossier.id]
    odd = {
        **OLD,
        "first": "x",
        "last": "",
        "agreements": ["x"],
        "to": "",
        "email": "x",
        "question": "",
        "seen": "a" * 1501,
    }
    for name in ("report_new", "letter_new"):
        yield f"{name} refused", coach.post(reverse(f"coach:{name}", args=here), odd)


def reports(world, coachee):
    """A report and a letter, from proposal to reply."""
    coach, here = client_of(world, "coach"), [world.dossier.id]
    today = world.eyes("coach").today
    row, letter = reporting.propose(world), reporting.write(world)
    for name, one in (("report", row), ("letter", letter)):
        yield f"{name} proposed", coachee.get(reverse("coachee:report", args=[one]))
        yield f"{name} proposed, to the coach", coach.get(reverse("coach:report", args=[*here, one]))
        yield f"{name} released", coachee.post(reverse("coachee:report", args=[one]), {"do": "release"}, follow=True)
        yield f"{name} released, to the coach", coach.get(reverse("coach:report", args=[*here, one]))
    for side, args in (("coachee", []), ("coach", here)):
        yield f"all reports of {side}", client_of(world, side).get(reverse(f"{side}:reports", args=args))
    noted = {"on": today, "words": "Come in a week <b>"}
    yield "a reply", coach.post(reverse("coach:report", args=[*here, letter]), noted, follow=True)
    late = {"on": today + timedelta(days=1), "words": "a"}
    yield "a reply refused", coach.post(reverse("coach:report", args=[*here, letter]), late)
    page = reverse("guest:report", args=[releases.link(row, 0)])
    yield "a code asked", Client().get(page)
    yield "a code refused", Client().post(page, {"code": "1"})
    yield "a report opened", Client().post(page, {"code": releases.code_of(row, 0)})
    yield "a report that was opened", coachee.get(reverse("coachee:report", args=[row]))
    for _guess in range(5):
        last = Client().post(page, {"code": "0"})
    yield "a report guessed at gone", last if last.status_code == 410 else Client().get(page)
    yield "a report that opens no more", coachee.get(reverse("coachee:report", args=[row]))
    for do in ("renew", "withdraw"):
        yield f"a report: {do}", coachee.post(reverse("coachee:report", args=[row]), {"do": do}, follow=True)
    yield "not any more", coachee.post(reverse("coachee:report", args=[row]), {"do": "renew"}, follow=True)
