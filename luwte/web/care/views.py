"""The dossiers that this care professional looks along with, each as far as it is shared."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from luwte.actions import looks
from luwte.actions.dossiers import there
from luwte.records.dossiers.queries import visible
from luwte.records.messages.queries import waiting
from luwte.records.shares.queries import every_scope
from luwte.records.trajectories.queries import course
from luwte.web.care.released import released, scope_titles
from luwte.web.guiding.first import step


def caseload(request: HttpRequest) -> HttpResponse:
    """Whom this professional looks along with, by name, and what each lets them see."""
    eyes = request.eyes
    dossiers = list(visible(eyes).select_related("person").order_by("person__name"))
    looks.over(eyes, "caseload", [dossier.id for dossier in dossiers])
    held, unread = every_scope(eyes), waiting(eyes)
    rows = [
        {"dossier": one, "shared": scope_titles(held.get(one.id, set())), "waits": one.id in unread} for one in dossiers
    ]
    return render(request, "care/caseload.html", {"rows": rows})


def dossier(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """One person, as far as they let it be seen."""
    eyes = request.eyes
    found = there(eyes, dossier_id)
    looks.into(eyes, found, "released")
    facts = {"dossier": found, "course": course(eyes, found.id), "ns": "care", "step": step(eyes, found.id)}
    facts |= released(eyes, found, request.GET.get("tijd", ""))
    return render(request, "care/dossier.html", facts)
