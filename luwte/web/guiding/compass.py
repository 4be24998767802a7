"""The compass as the coachee shares it, to read only."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from luwte.records.compass.queries import compass
from luwte.records.shares.queries import scopes
from luwte.rules.consents import Scope
from luwte.web.design.compass import in_words, told
from luwte.web.guiding.places import opened, show


def shared(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The parts and the signals, when they are shared."""
    found = opened(request, dossier_id, "compass")
    held = compass(request.eyes, found.id)
    facts = {
        "told": told(held),
        "beacons": [in_words(one) for one in held.beacons],
        "looked_on": held.looked_on,
        "shared": Scope.COMPASS in scopes(request.eyes, found.id),
    }
    return show(request, "compass", dossier=found, **facts)
