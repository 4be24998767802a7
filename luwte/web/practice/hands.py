"""A practice that stops, and proposing another coach."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from luwte.actions import farewells, transfers
from luwte.actions.dossiers import NotThere
from luwte.records.closings import queries
from luwte.rules.continuity import Wrong
from luwte.web.design.fields import day
from luwte.web.threshold.requests import posted

DAYS = {
    Wrong.PAST: _l("Deze dag is al voorbij. Kies een dag die nog komt."),
    Wrong.LONG: _l("Deze dag is te ver weg. Kies een dag binnen twee jaar."),
}


class FarewellForm(forms.Form):
    """The last day."""

    last_day = day(_l("De laatste dag van de praktijk"))


def farewell(request: HttpRequest) -> HttpResponse:
    """Telling every coachee that the practice stops, and taking it back."""
    eyes = request.eyes
    if request.POST.get("do") == "back":
        farewells.withdraw(eyes)
        messages.success(request, _("Teruggenomen. De bladzijde is weg bij je coachees."))
        return redirect("practice:farewell")
    form = FarewellForm(posted(request))
    if request.method == "POST" and form.is_valid() and _told(request, form):
        messages.success(request, _("Opgeslagen. Elke coachee krijgt een mail."))
        return redirect("practice:farewell")
    facts = {"form": form, "told": queries.farewell(eyes)}
    return render(request, "practice/farewell.html", facts, status=422 if form.errors else 200)


@require_POST
def transfer(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Proposes another coach for one coachee, or takes the proposal back."""
    if request.POST.get("do") == "back":
        transfers.withdraw(request.eyes, dossier_id)
        messages.success(request, _("Teruggenomen. Er verandert niets."))
        return redirect("practice:guides", dossier_id=dossier_id)
    try:
        leaves, comes = (UUID(request.POST.get(name, "")) for name in ("leaves", "comes"))
        transfers.propose(request.eyes, dossier_id, leaves, comes)
    except ValueError:
        raise NotThere from None
    except transfers.Already:
        messages.warning(request, _("Er staat al een voorstel. Neem dat eerst terug."))
    else:
        messages.success(request, _("Voorgesteld. Je coachee krijgt een mail en kiest wat er meegaat."))
    return redirect("practice:guides", dossier_id=dossier_id)


def _told(request: HttpRequest, form: FarewellForm) -> bool:
    try:
        farewells.tell(request.eyes, form.cleaned_data["last_day"])
    except farewells.NotTaken as fault:
        form.add_error("last_day", DAYS[fault.why])
        return False
    except farewells.Already:
        form.add_error("last_day", _("Er staat al een laatste dag. Neem die eerst terug."))
        return False
    return True
