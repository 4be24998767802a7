"""Messages with one coachee, as whoever guides sees them: their own conversation and nobody else's."""

from uuid import UUID

from django.contrib import messages as told
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luwte.actions import looks
from luwte.actions import messages as acts
from luwte.actions.dossiers import there
from luwte.records.messages import queries
from luwte.web.design.messages import MessageForm, autosave, expected, paged, sent, served, withdrawn
from luwte.web.guiding.places import back, opened, show, space
from luwte.web.threshold.uploads import in_memory


@in_memory
def messages(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """What was written, and a message of one's own."""
    found = opened(request, dossier_id, "messages")
    eyes, here = request.eyes, reverse(f"{space(request)}:messages", args=[found.id])
    if request.headers.get("X-Luwte-Autosave") and request.method == "POST":
        return autosave(request, found.id, eyes.me, here)
    form = MessageForm(request.POST, request.FILES) if request.method == "POST" else None
    if form is not None and sent(request, form, found.id, eyes.me):
        told.success(request, _("Verstuurd."))
        return back(request, "messages", found.id)
    draft = queries.draft(eyes, found.id, eyes.me)
    form = form or MessageForm(initial={"text": draft.text, "base_revision": draft.revision})
    facts = {"dossier": found, "form": form, "draft": draft, "expected": expected(eyes, eyes.me)}
    facts |= paged(request, found.id, eyes.me, here)
    acts.read(eyes, found.id, eyes.me)
    return show(request, "messages", **facts)


def attachment(request: HttpRequest, dossier_id: UUID, row_id: UUID) -> HttpResponse:
    """A file of a message, and the look at it in the log."""
    found = there(request.eyes, dossier_id)
    response = served(request.eyes, found.id, row_id)
    looks.into(request.eyes, found, "attachment")
    return response


@require_POST
def withdraw(request: HttpRequest, dossier_id: UUID, message_id: UUID) -> HttpResponse:
    """Takes a message back."""
    here = back(request, "messages", dossier_id)
    return withdrawn(request, dossier_id, message_id, lambda _guide: here) or here


@require_POST
def drop(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Throws a draft away."""
    acts.drop(request.eyes, dossier_id, request.eyes.me)
    told.success(request, _("Weggegooid."))
    return back(request, "messages", dossier_id)


@require_POST
def unread(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Stands on one's list again as new."""
    acts.unread(request.eyes, dossier_id, request.eyes.me)
    told.success(request, _("Opgeslagen. Het bericht staat weer bij je werk."))
    return back(request, "dossier", dossier_id)
