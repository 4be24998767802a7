"""Questionnaires of the practice: bringing one as a file, and ending one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luwte.actions import instruments
from luwte.web.design import lists

SPACE = "practice"


def every(request: HttpRequest) -> HttpResponse:
    """The questionnaires of the practice."""
    return lists.every(request, SPACE)


def bring(request: HttpRequest) -> HttpResponse:
    """A questionnaire as a file."""
    return lists.bring(request, SPACE)


@require_POST
def end(request: HttpRequest, instrument_id: UUID) -> HttpResponse:
    """Given no more, or again."""
    ended = request.POST.get("do") != "again"
    instruments.end(request.eyes, instrument_id, ended=ended)
    messages.success(request, _("Opgeslagen. Deze lijst wordt niet meer gegeven.") if ended else _("Opgeslagen."))
    return redirect("practice:instruments")
