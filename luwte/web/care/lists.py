"""Questionnaires of the care professional: of the practice, and for one person."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from luwte.web.design import lists

SPACE = "care"


def every(request: HttpRequest) -> HttpResponse:
    """The questionnaires of the practice."""
    return lists.every(request, SPACE)


def bring(request: HttpRequest) -> HttpResponse:
    """A questionnaire as a file."""
    return lists.bring(request, SPACE)


def give(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """What was given to one person, and one more."""
    return lists.give(request, dossier_id, SPACE)


@require_POST
def withdraw(request: HttpRequest, dossier_id: UUID, request_id: UUID) -> HttpResponse:
    """Asked no more."""
    return lists.withdraw(request, dossier_id, request_id, SPACE)


def answers(request: HttpRequest, dossier_id: UUID, response_id: UUID) -> HttpResponse:
    """One finished questionnaire, when it is shared."""
    return lists.answers(request, dossier_id, response_id, SPACE)
