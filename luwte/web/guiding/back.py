"""The way back to work as the coachee shares it: steps, turns and weeks, to read only."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from luwte.records.directions.queries import ways
from luwte.records.reintegration import queries
from luwte.records.shares.queries import scopes
from luwte.rules.consents import Scope
from luwte.web.design import reintegration as design
from luwte.web.design.directions import compared
from luwte.web.guiding.places import opened, show

SHOWN = 12


def back(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The steps and the weeks, each when it is shared."""
    found = opened(request, dossier_id, "reintegration")
    eyes = request.eyes
    held = scopes(eyes, found.id)
    steps_shared, weeks_shared = Scope.STEPS in held, Scope.WEEK_REVIEW in held
    shown = design.shown(eyes, found.id) if steps_shared else None
    who = design.who_words(found.practice.country, own=False)
    facts = {
        "shown": shown,
        "steps_shared": steps_shared,
        "weeks_shared": weeks_shared,
        "agreed": design.agreed(shown["version"].agreed, who) if shown else [],
        "ways": ways(eyes, found.id),
        **compared(ways(eyes, found.id)),
        "reviews": queries.reviews(eyes, found.id)[:SHOWN],
    }
    return show(request, "back", dossier=found, **facts)
