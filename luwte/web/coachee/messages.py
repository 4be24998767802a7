"""Messages with whoever guides: calm about when an answer comes, and readable after it ended."""

from typing import Any
from uuid import UUID

from django.contrib import messages as told
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from luwte.actions import messages as acts
from luwte.actions.dossiers import NotThere
from luwte.records.dossiers.queries import guides
from luwte.records.eyes import Eyes
from luwte.records.messages import queries
from luwte.records.offices.queries import stand_ins
from luwte.records.people.queries import name_of
from luwte.web.design.messages import MessageForm, autosave, by_words, expected, paged, sent, served, withdrawn
from luwte.web.threshold.uploads import in_memory


@require_safe
def messages(request: HttpRequest) -> HttpResponse:
    """With whom; straight to the conversation when there is one only."""
    eyes = request.eyes
    found = _people(eyes)
    if len(found) == 1:
        return _conversation(request, found, next(iter(found)))
    new = queries.unread_from(eyes, eyes.dossier_id)
    people = [{"id": one, "name": name, "now": now, "new": one in new} for one, (name, now) in found.items()]
    return render(request, "coachee/messages.html", {"people": people})


@in_memory
def conversation(request: HttpRequest, guide: UUID) -> HttpResponse:
    """One conversation: what to expect, the form, and what was written."""
    if (found := _people(request.eyes)) is not None and guide not in found:
        raise NotThere
    return _conversation(request, found, guide)


def attachment(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """A file of a message."""
    return served(request.eyes, request.eyes.dossier_id, row_id)


@require_POST
def back(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """Takes a message back."""
    answer = withdrawn(
        request, request.eyes.dossier_id, message_id, lambda guide: redirect("coachee:conversation", guide=guide)
    )
    return answer or redirect("coachee:messages")


@require_POST
def drop(request: HttpRequest, guide: UUID) -> HttpResponse:
    """Throws a draft away."""
    acts.drop(request.eyes, request.eyes.dossier_id, guide)
    told.success(request, _("Weggegooid."))
    return redirect("coachee:messages")


def new_from(eyes: Eyes) -> list[str]:
    """Names of who wrote something that was not opened yet, for Vandaag. One query when there is nothing."""
    found = queries.unread_from(eyes, eyes.dossier_id)
    return sorted(name_of(eyes, found).values())


def _people(eyes: Eyes) -> dict[UUID, tuple[str, bool]]:
    """Who guides now, then with whom there were messages before: name, and whether they guide now."""
    now = {one.person_id: (one.person.name, True) for one in guides(eyes, eyes.dossier_id)}
    before = [one for one in queries.partners(eyes, eyes.dossier_id) if one not in now]
    names = name_of(eyes, before)
    return now | {one: (names.get(one, _("Iemand van de praktijk")), False) for one in before}


def _conversation(request: HttpRequest, people: dict[UUID, tuple[str, bool]], guide: UUID) -> HttpResponse:
    eyes, (who, now) = request.eyes, people[guide]
    here = reverse("coachee:conversation", args=[guide])
    if request.method == "POST" and not now:
        raise NotThere
    if request.headers.get("X-Luwte-Autosave") and request.method == "POST":
        return autosave(request, eyes.dossier_id, guide, here)
    form = MessageForm(request.POST, request.FILES) if request.method == "POST" else None
    if form is not None and sent(request, form, eyes.dossier_id, guide):
        told.success(request, _sent_words(expected(eyes, guide)["by"]))
        return redirect(here)
    facts = {"stand_ins": [(one.name, one.email) for one in stand_ins(eyes, guide)]}
    page = paged(request, eyes.dossier_id, guide, here)
    facts |= {"guide": guide, "who": who, "several": len(people) > 1, **page}
    if now:
        facts |= _writing(eyes, guide, form)
    acts.read(eyes, eyes.dossier_id, guide)
    return render(request, "coachee/conversation.html", facts, status=422 if form is not None else 200)


def _writing(eyes: Eyes, guide: UUID, form: MessageForm | None) -> dict[str, Any]:
    draft = queries.draft(eyes, eyes.dossier_id, guide)
    form = form or MessageForm(initial={"text": draft.text, "base_revision": draft.revision})
    return {"form": form, "draft": draft, "expected": expected(eyes, guide)}


def _sent_words(day: Any) -> str:
    if day is None:
        return str(_("Verstuurd."))
    return str(_("Verstuurd. Je krijgt antwoord, uiterlijk %(day)s.") % {"day": by_words(day)})
