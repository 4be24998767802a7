"""Asking the client organisation four short questions: the coachee asks, sees the answers first, and may stop it."""

from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from luwte.actions import orientations
from luwte.actions.dossiers import NotThere, there
from luwte.records.dossiers.queries import guides
from luwte.records.eyes import Role
from luwte.records.orientations.queries import latest, one
from luwte.rules.orientations import Wrong
from luwte.web.coachee.forms import OnceForm
from luwte.web.design.orientation import questions

SENTENCES = {
    Wrong.ALREADY: _l("Er is al een vraag onderweg. Trek die eerst in."),
    Wrong.TOO_OFTEN: _l("Je vroeg dit drie keer in twee weken. Wacht even met een nieuwe vraag."),
}


class AskForm(OnceForm):
    """Of whom it is asked."""

    name = forms.CharField(
        label=_l("Naam van je contactpersoon"),
        max_length=80,
        error_messages={"required": _l("Schrijf een naam.")},
    )
    email = forms.EmailField(
        label=_l("Mailadres van je contactpersoon"),
        max_length=254,
        error_messages={
            "required": _l("Schrijf een mailadres."),
            "invalid": _l("Dit lijkt geen mailadres. Kijk het nog eens na."),
        },
    )


def orientation(request: HttpRequest) -> HttpResponse:
    """What it is before it is asked, and where it stands after."""
    eyes = request.eyes
    form = AskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _asked(request, form):
        messages.success(request, _("De mail is onderweg. Jij ziet de antwoorden als eerste."))
        return redirect("coachee:orientation")
    found = latest(eyes, eyes.dossier_id)
    facts = {
        "asked": found,
        "answers": questions(found.answers) if found else [],
        "form": form,
        "asked_for": questions({}),
        "me": there(eyes, eyes.dossier_id),
        "coaches": [g.person.name for g in guides(eyes, eyes.dossier_id) if g.role == Role.COACH.value],
    }
    return render(request, "coachee/orientation.html", facts, status=422 if form.errors else 200)


@require_POST
def show(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Lets the coach see the answers, or no more."""
    eyes = request.eyes
    act = {"give": orientations.release, "withdraw": orientations.take_back}.get(request.POST.get("do", ""))
    if act is None:
        raise NotThere
    act(eyes, eyes.dossier_id, row_id)
    messages.success(request, _("Opgeslagen. Dit geldt meteen."))
    return redirect("coachee:orientation")


def away(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Asks once more, and withdraws the whole."""
    eyes = request.eyes
    if one(eyes, eyes.dossier_id, row_id) is None:
        raise NotThere
    if request.method == "POST":
        orientations.withdraw(eyes, eyes.dossier_id, row_id)
        messages.success(request, _("Ingetrokken. De link werkt niet meer."))
        return redirect("coachee:orientation")
    return render(request, "coachee/orientation_away.html", {"row_id": row_id, "client_id": uuid4()})


def _asked(request: HttpRequest, form: AskForm) -> bool:
    said = form.cleaned_data
    try:
        orientations.ask(
            request.eyes, request.eyes.dossier_id, said["name"], said["email"], client_id=said["client_id"]
        )
    except orientations.NotTaken as fault:
        form.add_error(None, SENTENCES[fault.why])
        return False
    return True
