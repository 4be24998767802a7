"""Pages that several audiences have: the questionnaires of a practice, bringing one, and giving one to someone."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from luwte.actions import instruments, looks
from luwte.actions.dossiers import NotThere, there
from luwte.exchange.fhir import questionnaires
from luwte.exchange.fhir.taking import NotReadable, Reason
from luwte.records.eyes import Role
from luwte.records.responses import queries
from luwte.web.design import giving
from luwte.web.threshold.requests import posted


def every(request: HttpRequest, space: str) -> HttpResponse:
    """The questionnaires of the practice."""
    found = queries.instruments(request.eyes)
    manages = request.eyes.role is Role.PRACTICE_MANAGER
    facts = {"instruments": found, "who": giving.WHO, "manages": manages, **_addresses(space)}
    return render(request, "design/lists/every.html", facts)


def bring(request: HttpRequest, space: str) -> HttpResponse:
    """A file, then what it holds, then in use; nothing is stored before it is confirmed."""
    if request.method == "POST" and "held" in request.POST:
        return _keep(request, space)
    form = giving.FileForm(request.POST, request.FILES) if request.method == "POST" else giving.FileForm()
    if request.method == "POST" and getattr(request, "too_big", False):
        form.errors["file"] = form.error_class([giving.REFUSALS[Reason.TOO_BIG]])
    elif request.method == "POST" and form.is_valid():
        try:
            facts = giving.looked(form.cleaned_data["file"].read())
        except NotReadable as fault:
            form.add_error("file", f"{giving.REFUSALS[fault.reason]} {_where(fault)}".strip())
        else:
            return render(request, "design/lists/preview.html", {**facts, **_addresses(space)})
    facts = {"form": form, **_addresses(space)}
    return render(request, "design/lists/bring.html", facts, status=422 if form.errors else 200)


def give(request: HttpRequest, dossier_id: UUID, space: str) -> HttpResponse:
    """What was given and what it asks this week, a form to give one more, and shared answers."""
    eyes = request.eyes
    dossier = there(eyes, dossier_id)
    form = giving.GiveForm(eyes, posted(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        instruments.give(eyes, dossier.id, UUID(said["instrument"]), said["moment"], client_id=said["client_id"])
        messages.success(request, _("Opgeslagen. De lijst staat klaar voor je coachee."))
        return redirect(f"{space}:questionnaires", dossier_id=dossier.id)
    looks.into(eyes, dossier, "questionnaires")
    facts = {"dossier": dossier, "form": form, **giving.page(eyes, dossier.id), **_addresses(space)}
    return render(request, "design/lists/give.html", facts, status=422 if form.errors else 200)


def withdraw(request: HttpRequest, dossier_id: UUID, request_id: UUID, space: str) -> HttpResponse:
    """Asked no more, or again."""
    back = request.POST.get("do") == "back"
    instruments.withdraw(request.eyes, dossier_id, request_id, withdrawn=not back)
    messages.success(
        request, _("Teruggezet.") if back else _("Ingetrokken. Wat al is ingevuld, blijft van je coachee.")
    )
    return redirect(f"{space}:questionnaires", dossier_id=dossier_id)


def answers(request: HttpRequest, dossier_id: UUID, response_id: UUID, space: str) -> HttpResponse:
    """One finished questionnaire, when it is shared."""
    eyes = request.eyes
    dossier = there(eyes, dossier_id)
    facts = giving.answers(eyes, dossier.id, response_id, request.GET.get("toon", ""))
    looks.into(eyes, dossier, "responses")
    return render(request, "design/lists/answers.html", {"dossier": dossier, **facts, **_addresses(space)})


def _keep(request: HttpRequest, space: str) -> HttpResponse:
    form = giving.KeepForm(request.POST)
    try:
        data = giving.unpack(request.POST.get("held", ""))
        read = questionnaires.read(data)
    except NotReadable:
        raise NotThere from None
    if form.is_valid():
        said = form.cleaned_data
        instruments.bring(request.eyes, data, said["assignable_by"], client_id=said["client_id"], title=said["title"])
        messages.success(request, _("Opgeslagen. De lijst is in gebruik."))
        return redirect(f"{space}:instruments")
    facts = {**giving.told(read), "form": form, **_addresses(space)}
    return render(request, "design/lists/preview.html", facts, status=422)


def _where(fault: NotReadable) -> str:
    return _("Het gaat om: %(where)s.") % {"where": fault.where[:120]} if fault.where else ""


def _addresses(space: str) -> dict[str, Any]:
    """The layout and the names of the addresses of an audience."""
    return {
        "layout": f"{space}/base.html",
        "space": space,
        "list_name": f"{space}:instruments",
        "bring_name": f"{space}:instrument_bring",
        "questionnaires_name": f"{space}:questionnaires",
        "withdraw_name": f"{space}:questionnaire_withdraw",
        "answers_name": f"{space}:response",
        "dossier_name": f"{space}:dossier",
    }
