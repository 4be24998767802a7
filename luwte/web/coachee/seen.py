"""Who sees what is filled in here: one line on every page where something can be shared."""

from django.http import HttpRequest

from luwte.records.shares.queries import seen_by
from luwte.rules.consents import Scope


def seen(request: HttpRequest, scope: Scope = Scope.DAYS) -> dict[str, list[str]]:
    """The names for `design/who_sees.html`, as a value of the page."""
    return {"seen_by": seen_by(request.eyes, request.eyes.dossier_id, scope)}
