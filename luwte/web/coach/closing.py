"""Putting a dossier to rest, and taking it up again within a day."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from luwte.web.design import closing


def stop(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Everything stops for one dossier."""
    return closing.stop(request, dossier_id, "coach")


def at_rest(request: HttpRequest) -> HttpResponse:
    """What can still be taken up again."""
    return closing.at_rest(request, "coach")
