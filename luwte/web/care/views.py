"""The dossiers that this care professional looks along with, each as far as it is shared."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from luwte.actions import looks
from luwte.actions.dossiers import there
from luwte.records.dossiers.queries import visible
from luwte.records.shares.queries import shared_ids
from luwte.records.trajectories.queries import course
from luwte.rules.consents import Scope
from luwte.web.design.timeline import timeline
from luwte.web.guiding.first import step


def caseload(request: HttpRequest) -> HttpResponse:
    """Whom this professional looks along with, by name."""
    dossiers = list(visible(request.eyes).select_related("person").order_by("person__name"))
    looks.over(request.eyes, "caseload", [dossier.id for dossier in dossiers])
    return render(request, "care/caseload.html", {"dossiers": dossiers})


def dossier(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """One person's days, when shared."""
    eyes = request.eyes
    found = there(eyes, dossier_id)
    looks.into(eyes, found, "days")
    shared = found.id in shared_ids(eyes, Scope.DAYS)
    picture = timeline(eyes, found.id, request.GET.get("tijd", "")) if shared else None
    facts = {"dossier": found, "shared": shared, "timeline": picture, "course": course(eyes, found.id)}
    facts |= {"ns": "care", "step": step(eyes, found.id)}
    return render(request, "care/dossier.html", facts)
