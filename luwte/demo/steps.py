"""Steps back to work in the demo: someone in the third week of the second step, who looks back each week."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from luwte.actions import reintegration, week_reviews
from luwte.records.eyes import Eyes, looking
from luwte.rules.reintegration.reviews import Review
from luwte.rules.reintegration.values import Agreed, Kind, Plan, Post, Step, Stint, Where, Who

POST = Post("p1", Kind.EMPLOYER, "de bibliotheek")
FIRST = Stint("p1", 2, 120, Where.THERE, "boeken terugzetten", "elk uur even naar buiten", "geen telefoon")
SECOND = Stint("p1", 3, 150, Where.BOTH, "boeken terugzetten, de mail van de leeskring", "elk uur even naar buiten")
WEEKS = (
    Review(
        "Twee vergaderingen op een dag.",
        "De kinderen van de leeskring.",
        "Na elk uur naar buiten.",
        "",
        "",
        {"p1": 420},
    ),
    Review(
        "De telefoon.",
        "Rustig boeken terugzetten.",
        "Op tijd naar huis.",
        "Collega's die veel vragen.",
        "Zeggen wanneer ik wegga.",
        {"p1": 450},
    ),
    Review("De reis.", "Dat het gewoon ging.", "Thuis eerst een half uur niets.", "", "", {"p1": 240}),
)


def third_week(own: Eyes, dossier_id: UUID, made: Callable[[], UUID]) -> None:
    """Agreed eight weeks ago with a manager and a company doctor; three weeks looked back on."""
    begun = own.today - timedelta(weeks=6)
    steps = (Step(4, (FIRST,), begun), Step(4, (SECOND,)), Step(4, (replace(SECOND, days=4, minutes=180),)))
    early = replace(own, at=own.at - timedelta(weeks=8))
    with looking(early):
        plan = Plan((POST,), steps)
        reintegration.save(early, dossier_id, plan, client_id=made(), base_revision=0)
        agreed = (
            Agreed(Who.ME, "", early.today),
            Agreed(Who.MANAGER, "Wim", early.today),
            Agreed(Who.DOCTOR, "", early.today),
        )
        reintegration.agree(early, dossier_id, agreed, client_id=made())
    for back, review in enumerate(WEEKS, 1):
        then = replace(own, at=own.at - timedelta(weeks=back))
        with looking(then):
            week_reviews.save(then, dossier_id, then.today, review, client_id=made(), base_revision=0)
